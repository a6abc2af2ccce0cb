"""A figure over time: one point for each batch of documents, with its interval as a line through it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from annotator.agreement.readings import in_words
from annotator.session.measuring.tables import TrendPoint
from annotator.ui.review.figure_text import figure_line, short
from annotator.ui.review.grid_painter import small
from annotator.ui.theme.colors import Colors
from annotator.ui.theme.theme import Theme
from annotator.ui.times import local_day
from annotator.ui.widgets.labels import plain_tool_tip
from annotator.wording import tr

_LEFT, _RIGHT, _ABOVE = 34, 44, 12
_TICK = 0.5
_RADIUS = 3.5
_HINT = QSize(320, 150)


class TrendChart(QWidget):
    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._points: Sequence[TrendPoint] = ()
        self.setAccessibleName(tr("Figures over time"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.theme_changed.connect(self.update)

    def show_points(self, points: Sequence[TrendPoint]) -> None:
        """In the order of time."""
        self._points = tuple(points)
        self.setAccessibleDescription("; ".join(told_point(point) for point in points))
        self.update()

    def place_of(self, number: int) -> QPointF:
        """Where a point is painted; at the lower edge where its figure is undefined."""
        return self._place(number, QRectF(self.rect()))

    def point_at(self, place: QPointF) -> int | None:
        """The point nearest to it along the axis."""
        ways = [abs(self.place_of(number).x() - place.x()) for number in range(len(self._points))]
        return ways.index(min(ways)) if ways else None

    def chart_size(self) -> QSize:
        return self.size()

    def paint_chart(self, painter: QPainter, colors: Colors) -> None:
        area = QRectF(self.rect())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(small(self.font()))
        self._paint_scale(painter, area, colors)
        self._paint_days(painter, area, colors)
        self._paint_points(painter, area, colors)
        painter.restore()

    @override
    def sizeHint(self) -> QSize:
        return _HINT

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(_HINT.width() // 2, _HINT.height() // 2)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self.paint_chart(QPainter(self), self._theme.colors)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            number = self.point_at(QPointF(event.pos()))
            words = "" if number is None else plain_tool_tip(told_point(self._points[number]))
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    @property
    def _lowest(self) -> float:
        """0, or −1 where a figure or its interval lies below chance."""
        figures = [point.row.figure.value for point in self._points]
        lows = [point.row.interval.low for point in self._points]
        return -1.0 if any(value is not None and value < 0 for value in (*figures, *lows)) else 0.0

    def _plot(self, area: QRectF) -> QRectF:
        below = QFontMetrics(small(self.font())).height() + 8
        return area.adjusted(_LEFT, _ABOVE, -_RIGHT, -below)

    def _height(self, value: float, plot: QRectF) -> float:
        return plot.bottom() - (value - self._lowest) / (1 - self._lowest) * plot.height()

    def _place(self, number: int, area: QRectF) -> QPointF:
        plot, count = self._plot(area), len(self._points)
        share = number / (count - 1) if count > 1 else 0.5
        value = self._points[number].row.figure.value
        height = self._height(self._lowest if value is None else value, plot)
        return QPointF(plot.left() + share * plot.width(), height)

    def _paint_scale(self, painter: QPainter, area: QRectF, colors: Colors) -> None:
        plot, metrics = self._plot(area), painter.fontMetrics()
        for step in range(round((1 - self._lowest) / _TICK) + 1):
            value = self._lowest + step * _TICK
            height = self._height(value, plot)
            painter.setPen(QPen(colors.color("line"), 1))
            painter.drawLine(QPointF(plot.left(), height), QPointF(plot.right(), height))
            painter.setPen(colors.color("text_muted"))
            words = QRectF(0, height - metrics.height() / 2, _LEFT - 8, metrics.height())
            painter.drawText(words, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, short(value))

    def _paint_days(self, painter: QPainter, area: QRectF, colors: Colors) -> None:
        """As many as there is room for, the first one always."""
        painter.setPen(colors.color("text_muted"))
        free = area.left()
        for number, point in enumerate(self._points):
            day = local_day(point.begins_ms)
            width = painter.fontMetrics().horizontalAdvance(day)
            left = max(self._place(number, area).x() - width / 2, area.left())
            if left >= free and left + width <= area.right():
                painter.drawText(QPointF(left, area.bottom() - 5), day)
                free = left + width + 12

    def _paint_points(self, painter: QPainter, area: QRectF, colors: Colors) -> None:
        accent = colors.color("accent")
        for number in range(1, len(self._points)):
            if self._is_known(number - 1) and self._is_known(number):
                painter.setPen(QPen(accent, 1.5))
                painter.drawLine(self._place(number - 1, area), self._place(number, area))
        for number in range(len(self._points)):
            self._paint_interval(painter, number, area, colors)
            painter.setPen(QPen(accent if self._is_known(number) else colors.color("text_muted"), 1.5))
            painter.setBrush(accent if self._is_known(number) else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(self._place(number, area), _RADIUS, _RADIUS)

    def _paint_interval(self, painter: QPainter, number: int, area: QRectF, colors: Colors) -> None:
        interval, plot = self._points[number].row.interval, self._plot(area)
        if interval.low is not None and interval.high is not None:
            x = self._place(number, area).x()
            painter.setPen(QPen(colors.color("text_muted"), 1))
            ends = (self._height(interval.low, plot), self._height(interval.high, plot))
            painter.drawLine(QPointF(x, ends[0]), QPointF(x, ends[1]))

    def _is_known(self, number: int) -> bool:
        return self._points[number].row.figure.value is not None


def told_point(point: TrendPoint) -> str:
    row = point.row
    words = figure_line(row)
    if row.figure.value is None:
        words = f"{words} ({in_words(row.measure, row.figure)})"
    return tr("from {day}: {figure}", day=local_day(point.begins_ms), figure=words)
