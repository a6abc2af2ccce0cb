"""What a document adds to measures, one family for measures that are made of the same.

A family counts one document, for two annotators or for all who finished the layer. What it counts is kept,
and the measures add it up.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property
from typing import Any, TypeVar

from annotator.agreement import alpha_u, gamma, u_alpha
from annotator.agreement.aligned import aligned
from annotator.agreement.attributes import judgment
from annotator.agreement.continua import Continuum
from annotator.agreement.f_scores import tally_comparison
from annotator.agreement.link_scores import (
    Link,
    Linking,
    exact_ends,
    matched_ends,
    tally_links,
    tally_links_up_to_same_as,
)
from annotator.agreement.matching import OVERLAP, Alignment, Comparison, Pair, align, compare
from annotator.agreement.measure import Measure
from annotator.agreement.set_distances import Value
from annotator.agreement.token_scores import Tokens, tally_tokens
from annotator.agreement.units import Extent, Unit
from annotator.domain.layer import Layer
from annotator.session.measuring.options import Options
from annotator.session.measuring.packed import LINKS, MEASURES, SEMEVAL, TOKENS, Packed, pack
from annotator.session.measuring.sheets import LayerReading, Sheet

SAME_AS = "same-as"
"""The role that tells which mentions are the same entity."""

Fragments = tuple[Extent, ...]


@dataclass(frozen=True)
class Encounter:
    """Annotators who finished one layer of one document, and what they marked there."""

    sheet: Sheet
    layer: Layer
    readings: tuple[LayerReading, ...]
    tokens: Callable[[], Tokens]
    options: Options
    proceed: Callable[[], bool] = lambda: True

    @property
    def units(self) -> list[list[Unit]]:
        return [reading.units for reading in self.readings]

    @cached_property
    def comparison(self) -> Comparison:
        """Of two."""
        one, other = self.units
        return compare(one, other)

    @cached_property
    def alignment(self) -> Alignment:
        """Of two: the spans that belong together, whatever their labels."""
        return self.comparison.align(OVERLAP)

    @cached_property
    def rows(self) -> list[tuple[Unit | None, ...]]:
        """The spans that belong together, a place for each annotator."""
        if len(self.readings) > 2:
            return aligned(self.units)
        found = self.alignment
        return [
            *found.pairs,
            *((unit, None) for unit in found.only_one),
            *((None, unit) for unit in found.only_other),
        ]

    def continuum(self, label: str | None) -> Continuum:
        whole = Continuum(self.sheet.length, tuple(map(tuple, self.units)))
        return whole if label is None else whole.only(label)


Judgments = Sequence[Value | None]
"""Of one unit, a place for each annotator."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What was said of the units that more than one of the ``judges`` have.

    ``matched`` of their ``spans`` stand in such units.
    """

    judges: int
    judgments: Sequence[Judgments]
    matched: int
    spans: int


T = TypeVar("T")


def _judged(judges: int, rows: Sequence[Sequence[T | None]], judge: Callable[[T], Value | None]) -> Judged:
    sizes = [sum(unit is not None for unit in row) for row in rows]
    judgments = [
        [None if unit is None else judge(unit) for unit in row]
        for row, size in zip(rows, sizes, strict=True)
        if size > 1
    ]
    return Judged(judges, judgments, sum(size for size in sizes if size > 1), sum(sizes))


def _labels(encounter: Encounter, _: str | None) -> Judged:
    if len(encounter.readings) == 2:
        found = encounter.comparison
        pairs = [*found.same, *found.match(OVERLAP)]
        spans = 2 * len(found.same) + len(found.ones) + len(found.others)
        return Judged(2, [(one.label, other.label) for one, other in pairs], 2 * len(pairs), spans)
    return _judged(len(encounter.readings), encounter.rows, lambda unit: unit.label)


def _label_sets(encounter: Encounter, _: str | None) -> Judged:
    """Each place once, with the set of all labels that an annotator put there."""
    labels: list[dict[Fragments, frozenset[str]]] = []
    for reading in encounter.units:
        found: dict[Fragments, set[str]] = {}
        for unit in reading:
            found.setdefault(unit.fragments, set()).add(unit.label)
        labels.append({place: frozenset(names) for place, names in found.items()})
    rows = aligned([[Unit(place, "") for place in found] for found in labels])
    judgments = [
        [None if unit is None else found[unit.fragments] for unit, found in zip(row, labels, strict=True)]
        for row in rows
    ]
    return _judged(len(labels), judgments, lambda value: value)


def _attributes(encounter: Encounter, _: str | None) -> Mapping[str, Judged]:
    """By attribute, what was answered about spans that belong together."""
    marks = [reading.marks for reading in encounter.readings]
    rows = [
        [None if unit is None else mine[unit.id] for unit, mine in zip(row, marks, strict=True)]
        for row in encounter.rows
    ]
    keys = sorted({key for row in rows for mark in row if mark is not None for key in mark.attributes})
    judges = len(encounter.readings)
    return {
        key: _judged(judges, rows, lambda mark, key=key: judgment(mark.attributes.get(key))) for key in keys
    }


@dataclass(frozen=True, slots=True)
class _Tallied:
    """Counts measures of spans."""

    measures: Sequence[Measure]

    def __call__(self, encounter: Encounter, _: str | None) -> Packed:
        return pack(tally_comparison(encounter.comparison, encounter.options.overlap_share), self.measures)


def _tokens(encounter: Encounter, _: str | None) -> Packed:
    tally = tally_tokens(encounter.comparison, encounter.tokens())
    return pack({Measure.F1_TOKENS: tally}, TOKENS)


def _links(encounter: Encounter, _: str | None) -> Packed:
    left, right, pairs = linkings(encounter)
    exact, given = exact_ends(left, right), matched_ends(left, right, pairs)
    return pack(
        {
            Measure.LINKS_EXACT: tally_links(left, right, exact),
            Measure.LINKS_ALIGNED: tally_links(left, right, given),
            Measure.LINKS_EXACT_SAME_AS: tally_links_up_to_same_as(left, right, exact),
            Measure.LINKS_ALIGNED_SAME_AS: tally_links_up_to_same_as(left, right, given),
        },
        LINKS,
    )


def linkings(encounter: Encounter) -> tuple[Linking, Linking, list[Pair]]:
    """The links of two from the layer's spans to those of layers that both finished, and matched spans."""
    one, other = encounter.readings
    readings = encounter.sheet.readings.values()
    both = [layer for layer in readings if one.annotator in layer and other.annotator in layer]
    left, right = (_linking(each, [layer[each.annotator] for layer in both]) for each in (one, other))
    if not (left.links or right.links):
        return left, right, []
    matched = (align(layer[one.annotator].units, layer[other.annotator].units, OVERLAP) for layer in both)
    return left, right, [pair for alignment in matched for pair in alignment.pairs]


