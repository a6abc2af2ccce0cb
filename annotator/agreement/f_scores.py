"""The F1 family: one table of what counts as the same, and what a document adds to each measure.

Exact, overlap and half-overlap measures match one to one under a rule of their own. The four of SemEval-2013
(Segura-Bedmar, Martínez & Herrero-Zazo 2013, *SemEval-2013 Task 9: Extraction of Drug-Drug Interactions*,
task 9.1) share one matching of spans that overlap, and differ in what a pair is worth.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from annotator.agreement.columns import Legend
from annotator.agreement.many_comparisons import Comparisons
from annotator.agreement.matching import HALF_AND_LABEL, OVERLAP, SAME, SAME_EXTENT, Rule, compare
from annotator.agreement.measure import Measure
from annotator.agreement.tallies import SIDES, Sides, Tally, tally_of
from annotator.agreement.token_scores import tally_tokens, tokens_of
from annotator.agreement.units import Extent, Unit

ANY_SHARE = 0.0
"""From what intersection over union two spans overlap, if nothing else is stated: one common character."""

Credit = tuple[tuple[float, float], tuple[float, float]]
"""What a pair counts: of another extent or the same, and in each with another label or the same."""

_FULL: Credit = ((1, 1), (1, 1))
_EXTENT: Credit = ((0, 0), (1, 1))
_LABEL: Credit = ((0, 1), (0, 1))
_BOTH: Credit = ((0, 0), (0, 1))
_EXTENT_OR_HALF: Credit = ((0.5, 0.5), (1, 1))


@dataclass(frozen=True, slots=True)
class Criterion:
    """Which pairs are matched, and what a matched pair counts; spans that are the same count 1."""

    rule: Rule
    credit: Credit = _FULL


@lru_cache
def criteria(overlap_share: float = ANY_SHARE) -> Mapping[Measure, Criterion]:
    """What counts as the same under each measure of spans; an overlap counts from ``overlap_share``."""
    return {
        Measure.F1_EXACT: Criterion(SAME),
        Measure.F1_EXTENT: Criterion(SAME_EXTENT),
        Measure.F1_OVERLAP_LABEL: Criterion(Rule(same_label=True, share=overlap_share)),
        Measure.F1_OVERLAP: Criterion(Rule(same_label=False, share=overlap_share)),
        Measure.F1_HALF_LABEL: Criterion(HALF_AND_LABEL),
        Measure.SEMEVAL_STRICT: Criterion(OVERLAP, _BOTH),
        Measure.SEMEVAL_EXACT: Criterion(OVERLAP, _EXTENT),
        Measure.SEMEVAL_PARTIAL: Criterion(OVERLAP, _EXTENT_OR_HALF),
        Measure.SEMEVAL_TYPE: Criterion(OVERLAP, _LABEL),
    }


def tally_spans(
    ones: Iterable[Unit],
    others: Iterable[Unit],
    tokens: Sequence[Extent] | None = None,
    overlap_share: float = ANY_SHARE,
) -> dict[Measure, Tally]:
    """What two annotators' spans in one layer of one document add to each measure of the family.

    ``tokens`` stand in order and do not overlap; without them there is no token-weighted F1.
    """
    legend = Legend()
    one, other = (legend.spans([(0, units)]).once() for units in (ones, others))
    measures = tuple(criteria())
    tables = tally_many(Comparisons(one, other, legend), 1, measures, overlap_share)
    tallies = {
        measure: tally_of(legend.labels, table) for measure, table in zip(measures, tables[0], strict=True)
    }
    if tokens is not None:
        (table,) = tally_tokens(one, other, [tokens_of(tokens)], legend)
        tallies[Measure.F1_TOKENS] = tally_of(legend.labels, table)
    return tallies


def tally_many(
    comparisons: Comparisons, documents: int, measures: Sequence[Measure], overlap_share: float = ANY_SHARE
) -> Sides:
    """What each document adds to each measure: documents × measures × sides × labels."""
    table = criteria(overlap_share)
    labels = len(comparisons.legend.labels)
    same = comparisons.same.counts(documents, labels)
    ones, others = (
        same + alone.counts(documents, labels) for alone in (comparisons.ones, comparisons.others)
    )
    found = np.empty((documents, len(measures), SIDES, labels))
    found[:, :, 0], found[:, :, 1] = ones[:, None], others[:, None]
    for place, measure in enumerate(measures):
        for side, matched in enumerate(_matched(comparisons, documents, table[measure])):
            found[:, place, 2 + side] = same + matched
    return found


def _matched(comparisons: Comparisons, documents: int, criterion: Criterion) -> Iterator[NDArray[np.float64]]:
    """For each side, documents × labels: what the pairs count that are not the same."""
    places = comparisons.match(criterion.rule)
    pairs = [spans.take(place) for spans, place in zip(comparisons.rest, places, strict=True)]
    extent = pairs[0].has_extents_of(pairs[1])
    label = pairs[0].labels == pairs[1].labels
    worth = np.array(criterion.credit)[extent.astype(np.intp), label.astype(np.intp)]
    for spans in pairs:
        yield spans.counts(documents, len(comparisons.legend.labels), worth)


@dataclass(frozen=True, slots=True)
class Outcomes:
    """The five outcomes of SemEval-2013, of the ``others`` against the ``ones`` as a gold."""

    correct: int
    incorrect: int
    partial: int
    missing: int
    spurious: int


def outcomes(ones: Iterable[Unit], others: Iterable[Unit], measure: Measure) -> Outcomes:
    """SemEval-2013, task 9.1: how each matched pair is judged under one of the four measures."""
    alignment, credit = compare(ones, others).align(OVERLAP), criteria()[measure].credit
    worth = Counter(
        credit[one.fragments == other.fragments][one.label == other.label] for one, other in alignment.pairs
    )
    return Outcomes(worth[1], worth[0], worth[0.5], len(alignment.only_one), len(alignment.only_other))
