"""Spans are as far apart as Mathet et al. (2015) say."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.agreement.continua import stretches
from annotator.agreement.gamma_dissimilarity import Spans, Weights, compare, pairs_below
from annotator.agreement.gamma_sampling import as_spans
from annotator.agreement.units import Extent, Unit
from tests.agreement import reference_unitizing as reference
from tests.agreement.drawn_continua import with_overlap

FIRST = np.zeros(1, dtype=np.intp)


def spans(*readings: tuple[Unit, ...]) -> list[Spans]:
    return as_spans([tuple(stretches(reading)) for reading in readings])


def positional(one: Extent, other: Extent) -> float:
    first, second = spans((Unit((one,), "c"),), (Unit((other,), "c"),))
    pairs = compare(first, second, FIRST, FIRST, Weights())
    return float(pairs.positional[0])


@pytest.mark.parametrize(("one", "other", "apart"), reference.POSITIONAL_DISSIMILARITIES)
def test_positions(one: Extent, other: Extent, apart: float) -> None:
    assert positional(one, other) == positional(other, one) == pytest.approx(apart, rel=0.1)


def test_scale_does_not_matter() -> None:
    (small, large) = reference.SCALED
    assert positional(*small) == positional(*large)


def test_position_and_label_are_weighted_and_scaled() -> None:
    one, other = spans((Unit(((4, 14),), "c"),), (Unit(((14, 24),), "d"),))
    assert compare(one, other, FIRST, FIRST, Weights(3, 2, 10)).costs[0] == 10 * (3 * 1 + 2 * 1)


@given(
    with_overlap(40).filter(bool),
    with_overlap(40).filter(bool),
    st.sampled_from([Weights(), Weights(3, 2, 1), Weights(0, 1, 1), Weights(1, 0, 2)]),
    st.floats(0.1, 10),
)
def test_no_near_pair_is_missed(
    one: tuple[Unit, ...], other: tuple[Unit, ...], weights: Weights, limit: float
) -> None:
    first, second = spans(one, other)
    i, j = (ends.ravel() for ends in np.indices((len(first), len(second))))
    everything = compare(first, second, i, j, weights)
    near = pairs_below(first, second, weights, limit)
    assert sorted(near.costs) == sorted(everything.costs[everything.costs < limit])
