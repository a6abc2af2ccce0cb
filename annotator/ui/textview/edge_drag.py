"""Dragging an edge of the selected span: shown while it moves, told once when it is let go."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from typing_extensions import override

from annotator.domain.document import Document
from annotator.domain.span import Fragment, Span, make_extent
from annotator.ui.textview.auto_scroll import AutoScroll, Scrolled
from annotator.ui.textview.edges import Edge, Side, moved_edge

_REACH = 6.0


class Edged(Scrolled, Protocol):
    """What the gesture asks of the view. Points are of the viewport, offsets code points."""

    @property
    def document(self) -> Document: ...
    def selected_span(self) -> Span | None: ...
    def edges_of(self, span: Span) -> Sequence[Edge]: ...
    def offset_at(self, point: QPointF) -> int: ...
    def snapped(self, start: int, end: int) -> Fragment: ...
    def is_snapping(self) -> bool: ...
    def set_spans_delta(self, put: Iterable[Span] = ()) -> None: ...


class EdgeDrag(QObject):
    """Escape puts the edge back; until it is let go, no other key does anything.

    ``on``: whether edges can be moved at all. ``moved`` carries a span and the fragments with which it is
    shown from now on, although it does not have them yet.
    """

    moved = Signal(str, list)

    def __init__(self, view: Edged, widget: QObject) -> None:
        super().__init__(widget)
        self._widget = widget
        self._view = view
        self.on = True
        self._span: Span | None = None
        self._edge: Edge | None = None
        self._shown: tuple[Fragment, ...] = ()
        self._point = QPointF()
        self._free = False
        self._scroll = AutoScroll(view, self._drag, self)

    def shown(self) -> Sequence[Edge]:
        """The edges that can be gripped at the moment."""
        span = self._view.selected_span() if self.on else None
        return self._view.edges_of(span) if span is not None else ()

    def at(self, point: QPointF) -> Edge | None:
        """The edge whose knob is under a point."""
        near = [(_distance(edge.knob, point), index, edge) for index, edge in enumerate(self.shown())]
        distance, _, edge = min(near, default=(_REACH, 0, None))
        return edge if distance < _REACH else None

    def press(self, event: QMouseEvent) -> bool:
        """Whether an edge is gripped now."""
        self._edge = self.at(event.position())
        self._span = self._view.selected_span()
        if self._edge is None or self._span is None:
            return False
        self._shown = self._span.fragments
        self._widget.installEventFilter(self)
        return True

    def move(self, event: QMouseEvent) -> bool:
        """Whether an edge is being dragged. Alt leaves it where the mouse is."""
        if self._edge is None:
            return False
        self._point = event.position()
        self._free = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        self._drag()
        self._scroll.follow(self._point.y())
        return True

    def release(self) -> bool:
        """Whether an edge was let go."""
        span = self._span
        if self._edge is None or span is None:
            return False
        self._end()
        if self._shown != span.fragments:
            self.moved.emit(span.id, list(self._shown))
        return True

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self._cancel()
        event.accept()
        return True

    def _cancel(self) -> None:
        if self._span is not None:
            self._show(self._span.fragments)
        self._end()

    def _end(self) -> None:
        self._edge = None
        self._scroll.stop()
        self._widget.removeEventFilter(self)

    def _drag(self) -> None:
        if self._edge is not None and self._span is not None:
            self._show(self._moved(self._span.fragments, self._edge))

    def _moved(self, fragments: tuple[Fragment, ...], edge: Edge) -> tuple[Fragment, ...]:
        """The fragments with the edge at the mouse, never over another one."""
        number, here = edge.number, self._view.offset_at(self._point)
        old = fragments[number]
        low = fragments[number - 1][1] if number else 0
        high = fragments[number + 1][0] if number + 1 < len(fragments) else len(self._view.document.text)
        wanted = moved_edge(old, edge.side, min(max(here, low), high))
        if wanted != old and self._view.is_snapping() and not self._free:
            start, end = self._view.snapped(*wanted)
            snapped = moved_edge(old, edge.side, start if edge.side is Side.START else end)
            wanted = snapped if low <= snapped[0] and snapped[1] <= high else old
        return (*fragments[:number], wanted, *fragments[number + 1 :])

    def _show(self, fragments: tuple[Fragment, ...]) -> None:
        if self._span is not None and fragments != self._shown:
            self._shown = fragments
            extent = make_extent(self._view.document.text, fragments)
            self._view.set_spans_delta([replace(self._span, extent=extent)])


def _distance(one: QPointF, other: QPointF) -> float:
    away = one - other
    return (away.x() ** 2 + away.y() ** 2) ** 0.5
