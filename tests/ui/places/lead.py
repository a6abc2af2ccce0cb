"""Somebody at the Project place: reads it as people do, and acts by mouse and keys alone."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from annotator.domain.tagset import Tagset
from annotator.domain.tagset_parts import PartRef
from annotator.ui.dialogs.tagset_preview import TagsetPreviewDialog
from annotator.ui.main_window import MainWindow
from annotator.ui.places.project import ProjectPlace
from annotator.ui.places.tagset_editor import TagsetEditor
from tests.ui.modal import answer
from tests.ui.places.sitting import CTRL, LEFT, Sitting

ALT = Qt.KeyboardModifier.AltModifier


class Lead:
    def __init__(self, sitting: Sitting, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.window: MainWindow = sitting.window
        self.press(Qt.Key.Key_4, ALT)
        self.until(lambda: self.editor.facts.tagset.name != "none")

    @property
    def place(self) -> ProjectPlace:
        assert self.window.workspace is not None
        place = self.window.workspace.place
        assert isinstance(place, ProjectPlace)
        return place

    @property
    def editor(self) -> TagsetEditor:
        return self.place.editor

    @property
    def tagset(self) -> Tagset:
        """The project's own, as it is in the file."""
        assert self.window.workspace is not None
        return self.window.workspace.bridge.project.run(lambda file: file.project.tagset())

    @property
    def message(self) -> str:
        return self.window.messages.text

    def until(self, holds: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(holds, timeout=20_000)
        QApplication.processEvents()

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        if not self.window.isActiveWindow():
            self.window.activateWindow()
            self.until(self.window.isActiveWindow)
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)
        QApplication.processEvents()

    def rows(self) -> list[str]:
        """What the list says, headings in capitals."""
        return [row.name.upper() if row.is_heading else row.name for row in self.editor.list.parts.rows]

    def choose(self, ref: PartRef) -> None:
        """Click a part in the list."""
        index = self.editor.list.parts.place_of(ref)
        self.editor.list.scrollTo(index)
        point = self.editor.list.visualRect(index).center()
        QTest.mouseClick(self.editor.list.viewport(), LEFT, pos=point)
        QApplication.processEvents()
        assert self.editor.chosen == ref

    def field(self, name: str) -> QLineEdit | QPlainTextEdit:
        """The field of the form that a screen reader calls so."""
        for kind in (QLineEdit, QPlainTextEdit):
            for field in self.editor.form.findChildren(kind):
                if field.accessibleName() == name and field.isVisible():
                    return field
        raise AssertionError(f"no field is called {name}")

    def write(self, name: str, text: str) -> None:
        """Type into a field, in place of what stands there."""
        field = self.field(name)
        field.setFocus()
        field.selectAll()
        QTest.keyClick(field, Qt.Key.Key_Delete)
        for number, line in enumerate(text.split("\n")):
            if number:
                QTest.keyClick(field, Qt.Key.Key_Return)
            QTest.keyClicks(field, line)

    def click(self, name: str, inside: QWidget | None = None) -> None:
        """Click the visible button that a screen reader calls so."""
        buttons = [
            button
            for button in (inside or self.window).findChildren(QAbstractButton)
            if button.accessibleName() == name and button.isVisible()
        ]
        assert len(buttons) == 1, f"{len(buttons)} buttons are called {name}"
        QTest.mouseClick(buttons[0], LEFT)
        QApplication.processEvents()

    def apply(self) -> str:
        """Look at the preview and agree; what it says at its head."""
        version = self.tagset.version
        said: list[str] = []

        def agree(dialog: TagsetPreviewDialog) -> None:
            said.append(dialog.intro)
            QTest.mouseClick(dialog.accept_button, LEFT)

        answer(TagsetPreviewDialog, agree)
        self.click("Preview and apply")
        self.until(lambda: self.editor.facts.tagset.version > version and self.editor.draft.is_empty)
        return said[0]

    def undo(self) -> None:
        before = self.tagset, self.editor.draft.tagset
        self.press(Qt.Key.Key_Z, CTRL)
        self.until(lambda: (self.tagset, self.editor.draft.tagset) != before)
