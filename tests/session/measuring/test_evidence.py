"""Intervals over documents: blind to their order, those of a plain loop, none for a few."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.agreement.bootstrap import Interval, draws
from annotator.agreement.figures import Reason
from annotator.agreement.measure import Measure
from annotator.agreement.tallies import Tally, micro_f1
from annotator.session.measuring.evidence import Evidence
from annotator.session.measuring.judged import Judged, judged
from annotator.session.measuring.methods import METHODS
from annotator.session.measuring.options import Options
from annotator.session.measuring.packed import MEASURES, pack_tallies

DRAWN_ALIKE = Options(resamples=200)


def tally(both: int, only_one: int) -> Tally:
    return Tally({"A": both + only_one}, {"A": both}, {"A": both}, {"A": both})


TEN = [tally(both, only_one) for both, only_one in zip(range(10), reversed(range(10)), strict=True)]

drawn_tallies = st.lists(st.builds(tally, st.integers(0, 5), st.integers(1, 5)), min_size=10, max_size=20)


def limits(tallies: list[Tally], label: str | None = None, options: Options = DRAWN_ALIKE) -> Interval:
    evidence = Evidence([pack_tallies([each] * len(MEASURES)) for each in tallies], options)
    return METHODS[Measure.F1_EXACT].find(evidence, label).interval


def alpha_limits(parts: list[Judged]) -> Interval:
    return METHODS[Measure.ALPHA].find(Evidence(parts, DRAWN_ALIKE), None).interval


def test_under_ten_documents_there_is_no_interval() -> None:
    assert limits(TEN[:9]).reason is Reason.TOO_FEW_DOCUMENTS
    assert limits(TEN).reason is None


def test_nothing_marked_has_no_interval() -> None:
    assert limits([Tally()] * 12) == Interval(None, None, Reason.NO_SPANS)
    assert limits(TEN, "B").reason is Reason.NO_SPANS


def test_equal_documents_leave_nothing_to_chance() -> None:
    found = limits([tally(3, 2)] * 10)
    assert (found.low, found.high) == (pytest.approx(6 / 8), pytest.approx(6 / 8))


@settings(deadline=None, max_examples=40)
@given(drawn_tallies, st.data())
def test_limits_are_in_order_and_bounded_and_the_order_of_documents_does_not_matter(
    tallies: list[Tally], data: st.DataObject
) -> None:
    found = limits(tallies)
    assert found.low is not None
    assert found.high is not None
    assert 0 <= found.low <= found.high <= 1
    assert limits(data.draw(st.permutations(tallies))) == found


def test_the_limits_are_those_of_a_plain_loop_over_resamples() -> None:
    ordered = sorted(TEN, key=lambda each: (sum(each.matched()), sum(each.marked())))
    options = Options()
    figures = [
        micro_f1(document for document, times in zip(ordered, row, strict=True) for _ in range(times)).value
        for row in draws(10, options.seed, options.resamples).tolist()
    ]
    low, high = np.quantile(np.array(figures, dtype=np.float64), [0.025, 0.975])
    found = limits(TEN, options=options)
    assert (found.low, found.high) == (pytest.approx(low), pytest.approx(high))
    value = micro_f1(TEN).value
    assert value is not None
    assert low < value < high


def test_coefficients_have_intervals_that_are_blind_to_the_order_of_documents() -> None:
    pairs = [[("A", "A"), ("B", "B")], [("A", "B"), ("B", "B")], [("B", "A")], []] * 4
    parts = [judged(2, rows, lambda label: label) for rows in pairs]
    found = alpha_limits(parts)
    assert found == alpha_limits(parts[::-1])
    assert found.low is not None
    assert found.high is not None
    assert found.low < found.high
