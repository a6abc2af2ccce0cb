"""Undo and redo at the keyboard: in order, named, shown, and asked about once."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from annotator.ui.actions import Act
from annotator.ui.dialogs.question import QuestionDialog
from tests.session.projects import TEXT
from tests.ui.modal import answer
from tests.ui.places.conftest import Work
from tests.ui.places.sitting import CTRL, LEFT, SHIFT, SitDown, Sitting

LONG = "Ines Vale spoke.\n\n" + "Nothing else is said here.\n\n" * 80 + "Harbour Board closed.\n"


def undo(sitting: Sitting) -> None:
    sitting.press("z", modifiers=CTRL)


def redo(sitting: Sitting) -> None:
    sitting.press("z", modifiers=CTRL | SHIFT)


def label_two(sitting: Sitting) -> None:
    sitting.drag("Ines Vale")
    sitting.press("p")
    sitting.drag("Harbour Board")
    sitting.press("o")


def foot(sitting: Sitting) -> str:
    assert sitting.window.workspace is not None
    return sitting.window.workspace.foot.words


def test_undo_and_redo_are_named_before_and_after(at_work: Work) -> None:
    sitting = at_work()
    actions = sitting.window.actions_table
    assert not actions[Act.UNDO].isEnabled()
    label_two(sitting)
    assert actions[Act.UNDO].text() == "Undo add ORG “Harbour Board”"
    undo(sitting)
    assert sitting.surfaces() == {"Ines Vale": "PERSON"}
    assert "Undone: add ORG “Harbour Board”" in foot(sitting)
    assert actions[Act.REDO].text() == "Redo add ORG “Harbour Board”"
    redo(sitting)
    assert "Redone: add ORG “Harbour Board”" in foot(sitting)
    assert not actions[Act.REDO].isEnabled()


def test_the_foot_forgets_what_was_undone_with_the_next_edit(at_work: Work) -> None:
    sitting = at_work()
    label_two(sitting)
    undo(sitting)
    sitting.drag("Harbour Board")
    sitting.press("p")
    sitting.until(lambda: "Undone" not in foot(sitting))


def test_the_foot_forgets_what_was_undone_with_another_document(at_work: Work) -> None:
    sitting = at_work(TEXT, "Second.\n")
    label_two(sitting)
    undo(sitting)
    sitting.press(Qt.Key.Key_PageDown, modifiers=CTRL)
    sitting.until(lambda: sitting.title == "Title 2")
    assert "Undone" not in foot(sitting)
    sitting.press(Qt.Key.Key_PageUp, modifiers=CTRL)
    sitting.until(lambda: sitting.title == "Title 1")
    assert "Undone" not in foot(sitting)


def test_presses_faster_than_the_disk_undo_one_thing_each(at_work: Work) -> None:
    sitting = at_work()
    label_two(sitting)
    for _ in range(2):
        sitting.place.reverting.undo()
    sitting.settle()
    assert sitting.surfaces() == {}
    for _ in range(2):
        sitting.place.reverting.redo()
    sitting.settle()
    assert sitting.surfaces() == {"Ines Vale": "PERSON", "Harbour Board": "ORG"}


def test_undo_goes_to_where_it_was(at_work: Work) -> None:
    sitting = at_work(LONG)
    sitting.drag("Ines Vale")
    sitting.press("p")
    sitting.press(Qt.Key.Key_Delete)
    sitting.press(Qt.Key.Key_End, modifiers=CTRL)
    assert not is_in_view(sitting, 0)
    undo(sitting)
    assert sitting.chosen() == "Ines Vale"
    assert is_in_view(sitting, 0)
    sitting.press(Qt.Key.Key_End, modifiers=CTRL)
    undo(sitting)
    assert sitting.surfaces() == {}
    assert is_in_view(sitting, 0)


def is_in_view(sitting: Sitting, offset: int) -> bool:
    rect = sitting.view.caret_rect(offset)
    return rect is not None and 0 <= rect.center().y() <= sitting.view.viewport().height()


def test_undoing_a_link_shows_its_source(at_work: Work) -> None:
    sitting = at_work()
    sitting.drag("Ines Vale")
    sitting.press("p")
    sitting.drag("We will move the pier")
    sitting.press("1", "r", "c", Qt.Key.Key_Return)
    sitting.click_words("Harbour Board")
    assert sitting.chosen() == ""
    undo(sitting)
    assert sitting.links() == set()
    assert sitting.chosen() == "We will move the pier"


def test_undo_keeps_to_the_document_at_hand(at_work: Work) -> None:
    sitting = at_work(TEXT, "Another text by Ines Vale.\n")
    sitting.drag("Harbour Board")
    sitting.press("o")
    sitting.press(Qt.Key.Key_PageDown, modifiers=CTRL)
    sitting.until(lambda: sitting.title == "Title 2")
    assert not sitting.window.actions_table[Act.UNDO].isEnabled()
    sitting.drag("Ines Vale")
    sitting.press("p")
    undo(sitting)
    assert sitting.surfaces() == {}
    sitting.press(Qt.Key.Key_PageUp, modifiers=CTRL)
    sitting.until(lambda: sitting.title == "Title 1")
    assert sitting.surfaces() == {"Harbour Board": "ORG"}


def test_earlier_work_is_asked_about_once_and_may_be_kept(
    at_work: Work, sit_down: SitDown, path: Path
) -> None:
    label_two(at_work())
    again = sit_down.open(path)
    words: list[str] = []

    def refuse(dialog: QuestionDialog) -> None:
        words.extend(label.text() for label in dialog.findChildren(QLabel))
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    answer(QuestionDialog, refuse)
    undo(again)
    assert any("was done before you opened the project" in text for text in words)
    assert len(again.surfaces()) == 2
    asked = answer(QuestionDialog, lambda dialog: QTest.mouseClick(dialog.accept_button, LEFT))
    undo(again)
    undo(again)
    assert len(asked) == 1
    assert again.surfaces() == {}


def test_work_of_this_sitting_is_never_asked_about(at_work: Work, sit_down: SitDown, path: Path) -> None:
    label_two(at_work())
    again = sit_down.open(path)
    again.drag("spoke")
    again.press("h")
    undo(again)
    assert len(again.surfaces()) == 2


def test_in_a_field_undo_is_the_fields_own(at_work: Work) -> None:
    sitting = at_work()
    label_two(sitting)
    sitting.press("y")
    sitting.write("who")
    undo(sitting)
    assert len(sitting.surfaces()) == 2
