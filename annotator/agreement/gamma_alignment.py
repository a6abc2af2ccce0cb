"""The best alignment of γ: which spans of different annotators are taken for the same, at the least disorder.

Mathet, Widlöcher & Métivier (2015), Computational Linguistics 41(3), 437–479; section 4 says what an
alignment and its disorder are, section 5.1 how the best is found.

A *unitary alignment* holds at most one span of each annotator; an alignment is a set of unitary alignments
that holds each span once. Two annotators make an assignment problem, more make an integer program.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from annotator.agreement.gamma_dissimilarity import (
    Floats,
    Indices,
    Pairs,
    Spans,
    Weights,
    compare,
    pairs_below,
)
from annotator.agreement.gamma_program import ABSENT, cheapest_partition

_MOST_CELLS = 250_000
"""The largest matrix that is filled; larger ones are nearly empty, and kept so."""


@dataclass(frozen=True, slots=True, eq=False)
class Aligned:
    """The best alignment of one document: what it costs, and the pairs in it for γ-cat to look at.

    ``cost`` is the sum over unitary alignments. Of each pair of spans that stand in one unitary alignment,
    ``positional`` is α d_pos/Δ, ``differing`` is 1 where the labels differ, and ``share`` is 1/(k − 1) if k
    spans stand there.
    """

    cost: float
    unitary_alignments: int
    positional: Floats
    differing: Floats
    share: Floats


def best_alignment(annotators: Sequence[Spans], weights: Weights) -> Aligned:
    """The alignment of least disorder; ``TooManyAlignmentsError`` where it cannot be found in decent time."""
    if sum(len(spans) > 0 for spans in annotators) < 2:
        return _all_alone(sum(map(len, annotators)), weights)
    if len(annotators) == 2:
        return _align_two(*annotators, weights=weights)
    return _align_more(annotators, weights)


def _all_alone(spans: int, weights: Weights) -> Aligned:
    nothing = np.zeros(0)
    return Aligned(spans * weights.alone, spans, nothing, nothing, nothing)


def _align_two(one: Spans, other: Spans, weights: Weights) -> Aligned:
    """A pair is worth taking where it costs less than the 2Δ that its spans would cost alone."""
    alone = 2 * weights.alone
    pairs = pairs_below(one, other, weights, alone)
    assign = assign_in_full if len(one) * len(other) <= _MOST_CELLS else assign_sparsely
    chosen = pairs.take(assign(pairs, len(one), len(other), alone))
    unitary = len(one) + len(other) - len(chosen.i)
    return Aligned(
        float(chosen.costs.sum()) + weights.alone * (unitary - len(chosen.i)),
        unitary,
        weights.position * chosen.positional,
        chosen.differing,
        np.ones(len(chosen.i)),
    )


def assign_in_full(pairs: Pairs, rows: int, columns: int, alone: float) -> Indices:
    """Which pairs save the most together, each row and column taken once at most."""
    from scipy.optimize import linear_sum_assignment

    saved = np.zeros((rows, columns))
    saved[pairs.i, pairs.j] = alone - pairs.costs
    number = np.full((rows, columns), ABSENT)
    number[pairs.i, pairs.j] = np.arange(len(pairs.i))
    chosen = number[linear_sum_assignment(saved, maximize=True)]
    return chosen[chosen != ABSENT]


def assign_sparsely(pairs: Pairs, rows: int, columns: int, alone: float) -> Indices:
    """The same without filling a matrix: each row may also take a column of its own, and so stay alone."""
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import min_weight_full_bipartite_matching

    shape, every = (rows, columns + rows), np.arange(rows)
    i, j = np.concatenate([pairs.i, every]), np.concatenate([pairs.j, columns + every])
    costs = np.concatenate([pairs.costs, np.full(rows, alone)]) + 1.0  # a cell of 0 would count as none
    row, column = min_weight_full_bipartite_matching(csr_array((costs, (i, j)), shape=shape))
    taken = np.full(rows, ABSENT)
    taken[row] = column
    return np.flatnonzero(taken[pairs.i] == pairs.j)


def _align_more(annotators: Sequence[Spans], weights: Weights) -> Aligned:
    chosen, costs = cheapest_partition(annotators, weights)
    share = 1 / np.maximum((chosen != ABSENT).sum(axis=1) - 1, 1)
    found = [
        (_pairs_between(annotators, chosen[both], first, second, weights), share[both])
        for second in range(len(annotators))
        for first in range(second)
        for both in [np.flatnonzero((chosen[:, first] != ABSENT) & (chosen[:, second] != ABSENT))]
    ]
    return Aligned(
        float(costs.sum()),
        len(chosen),
        weights.position * np.concatenate([pairs.positional for pairs, _ in found]),
        np.concatenate([pairs.differing for pairs, _ in found]),
        np.concatenate([each for _, each in found]),
    )


def _pairs_between(
    annotators: Sequence[Spans], chosen: Indices, first: int, second: int, weights: Weights
) -> Pairs:
    return compare(annotators[first], annotators[second], chosen[:, first], chosen[:, second], weights)
