"""Scrolling while a drag is outside the view: the further outside, the faster."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

_EVERY = 30
_SHARE = 0.35


class Scrolled(Protocol):
    def view_height(self) -> float: ...
    def scroll_by(self, delta: float) -> None: ...


class AutoScroll(QObject):
    """``moved`` is called after each step: another place is under the mouse now."""

    def __init__(self, view: Scrolled, moved: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self._moved = moved
        self._y = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self._on_due)

    def follow(self, y: float) -> None:
        """The mouse is at this height of the view, or beyond it."""
        self._y = y
        outside = not 0 <= y <= self._view.view_height()
        if outside != self._timer.isActive():
            self._timer.start() if outside else self._timer.stop()

    def stop(self) -> None:
        self._timer.stop()

    def _on_due(self) -> None:
        beyond = self._y if self._y < 0 else self._y - self._view.view_height()
        self._view.scroll_by(beyond * _SHARE)
        self._moved()
