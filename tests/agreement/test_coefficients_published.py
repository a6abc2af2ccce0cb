"""Published examples come out as they were published."""

import numpy as np
import pytest

from annotator.agreement.coefficients import (
    Coefficient,
    cohen_kappa,
    fleiss_kappa,
    gwet_ac1,
    krippendorff_alpha,
    raw_agreement,
    scott_pi,
)
from annotator.agreement.coincidences import against_rest, coincidences, confusion
from annotator.agreement.figures import Figure, Reason
from annotator.agreement.set_distances import Value
from annotator.agreement.token_view import label_confusion, token_confusions, token_marks
from annotator.agreement.units import Unit
from tests.agreement import reference_coefficients as reference
from tests.agreement.reference_coefficients import EXAMPLES, Example


def _value(figure: Figure) -> float:
    assert figure.value is not None
    return figure.value


def _expected(coefficient: Coefficient) -> float:
    assert coefficient.expected is not None
    return coefficient.expected


def _interval(one: Value, other: Value) -> float:
    assert isinstance(one, str)
    assert isinstance(other, str)
    return float(int(one) - int(other)) ** 2


def _check_is_half(one: Value, other: Value) -> float:
    if one == other:
        return 0.0
    return 0.5 if "Chck" in (one, other) else 1.0


def _found(example: Example, figure: str) -> float:
    table = coincidences(example.judgments)
    alpha = krippendorff_alpha(table)
    match figure:
        case "agreement":
            return _value(raw_agreement(table))
        case "alpha":
            return _value(alpha.figure)
        case "D_o":
            assert alpha.observed is not None
            return 1 - alpha.observed
        case "D_e":
            return 1 - _expected(alpha)
        case "alpha, interval":
            return _value(krippendorff_alpha(table, _interval).figure)
        case "alpha, check is half":
            return _value(krippendorff_alpha(table, _check_is_half).figure)
        case "kappa, check is half":
            return _value(cohen_kappa(confusion(example.judgments), _check_is_half).figure)
        case _:
            return _corrected(example, figure)


def _corrected(example: Example, figure: str) -> float:
    measure, _, by_chance = figure.partition(", ")
    table = coincidences(example.judgments)
    match measure:
        case "kappa":
            found = cohen_kappa(confusion(example.judgments))
        case "pi":
            found = scott_pi(confusion(example.judgments))
        case "ac1":
            found = gwet_ac1(table)
        case _:
            found = fleiss_kappa(table)
    return _expected(found) if by_chance else _value(found.figure)


@pytest.mark.parametrize(
    ("example", "figure"),
    [
        pytest.param(example, figure, id=f"{example.name}: {figure}")
        for example in EXAMPLES
        for figure in example.expected
    ],
)
def test_a_published_figure(example: Example, figure: str) -> None:
    assert _found(example, figure) == pytest.approx(example.expected[figure], abs=example.within)


def test_fleiss_1971_by_category() -> None:
    table = coincidences(reference.FLEISS_1971.judgments)
    found = {value: _value(fleiss_kappa(against_rest(table, value)).figure) for value in table.values}
    assert found == pytest.approx(
        reference.FLEISS_1971_BY_CATEGORY, abs=reference.FLEISS_1971_BY_CATEGORY_WITHIN
    )


def test_one_label_is_undefined_where_nltk_says_one() -> None:
    """nltk, pull request 3265: 1.0 for a unit that two judged alike, and one that only one judged."""
    found = krippendorff_alpha(coincidences([("1", "1"), ("2", None)]))
    assert found.figure.reason is Reason.ONE_LABEL
    assert found.observed == 1


def test_krippendorff_1995_a_by_token() -> None:
    tokens = [(place, place + 1) for place in range(reference.KRIPPENDORFF_1995_LENGTH)]
    readings = [[Unit((extent,), "k") for extent in each] for each in reference.KRIPPENDORFF_1995_A.values()]
    table = label_confusion(token_confusions(token_marks(tokens, readings, ["k"]))[0])
    found = {
        "kappa": _value(cohen_kappa(table).figure),
        "pi": _value(scott_pi(table).figure),
        "alpha": _value(krippendorff_alpha(table.coincidences).figure),
    }
    assert found == pytest.approx(reference.KRIPPENDORFF_1995_A_BY_TOKEN, abs=0.001)


def test_krippendorff_1995_d_by_token_is_undefined() -> None:
    """All 24 tokens marked by both: dkpro-statistics raises an exception."""
    table = label_confusion(np.array([[0, 0], [0, 24.0]]))
    assert cohen_kappa(table).figure.reason is Reason.ONE_LABEL
    assert scott_pi(table).figure.reason is Reason.ONE_LABEL


@pytest.mark.parametrize("neither", reference.HRIPCSAK_ROTHSCHILD_KAPPA)
def test_kappa_nears_f1_as_the_places_that_neither_marks_grow(neither: int) -> None:
    both, first, second = reference.HRIPCSAK_ROTHSCHILD
    table = reference.confusion_table((False, True), (neither, second), (first, both))
    found = _value(cohen_kappa(table).figure)
    assert found == pytest.approx(reference.HRIPCSAK_ROTHSCHILD_KAPPA[neither], abs=1e-6)
    assert found < reference.HRIPCSAK_ROTHSCHILD_F1
