"""The article's text once more, in a text field of Qt's own that nobody sees: what screen readers read.

It is kept in step with the view whenever it is asked, and answers in the view's name. Why there are two:
docs/decisions/companion.md.
"""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAccessible, QAccessibleTextInterface, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from annotator.domain.document import Document
from annotator.text.utf16 import Utf16Map
from annotator.ui.textview.companion_layout import CompanionLayout, Seen
from annotator.ui.textview.paragraph_layout import as_shown
from annotator.ui.textview.paragraphs import Paragraphs

_KEEP = QTextCursor.MoveMode.KeepAnchor
_FRAME_MARKS: dict[int, str] = dict.fromkeys((0xFDD0, 0xFDD1), "\ufffd")


@runtime_checkable
class Readable(Seen, Protocol):
    """What a screen reader may ask of a view. Offsets are code points."""

    @property
    def document(self) -> Document: ...
    @property
    def caret(self) -> int: ...
    def anchor(self) -> int: ...
    def select(self, start: int, end: int, *, reveal: bool = True) -> None: ...
    def set_caret(self, offset: int, *, reveal: bool = True) -> None: ...
    def viewport(self) -> QWidget: ...


class Companion(QTextEdit):
    def __init__(self, widget: QWidget, view: Readable) -> None:
        super().__init__(widget)
        self.hide()
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view = view
        self._shown: Document | None = None
        self._units = Utf16Map("")
        self._lines = CompanionLayout(self.document(), view)
        self.document().setDocumentLayout(self._lines)
        self._fall_silent()
        self.cursorPositionChanged.connect(self._on_cursor_moved)
        self.selectionChanged.connect(self._on_cursor_moved)

    def text_interface(self) -> QAccessibleTextInterface:
        self.keep_in_step()
        return QAccessible.queryAccessibleInterface(self).textInterface()

    def places(self) -> tuple[int, int]:
        """Where the selection starts and where the caret is, in UTF-16 units."""
        self._take_text()
        return self._units.to_utf16(self._view.anchor()), self._units.to_utf16(self._view.caret)

    def keep_in_step(self) -> None:
        self._take_text()
        self.setGeometry(self._view.viewport().geometry())
        self._lines.keep_in_step()
        self._take_cursor()

    def _take_text(self) -> None:
        if self._shown is self._view.document:
            return
        self._shown = self._view.document
        self._units = Utf16Map(self._shown.text)
        self._lines.forget()
        self.blockSignals(True)
        self.setPlainText(_one_for_one(self._shown.text))
        self.blockSignals(False)
        self._lines.units = self._units

    def _take_cursor(self) -> None:
        anchor, caret = self.places()
        cursor = self.textCursor()
        if (cursor.anchor(), cursor.position()) != (anchor, caret):
            cursor.setPosition(anchor)
            cursor.setPosition(caret, _KEEP)
            self.blockSignals(True)
            self.setTextCursor(cursor)
            self.blockSignals(False)

    @Slot()
    def _on_cursor_moved(self) -> None:
        """A screen reader has moved it: the view follows."""
        cursor = self.textCursor()
        anchor, caret = (self._units.to_code_points(at) for at in (cursor.anchor(), cursor.position()))
        if (anchor, caret) == (self._view.anchor(), self._view.caret):
            return
        if anchor == caret:
            self._view.set_caret(caret)
        else:
            self._view.select(anchor, caret)

    def _fall_silent(self) -> None:
        """News of this field's cursor would be spoken once more after the view's own.

        Qt tells them of the widget that its text control is a child of, and of nothing if that is no widget.
        """
        for child in self.children():
            if child.metaObject().className() == "QWidgetTextControl":
                child.setParent(QObject(self))


def _one_for_one(text: str) -> str:
    """``text`` with every character in its place that a text document would take for something else."""
    pieces: list[str] = []
    for paragraph in Paragraphs(text).items:
        pieces.append(as_shown(text[paragraph.start : paragraph.end]).translate(_FRAME_MARKS))
        if paragraph.breaks:
            pieces.append("\n".rjust(paragraph.following - paragraph.end))
    return "".join(pieces)
