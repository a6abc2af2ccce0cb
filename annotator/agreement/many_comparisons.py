"""What two annotators' spans of many documents have to do with each other, found for all of them at once.

It is ``matching`` in columns: the same rules, the same matches. Two spans that overlap each other and nothing
else are decided here; where more hang together, ``matching`` decides.
"""

from collections.abc import Iterator
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from annotator.agreement.columns import Legend, Numbers, Spans
from annotator.agreement.matching import Comparison, Rule, by_place
from annotator.agreement.units import Unit, shared

Places = NDArray[np.intp]
Flags = NDArray[np.bool_]
Matched = tuple[Places, Places]
"""Places in ``ones`` and in ``others`` of spans that are matched, pair by pair."""


class Comparisons:
    """Two annotators in one layer: what is the same, what each has alone, what of that overlaps.

    ``same`` are spans that both have, ``ones`` and ``others`` what they have beside them. Nobody has a span
    twice.
    """

    def __init__(self, one: Spans, other: Spans, legend: Legend) -> None:
        self.legend = legend
        both = one.and_of(other)
        order, again = both.alike()
        first, second = order[:-1][again], order[1:][again]
        alone = np.ones(len(both), dtype=np.bool_)
        alone[first] = alone[second] = False
        self.same = both.take(first)
        self.ones = one.take(alone[: len(one)])
        self.others = other.take(alone[len(one) :])
        self._matched: dict[Rule, Matched] = {}

    @property
    def rest(self) -> tuple[Spans, Spans]:
        return self.ones, self.others

    def match(self, rule: Rule) -> Matched:
        """The pairs that are not the ``same``; those belong to every matching."""
        if rule not in self._matched:
            self._matched[rule] = self._match(rule)
        return self._matched[rule]

    def _match(self, rule: Rule) -> Matched:
        left, right, weights = self._edges
        eligible = self._lonely & (weights >= rule.share)
        if rule.same_label:
            eligible &= self.ones.labels[left] == self.others.labels[right]
        chosen = [pair for crowd in self._crowds for pair in crowd.match(rule)]
        ones, others = np.array(chosen, dtype=np.intp).reshape(-1, 2).T
        return np.concatenate([left[eligible], ones]), np.concatenate([right[eligible], others])

    @cached_property
    def _edges(self) -> tuple[Places, Places, NDArray[np.float64]]:
        """Every two of the rest that share a character, with their intersection over union."""
        left, right = _meetings(self.ones, self.others)
        ones, others = self.ones.take(left), self.others.take(right)
        common = np.minimum(ones.ends, others.ends) - np.maximum(ones.starts, others.starts)
        for place in np.flatnonzero(ones.shapes + others.shapes).tolist():
            common[place] = shared(*(self._unit(spans, place) for spans in (ones, others)))
        union = self.legend.lengths(ones) + self.legend.lengths(others) - common
        kept = common > 0
        return left[kept], right[kept], common[kept] / union[kept]

    def _unit(self, spans: Spans, place: int) -> Unit:
        return Unit(self.legend.fragments(spans, place), "")

    @cached_property
    def _lonely(self) -> Flags:
        """Which edges have no other at either end."""
        left, right, _ = self._edges
        return (np.bincount(left)[left] == 1) & (np.bincount(right)[right] == 1)

    @cached_property
    def _crowds(self) -> list["_Crowd"]:
        return list(self._crowded())

    def _crowded(self) -> Iterator["_Crowd"]:
        """The other edges, document by document."""
        crowded = ~self._lonely
        left, right, weights = self._edges
        left, right, weights = left[crowded], right[crowded], weights[crowded]
        documents = self.ones.documents[left]
        order = np.argsort(documents, kind="stable")
        for part in np.split(order, np.flatnonzero(np.diff(documents[order])) + 1):
            if len(part):
                yield _Crowd(self, left[part], right[part], weights[part])


class _Crowd:
    """Spans of one document that overlap more than one of the other annotator's, or share one that does."""

    def __init__(self, of: Comparisons, left: Places, right: Places, weights: NDArray[np.float64]) -> None:
        self._ones, ones = _in_order(of.ones, left, of.legend)
        self._others, others = _in_order(of.others, right, of.legend)
        rows = {place: row for row, place in enumerate(self._ones)}
        columns = {place: column for column, place in enumerate(self._others)}
        edges = zip(left.tolist(), right.tolist(), weights.tolist(), strict=True)
        found = sorted((rows[one], columns[other], weight) for one, other, weight in edges)
        self._comparison = Comparison((), tuple(ones), tuple(others), tuple(found))

    def match(self, rule: Rule) -> Iterator[tuple[int, int]]:
        for one, other in self._comparison.choose(rule):
            yield self._ones[one], self._others[other]


def _in_order(spans: Spans, places: Places, legend: Legend) -> tuple[list[int], list[Unit]]:
    """Each of the places once, with its span, in the order of ``matching``."""
    distinct = np.unique(places)
    units = legend.units(spans.take(distinct))
    order = sorted(range(len(units)), key=lambda number: by_place(units[number]))
    return [int(distinct[number]) for number in order], [units[number] for number in order]


def _meetings(ones: Spans, others: Spans) -> Matched:
    """Every two whose outer edges overlap, and perhaps nothing in between."""
    width = 1 + max((int(spans.ends.max()) for spans in (ones, others) if len(spans)), default=0)
    order = np.lexsort((others.starts, others.documents))
    before = others.documents[order] * width
    starts, furthest = before + others.starts[order], np.maximum.accumulate(before + others.ends[order])
    base = ones.documents * width
    first = np.searchsorted(furthest, base + ones.starts, side="right")
    counts = np.maximum(np.searchsorted(starts, base + ones.ends, side="left") - first, 0)
    left = np.repeat(np.arange(len(ones)), counts)
    right = order[ranges(first, counts)]
    kept = others.ends[right] > ones.starts[left]
    return left[kept], right[kept]


def ranges(first: Numbers, counts: Numbers) -> Numbers:
    """The numbers from each first, as many as its count, behind each other."""
    begins = np.cumsum(counts) - counts
    return np.arange(int(counts.sum())) + np.repeat(first - begins, counts)
