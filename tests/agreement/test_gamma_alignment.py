"""No alignment has less disorder than the best."""

from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.agreement.continua import Continuum, stretches
from annotator.agreement.gamma_alignment import (
    Aligned,
    assign_in_full,
    assign_sparsely,
    best_alignment,
)
from annotator.agreement.gamma_dissimilarity import Spans, Weights, compare, pairs_below
from annotator.agreement.gamma_sampling import as_spans
from annotator.agreement.units import Unit
from tests.agreement.drawn_continua import continua, nested_continua, with_overlap

WEIGHTS = [Weights(), Weights(3, 1, 1), Weights(0.5, 0.25, 2)]


def spans_of(continuum: Continuum) -> list[Spans]:
    return as_spans([tuple(stretches(reading)) for reading in continuum.readings])


def align(continuum: Continuum, weights: Weights) -> Aligned:
    return best_alignment(spans_of(continuum), weights)


Place = tuple[int, int]
"""An annotator, and which of their spans."""


def _every_alignment(places: Sequence[Place]) -> Iterator[list[list[Place]]]:
    if not places:
        yield []
        return
    first, rest = places[0], places[1:]
    for size in range(len(rest) + 1):
        for others in combinations(rest, size):
            if len({annotator for annotator, _ in (first, *others)}) == size + 1:
                left = [place for place in rest if place not in others]
                yield from ([[first, *others], *more] for more in _every_alignment(left))


def _cost(annotators: Sequence[Spans], unitary: Sequence[Place], weights: Weights) -> float:
    """The mean over all pairs of annotators, Δ where one or both of them have no span."""
    chosen = dict(unitary)
    return float(
        np.mean(
            [
                _dissimilarity(annotators, chosen, one, other, weights)
                for one, other in combinations(range(len(annotators)), 2)
            ]
        )
    )


def _dissimilarity(
    annotators: Sequence[Spans], chosen: dict[int, int], one: int, other: int, weights: Weights
) -> float:
    if one not in chosen or other not in chosen:
        return weights.alone
    i, j = np.array([chosen[one]]), np.array([chosen[other]])
    return float(compare(annotators[one], annotators[other], i, j, weights).costs[0])


def least_disorder(annotators: Sequence[Spans], weights: Weights) -> float:
    """By going through all alignments."""
    places = [(who, which) for who, spans in enumerate(annotators) for which in range(len(spans))]
    return min(
        sum(_cost(annotators, unitary, weights) for unitary in alignment)
        for alignment in _every_alignment(places)
    )


few = with_overlap(30).map(lambda reading: reading[:3])


@settings(deadline=None, max_examples=60)
@given(continua(few, 30, (2, 2)), st.sampled_from(WEIGHTS))
def test_the_best_alignment_of_two(continuum: Continuum, weights: Weights) -> None:
    assert align(continuum, weights).cost == pytest.approx(least_disorder(spans_of(continuum), weights))


@settings(deadline=None, max_examples=40)
@given(continua(few.map(lambda reading: reading[:2]), 30, (3, 4)), st.sampled_from(WEIGHTS))
def test_the_best_alignment_of_more(continuum: Continuum, weights: Weights) -> None:
    assert align(continuum, weights).cost == pytest.approx(least_disorder(spans_of(continuum), weights))


@given(nested_continua(), st.sampled_from(WEIGHTS))
def test_large_matrices_are_solved_as_small_ones_are(continuum: Continuum, weights: Weights) -> None:
    one, other = spans_of(continuum)
    alone = 2 * weights.alone
    pairs = pairs_below(one, other, weights, alone)
    if len(one) and len(other):
        full, sparse = (
            float((alone - pairs.costs[assign(pairs, len(one), len(other), alone)]).sum())
            for assign in (assign_in_full, assign_sparsely)
        )
        assert sparse == pytest.approx(full)


def test_a_large_document_is_aligned() -> None:
    reading = tuple(Unit(((at, at + 5),), "c") for at in range(0, 6_000, 10))
    moved = tuple(Unit(((unit.start + 1, unit.end + 1),), "c") for unit in reading)
    aligned = align(Continuum(6_001, (reading, moved)), Weights())
    assert aligned.unitary_alignments == 600
    assert aligned.cost == pytest.approx(600 * (2 / 10) ** 2)


def test_spans_that_nobody_matches_stand_alone() -> None:
    unit = Unit(((0, 5),), "c")
    for annotators in (2, 3):
        aligned = align(Continuum(9, ((unit,), *((),) * (annotators - 1))), Weights(alone=3))
        assert (aligned.cost, aligned.unitary_alignments, len(aligned.share)) == (3, 1, 0)


def test_a_pair_of_three_annotators_shares_as_two_do() -> None:
    unit, far = Unit(((0, 5),), "c"), Unit(((90, 95),), "c")
    aligned = align(Continuum(100, ((unit,), (unit,), (far,))), Weights())
    assert list(aligned.share) == [1]
    together = align(Continuum(100, ((unit,), (unit,), (unit,))), Weights())
    assert list(together.share) == [0.5] * 3
    assert together.cost == 0
