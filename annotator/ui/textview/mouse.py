"""What the mouse does to the selection. Knows the view only through the port ``Hands``."""

from enum import Enum, auto
from typing import Protocol

from PySide6.QtCore import QElapsedTimer, QObject, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent

from annotator.domain.span import Fragment
from annotator.ui.textview.auto_scroll import AutoScroll, Scrolled

_NEAR = 4.0


class Unit(Enum):
    """What a drag takes whole."""

    TOKEN = auto()
    SENTENCE = auto()


class Hands(Scrolled, Protocol):
    """What gestures ask of the view. Points are of the viewport, offsets code points."""

    def offset_at(self, point: QPointF) -> int: ...
    def set_selection(self, anchor: int, caret: int) -> None: ...
    def anchor(self) -> int: ...
    def snapped(self, start: int, end: int) -> Fragment: ...
    def unit_at(self, offset: int, unit: Unit) -> Fragment: ...
    def clicked(self, point: QPointF, *, again: bool) -> None: ...


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
        self._scroll = AutoScroll(hands, self._drag, self)

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
        self._scroll.follow(self._point.y())

    def release(self, event: QMouseEvent) -> None:
        self._scroll.stop()
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


def _close(one: QPointF, other: QPointF) -> bool:
    return (one - other).manhattanLength() < _NEAR
