"""The documents as a list: order, filter, neighbours, what is next."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from annotator.domain.annotation_set import Status
from annotator.domain.span import Answer, Flag, FlagKind
from annotator.ui.panels.document_filter import DocumentFilter, Remark, Sorting
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
    model.set_filter(DocumentFilter(Status.TODO, "ferry"))
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
    model.set_filter(DocumentFilter(status, words))
    assert shown(model) == expected
    assert len(model.rows) == 4


def test_a_row_that_changes_stays_where_it_is_until_the_next_filtering(
    qtbot: QtBot, model: DocumentModel
) -> None:
    model.set_filter(DocumentFilter(Status.TODO, ""))
    with qtbot.waitSignal(model.dataChanged):
        model.update_row(done("a"))
    assert shown(model) == "a"
    assert model.counts()[Status.TODO] == 0
    assert model.counts()[Status.DONE] == 2
    model.set_filter(DocumentFilter(Status.TODO, "x"))
    model.set_filter(DocumentFilter(Status.TODO, ""))
    assert shown(model) == ""


def test_a_hidden_row_changes_without_a_word_to_the_view(qtbot: QtBot, model: DocumentModel) -> None:
    model.set_filter(DocumentFilter(Status.DONE, ""))
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
    model.set_filter(DocumentFilter(None, "ferry"))
    assert (neighbour("b", 1), neighbour("d", -1)) == ("d", "b")
    assert (neighbour("c", 1), neighbour(None, -1)) == ("a", "d")
    model.set_filter(DocumentFilter(None, "nothing"))
    assert neighbour("a", 1) is None


def test_the_next_open_document_is_neither_done_nor_skipped_and_comes_round(model: DocumentModel) -> None:
    def following(name: str) -> str | None:
        row = model.next_open(name)
        return row.id if row else None

    assert [following(name) for name in "abcd"] == ["b", "a", "a", "a"]
    model.set_rows([done("a"), skipped("b"), todo("c")])
    assert [following(name) for name in "abc"] == ["c", "c", None]


def test_places_are_found_by_id(model: DocumentModel) -> None:
    model.set_filter(DocumentFilter(None, "ferry"))
    assert [model.position_of(name) for name in "abcdz"] == [0, 1, 2, 3, -1]
    assert [model.index_of(name).row() for name in "abcdz"] == [0, 1, -1, 2, -1]


def test_a_row_says_its_status_in_words(model: DocumentModel) -> None:
    assert row_words(doing("x", spans=1)) == "doing · 1 span"
    assert row_words(doing("x", spans=1234)) == "doing · 1,234 spans"
    assert row_words(skipped("x")) == "skipped · duplicate"
    spoken = model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Ferry stays, doing · 3 spans"


def test_flags_answers_and_notes_are_told() -> None:
    asked = replace(todo("x"), flag=Flag(FlagKind.ASK, "?"))
    assert row_words(asked) == "to do · 1 flag"
    answered = replace(doing("x"), flag=Flag(FlagKind.ASK, "?", Answer("So.", "Lea")), flagged=2, note="n")
    assert row_words(answered) == "doing · 3 spans · 3 flags (1 answered) · note"


def test_the_tool_tip_has_all_that_is_known_of_a_document(model: DocumentModel) -> None:
    row = replace(
        doing("b", "Ferry <b>"),
        flag=Flag(FlagKind.ASK, "Why?", Answer("So.", "Lea")),
        date="2026-05-01",
        note="Long.",
    )
    model.update_row(row)
    model.more_about = lambda document: f"more of {document}"
    told = QTextDocumentFragment.fromHtml(model.index(1).data(Qt.ItemDataRole.ToolTipRole)).toPlainText()
    assert told.splitlines() == [
        "Ferry <b>",
        "doing · 3 spans · 1 flag (1 answered) · note",
        "2026-05-01",
        "ask the lead: Why?",
        "Lea: So.",
        "Long.",
        "more of b",
    ]


MIXED = [
    replace(done("a", "pier"), date="2026-03-01", spans=2),
    replace(todo("b", "Quay"), date="2026-01-01", flagged=1),
    replace(doing("c", "Anchor", spans=7), flagged=2, answered=2),
    replace(skipped("d", "Mole"), date="2026-02-01", note="Twice."),
]


@pytest.mark.parametrize(
    ("sorting", "expected"),
    [
        (Sorting.ADDED, "abcd"),
        (Sorting.TITLE, "cdab"),
        (Sorting.STATUS, "bcad"),
        (Sorting.DATE, "adbc"),
        (Sorting.SPANS, "cabd"),
    ],
)
def test_documents_are_sorted_and_those_alike_stay_in_the_order_of_adding(
    model: DocumentModel, sorting: Sorting, expected: str
) -> None:
    model.set_rows(MIXED)
    model.sort_by(sorting)
    assert shown(model) == expected
    assert [model.index_of(name).row() for name in expected] == [0, 1, 2, 3]
    model.sort_by(sorting, is_reversed=True)
    assert shown(model)[0] == expected[-1] or sorting is Sorting.SPANS


def test_next_and_previous_go_as_the_list_is_sorted(model: DocumentModel) -> None:
    model.set_rows(MIXED)
    model.sort_by(Sorting.TITLE)
    following = model.neighbour("d", 1)
    assert following is not None
    assert following.id == "a"
    still_open = model.next_open("d")
    assert still_open is not None
    assert still_open.id == "b"


def test_the_next_open_document_is_a_hidden_one_once_nothing_shown_is_open(model: DocumentModel) -> None:
    model.set_filter(DocumentFilter(text="dam"))
    found = model.next_open("c")
    assert found is not None
    assert found.id == "a"


@pytest.mark.parametrize(
    ("remark", "expected"),
    [(Remark.FLAGGED, "bc"), (Remark.OPEN, "b"), (Remark.ANSWERED, "c"), (Remark.NOTED, "d")],
)
def test_a_filter_keeps_flags_answers_and_notes(model: DocumentModel, remark: Remark, expected: str) -> None:
    model.set_rows(MIXED)
    model.set_filter(DocumentFilter(remark=remark))
    assert shown(model) == expected


def test_what_was_looked_up_narrows_and_widens(model: DocumentModel) -> None:
    model.set_filter(DocumentFilter(within=frozenset("bc")))
    assert shown(model) == "bc"
    model.set_filter(DocumentFilter(text="moves", besides=frozenset("d")))
    assert shown(model) == "ad"
    model.set_rows([todo("a"), replace(todo("b"), has_set=False)])
    model.set_filter(DocumentFilter(only_begun=True))
    assert shown(model) == "a"
