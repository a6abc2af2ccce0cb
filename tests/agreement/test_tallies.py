"""Counts add up to micro figures; macro means leave out what has no figure; F1 is positive agreement."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.agreement.coefficients import cohen_kappa
from annotator.agreement.coincidences import confusion
from annotator.agreement.figures import Reason, undefined
from annotator.agreement.tallies import (
    Tally,
    macro_f1,
    mean_pairwise_f1,
    micro_f1,
    positive_specific_agreement,
)
from tests.agreement.reference_f import LIMIT_CELLS, LIMIT_F1, LIMIT_KAPPAS

EMPTY = Tally()
HALF = Tally({"A": 2, "B": 2}, {"A": 4}, {"A": 2}, {"A": 2})
NONE = Tally({"A": 3})

drawn_counts = st.integers(0, 9)


def tally(both: int, only_one: int, only_other: int) -> Tally:
    return Tally({"A": both + only_one}, {"A": both + only_other}, {"A": both}, {"A": both})


def test_f1_is_twice_what_both_have_over_all_that_each_has() -> None:
    assert HALF.f1().value == 4 / 8
    assert HALF.f1("A").value == 4 / 6
    assert HALF.f1("B").value == 0
    assert (HALF.precision().value, HALF.recall().value) == (2 / 4, 2 / 4)
    assert HALF.labels == ("A", "B")


def test_nothing_marked_has_no_f1_and_one_side_empty_has_none_in_common() -> None:
    assert EMPTY.f1() == undefined(Reason.NO_SPANS)
    assert NONE.f1().value == 0
    assert NONE.recall() == undefined(Reason.NO_SPANS)
    assert NONE.f1("B") == NONE.precision("B") == undefined(Reason.UNUSED_LABEL)


def test_micro_adds_counts_and_macro_leaves_empty_documents_out() -> None:
    assert micro_f1([HALF, NONE, EMPTY]).value == 4 / 11
    assert macro_f1([HALF, NONE, EMPTY]).value == 1 / 4
    assert macro_f1([HALF, NONE], "B").value == 0
    assert micro_f1([EMPTY]) == macro_f1([EMPTY]) == undefined(Reason.NO_SPANS)
    assert micro_f1([NONE], "B") == macro_f1([NONE], "B") == undefined(Reason.UNUSED_LABEL)
    assert micro_f1([]) == macro_f1([]) == undefined(Reason.NO_DOCUMENTS)


@given(st.lists(st.tuples(drawn_counts, drawn_counts, drawn_counts), min_size=1))
def test_the_order_of_documents_does_not_matter_and_empty_ones_add_nothing(
    cells: list[tuple[int, int, int]],
) -> None:
    tallies = [tally(*each) for each in cells]
    assert micro_f1(tallies) == micro_f1([*reversed(tallies), EMPTY])
    assert macro_f1(tallies) == macro_f1([*reversed(tallies), EMPTY])


@given(drawn_counts, drawn_counts, drawn_counts)
def test_f1_is_positive_specific_agreement_and_the_mean_of_precision_and_recall(
    both: int, only_one: int, only_other: int
) -> None:
    counted = tally(both, only_one, only_other)
    figure = counted.f1()
    assert positive_specific_agreement(both, only_one, only_other) == figure
    precision, recall = counted.precision().value, counted.recall().value
    if precision and recall:
        assert figure.value == pytest.approx(2 * precision * recall / (precision + recall))


def test_the_mean_pairwise_f1_equals_positive_specific_agreement() -> None:
    """Three annotators of four items: every ordered pair asks whether the other agrees on a positive."""
    marks = [{1, 2, 3}, {1, 2, 4}, {1, 3, 4}]
    pairs = [(one, other) for one in range(3) for other in range(one)]
    tallies = [
        tally(len(marks[a] & marks[b]), len(marks[a] - marks[b]), len(marks[b] - marks[a])) for a, b in pairs
    ]
    agreeing = sum(len(marks[a] & marks[b]) for a in range(3) for b in range(3) if a != b)
    possible = sum(2 * len(marks[a]) for a in range(3))
    figure = mean_pairwise_f1(tallies)
    assert figure.value == pytest.approx(agreeing / possible)
    assert figure.value == pytest.approx(Tally.total(tallies).f1().value)


@pytest.mark.parametrize(("negatives", "kappa"), LIMIT_KAPPAS.items())
def test_kappa_nears_f1_as_negatives_grow(negatives: int, kappa: float) -> None:
    both, only_one, only_other = LIMIT_CELLS
    if negatives <= 100:
        judgments = (
            [(True, True)] * both
            + [(True, False)] * only_one
            + [(False, True)] * only_other
            + [(False, False)] * negatives
        )
        assert cohen_kappa(confusion(judgments)).figure.value == pytest.approx(kappa, abs=1e-6)
    assert tally(*LIMIT_CELLS).f1().value == pytest.approx(LIMIT_F1, abs=1e-6)
    assert abs(kappa - LIMIT_F1) <= 3 / (negatives + 3)
