"""The documents as a list: order, filter, neighbours, what is next."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from annotator.domain.annotation_set import Status
from annotator.domain.span import Flag, FlagKind
from annotator.ui.panels.document_model import DocumentModel, DocumentRole, row_words
from tests.ui.panels.rows import doing, done, skipped, todo

ROWS = [
    todo("a", "Ferry moves"),
    doing("b", "Ferry stays"),
    done("c", "Dam breaks"),
    skipped("d", "Ferry <b>sinks</b>"),
]


@pytest.fixture
def model() -> DocumentModel:
    model = DocumentModel()
    model.set_rows(ROWS)
    return model


def shown(model: DocumentModel) -> str:
    rows = range(model.rowCount())
    return "".join(model.index(number).data(DocumentRole.ROW).id for number in rows)


def test_the_model_keeps_qts_rules_while_it_changes(qtbot: QtBot, model: DocumentModel) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.update_row(done("a"))
    model.set_filter(Status.TODO, "ferry")
    model.update_row(todo("a"))
    model.set_rows(ROWS[:2])
    assert tester.model() is model


@pytest.mark.parametrize(
    ("status", "words", "expected"),
    [
        (None, "", "abcd"),
        (Status.DOING, "", "b"),
        (None, "FERRY", "abd"),
        (None, "  moves  ferry ", "a"),
        (Status.DONE, "ferry", ""),
    ],
)
def test_a_filter_keeps_a_status_and_every_word(
    model: DocumentModel, status: Status | None, words: str, expected: str
) -> None:
    model.set_filter(status, words)
    assert shown(model) == expected
    assert len(model.rows) == 4


def test_a_row_that_changes_stays_where_it_is_until_the_next_filtering(
    qtbot: QtBot, model: DocumentModel
) -> None:
    model.set_filter(Status.TODO, "")
    with qtbot.waitSignal(model.dataChanged):
        model.update_row(done("a"))
    assert shown(model) == "a"
    assert model.counts()[Status.TODO] == 0
    assert model.counts()[Status.DONE] == 2
    model.set_filter(Status.TODO, "x")
    model.set_filter(Status.TODO, "")
    assert shown(model) == ""


def test_a_hidden_row_changes_without_a_word_to_the_view(qtbot: QtBot, model: DocumentModel) -> None:
    model.set_filter(Status.DONE, "")
    with qtbot.assertNotEmitted(model.dataChanged):
        model.update_row(done("a"))
    assert model.rows[0].status is Status.DONE


def test_a_row_that_is_not_there_changes_nothing(model: DocumentModel) -> None:
    model.update_row(done("z"))
    assert [row.id for row in model.rows] == list("abcd")
    assert sum(model.counts().values()) == 4


def test_neighbours_are_those_that_are_shown(model: DocumentModel) -> None:
    def neighbour(of: str | None, step: int) -> str | None:
        row = model.neighbour(of, step)
        return row.id if row else None

    assert (neighbour("a", 1), neighbour("d", 1), neighbour("a", -1)) == ("b", None, None)
    model.set_filter(None, "ferry")
    assert (neighbour("b", 1), neighbour("d", -1)) == ("d", "b")
    assert (neighbour("c", 1), neighbour(None, -1)) == ("a", "d")
    model.set_filter(None, "nothing")
    assert neighbour("a", 1) is None


def test_the_next_open_document_is_neither_done_nor_skipped_and_comes_round(model: DocumentModel) -> None:
    def following(name: str) -> str | None:
        row = model.next_open(name)
        return row.id if row else None

    assert [following(name) for name in "abcd"] == ["b", "a", "a", "a"]
    model.set_rows([done("a"), skipped("b"), todo("c")])
    assert [following(name) for name in "abc"] == ["c", "c", None]


def test_places_are_found_by_id(model: DocumentModel) -> None:
    model.set_filter(None, "ferry")
    assert [model.position_of(name) for name in "abcdz"] == [0, 1, 2, 3, -1]
    assert [model.index_of(name).row() for name in "abcdz"] == [0, 1, -1, 2, -1]


def test_a_row_says_its_status_in_words(model: DocumentModel) -> None:
    assert row_words(doing("x", spans=1)) == "doing · 1 span"
    assert row_words(doing("x", spans=1234)) == "doing · 1,234 spans"
    assert row_words(skipped("x")) == "skipped · duplicate"
    spoken = model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Ferry stays, doing · 3 spans"


def test_a_flagged_document_says_so() -> None:
    assert row_words(replace(todo("x"), flag=Flag(FlagKind.ASK, "?"))) == "to do · flagged"
