"""Labels are renamed and left out for one export, with the mouse and with the keys."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from annotator.domain.layer import Layer
from annotator.domain.tagset import Label, Tagset
from annotator.ui.dialogs.export_form import ExportForm
from annotator.ui.dialogs.export_labels import ExportLabelsDialog, own_names, summary
from tests.session.projects import TAGSET
from tests.ui.modal import answer


@pytest.fixture
def form(qtbot: QtBot, tmp_path: Path) -> ExportForm:
    made = ExportForm("Corpus", tmp_path, [], TAGSET)
    qtbot.addWidget(made)
    made.show()
    return made


def row_of(dialog: ExportLabelsDialog, name: str) -> int:
    return [choice.label.name for choice in dialog.choices].index(name)


def click(dialog: ExportLabelsDialog, name: str) -> None:
    """On the box of a label."""
    place = dialog.table.visualRect(dialog.model.index(row_of(dialog, name), 0))
    QTest.mouseClick(
        dialog.table.viewport(),
        Qt.MouseButton.LeftButton,
        pos=QPoint(place.left() + 16, place.center().y()),
    )


def write(dialog: ExportLabelsDialog, text: str) -> None:
    """Into the cell that is being edited."""
    (editor,) = (field for field in dialog.table.findChildren(QLineEdit) if field.isVisible())
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()  # an editor is closed only after its key is done with


def rename(dialog: ExportLabelsDialog, name: str, new: str) -> None:
    viewport = dialog.table.viewport()
    place = dialog.table.visualRect(dialog.model.index(row_of(dialog, name), 2)).center()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    write(dialog, new)


def press(form: ExportForm) -> None:
    QTest.mouseClick(form.labels_button, Qt.MouseButton.LeftButton)


def change(dialog: ExportLabelsDialog) -> None:
    click(dialog, "ORG")
    rename(dialog, "PERSON", "  Human   being ")
    rename(dialog, "Move", " ")
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)


def test_what_is_settled_on_goes_into_the_request(qtbot: QtBot, form: ExportForm) -> None:
    assert form.labels_words.text() == "All, under their own names"
    answer(ExportLabelsDialog, change)
    with qtbot.waitSignal(form.request_changed):
        press(form)
    assert form.request.renames == {"PERSON": "Human being"}
    assert form.request.drops == {"ORG"}
    assert form.labels_words.text() == "1 renamed, 1 left out"


def test_it_can_be_changed_again_and_undone(form: ExportForm) -> None:
    answer(ExportLabelsDialog, change)
    press(form)

    def look(dialog: ExportLabelsDialog) -> None:
        kept = [(choice.name, choice.goes) for choice in dialog.choices]
        assert kept[:2] == [("Human being", True), ("ORG", False)]
        QTest.mouseClick(dialog.reset, Qt.MouseButton.LeftButton)
        QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)

    answer(ExportLabelsDialog, look)
    press(form)
    assert (form.request.renames, form.request.drops) == ({}, frozenset())


def test_cancelling_changes_nothing(form: ExportForm) -> None:
    def cancel(dialog: ExportLabelsDialog) -> None:
        click(dialog, "ORG")
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    answer(ExportLabelsDialog, cancel)
    press(form)
    assert form.request.drops == frozenset()


def test_the_keys_are_enough(qtbot: QtBot) -> None:
    dialog = ExportLabelsDialog(own_names(TAGSET))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.table.setFocus()
    dialog.table.setCurrentIndex(dialog.model.index(0, 0))
    QTest.keyClick(dialog.table, Qt.Key.Key_Down)
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    assert [choice.goes for choice in dialog.choices] == [True, False, True, True, True]
    for _ in range(2):
        QTest.keyClick(dialog.table, Qt.Key.Key_Right)
    QTest.keyClick(dialog.table, Qt.Key.Key_Up)
    QTest.keyClick(dialog.table, Qt.Key.Key_H)
    write(dialog, "uman")
    assert dialog.choices[0].name == "human"
    assert dialog.isVisible()


def test_a_label_that_stays_out_has_no_name_to_change(qtbot: QtBot) -> None:
    dialog = ExportLabelsDialog(own_names(TAGSET))
    qtbot.addWidget(dialog)
    index = dialog.model.index(0, 2)
    assert dialog.model.flags(index) & Qt.ItemFlag.ItemIsEditable
    dialog.model.setData(dialog.model.index(0, 0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert not dialog.model.flags(index) & Qt.ItemFlag.ItemIsEditable
    assert index.data() == "–"


def test_retired_labels_are_there_too_for_spans_may_bear_them() -> None:
    old = Label(key="OLD", layer=Layer.ENTITY, name="Old", retired=True)
    event, entity = (Label(key=layer.value, layer=layer, name="New") for layer in (Layer.EVENT, Layer.ENTITY))
    choices = own_names(Tagset(name="T", labels=(event, old, entity)))
    assert [choice.label.key for choice in choices] == ["OLD", "entity", "event"]
    assert summary(choices) == "All, under their own names"
