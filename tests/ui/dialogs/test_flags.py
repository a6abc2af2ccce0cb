"""Flags of the corpus: the annotator finds what was answered, the lead answers, both go to the place."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.domain.layer import Layer
from annotator.domain.span import Answer, Flag, FlagKind
from annotator.session import edits
from annotator.session.desk import own_desk
from annotator.session.flags import Flagged
from annotator.session.people import ensure_annotator
from annotator.session.project import Project
from annotator.session.viewpoint import Viewpoint
from annotator.ui.bridge import Bridge
from annotator.ui.dialogs.flags import FlagsDialog
from tests.session.projects import TEXT, add_document, new_project, place_of, sign_in
from tests.ui.checks import ModelCheck

RETURN = Qt.Key.Key_Return


@pytest.fixture
def bridge(tmp_path: Path) -> Iterator[Bridge]:
    path = tmp_path / "p.annproj"
    with new_project(path) as file:
        desk = sign_in(file, add_document(file, TEXT, "First"), "Ana")
        for words, comment in (("Ines Vale", "Or the board?"), ("Harbour Board", "With the?")):
            label = "PERSON" if words == "Ines Vale" else "ORG"
            added = edits.add_span(file, desk, Layer.ENTITY, label, [place_of(TEXT, words)])
            edits.set_flag(file, desk, added.operations[0].id, Flag(FlagKind.UNSURE, comment))
        other = sign_in(file, desk.document, "Ben")
        edits.set_flag(file, other, None, Flag(FlagKind.ASK, "Is this news?"))
        ensure_annotator(file, "Lea")
    project = Project.open(path)
    bridge = Bridge(project)
    yield bridge
    bridge.close()


@pytest.fixture
def lead(bridge: Bridge) -> Bridge:
    bridge.project.sign_in("Lea")
    bridge.project.change_viewpoint(Viewpoint.LEAD)
    return bridge


def shown(dialog: FlagsDialog) -> list[list[str]]:
    model = dialog.model
    columns = range(1, model.columnCount())
    return [[model.index(row, column).data() for column in columns] for row in range(model.rowCount())]


def opened(qtbot: QtBot, bridge: Bridge) -> FlagsDialog:
    dialog = FlagsDialog(bridge)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: bool(dialog.model.rows))
    return dialog


def write(qtbot: QtBot, dialog: FlagsDialog, words: str) -> None:
    before = dialog.count.text()
    dialog.answer.setFocus()
    dialog.answer.selectAll()
    QTest.keyClicks(dialog.answer, words)
    QTest.keyClick(dialog.answer, RETURN)
    qtbot.waitUntil(lambda: dialog.count.text() != before)


def test_the_lead_sees_whose_questions_are_open(
    qtbot: QtBot, lead: Bridge, qtmodeltester: ModelCheck
) -> None:
    dialog = opened(qtbot, lead)
    qtmodeltester.check(dialog.model)
    assert shown(dialog) == [
        ["the document", "ask the lead", "Is this news?", "", "Ben"],
        ["Ines Vale", "unsure", "Or the board?", "", "Ana"],
        ["Harbour Board", "unsure", "With the?", "", "Ana"],
    ]
    assert dialog.count.text() == "3 in all, 3 open"


def test_words_stand_where_no_flag_does(qtbot: QtBot, lead: Bridge) -> None:
    dialog = opened(qtbot, lead)
    assert not dialog.empty.isVisible()
    assert dialog.table.accessibleDescription() == ""
    QTest.mouseClick(dialog.state.button("answered"), Qt.MouseButton.LeftButton)
    assert dialog.empty.isVisible()
    assert dialog.empty.text() == dialog.table.accessibleDescription() == "No flag has been answered yet."
    dialog.take([])
    assert dialog.empty.text() == "Nothing is flagged."


def test_return_in_the_field_answers_and_goes_on_to_the_next(qtbot: QtBot, lead: Bridge) -> None:
    dialog = opened(qtbot, lead)
    write(qtbot, dialog, "Yes.")
    assert dialog.count.text() == "3 in all, 2 open"
    assert dialog.current is not None
    assert (dialog.current.words, dialog.answer.text()) == ("Ines Vale", "")
    assert "[Ines Vale] spoke." in dialog.context.text()
    QTest.mouseClick(dialog.state.button("answered"), Qt.MouseButton.LeftButton)
    assert shown(dialog) == [["the document", "ask the lead", "Is this news?", "Yes.", "Ben"]]
    assert dialog.context.text().endswith("\nLea: Yes.")


def test_the_annotator_sees_their_own_flags_with_the_answers_and_cannot_answer(
    qtbot: QtBot, lead: Bridge
) -> None:
    dialog = opened(qtbot, lead)
    QTest.keyClick(dialog.table, Qt.Key.Key_Down)
    write(qtbot, dialog, "The person.")
    lead.project.sign_in("Ana")
    dialog = opened(qtbot, lead)
    assert shown(dialog) == [
        ["Ines Vale", "unsure", "Or the board?", "The person."],
        ["Harbour Board", "unsure", "With the?", ""],
    ]
    assert not dialog.answer.isVisible()
    assert dialog.current is not None
    assert dialog.current.flag.answer == Answer("The person.", "Lea")


def test_return_in_the_list_goes_to_the_place(qtbot: QtBot, lead: Bridge) -> None:
    dialog = opened(qtbot, lead)
    wanted: list[Flagged] = []
    dialog.visit_wanted.connect(wanted.append)
    QTest.keyClick(dialog.table, Qt.Key.Key_Down)
    QTest.keyClick(dialog.table, RETURN)
    assert [flagged.words for flagged in wanted] == ["Ines Vale"]
    assert not dialog.isVisible()


def test_a_flag_that_was_taken_away_meanwhile_is_told(qtbot: QtBot, lead: Bridge) -> None:
    dialog = opened(qtbot, lead)
    flagged = dialog.model.rows[1]
    desk = own_desk(flagged.document, flagged.annotator)
    lead.project.run(lambda file: edits.set_flag(file, desk, flagged.span, None))
    QTest.keyClick(dialog.table, Qt.Key.Key_Down)
    dialog.answer.setFocus()
    QTest.keyClicks(dialog.answer, "Yes.")
    QTest.keyClick(dialog.answer, RETURN)
    qtbot.waitUntil(lambda: dialog.problem.isVisible())
    assert "taken away" in dialog.problem.text()
