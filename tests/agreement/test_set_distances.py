"""How far sets of labels lie apart."""

import pytest
from hypothesis import given
from nltk.metrics.distance import jaccard_distance as nltk_jaccard
from nltk.metrics.distance import masi_distance as nltk_masi

from annotator.agreement.set_distances import (
    Distance,
    Value,
    distances,
    jaccard_distance,
    masi_distance,
    nominal,
)
from tests.agreement.judged import label_sets

ALL = (nominal, jaccard_distance, masi_distance)
NLTK_ROUNDS = 0.004
"""nltk wrote .67 and .33 for the thirds of MASI, up to some version."""


@pytest.mark.parametrize(
    ("one", "other", "jaccard", "masi"),
    [
        pytest.param({"a"}, {"a"}, 0, 0, id="equal"),
        pytest.param({"a"}, {"a", "b"}, 1 / 2, 1 - 1 / 2 * 2 / 3, id="one holds the other"),
        pytest.param({"a", "b"}, {"b", "c"}, 2 / 3, 1 - 1 / 3 * 1 / 3, id="crossing"),
        pytest.param({"a"}, {"b"}, 1, 1, id="nothing in common"),
        pytest.param(set[str](), {"b"}, 1, 1, id="one empty"),
        pytest.param(set[str](), set[str](), 0, 0, id="both empty"),
    ],
)
def test_distances_of_sets(one: set[str], other: set[str], jaccard: float, masi: float) -> None:
    a, b = frozenset(one), frozenset(other)
    assert jaccard_distance(a, b) == pytest.approx(jaccard)
    assert masi_distance(a, b) == pytest.approx(masi)


@pytest.mark.parametrize("distance", ALL)
@given(one=label_sets(), other=label_sets())
def test_distances_are_symmetric_and_bounded(
    distance: Distance, one: frozenset[str], other: frozenset[str]
) -> None:
    assert distance(one, other) == distance(other, one)
    assert 0 <= distance(one, other) <= 1
    assert (distance(one, other) == 0) == (one == other)


@given(one=label_sets(), other=label_sets())
def test_distances_are_those_of_nltk(one: frozenset[str], other: frozenset[str]) -> None:
    """But for two empty sets, where nltk divides by zero."""
    if one or other:
        assert jaccard_distance(one, other) == pytest.approx(nltk_jaccard(one, other))
        assert masi_distance(one, other) == pytest.approx(nltk_masi(one, other), abs=NLTK_ROUNDS)


def test_a_single_value_is_the_set_of_itself() -> None:
    assert masi_distance("a", frozenset({"a"})) == 0
    assert jaccard_distance("a", frozenset({"a", "b"})) == 0.5


@pytest.mark.parametrize("distance", ALL)
def test_a_table_holds_each_distance(distance: Distance) -> None:
    values: tuple[Value, ...] = (frozenset({"a"}), frozenset({"a", "b"}), frozenset({"c"}))
    table = distances(values, distance)
    assert table.tolist() == [[distance(one, other) for other in values] for one in values]
    assert not table.flags.writeable
    assert distances((), distance).shape == (0, 0)
