"""The F1 family: one table of what counts as the same, and what a document adds to each measure.

Exact, overlap and half-overlap measures match one to one under a rule of their own. The four of SemEval-2013
(Segura-Bedmar, Martínez & Herrero-Zazo 2013, *SemEval-2013 Task 9: Extraction of Drug-Drug Interactions*,
task 9.1) share one matching of spans that overlap, and differ in what a pair is worth.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from annotator.agreement.matching import (
    HALF_AND_LABEL,
    OVERLAP,
    SAME,
    SAME_EXTENT,
    Comparison,
    Pair,
    Rule,
    compare,
)
from annotator.agreement.measure import Measure
from annotator.agreement.tallies import Tally
from annotator.agreement.token_scores import tally_tokens, tokens_of
from annotator.agreement.units import Extent, Unit

ANY_SHARE = 0.0
"""From what intersection over union two spans overlap, if nothing else is stated: one common character."""

Credit = Callable[[Unit, Unit], float]


def _full(one: Unit, other: Unit) -> float:
    return 1


def _same_extent(one: Unit, other: Unit) -> float:
    return float(one.fragments == other.fragments)


def _same_label(one: Unit, other: Unit) -> float:
    return float(one.label == other.label)


def _same_in_both(one: Unit, other: Unit) -> float:
    return _same_extent(one, other) * _same_label(one, other)


def _half_unless_same_extent(one: Unit, other: Unit) -> float:
    return 1.0 if one.fragments == other.fragments else 0.5


@dataclass(frozen=True, slots=True)
class Criterion:
    """Which pairs are matched, and what a matched pair counts; spans that are the same count 1."""

    rule: Rule
    credit: Credit = _full


@lru_cache
def criteria(overlap_share: float = ANY_SHARE) -> Mapping[Measure, Criterion]:
    """What counts as the same under each measure of spans; an overlap counts from ``overlap_share``."""
    return {
        Measure.F1_EXACT: Criterion(SAME),
        Measure.F1_EXTENT: Criterion(SAME_EXTENT),
        Measure.F1_OVERLAP_LABEL: Criterion(Rule(same_label=True, share=overlap_share)),
        Measure.F1_OVERLAP: Criterion(Rule(same_label=False, share=overlap_share)),
        Measure.F1_HALF_LABEL: Criterion(HALF_AND_LABEL),
        Measure.SEMEVAL_STRICT: Criterion(OVERLAP, _same_in_both),
        Measure.SEMEVAL_EXACT: Criterion(OVERLAP, _same_extent),
        Measure.SEMEVAL_PARTIAL: Criterion(OVERLAP, _half_unless_same_extent),
        Measure.SEMEVAL_TYPE: Criterion(OVERLAP, _same_label),
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
    comparison = compare(ones, others)
    tallies = tally_comparison(comparison, overlap_share)
    if tokens is not None:
        tallies[Measure.F1_TOKENS] = tally_tokens(comparison, tokens_of(tokens))
    return tallies


def tally_comparison(comparison: Comparison, overlap_share: float = ANY_SHARE) -> dict[Measure, Tally]:
    """The same without tokens, of spans that were compared already.

    Measures under which nothing but the same spans match share one value.
    """
    same = dict(Counter([one.label for one, _ in comparison.same]))
    exact = Tally(_added(same, comparison.ones), _added(same, comparison.others), same, same)
    tallies = dict.fromkeys(criteria(overlap_share), exact)
    if comparison.edges:
        for rule, credits_by_measure in _by_rule(overlap_share):
            matched = comparison.match(rule)
            for measure, credit in credits_by_measure if matched else ():
                tallies[measure] = _credited(exact, matched, credit)
    return tallies


@lru_cache
def _by_rule(overlap_share: float) -> Sequence[tuple[Rule, Sequence[tuple[Measure, Credit]]]]:
    """The table by rule, as each is matched once."""
    found = dict[Rule, list[tuple[Measure, Credit]]]()
    for measure, criterion in criteria(overlap_share).items():
        found.setdefault(criterion.rule, []).append((measure, criterion.credit))
    return tuple(found.items())


def _added(same: Mapping[str, int], units: Sequence[Unit]) -> Mapping[str, int]:
    if not units:
        return same
    counts = dict(same)
    for unit in units:
        counts[unit.label] = counts.get(unit.label, 0) + 1
    return counts


def _credited(exact: Tally, matched: Sequence[Pair], credit: Credit) -> Tally:
    matched_ones, matched_others = dict(exact.matched_ones), dict(exact.matched_others)
    for one, other in matched:
        amount = credit(one, other)
        if amount:
            matched_ones[one.label] = matched_ones.get(one.label, 0) + amount
            matched_others[other.label] = matched_others.get(other.label, 0) + amount
    return Tally(exact.ones, exact.others, matched_ones, matched_others)


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
    worth = Counter(credit(one, other) for one, other in alignment.pairs)
    return Outcomes(worth[1], worth[0], worth[0.5], len(alignment.only_one), len(alignment.only_other))
