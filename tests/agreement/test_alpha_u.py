"""α_U gives the figures of Krippendorff (1995, 2004), and obeys its laws."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from annotator.agreement.alpha_u import AlphaU, alpha_u, difference, tally
from annotator.agreement.continua import Continuum, Stretch
from annotator.agreement.figures import Reason, undefined
from annotator.agreement.units import Extent, Unit
from tests.agreement import reference_unitizing as reference
from tests.agreement.drawn_continua import (
    alike,
    disjoint_continua,
    renamed,
    reversed_storage,
    without_overlap,
)


def measure(*continua: Continuum) -> AlphaU:
    return alpha_u(map(tally, continua))


def value(*continua: Continuum) -> float:
    found = measure(*continua).figure.value
    assert found is not None
    return found


@pytest.mark.parametrize("example", [reference.BERTHA_AND_BILL, reference.JOHN_AND_JILL])
def test_published_examples(example: reference.Example) -> None:
    assert measure(example.stretched()).observed == pytest.approx(example.figures["D_o"], abs=1e-5)
    long = measure(example.stretched(reference.ON_A_LONG_CONTINUUM))
    assert long.expected == pytest.approx(example.figures["D_e"], abs=0.005)
    assert long.figure.value == pytest.approx(example.figures["alpha"], abs=0.02)


@pytest.mark.parametrize("factor", reference.GERRET_AND_GILL_BY_FACTOR)
def test_a_finer_unit_of_length_changes_chance_but_not_what_is_seen(factor: int) -> None:
    """The tolerance is that of the source: D_e was corrected between the editions."""
    found = measure(reference.GERRET_AND_GILL.stretched(factor))
    published = reference.GERRET_AND_GILL_BY_FACTOR[factor]
    assert found.observed == pytest.approx(reference.GERRET_AND_GILL.figures["D_o"], abs=1e-5)
    assert found.expected == pytest.approx(published["D_e"], abs=1e-5 if factor == 1 else 0.005)
    assert found.figure.value == pytest.approx(published["alpha"], abs=0.02)


@pytest.mark.parametrize("label", reference.KRIPPENDORFF_2004.figures)
def test_labels_that_overlap_each_other_are_measured_one_by_one(label: str) -> None:
    """Krippendorff pools them to 0.859; here spans of one annotator may not overlap inside a layer."""
    example = reference.KRIPPENDORFF_2004
    assert value(example.stretched().only(label)) == pytest.approx(example.figures[label], abs=1e-4)
    assert measure(example.stretched()).figure == undefined(Reason.OVERLAPPING)
    assert measure(example.stretched()).counts.overlapping == 4


def test_one_unit_of_three_annotators_is_chance() -> None:
    assert value(reference.ONE_UNIT_OF_THREE.stretched()) == pytest.approx(0, abs=1e-12)


def test_no_units_are_undefined() -> None:
    assert measure(reference.NO_UNITS.stretched()).figure == undefined(Reason.NO_SPANS)


def test_units_that_cover_nothing_are_no_units() -> None:
    """DKPro says 0; where chance cannot disagree we say undefined, and never 1."""
    assert measure(reference.ZERO_LENGTH_ONLY.stretched()).figure == undefined(Reason.NO_SPANS)


@pytest.mark.parametrize(("one", "other", "squares"), reference.DIFFERENCES)
def test_differences_of_units(one: Extent, other: Extent, squares: int) -> None:
    first, second = [Stretch(*one, "c")], [Stretch(*other, "c")]
    assert difference(first, second) == difference(second, first) == squares


def test_a_unit_in_a_gap_differs_by_its_squared_length() -> None:
    extent, squares = reference.UNIT_IN_A_GAP
    assert difference([Stretch(*extent, "c")], []) == difference([], [Stretch(*extent, "c")]) == squares


def test_a_split_unit_is_seen() -> None:
    whole, halves = (Unit(((0, 8),), "c"),), (Unit(((0, 4),), "c"), Unit(((4, 8),), "c"))
    assert value(Continuum(40, (whole, halves))) < 1


def test_where_every_code_point_is_a_unit_chance_cannot_disagree() -> None:
    tiled = tuple(Unit(((at, at + 1),), "c") for at in range(5))
    assert measure(alike(tiled, 5)).figure == undefined(Reason.ONE_LABEL)


def test_a_document_of_one_annotator_says_nothing() -> None:
    alone = Continuum(20, ((Unit(((0, 3),), "c"),),))
    assert tally(alone) is None
    assert measure(alone).figure == undefined(Reason.NO_DOCUMENTS)
    assert measure(alone, reference.BERTHA_AND_BILL.stretched()) == measure(
        reference.BERTHA_AND_BILL.stretched()
    )


def test_a_label_that_a_document_lacks_is_a_gap_there() -> None:
    marked, empty = reference.BERTHA_AND_BILL.stretched(), Continuum(24, ((), ()))
    other = Continuum(24, ((Unit(((2, 10),), "other"),),) * 2)
    assert measure(marked, other).observed == pytest.approx(measure(marked, empty).observed)
    assert value(marked, empty) > value(marked)


def test_spans_in_fragments_are_left_out_and_counted() -> None:
    split = Unit(((0, 1), (3, 4)), "unit")
    marked = reference.BERTHA_AND_BILL.stretched()
    more = Continuum(24, ((*marked.readings[0], split), marked.readings[1]))
    assert value(more) == value(marked)
    assert measure(more).counts.discontinuous == 1


@given(disjoint_continua())
def test_never_above_one(continuum: Continuum) -> None:
    assert (measure(continuum).figure.value or 0) <= 1


@given(without_overlap(30).filter(bool))
def test_identity_is_one(reading: tuple[Unit, ...]) -> None:
    found = measure(alike(reading, 30)).figure
    assert found.value == 1


@given(disjoint_continua())
def test_neither_order_nor_names_matter(continuum: Continuum) -> None:
    assert measure(reversed_storage(continuum)) == measure(continuum)
    assert measure(renamed(continuum)).figure.value == pytest.approx(measure(continuum).figure.value)


@given(st.lists(disjoint_continua(), min_size=2, max_size=4))
def test_the_order_of_documents_does_not_matter(documents: list[Continuum]) -> None:
    assume(any(any(document.readings) for document in documents))
    assert measure(*reversed(documents)) == measure(*documents)


@given(disjoint_continua(), st.integers(2, 4))
def test_repeating_the_documents_changes_only_chance(continuum: Continuum, times: int) -> None:
    assume(any(continuum.readings))
    assert measure(*[continuum] * times).observed * times == pytest.approx(measure(continuum).observed)
