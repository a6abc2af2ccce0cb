"""Habits: how much, how long, which labels, and how much of it alone."""

from annotator.agreement.figures import Reason, measured, undefined
from annotator.agreement.habits import Habits, against_rest, habits_in
from annotator.agreement.matching import SAME
from annotator.agreement.token_scores import tokens_of
from tests.agreement.drawn_spans import units

WORDS = tokens_of([(start, start + 4) for start in range(0, 100, 5)])
MINE = units(("A", 0, 9), ("A", 0, 9), ("B", 10, 14), ("A", 50, 54))


def test_a_document_has_spans_tokens_and_what_nobody_else_has() -> None:
    found = habits_in(MINE, [units(("A", 0, 4)), units(("B", 50, 54))], WORDS)
    assert (found.documents, found.tokens, found.spans, found.length) == (1, 20, 3, 4)
    assert (found.compared, found.unmatched) == (3, 1)
    assert found.per_thousand == measured(150)
    assert found.mean_length == measured(4 / 3)
    assert found.unmatched_share == measured(1 / 3)
    assert found.shares == {"A": 2 / 3, "B": 1 / 3}


def test_what_is_a_counterpart_can_be_stricter() -> None:
    assert habits_in(MINE, [units(("A", 0, 4)), units(("B", 50, 54))], WORDS, SAME).unmatched == 3


def test_alone_in_a_document_nothing_is_unmatched() -> None:
    found = habits_in(MINE, [], WORDS)
    assert found.unmatched_share == undefined(Reason.NO_SPANS)
    assert habits_in(MINE, [[]], WORDS).unmatched_share == measured(1)


def test_documents_add_up_and_one_stands_against_the_rest() -> None:
    mine, theirs = habits_in(MINE, [], WORDS), habits_in(units(("B", 0, 4)), [], WORDS)
    one, rest = against_rest({"a": [mine, mine], "b": [theirs], "c": [theirs, theirs]}, "a")
    assert (one.documents, one.spans, one.tokens) == (2, 6, 40)
    assert (rest.documents, rest.spans, rest.shares) == (3, 3, {"B": 1.0})
    assert one.per_thousand == mine.per_thousand


def test_nothing_has_no_figures() -> None:
    assert Habits().per_thousand == undefined(Reason.NO_TEXT)
    assert Habits().mean_length == Habits().unmatched_share == undefined(Reason.NO_SPANS)
    assert Habits().shares == {}
