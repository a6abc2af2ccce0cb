"""Buttons that Tab comes to only once: arrows, Home and End go on among them, Space and Return press them.

A click presses a button and leaves the keyboard where it is.
"""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget
from typing_extensions import override

from annotator.ui.widgets.tab_order import let_tab_stop, reveal

_Key = Qt.Key
_Modifier = Qt.KeyboardModifier
_BESIDE = {_Key.Key_Left: -1, _Key.Key_Right: 1}
_ROWS = {_Key.Key_Up: -1, _Key.Key_Down: 1}
_ENDS = {_Key.Key_Home: 0, _Key.Key_End: -1}
_PRESSING = frozenset({_Key.Key_Return, _Key.Key_Enter})


class Roving(QObject):
    """Tab stops at the button that the keyboard was at last; before that at the checked one, or the first."""

    def __init__(self, buttons: Iterable[QAbstractButton], parent: QWidget) -> None:
        super().__init__(parent)
        self._buttons = tuple(buttons)
        for button in self._buttons:
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.installEventFilter(self)
        alive = self._alive
        if alive:
            self.stop_at(next((button for button in alive if button.isChecked()), alive[0]))

    def stop_at(self, stop: QAbstractButton) -> None:
        for button in self._buttons:
            let_tab_stop(button, button is stop)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(watched, QAbstractButton):
            return False
        if event.type() == QEvent.Type.FocusIn:
            self.stop_at(watched)
            reveal(watched)
        return (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and self._takes(event, watched)
        )

    def _takes(self, event: QKeyEvent, here: QAbstractButton) -> bool:
        """Whether a key has a meaning here; a key that is held down presses once."""
        key, held = _Key(event.key()), event.modifiers() & ~_Modifier.KeypadModifier
        if key in _PRESSING and held in (_Modifier.NoModifier, _Modifier.ShiftModifier):
            if not event.isAutoRepeat():
                here.click()
            return True
        if held != _Modifier.NoModifier or key not in {*_BESIDE, *_ROWS, *_ENDS}:
            return False
        self._led(key, here).setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _led(self, key: Qt.Key, here: QAbstractButton) -> QAbstractButton:
        """Where a key leads from a button; where there is nothing, it stays."""
        alive = self._alive
        if key in _ENDS:
            return alive[_ENDS[key]]
        if key in _BESIDE:
            return alive[min(max(alive.index(here) + _BESIDE[key], 0), len(alive) - 1)]
        return min(
            self._in_rows_beyond(here, _ROWS[key]), key=lambda other: _apart(here, other), default=here
        )

    def _in_rows_beyond(self, here: QAbstractButton, way: int) -> list[QAbstractButton]:
        edge = here.height() // 2
        return [other for other in self._alive if way * (_center(other) - _center(here)).y() > edge]

    @property
    def _alive(self) -> list[QAbstractButton]:
        return [button for button in self._buttons if button.isEnabled()]


def _center(button: QAbstractButton) -> QPoint:
    return button.mapTo(button.window(), button.rect().center())


def _apart(one: QAbstractButton, other: QAbstractButton) -> tuple[int, int]:
    """How far apart two buttons are: first by rows, then along them."""
    way = _center(other) - _center(one)
    return abs(way.y()), abs(way.x())
