"""The best alignment of more than two annotators, as an integer program (Mathet et al. 2015, section 5.1).

Its variables are the unitary alignments that could be of use; each span stands in exactly one that is chosen.
One of k spans among n annotators costs the mean of its C = n(n − 1)/2 dissimilarities, those with a missing
span being Δ. It is of no use if it costs as much as its spans alone (kΔ), or as much as it would with one of
its spans set apart. Times C: Σ d < Δ((k − 1)C + k(k − 1)/2) over its pairs, and Σ d < Δ(C + k − 1) over those
of each span. The paper asks for less than nΔ; these bounds are sharper and lose nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb

import numpy as np

from annotator.agreement.gamma_dissimilarity import Floats, Indices, Spans, Weights, pairs_below

ABSENT = -1
_MOST_CELLS = 1_000_000
_MOST_CANDIDATES = 200_000


class TooManyAlignmentsError(Exception):
    """More spans of more annotators than an integer program aligns in decent time."""


@dataclass(frozen=True, slots=True, eq=False)
class _Candidates:
    """Unitary alignments over the first annotators: a span of each or ``ABSENT``, and what they sum up to.

    ``sums`` is Σ d over the pairs of each, ``of_span`` the same over the pairs of each of its spans.
    """

    chosen: Indices
    sums: Floats
    of_span: Floats

    def within(self, annotators: int, weights: Weights, still_to_come: int) -> "_Candidates":
        """Those that can be of use, whichever spans come to them."""
        spans = (self.chosen != ABSENT).sum(axis=1) + still_to_come
        all_pairs = comb(annotators, 2)
        kept = self.sums < weights.alone * ((spans - 1) * all_pairs + spans * (spans - 1) / 2)
        kept &= self.of_span.max(axis=1) < weights.alone * (all_pairs + spans - 1)
        kept |= spans - still_to_come < 2
        return _Candidates(self.chosen[kept], self.sums[kept], self.of_span[kept])

    def costs(self, annotators: int, weights: Weights) -> Floats:
        spans = (self.chosen != ABSENT).sum(axis=1)
        missing = comb(annotators, 2) - spans * (spans - 1) / 2
        return (self.sums + weights.alone * missing) / comb(annotators, 2)


def cheapest_partition(annotators: Sequence[Spans], weights: Weights) -> tuple[Indices, Floats]:
    """The unitary alignments of the best alignment, a row of span numbers for each, and their costs."""
    candidates = _candidates(annotators, weights)
    costs = candidates.costs(len(annotators), weights)
    chosen = _solve(candidates.chosen, costs, [len(spans) for spans in annotators])
    return candidates.chosen[chosen], costs[chosen]


def _candidates(annotators: Sequence[Spans], weights: Weights) -> _Candidates:
    count = len(annotators)
    apart = _dissimilarities(annotators, weights)
    found = _Candidates(np.zeros((1, 0), dtype=np.intp), np.zeros(1), np.zeros((1, 0)))
    for number, spans in enumerate(annotators):
        found = _extend(found, [apart[earlier, number] for earlier in range(number)], len(spans))
        found = found.within(count, weights, count - number - 1)
        if len(found.chosen) > _MOST_CANDIDATES:
            raise TooManyAlignmentsError
    filled = (found.chosen != ABSENT).any(axis=1)
    return _Candidates(found.chosen[filled], found.sums[filled], found.of_span[filled])


def _dissimilarities(annotators: Sequence[Spans], weights: Weights) -> dict[tuple[int, int], Floats]:
    """A matrix for each two annotators, ∞ for spans too far apart, with a last row and column of 0."""
    if max(map(len, annotators)) ** 2 > _MOST_CELLS:
        raise TooManyAlignmentsError
    limit = weights.alone * (comb(len(annotators), 2) + len(annotators) - 1)
    matrices: dict[tuple[int, int], Floats] = {}
    for second, other in enumerate(annotators):
        for first, one in enumerate(annotators[:second]):
            pairs = pairs_below(one, other, weights, limit)
            matrix = np.full((len(one) + 1, len(other) + 1), np.inf)
            matrix[pairs.i, pairs.j] = pairs.costs
            matrix[ABSENT, :] = matrix[:, ABSENT] = 0.0
            matrices[first, second] = matrix
    return matrices


def _extend(found: _Candidates, apart: Sequence[Floats], spans: int) -> _Candidates:
    """Each candidate with each span of the next annotator that is near to all it has, and with none."""
    added = np.zeros((len(found.chosen), spans + 1))
    if added.size > 20 * _MOST_CELLS:
        raise TooManyAlignmentsError
    for earlier, matrix in enumerate(apart):
        added += matrix[found.chosen[:, earlier]]
    rows, columns = np.nonzero(np.isfinite(added))
    of_span = [
        found.of_span[rows, earlier] + matrix[found.chosen[rows, earlier], columns]
        for earlier, matrix in enumerate(apart)
    ]
    return _Candidates(
        np.column_stack([found.chosen[rows], np.where(columns == spans, ABSENT, columns)]),
        found.sums[rows] + added[rows, columns],
        np.column_stack([*of_span, added[rows, columns]]),
    )


def _solve(chosen: Indices, costs: Floats, sizes: Sequence[int]) -> Indices:
    """Which candidates hold each span exactly once, at the least cost."""
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import csc_array

    candidate, annotator = np.nonzero(chosen != ABSENT)
    offsets = np.cumsum([0, *sizes])
    span = offsets[annotator] + chosen[candidate, annotator]
    holds = csc_array((np.ones(len(span)), (span, candidate)), shape=(int(offsets[-1]), len(costs)))
    result = milp(
        costs,
        integrality=np.ones(len(costs)),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(holds, 1, 1),
        options={"mip_rel_gap": 0.0},
    )
    return np.flatnonzero(result.x > 0.5)
