"""The measures as one table: what each is made of, whom it compares, and how its figure comes about."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from annotator.agreement import alpha_u, coefficients, gamma, many_tables, redrawn, u_alpha
from annotator.agreement.alpha_u import AlphaUTally
from annotator.agreement.bootstrap import Interval
from annotator.agreement.coincidences import Coincidences, Confusion, against_rest
from annotator.agreement.continua import Counts
from annotator.agreement.figures import Figure, Reason, undefined
from annotator.agreement.gamma import GammaTally
from annotator.agreement.link_scores import link_f1
from annotator.agreement.measure import Measure
from annotator.agreement.set_distances import Distance, distances, jaccard_distance, masi_distance, nominal
from annotator.agreement.tallies import Tally
from annotator.agreement.u_alpha import UAlphaTally
from annotator.domain.layer import Layer
from annotator.session.measuring import packed
from annotator.session.measuring.encounters import Among
from annotator.session.measuring.evidence import Drawn, Evidence, Numbers, Table, Verdicts
from annotator.session.measuring.families import (
    ALIGNED,
    COVERED,
    DIVIDED,
    JUDGED_LABELS,
    LABEL_SETS,
    LINKED,
    SEMEVAL_SPANS,
    SPANS,
    TOKEN_MARKS,
    Family,
)
from annotator.session.measuring.options import Options
from annotator.session.measuring.tables import NO_INTERVAL


@dataclass(frozen=True, slots=True)
class Found:
    """A figure with what is said beside it; see ``FigureRow``."""

    figure: Figure
    interval: Interval = NO_INTERVAL
    share: Figure | None = None
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Method:
    """``find`` makes the figure, for one label or for all.

    ``by_label``: whether there is one for a label. ``of_answers``: whether attributes can be measured so.
    """

    family: Family
    find: Callable[[Evidence, str | None], Found]
    among: frozenset[Among]
    by_label: bool = True
    of_answers: bool = False


_TWO = frozenset({Among.PAIR, Among.GOLD})
_PAIRS = frozenset({Among.PAIR})
_GOLD = frozenset({Among.GOLD})
_PERSONS = frozenset({Among.PAIR, Among.MANY})

_ONES, _OTHERS, _MATCHED_ONES, _MATCHED_OTHERS = range(4)
_F1 = ((_MATCHED_ONES, _MATCHED_OTHERS), (_ONES, _OTHERS))
_PRECISION = ((_MATCHED_ONES,), (_ONES,))
_RECALL = ((_MATCHED_OTHERS,), (_OTHERS,))

Ratio = tuple[tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class _Share:
    """A measure that is a part over a whole, of what was tallied under ``measure``."""

    measure: Measure
    measures: Sequence[Measure]
    figure: Callable[[Tally, str | None], Figure] = Tally.f1
    ratio: Ratio = _F1

    def __call__(self, evidence: Evidence, label: str | None) -> Found:
        if not evidence.parts:
            return Found(undefined(Reason.NO_DOCUMENTS))
        total = evidence.tallied(self.measures).total(self.measure)
        interval = evidence.interval(lambda: self._drawn(evidence, label))
        return Found(self.figure(total, label), interval)

    def _drawn(self, evidence: Evidence, label: str | None) -> Numbers:
        place = list(self.measures).index(self.measure)
        sides = evidence.drawn_sides(self.measures, label)[:, place].astype(np.float64)
        part, whole = (sides[:, list(columns)].sum(axis=1) for columns in self.ratio)
        return part / np.where(whole > 0, whole, np.nan)


@dataclass(frozen=True, slots=True)
class _Coefficient:
    """A measure of judgments: of one table, and of as many as were drawn.

    ``sided``: it tells the two annotators apart. ``whole``: it takes only the units that everybody judged.
    """

    figure: Callable[[Table], Figure]
    drawn: many_tables.Drawn
    sided: bool = False
    whole: bool = False
    distance: Distance | None = None

    def __call__(self, evidence: Evidence, label: str | None) -> Found:
        if not evidence.parts:
            return Found(undefined(Reason.NO_DOCUMENTS))
        verdicts = evidence.judged_by_all if self.whole else evidence.judged
        share, table = evidence.judged.share, verdicts.table
        if label is not None and label not in table.values:
            return Found(undefined(Reason.UNUSED_LABEL), share=share)
        interval = evidence.interval(lambda: self._drawn(verdicts, label))
        left_out = evidence.judged.units - verdicts.units
        figure = self.figure(table if label is None else against_rest(table, label))
        return Found(figure, interval, share, left_out)

    def _drawn(self, verdicts: Verdicts, label: str | None) -> Numbers:
        counts, table = verdicts.drawn_counts, verdicts.table
        if isinstance(table, Confusion) and not self.sided:
            counts = many_tables.as_coincidences(counts)
        if self.distance is not None:
            return many_tables.krippendorff_alpha(counts, distances(table.values, self.distance))
        return self.drawn(
            counts if label is None else many_tables.against_rest(counts, table.values.index(label))
        )


def as_coincidences(table: Table) -> Coincidences:
    return table.coincidences if isinstance(table, Confusion) else table


def _alpha(table: Table, distance: Distance = nominal) -> Figure:
    return coefficients.krippendorff_alpha(as_coincidences(table), distance).figure


def _kappa(table: Table) -> Figure:
    if not isinstance(table, Confusion):
        return undefined(Reason.ONLY_FOR_TWO)
    return coefficients.cohen_kappa(table).figure


def _pi(table: Table) -> Figure:
    return coefficients.fleiss_kappa(as_coincidences(table)).figure


def _ac1(table: Table) -> Figure:
    return coefficients.gwet_ac1(as_coincidences(table)).figure


@dataclass(frozen=True, slots=True)
class _Unitized:
    """A measure of how text was divided: of documents as they are, and of as many as were drawn."""

    figure: Callable[[Sequence[Any], Options], tuple[Figure, Counts]]
    redrawn: Callable[[Sequence[Any], Drawn], Numbers]

    def __call__(self, evidence: Evidence, label: str | None) -> Found:
        figure, counts = self.figure(evidence.parts, evidence.options)
        if label is not None and figure.reason is Reason.NO_SPANS:
            figure = undefined(Reason.UNUSED_LABEL)
        interval = NO_INTERVAL if figure.value is None else evidence.interval(lambda: self._drawn(evidence))
        return Found(figure, interval, left_out=counts.discontinuous)

    def _drawn(self, evidence: Evidence) -> Numbers:
        return self.redrawn(evidence.parts, evidence.draws(len(evidence.parts)))


def _alpha_u(parts: Sequence[AlphaUTally], _: Options) -> tuple[Figure, Counts]:
    found = alpha_u.alpha_u(parts)
    return found.figure, found.counts


def _u_alpha(parts: Sequence[UAlphaTally], _: Options) -> tuple[Figure, Counts]:
    found = u_alpha.u_alpha(parts)
    return found.u, found.counts


def _gamma(parts: Sequence[GammaTally], options: Options, *, cat: bool) -> tuple[Figure, Counts]:
    found = gamma.gamma(parts, gamma.Sampling(options.seed, options.samples))
    return found.cat if cat else found.figure, found.counts


def _of_spans(measure: Measure) -> Method:
    return Method(SPANS, _Share(measure, packed.MEASURES), _TWO)


def _of_semeval(measure: Measure) -> Method:
    return Method(SEMEVAL_SPANS, _Share(measure, packed.SEMEVAL), _TWO)


def _of_links(measure: Measure) -> Method:
    return Method(LINKED, _Share(measure, packed.LINKS, link_f1), _TWO, by_label=False)


def _of_labels(coefficient: _Coefficient, among: frozenset[Among] = _PERSONS) -> Method:
    return Method(JUDGED_LABELS, coefficient, among, of_answers=True)


def _of_sets(distance: Distance) -> Method:
    coefficient = _Coefficient(
        partial(_alpha, distance=distance), many_tables.krippendorff_alpha, distance=distance
    )
    return Method(LABEL_SETS, coefficient, _PERSONS, by_label=False, of_answers=True)


METHODS: Mapping[Measure, Method] = {
    **{measure: _of_spans(measure) for measure in packed.MEASURES},
    **{measure: _of_semeval(measure) for measure in packed.SEMEVAL},
    Measure.F1_TOKENS: Method(TOKEN_MARKS, _Share(Measure.F1_TOKENS, packed.TOKENS), _TWO),
    **{measure: _of_links(measure) for measure in packed.LINKS},
    Measure.PRECISION: Method(
        SPANS, _Share(Measure.F1_EXACT, packed.MEASURES, Tally.precision, _PRECISION), _GOLD
    ),
    Measure.RECALL: Method(SPANS, _Share(Measure.F1_EXACT, packed.MEASURES, Tally.recall, _RECALL), _GOLD),
    Measure.AGREEMENT: _of_labels(_Coefficient(coefficients.raw_agreement, many_tables.raw_agreement)),
    Measure.ALPHA: _of_labels(_Coefficient(_alpha, many_tables.krippendorff_alpha)),
    Measure.ALPHA_MASI: _of_sets(masi_distance),
    Measure.ALPHA_JACCARD: _of_sets(jaccard_distance),
    Measure.KAPPA: _of_labels(_Coefficient(_kappa, many_tables.cohen_kappa, sided=True), _PAIRS),
    Measure.PI: _of_labels(_Coefficient(_pi, many_tables.fleiss_kappa), _PAIRS),
    Measure.FLEISS: _of_labels(_Coefficient(_pi, many_tables.fleiss_kappa, whole=True)),
    Measure.AC1: _of_labels(_Coefficient(_ac1, many_tables.gwet_ac1, whole=True)),
    Measure.ALPHA_U: Method(DIVIDED, _Unitized(_alpha_u, redrawn.alpha_u), _PERSONS),
    Measure.U_ALPHA: Method(COVERED, _Unitized(_u_alpha, redrawn.u_alpha), _PERSONS),
    Measure.GAMMA: Method(ALIGNED, _Unitized(partial(_gamma, cat=False), redrawn.gamma), _PERSONS),
    Measure.GAMMA_CAT: Method(ALIGNED, _Unitized(partial(_gamma, cat=True), redrawn.gamma_cat), _PERSONS),
}

USUAL: tuple[Measure, ...] = (
    Measure.F1_EXACT,
    Measure.F1_EXTENT,
    Measure.F1_OVERLAP_LABEL,
    Measure.F1_OVERLAP,
    Measure.F1_HALF_LABEL,
    Measure.F1_TOKENS,
    Measure.PRECISION,
    Measure.RECALL,
    Measure.ALPHA,
    Measure.KAPPA,
)
"""What is measured where nothing is named."""

_CLAIMS_FIRST = (Measure.F1_HALF_LABEL, Measure.F1_TOKENS)


def headline(layer: Layer) -> Measure:
    """What leads in a layer: a one-token overlap of a forty-token claim says nothing."""
    return Measure.F1_HALF_LABEL if layer is Layer.CLAIM else Measure.F1_EXACT


def in_order(measures: Sequence[Measure], layer: Layer) -> list[Measure]:
    """In the order of showing: claims lead with what fits long spans."""
    if layer is not Layer.CLAIM:
        return list(measures)
    return sorted(measures, key=lambda measure: measure not in _CLAIMS_FIRST)
