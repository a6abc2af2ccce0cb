"""A field for what is looked for, whose keys lead on to what was found."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override


class SearchField(QLineEdit):
    """``confirmed`` follows Return and carries whether Shift was held; ``left`` follows Escape, ``entered``
    the arrow down.
    """

    confirmed = Signal(bool)
    left = Signal()
    entered = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self.setClearButtonEnabled(True)
        self._led: dict[int, Callable[[bool], object]] = {
            Qt.Key.Key_Return: self.confirmed.emit,
            Qt.Key.Key_Enter: self.confirmed.emit,
            Qt.Key.Key_Escape: lambda _shift: self.left.emit(),
            Qt.Key.Key_Down: lambda _shift: self.entered.emit(),
        }

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        lead = self._led.get(event.key())
        if lead is None:
            super().keyPressEvent(event)
        else:
            lead(bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
