"""Keys of one's own: chosen in the dialog, at work at once, refused with a reason, and taken back."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from annotator.ui.actions import Act
from annotator.ui.dialogs.key_changes import KeyChangesDialog
from annotator.ui.dialogs.key_sheet import KeySheetDialog
from annotator.ui.places.commands import Command
from tests.ui.modal import answer
from tests.ui.places.conftest import Work
from tests.ui.places.conftest import at_work as at_work
from tests.ui.places.conftest import path as path
from tests.ui.places.conftest import sit_down as sit_down
from tests.ui.places.sitting import CTRL, LEFT, PLAIN, SHIFT, Sitting

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def sitting(at_work: Work) -> Sitting:
    return at_work()


@pytest.fixture
def dialog(sitting: Sitting) -> Iterator[KeyChangesDialog]:
    dialog = KeyChangesDialog(sitting.window.shell.keeper, sitting.window)
    dialog.show()
    dialog.activateWindow()
    sitting.until(dialog.isActiveWindow)
    yield dialog
    dialog.close()


def choose(dialog: KeyChangesDialog, name: str) -> None:
    number = next(number for number, each in enumerate(dialog.model.rows) if each.name == name)
    dialog.table.selectRow(number)


def give(dialog: KeyChangesDialog, name: str, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
    """Choose a line, press Change, then the key."""
    choose(dialog, name)
    QTest.mouseClick(dialog.change_button, LEFT)
    assert dialog.field.hasFocus()
    QTest.keyClick(dialog.field, key, modifiers)


def shown(dialog: KeyChangesDialog) -> str:
    return dialog.model.index(dialog.table.currentIndex().row(), 1).data()


def back_to_work(sitting: Sitting, dialog: KeyChangesDialog) -> None:
    dialog.close()
    sitting.take_focus()
    sitting.view.setFocus()


def test_a_command_has_its_new_key_at_once(sitting: Sitting, dialog: KeyChangesDialog) -> None:
    give(dialog, "flag", Qt.Key.Key_U, ALT)
    assert shown(dialog) == "Alt+U (changed)"
    back_to_work(sitting, dialog)
    sitting.drag("Ines Vale")
    sitting.press("p", "x")
    assert sitting.span("Ines Vale").flag is None
    sitting.press("u", modifiers=ALT)
    assert sitting.span("Ines Vale").flag is not None
    told = [pair for section in sitting.place.key_help() for pair in section.keys]
    assert ("Alt+U", "Flag as unsure, or take the flag away") in told


def test_the_first_key_of_a_chord_can_be_another(sitting: Sitting, dialog: KeyChangesDialog) -> None:
    give(dialog, "attribute", Qt.Key.Key_S, ALT)
    back_to_work(sitting, dialog)
    sitting.drag("We will move the pier")
    sitting.press("1")
    sitting.press("s", modifiers=ALT)
    sitting.press("n")
    assert sitting.span("We will move the pier").attributes["attribution"] == "none"


def test_a_menu_has_its_new_key_at_once_and_in_the_next_sitting(
    sitting: Sitting, dialog: KeyChangesDialog
) -> None:
    give(dialog, "palette", Qt.Key.Key_J, CTRL)
    action = sitting.window.actions_table[Act.PALETTE]
    assert action.shortcut().toString() == "Ctrl+J"
    assert "Ctrl+J" in action.toolTip()
    give(dialog, "palette", Qt.Key.Key_B, PLAIN)
    assert action.shortcut().toString() == "Ctrl+J"


def test_a_key_that_somebody_has_is_refused_in_one_sentence(dialog: KeyChangesDialog) -> None:
    give(dialog, "flag", Qt.Key.Key_J, SHIFT)
    assert dialog.problem.text().startswith("Shift+J is the key for “Merge")
    assert shown(dialog) == "X"
    give(dialog, "flag", Qt.Key.Key_Tab)
    assert dialog.problem.text().startswith("Tab is the key for")


def test_escape_leaves_the_field_and_keeps_the_dialog(dialog: KeyChangesDialog) -> None:
    choose(dialog, "flag")
    place = dialog.table.visualRect(dialog.table.currentIndex()).center()
    QTest.mouseClick(dialog.table.viewport(), LEFT, PLAIN, place)
    QTest.mouseDClick(dialog.table.viewport(), LEFT, PLAIN, place)
    assert dialog.field.hasFocus()
    QTest.keyClick(dialog.field, Qt.Key.Key_Shift)
    QTest.keyClick(dialog.field, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.table.hasFocus()
    assert shown(dialog) == "X"


def test_keys_go_back_to_the_default_one_by_one_and_all(sitting: Sitting, dialog: KeyChangesDialog) -> None:
    give(dialog, "flag", Qt.Key.Key_X, SHIFT)
    give(dialog, "note", Qt.Key.Key_X)
    choose(dialog, "flag")
    QTest.mouseClick(dialog.default_button, LEFT)
    assert dialog.problem.text().startswith("X is the key for “Write a note”")
    choose(dialog, "note")
    QTest.mouseClick(dialog.default_button, LEFT)
    assert shown(dialog) == "Y"
    assert not dialog.default_button.isEnabled()
    sitting.press_button("All back to the defaults")
    rows = sitting.place.hands.commands
    assert next(row.keys for row in rows if row.command is Command.FLAG) == ("x",)


def test_the_cheat_sheet_leads_there(sitting: Sitting) -> None:
    answer(KeySheetDialog, lambda sheet: QTest.mouseClick(sheet.change_button, LEFT, PLAIN, QPoint(5, 5)))
    met = answer(KeyChangesDialog, lambda dialog: dialog.accept())
    QTest.keyClick(sitting.view, Qt.Key.Key_F1)
    assert len(met) == 1
