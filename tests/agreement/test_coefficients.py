"""Laws of the coefficients, and what they say where there is nothing to say."""

import random
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.agreement.coefficients import (
    Coefficient,
    cohen_kappa,
    fleiss_kappa,
    gwet_ac1,
    krippendorff_alpha,
    raw_agreement,
    scott_pi,
)
from annotator.agreement.coincidences import Judgments, coincidences, confusion
from annotator.agreement.figures import Figure, Reason
from annotator.agreement.set_distances import jaccard_distance, masi_distance
from tests.agreement.judged import LABELS, judgments, label_sets

TWO = judgments(st.just(2), st.sampled_from(LABELS))
SEVERAL = judgments(st.integers(2, 4), st.sampled_from(LABELS))
GAPPY = judgments(st.integers(2, 4), st.sampled_from(LABELS), missing=True)
SETS = judgments(st.integers(2, 4), label_sets(), missing=True)

Measure = Callable[[Judgments], Coefficient]


def _alpha(data: Judgments) -> Coefficient:
    return krippendorff_alpha(coincidences(data))


def _masi(data: Judgments) -> Coefficient:
    return krippendorff_alpha(coincidences(data), masi_distance)


def _jaccard(data: Judgments) -> Coefficient:
    return krippendorff_alpha(coincidences(data), jaccard_distance)


def _kappa(data: Judgments) -> Coefficient:
    return cohen_kappa(confusion(data))


def _pi(data: Judgments) -> Coefficient:
    return scott_pi(confusion(data))


def _fleiss(data: Judgments) -> Coefficient:
    return fleiss_kappa(coincidences(data))


def _ac1(data: Judgments) -> Coefficient:
    return gwet_ac1(coincidences(data))


OF_TWO = (_alpha, _masi, _jaccard, _kappa, _pi, _fleiss, _ac1)
OF_SEVERAL = (_alpha, _masi, _jaccard, _fleiss, _ac1)
WITH_GAPS = (_alpha, _masi, _jaccard)
COMPLETE_ONLY = (_kappa, _pi, _fleiss, _ac1)


def _same(one: Figure, other: Figure) -> bool:
    if one.value is None or other.value is None:
        return one == other
    return one.value == pytest.approx(other.value, abs=1e-12)


@pytest.mark.parametrize("measure", OF_TWO)
@given(data=TWO)
def test_two_annotators_can_change_sides(measure: Measure, data: Judgments) -> None:
    assert _same(measure(data).figure, measure([row[::-1] for row in data]).figure)


@pytest.mark.parametrize("measure", OF_SEVERAL)
@given(data=SEVERAL, seed=st.integers())
def test_the_order_of_annotators_and_units_does_not_matter(
    measure: Measure, data: Judgments, seed: int
) -> None:
    mixed = [list(row)[::-1] for row in data]
    random.Random(seed).shuffle(mixed)
    assert _same(measure(data).figure, measure(mixed).figure)


@pytest.mark.parametrize("measure", OF_TWO)
@given(data=TWO)
def test_renaming_labels_does_not_matter(measure: Measure, data: Judgments) -> None:
    names = {"PER": "z", "ORG": "y", "LOC": "b", "MISC": "a"}
    renamed = [[names[str(value)] for value in row] for row in data]
    assert _same(measure(data).figure, measure(renamed).figure)


@pytest.mark.parametrize("measure", OF_TWO)
@given(data=TWO)
def test_a_value_is_at_most_one_or_there_is_a_reason(measure: Measure, data: Judgments) -> None:
    figure = measure(data).figure
    assert (figure.value is None) == (figure.reason is not None)
    assert figure.value is None or -1 - 1e-12 <= figure.value <= 1


@pytest.mark.parametrize("measure", OF_TWO)
@given(values=st.lists(st.sampled_from(LABELS)))
def test_identity_is_one_unless_a_single_label_is_used(measure: Measure, values: list[str]) -> None:
    figure = measure([(value, value) for value in values]).figure
    if len(set(values)) > 1:
        assert figure.value == 1
    else:
        assert figure.reason is (Reason.ONE_LABEL if values else Reason.NO_UNITS)


@pytest.mark.parametrize("measure", WITH_GAPS)
@given(data=GAPPY)
def test_an_annotator_who_judged_nothing_adds_nothing(measure: Measure, data: Judgments) -> None:
    assert _same(measure(data).figure, measure([(*row, None) for row in data]).figure)


@given(data=SETS)
def test_alpha_of_sets_is_defined_or_says_why(data: Judgments) -> None:
    for measure in WITH_GAPS:
        figure = measure(data).figure
        assert figure.value is None or figure.value <= 1


@given(data=SETS)
def test_distances_that_forgive_do_not_see_more_disagreement(data: Judgments) -> None:
    strict, masi, jaccard = (measure(data).observed for measure in WITH_GAPS)
    if strict is not None and masi is not None and jaccard is not None:
        assert strict <= masi + 1e-12 <= jaccard + 2e-12


@given(data=TWO)
def test_two_annotators_make_fleiss_kappa_scotts_pi(data: Judgments) -> None:
    assert _same(_pi(data).figure, _fleiss(data).figure)


@pytest.mark.parametrize("measure", COMPLETE_ONLY)
def test_missing_judgments_leave_these_undefined(measure: Measure) -> None:
    found = measure([("PER", "PER"), ("ORG", None), ("ORG", "LOC")])
    assert found == Coefficient(Figure(None, Reason.MISSING_JUDGMENTS))


@pytest.mark.parametrize("measure", OF_TWO)
def test_one_label_is_undefined_beside_the_agreement_seen(measure: Measure) -> None:
    found = measure([("PER", "PER")] * 3)
    assert found.figure.reason is Reason.ONE_LABEL
    assert found.observed == 1


@pytest.mark.parametrize("measure", OF_TWO)
def test_no_units_is_a_reason(measure: Measure) -> None:
    assert measure([]) == Coefficient(Figure(None, Reason.NO_UNITS))


def test_raw_agreement_is_the_share_of_judgments_met_by_the_same() -> None:
    assert raw_agreement(confusion([("a", "a"), ("a", "b"), ("b", "b"), ("b", "a")])).value == 0.5
    assert raw_agreement(coincidences([("a", "a", "b")])).value == pytest.approx(1 / 3)
    assert raw_agreement(coincidences([])).reason is Reason.NO_UNITS


def test_equal_values_under_a_blind_distance_leave_nothing_to_disagree_on() -> None:
    found = krippendorff_alpha(coincidences([("a", "b"), ("b", "a")]), lambda one, other: 0.0)
    assert found.figure.reason is Reason.ONE_LABEL
