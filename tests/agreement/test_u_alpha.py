"""uα gives the figures that independent programs computed by the formulas of 2016, and obeys its laws."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from annotator.agreement.continua import Continuum
from annotator.agreement.figures import Figure, Reason, measured, undefined
from annotator.agreement.u_alpha import UAlpha, tally, u_alpha
from annotator.agreement.units import Unit
from tests.agreement import reference_unitizing as reference
from tests.agreement.drawn_continua import (
    alike,
    disjoint_continua,
    renamed,
    reversed_storage,
    without_overlap,
)


def measure(*continua: Continuum) -> UAlpha:
    return u_alpha(map(tally, continua))


def figures(found: UAlpha) -> dict[str, Figure]:
    return {"u": found.u, "bar": found.bar, "cu": found.cu}


def unit(start: int, end: int, label: str = "x") -> Unit:
    return Unit(((start, end),), label)


@pytest.mark.parametrize("example", reference.U_ALPHA, ids=lambda example: example.name)
def test_computed_examples(example: reference.Example) -> None:
    found = figures(measure(example.stretched()))
    assert {name: found[name].value for name in example.figures} == pytest.approx(example.figures, abs=1e-6)


def test_a_text_without_a_gap_under_one_label_is_undefined() -> None:
    found = measure(reference.HEATHER_AND_HILL.stretched())
    assert found.u == undefined(Reason.ONE_LABEL)
    assert found.bar == undefined(Reason.NO_GAPS)
    assert found.cu == undefined(Reason.ONE_LABEL)


def test_a_split_unit_is_not_seen_but_counts_as_two_for_chance() -> None:
    whole, halves = (unit(0, 8),), (unit(0, 4), unit(4, 8))
    assert measure(Continuum(40, (whole, halves))).u == measured(1)


def test_the_labels_of_more_than_two_annotators_are_not_measured() -> None:
    """For three, unitized_alpha and quallmer give 0.357 and 0.469 for the same input."""
    found = measure(alike((unit(0, 3, "x"), unit(5, 9, "y")), 20, annotators=3))
    assert found.u == found.bar == measured(1)
    assert found.cu == undefined(Reason.ONLY_FOR_TWO)


def test_where_nothing_was_marked_by_both_labels_are_not_measured() -> None:
    found = measure(Continuum(20, ((unit(0, 3, "x"),), (unit(5, 9, "y"),))))
    assert found.cu == undefined(Reason.NO_UNITS)
    assert found.coverage == 0


def test_coverage_is_the_share_that_both_marked() -> None:
    assert measure(Continuum(20, ((unit(0, 10),), (unit(5, 15),)))).coverage == pytest.approx(5 / 20)


def test_an_empty_name_is_a_label_too() -> None:
    named = measure(Continuum(20, ((unit(0, 5, "x"), unit(8, 9, "y")), (unit(0, 5, "y"),))))
    assert measure(Continuum(20, ((unit(0, 5, ""), unit(8, 9, "y")), (unit(0, 5, "y"),)))) == named


@pytest.mark.parametrize(
    ("continua", "reason"),
    [
        ([], Reason.NO_DOCUMENTS),
        ([Continuum(20, ((unit(0, 3),),))], Reason.NO_DOCUMENTS),
        ([Continuum(20, ((), ()))], Reason.NO_SPANS),
        ([Continuum(20, ((unit(0, 5), unit(4, 8, "y")), ()))], Reason.OVERLAPPING),
    ],
)
def test_reasons(continua: list[Continuum], reason: Reason) -> None:
    assert set(figures(measure(*continua)).values()) == {undefined(reason)}


def test_overlapping_spans_of_different_labels_are_measured_label_by_label() -> None:
    crossed = alike((unit(0, 5, "x"), unit(4, 8, "y")), 20)
    assert measure(crossed).counts.overlapping == 4
    assert measure(crossed.only("x")).u == measure(crossed.only("y")).u == measured(1)


@given(disjoint_continua())
def test_never_above_one(continuum: Continuum) -> None:
    assert all((figure.value or 0) <= 1 + 1e-12 for figure in figures(measure(continuum)).values())


@given(without_overlap(30).filter(lambda reading: 0 < sum(unit.length for unit in reading) < 30))
def test_identity_is_one(reading: tuple[Unit, ...]) -> None:
    found = measure(alike(reading, 30))
    assert found.u.value == found.bar.value == pytest.approx(1)


@given(disjoint_continua())
def test_neither_order_nor_names_matter(continuum: Continuum) -> None:
    assert measure(reversed_storage(continuum)) == measure(continuum)
    assert measure(renamed(continuum)) == measure(continuum)


@given(st.lists(disjoint_continua(), min_size=2, max_size=4))
def test_the_order_of_documents_does_not_matter(documents: list[Continuum]) -> None:
    assert measure(*reversed(documents)) == measure(*documents)


@given(disjoint_continua())
def test_one_label_makes_marked_text_all_there_is(continuum: Continuum) -> None:
    only = measure(continuum.only("PER"))
    assume(only.u.value is not None)
    assert only.bar.value == pytest.approx(only.u.value)
