"""Ways for links: through the leading between lines and along the margins, never through the text."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath, QPolygonF


@dataclass(frozen=True, slots=True)
class End:
    """Where a link may meet a span: at its ``top`` or its ``bottom``, at ``x``; at the top at ``x_over``, if
    that is another place.

    ``above`` and ``below`` are the heights of the free channels over and under its line; ``line`` counts
    the lines of the window from above. All in pixels of the window.
    """

    x: float
    top: float
    bottom: float
    above: float
    below: float
    line: int
    x_over: float | None = None

    @property
    def over(self) -> float:
        return self.x if self.x_over is None else self.x_over

    def meeting(self, *, above: bool) -> QPointF:
        """Where a link from above, or from below, meets the span."""
        return QPointF(self.over, self.top) if above else QPointF(self.x, self.bottom)


@dataclass(frozen=True, slots=True)
class Column:
    """The text column: links may run at ``left`` and ``right`` of it."""

    left: float
    right: float

    def nearer_side(self, *places: float) -> float:
        to_left = sum(x - self.left for x in places)
        to_right = sum(self.right - x for x in places)
        return self.left if to_left < to_right * 0.6 else self.right


def route(source: End, target: End, column: Column) -> list[QPointF]:
    """The corners of a way from ``source`` to ``target``."""
    down = target.line > source.line
    level = source.line == target.line
    start, finish = source.meeting(above=level or not down), target.meeting(above=level or down)
    first = source.below if down else source.above
    last = target.above if down or level else target.below
    if abs(target.line - source.line) <= 1:
        return [start, QPointF(start.x(), last), QPointF(finish.x(), last), finish]
    side = column.nearer_side(start.x(), finish.x())
    return [
        start,
        QPointF(start.x(), first),
        QPointF(side, first),
        QPointF(side, last),
        QPointF(finish.x(), last),
        finish,
    ]


def route_out(end: End, edge: float, column: Column) -> list[QPointF]:
    """The corners of a way from a span to the window's upper or lower edge."""
    down = edge > end.bottom
    start, channel = end.meeting(above=not down), end.below if down else end.above
    return [
        start,
        QPointF(start.x(), channel),
        QPointF(column.right, channel),
        QPointF(column.right, edge),
    ]


def rounded_path(corners: Sequence[QPointF], radius: float) -> QPainterPath:
    path = QPainterPath(corners[0])
    for before, corner, after in zip(corners, corners[1:], corners[2:], strict=False):
        path.lineTo(_towards(corner, before, radius))
        path.quadTo(corner, _towards(corner, after, radius))
    path.lineTo(corners[-1])
    return path


def arrow_head(corners: Sequence[QPointF], size: float) -> QPolygonF:
    """A triangle at the last corner, pointing the way the link goes."""
    tip = corners[-1]
    up = corners[-2].y() > tip.y()
    base = tip.y() + size if up else tip.y() - size
    return QPolygonF([tip, QPointF(tip.x() - size * 0.6, base), QPointF(tip.x() + size * 0.6, base)])


def _towards(start: QPointF, end: QPointF, distance: float) -> QPointF:
    """The point ``distance`` from ``start``, or half-way where the two are near."""
    length = (end - start).manhattanLength()
    return start if length == 0 else start + (end - start) * min(distance / length, 0.5)