def _linking(heads: LayerReading, layers: Sequence[LayerReading]) -> Linking:
    """Links that tell what is the same entity may lead from any layer."""
    if not any(layer.links for layer in layers):
        return Linking()
    units = {unit.id: unit for layer in layers for unit in layer.units}
    kept = [link for link in heads.links if link.source in units and (link.target or link.source) in units]
    links = tuple(Link(link.source, link.role, link.target) for link in kept if link.role != SAME_AS)
    ties = ((link.source, link.target) for layer in layers for link in layer.links if link.role == SAME_AS)
    same = tuple((one, other) for one, other in ties if other and one in units and other in units)
    return Linking(units, links, same)


class Among(Enum):
    """Who is compared: two annotators, one and the gold, all who finished a layer; or one alone is seen."""

    PAIR = auto()
    GOLD = auto()
    MANY = auto()
    ONE = auto()


@dataclass(frozen=True, slots=True)
class Family:
    """``count`` says what a document adds; it can be asked for in another process.

    ``by_label``: whether each label is counted anew; where it is not, what is counted tells of each label.
    """

    name: str
    count: Callable[[Encounter, str | None], Any]
    among: frozenset[Among]
    by_label: bool = False


_TWO = frozenset({Among.PAIR, Among.GOLD})
_PERSONS = frozenset({Among.PAIR, Among.MANY})


def _gamma(encounter: Encounter, label: str | None) -> gamma.GammaTally | None:
    options = encounter.options
    sampling = gamma.Sampling(options.seed, options.samples)
    return gamma.tally(encounter.continuum(label), sampling, encounter.proceed)


def _alpha_u(encounter: Encounter, label: str | None) -> alpha_u.AlphaUTally | None:
    return alpha_u.tally(encounter.continuum(label))


def _u_alpha(encounter: Encounter, label: str | None) -> u_alpha.UAlphaTally | None:
    return u_alpha.tally(encounter.continuum(label))


SPANS = Family("spans", _Tallied(MEASURES), _TWO)
SEMEVAL_SPANS = Family("SemEval", _Tallied(SEMEVAL), _TWO)
TOKEN_MARKS = Family("tokens", _tokens, _TWO)
LINKED = Family("links", _links, _TWO)
JUDGED_LABELS = Family("labels", _labels, _PERSONS)
LABEL_SETS = Family("label sets", _label_sets, _PERSONS)
ATTRIBUTES = Family("attributes", _attributes, _PERSONS)
DIVIDED = Family("alpha-u", _alpha_u, _PERSONS, by_label=True)
COVERED = Family("u-alpha", _u_alpha, _PERSONS, by_label=True)
ALIGNED = Family("gamma", _gamma, _PERSONS, by_label=True)
