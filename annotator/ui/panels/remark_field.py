"""A line of text about a span: Return keeps what was typed, Escape drops it, and both lead back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override


class RemarkField(QLineEdit):
    """``text_written`` carries a text that differs from the one that is recorded; ``left`` follows Return and
    Escape.
    """

    text_written = Signal(str)
    left = Signal()

    def __init__(self, recorded: str, parent: QWidget) -> None:
        super().__init__(recorded, parent)
        self._recorded = recorded
        self.editingFinished.connect(self.settle)

    def settle(self) -> None:
        """Tell what was typed, unless it is recorded already."""
        text = self.text().strip()
        if text != self._recorded:
            self._recorded = text
            self.text_written.emit(text)

    def take_over(self, other: "RemarkField") -> None:
        """Go on where somebody types in another field, which this one replaces."""
        self.setText(other.text())
        self.setCursorPosition(other.cursorPosition())
        self.setFocus()

    def let_go(self) -> None:
        """Another field took over: nothing typed here counts any more."""
        self._recorded = self.text().strip()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.settle()
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.setText(self._recorded)
            self.left.emit()
        else:
            super().keyPressEvent(event)
