"""What a document adds to measures, one family for measures that are made of the same.

A family counts one document, for two annotators or for all who finished the layer. What it counts is kept,
and the measures add it up.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import numpy as np
from typing_extensions import override

from annotator.agreement import alpha_u, gamma, u_alpha
from annotator.agreement.aligned import aligned
from annotator.agreement.attributes import judgment
from annotator.agreement.f_scores import tally_many
from annotator.agreement.link_scores import (
    Link,
    Linking,
    exact_ends,
    matched_ends,
    tally_links,
    tally_links_up_to_same_as,
)
from annotator.agreement.matching import OVERLAP, Pair, align
from annotator.agreement.measure import Measure
from annotator.agreement.token_scores import tally_tokens
from annotator.agreement.units import Extent, Unit
from annotator.session.measuring.encounters import Among, Beat, Encounter, Encounters
from annotator.session.measuring.judged import Judged, judged
from annotator.session.measuring.packed import MEASURES, SEMEVAL, Packed, pack, pack_tallies
from annotator.session.measuring.sheets import LayerReading

SAME_AS = "same-as"
"""The role that tells which mentions are the same entity."""

Fragments = tuple[Extent, ...]


Added = TypeVar("Added")


@dataclass(frozen=True, slots=True)
class Each(Generic[Added]):
    """Counts document by document, in the order in which they come."""

    count: Callable[[Encounter, str | None], Added]

    def __call__(self, encounters: Encounters, label: str | None, beat: Beat) -> list[Added]:
        return [self.count(encounter, label) for encounter in encounters.each(beat)]


def _labels(encounters: Encounters, label: str | None, beat: Beat) -> list[Judged]:
    if len(encounters.people) > 2:
        return _labels_of_many(encounters, label, beat)
    found = encounters.comparisons
    ones, others = found.match(OVERLAP)
    left, right = (
        found.same.and_of(spans.take(places))
        for spans, places in zip(found.rest, (ones, others), strict=True)
    )
    documents = len(encounters.numbers)
    order = np.argsort(left.documents, kind="stable")
    codes = np.stack([left.labels, right.labels], axis=1)[order]
    sizes = np.bincount(left.documents, minlength=documents)
    one, other = (np.bincount(spans.documents, minlength=documents) for spans in encounters.spans)
    return [
        Judged.of_codes(2, encounters.legend.labels, part, 2 * len(part), spans)
        for part, spans in zip(np.split(codes, np.cumsum(sizes)[:-1]), (one + other).tolist(), strict=True)
    ]


def _labels_of_one(encounter: Encounter, _: str | None) -> Judged:
    return judged(len(encounter.readings), encounter.rows, lambda unit: unit.label)


_labels_of_many = Each(_labels_of_one)


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
    return judged(len(labels), judgments, lambda value: value)


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
        key: judged(judges, rows, lambda mark, key=key: judgment(mark.attributes.get(key))) for key in keys
    }


@dataclass(frozen=True, slots=True)
class _Tallied:
    """Counts measures of spans."""

    measures: Sequence[Measure]

    def __call__(self, encounters: Encounters, _: str | None, __: Beat) -> list[Packed]:
        found, documents = encounters.comparisons, len(encounters.numbers)
        share = encounters.options.overlap_share
        return pack(encounters.legend.labels, tally_many(found, documents, self.measures, share))


def _tokens(encounters: Encounters, _: str | None, __: Beat) -> list[Packed]:
    one, other = encounters.spans
    legend = encounters.legend
    return pack(legend.labels, tally_tokens(one, other, encounters.tokens, legend))


def _links(encounter: Encounter, _: str | None) -> Packed:
    left, right, pairs = linkings(encounter)
    exact, given = exact_ends(left, right), matched_ends(left, right, pairs)
    return pack_tallies(
        [
            tally_links(left, right, exact),
            tally_links(left, right, given),
            tally_links_up_to_same_as(left, right, exact),
            tally_links_up_to_same_as(left, right, given),
        ]
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


@dataclass(frozen=True, slots=True)
class Family:
    """``count`` says what each of the documents adds; it can be asked for in another process. No two have
    one name.

    ``by_label``: whether each label is counted anew; where it is not, what is counted tells of each label.
    """

    name: str
    count: Callable[[Encounters, str | None, Beat], Sequence[Any]]
    among: frozenset[Among]
    by_label: bool = False

    @override
    def __hash__(self) -> int:
        """Families are looked up for each document: a name's hash is at hand."""
        return hash(self.name)


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
LINKED = Family("links", Each(_links), _TWO)
JUDGED_LABELS = Family("labels", _labels, _PERSONS)
LABEL_SETS = Family("label sets", Each(_label_sets), _PERSONS)
ATTRIBUTES = Family("attributes", Each(_attributes), _PERSONS)
DIVIDED = Family("alpha-u", Each(_alpha_u), _PERSONS, by_label=True)
COVERED = Family("u-alpha", Each(_u_alpha), _PERSONS, by_label=True)
ALIGNED = Family("gamma", Each(_gamma), _PERSONS, by_label=True)
