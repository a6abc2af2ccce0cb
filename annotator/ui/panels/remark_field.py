"""A line of text about a span: Return keeps what was typed, Escape drops it, and both lead back."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override


@dataclass(frozen=True, slots=True)
class Typing:
    """A text under way, and where the cursor stands in it."""

    text: str
    cursor: int


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

    def hand_over(self) -> Typing:
        """What is being typed here; from now on it counts where it is taken over."""
        typing = Typing(self.text(), self.cursorPosition())
        self._recorded = self.text().strip()
        return typing

    def take_over(self, typing: Typing) -> None:
        self.setText(typing.text)
        self.setCursorPosition(typing.cursor)
        self.setFocus()

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
