"""What the mouse does to the selection. Knows the view only through the port ``Hands``."""

from enum import Enum, auto
from typing import Protocol

from PySide6.QtCore import QElapsedTimer, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QMouseEvent

from annotator.domain.span import Fragment

_NEAR = 4.0
_SCROLL_EVERY = 30
_SCROLL_SHARE = 0.35


class Unit(Enum):
    """What a drag takes whole."""

    TOKEN = auto()
    SENTENCE = auto()


class Hands(Protocol):
    """What gestures ask of the view. Points are of the viewport, offsets code points."""

    def offset_at(self, point: QPointF) -> int: ...
    def set_selection(self, anchor: int, caret: int) -> None: ...
    def anchor(self) -> int: ...
    def snapped(self, start: int, end: int) -> Fragment: ...
    def unit_at(self, offset: int, unit: Unit) -> Fragment: ...
    def clicked(self, point: QPointF, *, again: bool) -> None: ...
    def view_height(self) -> float: ...
    def scroll_by(self, delta: float) -> None: ...


class MouseGestures(QObject):
    """Click, drag, double and triple click, shift-click; scrolls while a drag is outside the view."""

    def __init__(self, hands: Hands, parent: QObject) -> None:
        super().__init__(parent)
        self._hands = hands
        self.snapping = True
        self._pressed: QPointF | None = None
        self._clicked: QPointF | None = None
        self._dragging = False
        self._extending = False
        self._unit = Unit.TOKEN
        self._home: Fragment = (0, 0)
        self._point = QPointF()
        self._free = False
        self._since_double = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(_SCROLL_EVERY)
        self._timer.timeout.connect(self._on_scroll_due)

    def press(self, event: QMouseEvent) -> None:
        point = event.position()
        if self._is_third_press(point):
            self._begin_unit(point, Unit.SENTENCE)
            return
        offset = self._hands.offset_at(point)
        self._pressed, self._point, self._dragging, self._unit = point, point, False, Unit.TOKEN
        self._extending = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if self._extending:
            self._home = (self._hands.anchor(), self._hands.anchor())
            self._hands.set_selection(self._home[0], offset)
        else:
            self._home = (offset, offset)
            self._hands.set_selection(offset, offset)

    def double_click(self, event: QMouseEvent) -> None:
        self._since_double.start()
        self._begin_unit(event.position(), Unit.TOKEN)

    def move(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        self._point = event.position()
        self._free = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if not self._dragging and (self._point - self._pressed).manhattanLength() < _NEAR:
            return
        self._dragging = True
        self._drag()
        outside = not 0 <= self._point.y() <= self._hands.view_height()
        if outside != self._timer.isActive():
            self._timer.start() if outside else self._timer.stop()

    def release(self, event: QMouseEvent) -> None:
        self._timer.stop()
        pressed, self._pressed = self._pressed, None
        if pressed is None or self._dragging or self._extending or self._home[0] != self._home[1]:
            self._clicked = None
            return
        again = self._clicked is not None and _close(self._clicked, pressed)
        self._clicked = pressed
        self._hands.clicked(pressed, again=again)

    def forget_click(self) -> None:
        """The next click begins a new cycle."""
        self._clicked = None

    def _is_third_press(self, point: QPointF) -> bool:
        interval = QGuiApplication.styleHints().mouseDoubleClickInterval()
        soon = self._since_double.isValid() and self._since_double.elapsed() <= interval
        self._since_double.invalidate()
        return soon and _close(point, self._point)

    def _begin_unit(self, point: QPointF, unit: Unit) -> None:
        self._pressed, self._point, self._dragging, self._unit = point, point, False, unit
        self._home = self._hands.unit_at(self._hands.offset_at(point), unit)
        self._hands.set_selection(*self._home)

    def _drag(self) -> None:
        """Selects from where the drag began to where it is."""
        here = self._hands.offset_at(self._point)
        start, end = self._home
        if start != end:
            first, last = self._hands.unit_at(here, self._unit)
            start, end = min(start, first), max(end, last)
        else:
            start, end = min(start, here), max(end, here)
            if self.snapping and not self._free:
                start, end = self._hands.snapped(start, end)
        if here < self._home[0]:
            self._hands.set_selection(end, start)
        else:
            self._hands.set_selection(start, end)

    def _on_scroll_due(self) -> None:
        height, y = self._hands.view_height(), self._point.y()
        beyond = y if y < 0 else y - height
        self._hands.scroll_by(beyond * _SCROLL_SHARE)
        self._drag()


def _close(one: QPointF, other: QPointF) -> bool:
    return (one - other).manhattanLength() < _NEAR
