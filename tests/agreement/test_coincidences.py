"""Tables of judgments add up, whatever they are made of."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.agreement.coincidences import (
    Coincidences,
    Confusion,
    Judgments,
    Table,
    against_rest,
    coincidences,
    complete_only,
    confusion,
)
from tests.agreement.judged import LABELS, judgments

GAPPY = judgments(st.just(3), st.sampled_from(LABELS), missing=True)
TWO = judgments(st.just(2), st.sampled_from(LABELS), missing=True)


def _same(one: Table, other: Table) -> bool:
    return (
        one.values == other.values
        and one.counts == pytest.approx(other.counts, abs=1e-12)
        and one.sizes == other.sizes
    )


def test_coincidences_weigh_each_judgment_once() -> None:
    """Three judgments a, a, b: six ordered pairs, each by one half."""
    table = coincidences([("a", "a", "b")])
    assert table.values == ("a", "b")
    assert table.counts.tolist() == [[1, 1], [1, 0]]
    assert table.counts.sum() == 3


def test_a_confusion_keeps_the_sides() -> None:
    table = confusion([("a", "b"), ("a", "b"), ("b", "b"), (None, "a")])
    assert table.counts.tolist() == [[0, 2], [0, 1]]
    assert (table.units, table.sizes, table.complete) == (3, {2: 3, 1: 1}, False)


def test_units_that_nobody_judged_are_no_units() -> None:
    table = coincidences([(None, None), ("a", "b")])
    assert (table.units, table.complete) == (1, True)


def test_a_confusion_is_of_two() -> None:
    with pytest.raises(ValueError, match="two annotators"):
        confusion([("a", "b", "c")])
    assert confusion([]).units == 0


def test_only_complete_units_are_kept_on_request() -> None:
    assert complete_only([("a", None), ("a", "b")]) == [("a", "b")]


def test_values_stand_in_an_order_of_their_own() -> None:
    sets = [frozenset({"b"}), frozenset({"a", "c"}), frozenset[str]()]
    forward, backward = coincidences([sets]), coincidences([sets[::-1]])
    assert forward.values == backward.values == (frozenset(), frozenset({"a", "c"}), frozenset({"b"}))


@given(one=GAPPY, other=GAPPY)
def test_the_coincidences_of_documents_add_up(one: Judgments, other: Judgments) -> None:
    whole = coincidences([*one, *other])
    assert _same(coincidences(one) + coincidences(other), whole)
    assert _same(coincidences(other) + coincidences(one), whole)


@given(one=TWO, other=TWO)
def test_the_confusions_of_documents_add_up(one: Judgments, other: Judgments) -> None:
    assert _same(confusion(one) + confusion(other), confusion([*one, *other]))


@given(data=TWO)
def test_a_confusion_holds_the_coincidences(data: Judgments) -> None:
    assert _same(confusion(data).coincidences, coincidences(data))


def test_the_total_of_nothing_is_empty() -> None:
    assert Coincidences.total([]).units == 0
    assert Confusion.total([]).counts.shape == (0, 0)


@given(data=GAPPY, value=st.sampled_from(LABELS))
def test_a_table_against_the_rest_is_that_of_yes_and_no(data: Judgments, value: str) -> None:
    asked = [[None if each is None else each == value for each in row] for row in data]
    found = against_rest(coincidences(data), value)
    padded = Coincidences((False, True), np.zeros((2, 2))) + coincidences(asked)
    assert found.counts == pytest.approx(padded.counts, abs=1e-12)
