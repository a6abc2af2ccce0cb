"""Intervals over documents: seeded, in order of size, blind to the order of documents, none for a few."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.agreement.bootstrap import (
    Interval,
    draws,
    f1_interval,
    interval,
    macro_f1_interval,
    percentiles,
)
from annotator.agreement.figures import Reason
from annotator.agreement.tallies import Tally, micro_f1


def tally(both: int, only_one: int) -> Tally:
    return Tally({"A": both + only_one}, {"A": both}, {"A": both}, {"A": both})


TEN = [tally(both, only_one) for both, only_one in zip(range(10), reversed(range(10)), strict=True)]

drawn_tallies = st.lists(st.builds(tally, st.integers(0, 5), st.integers(1, 5)), min_size=10, max_size=20)


def test_each_resample_draws_as_many_documents_as_there_are() -> None:
    drawn = draws(30, seed=3, resamples=200)
    assert drawn.shape == (200, 30)
    assert set(drawn.sum(axis=1).tolist()) == {30}
    assert np.array_equal(drawn, draws(30, seed=3, resamples=200))
    assert not np.array_equal(drawn, draws(30, seed=4, resamples=200))
    assert draws(0, resamples=5).shape == (5, 0)


def test_under_ten_documents_there_is_no_interval() -> None:
    assert f1_interval(TEN[:9]) == Interval(None, None, Reason.TOO_FEW_DOCUMENTS)
    assert f1_interval([]) == Interval(None, None, Reason.TOO_FEW_DOCUMENTS)
    assert f1_interval(TEN).reason is None


def test_nothing_marked_has_no_interval() -> None:
    assert f1_interval([Tally()] * 12) == Interval(None, None, Reason.NO_SPANS)
    assert f1_interval(TEN, "B").reason is Reason.NO_SPANS


def test_equal_documents_leave_nothing_to_chance() -> None:
    same = [tally(3, 2)] * 10
    expected = pytest.approx(6 / 8)
    found = f1_interval(same)
    assert (found.low, found.high) == (expected, expected)
    assert macro_f1_interval([*same, Tally()]) == found


@given(drawn_tallies, st.data())
def test_limits_are_in_order_and_bounded_and_the_order_of_documents_does_not_matter(
    tallies: list[Tally], data: st.DataObject
) -> None:
    found = f1_interval(tallies)
    assert found.low is not None
    assert found.high is not None
    assert 0 <= found.low <= found.high <= 1
    assert f1_interval(data.draw(st.permutations(tallies))) == found
    narrower = f1_interval(tallies, level=0.5)
    assert narrower.low is not None
    assert narrower.low >= found.low


def test_the_limits_are_those_of_a_plain_loop_over_resamples() -> None:
    ordered = sorted(TEN, key=lambda each: (sum(each.marked()), sum(each.matched())))
    figures = [
        micro_f1(document for document, times in zip(ordered, row, strict=True) for _ in range(times)).value
        for row in draws(10).tolist()
    ]
    low, high = np.quantile(np.array(figures, dtype=np.float64), [0.025, 0.975])
    found = f1_interval(TEN)
    assert (found.low, found.high) == (pytest.approx(low), pytest.approx(high))
    value = micro_f1(TEN).value
    assert value is not None
    assert low < value < high


def test_any_figure_of_sums_has_an_interval() -> None:
    found = interval([(float(place),) for place in range(10)], lambda sums: sums[:, 0] / 10, level=0.9)
    assert found.low is not None
    assert found.high is not None
    assert found.low < 4.5 < found.high


def test_percentiles_leave_out_what_is_undefined() -> None:
    assert percentiles([0.0, 1.0, float("nan")], level=0.5) == Interval(0.25, 0.75)
