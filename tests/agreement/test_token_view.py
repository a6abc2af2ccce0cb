"""Spans seen token by token, without melting what is nested."""

import random
from collections.abc import Sequence

import numpy as np
import pytest

from annotator.agreement.coefficients import cohen_kappa, krippendorff_alpha
from annotator.agreement.coincidences import Coincidences
from annotator.agreement.figures import Reason
from annotator.agreement.set_distances import masi_distance
from annotator.agreement.token_view import (
    label_coincidences,
    label_confusion,
    token_coincidences,
    token_confusions,
    token_judgments,
    token_marks,
    token_sets,
    where_anyone_marked,
)
from annotator.agreement.units import Extent, Unit

TOKENS = [(0, 3), (4, 8), (9, 12), (12, 13)]
"""Four tokens, the last two without a space between them."""

LABELS = ["PER", "ORG"]


def _unit(label: str, *fragments: Extent) -> Unit:
    return Unit(fragments, label)


def _marked(*units: Unit, labels: Sequence[str] = LABELS) -> list[list[bool]]:
    return token_marks(TOKENS, [units], labels)[0].tolist()


def test_a_span_marks_the_tokens_that_it_touches() -> None:
    assert _marked(_unit("PER", (0, 8)))[0] == [True, True, False, False]
    assert _marked(_unit("PER", (5, 10)))[0] == [False, True, True, False]
    assert _marked(_unit("PER", (3, 4)))[0] == [False] * 4
    assert _marked(_unit("PER", (9, 12)))[0] == [False, False, True, False]
    assert _marked(_unit("PER", (0, 99)))[0] == [True] * 4


def test_each_fragment_marks_its_own_tokens() -> None:
    assert _marked(_unit("PER", (0, 3), (9, 12)))[0] == [True, False, True, False]


def test_nested_spans_keep_their_labels() -> None:
    assert _marked(_unit("ORG", (0, 12)), _unit("PER", (4, 8))) == [
        [False, True, False, False],
        [True, True, True, False],
    ]


def test_a_token_under_two_spans_of_a_label_is_marked_once() -> None:
    assert _marked(_unit("PER", (0, 12)), _unit("PER", (4, 8)))[0] == [True, True, True, False]


def test_labels_not_asked_for_are_passed_over() -> None:
    assert _marked(_unit("LOC", (0, 12))) == [[False] * 4] * 2


def test_a_text_without_tokens_has_no_judgments() -> None:
    marks = token_marks([], [[_unit("PER", (0, 2))], []], LABELS)
    assert marks.shape == (2, 2, 0)
    assert cohen_kappa(label_confusion(token_confusions(marks)[0])).figure.reason is Reason.NO_UNITS
    assert token_sets(marks, LABELS).confusion().units == 0


def _readings(seed: int, annotators: int, labels: Sequence[str]) -> list[list[Unit]]:
    chance = random.Random(seed)
    starts = [[chance.randrange(280) for _ in range(12)] for _ in range(annotators)]
    return [
        [_unit(chance.choice(labels), (start, start + chance.randrange(1, 40))) for start in each]
        for each in starts
    ]


def _tokens(count: int) -> list[Extent]:
    return [(6 * place, 6 * place + 5) for place in range(count)]


@pytest.mark.parametrize("seed", range(10))
def test_confusions_are_those_of_the_judgments(seed: int) -> None:
    marks = token_marks(_tokens(50), _readings(seed, 2, LABELS), LABELS)
    for place, counts in enumerate(token_confusions(marks)):
        slow = token_judgments(marks, place).confusion()
        assert counts.tolist() == slow.counts.tolist()
        assert label_confusion(counts).units == slow.units == 50


@pytest.mark.parametrize("seed", range(10))
def test_coincidences_are_those_of_the_judgments(seed: int) -> None:
    annotators = 2 + seed % 3
    marks = token_marks(_tokens(50), _readings(seed, annotators, LABELS), LABELS)
    for place, counts in enumerate(token_coincidences(marks)):
        slow = token_judgments(marks, place).coincidences()
        assert counts == pytest.approx(slow.counts)
        assert label_coincidences(counts, annotators).sizes == slow.sizes


def _by_hand(tokens: Sequence[Extent], units: Sequence[Unit]) -> list[frozenset[str]]:
    return [
        frozenset(unit.label for unit in units if unit.start < end and start < unit.end)
        for start, end in tokens
    ]


@pytest.mark.parametrize("labels", [LABELS, [f"L{place}" for place in range(150)]], ids=["few", "many"])
@pytest.mark.parametrize("seed", range(5))
def test_the_sets_of_tokens_are_the_labels_over_them(seed: int, labels: Sequence[str]) -> None:
    readings = _readings(seed, 3, labels)
    found = token_sets(token_marks(_tokens(50), readings, labels), labels)
    codes: list[list[int]] = found.codes.T.tolist()
    decoded = [[found.values[code] for code in column] for column in codes]
    assert decoded == [_by_hand(_tokens(50), units) for units in readings]
    assert len(set(found.values)) == len(found.values)


def test_masi_forgives_a_label_too_many() -> None:
    one, other = [_unit("PER", (0, 8)), _unit("ORG", (9, 13))], [_unit("PER", (0, 8)), _unit("ORG", (0, 13))]
    table = token_sets(token_marks(TOKENS, [one, other], LABELS), LABELS).coincidences()
    strict, forgiving = (
        krippendorff_alpha(table).figure.value,
        krippendorff_alpha(table, masi_distance).figure,
    )
    assert strict is not None
    assert forgiving.value is not None
    assert strict < forgiving.value


def test_tokens_that_nobody_marked_can_be_left_out() -> None:
    marks = token_marks(TOKENS, [[_unit("PER", (0, 3))], [_unit("ORG", (4, 8))]], LABELS)
    assert where_anyone_marked(marks).tolist() == [
        [[True, False], [False, False]],
        [[False, False], [False, True]],
    ]


def test_documents_add_up() -> None:
    parts = [token_marks(_tokens(50), _readings(seed, 2, LABELS), LABELS) for seed in range(3)]
    whole = np.concatenate(parts, axis=2)
    assert sum(token_confusions(part) for part in parts) == pytest.approx(token_confusions(whole))
    total = Coincidences.total(token_sets(part, LABELS).coincidences() for part in parts)
    once = token_sets(whole, LABELS).coincidences()
    assert krippendorff_alpha(total).figure.value == pytest.approx(krippendorff_alpha(once).figure.value)
