"""A line of an article with one of each layer on it: what the program is about, at a glance."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from annotator.ui.theme.fonts import article_family
from annotator.ui.theme.theme import Theme
from annotator.wording import tr

_PIXELS = 19
_NAME_SHARE = 0.52
_TEXT = "“We will move the pier,” the council said"
_NAME = tr("Three layers: an entity is tinted, a claim has a band beneath it, an event is boxed")


@dataclass(frozen=True, slots=True)
class _Mark:
    words: str
    name: str
    role: str
    draw: Callable[[QPainter, QRectF, QColor, QColor], None]


def _draw_tint(painter: QPainter, box: QRectF, color: QColor, soft: QColor) -> None:
    del color
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(soft)
    painter.drawRoundedRect(box.adjusted(-3, 0, 3, 0), 3, 3)


def _draw_box(painter: QPainter, box: QRectF, color: QColor, soft: QColor) -> None:
    del soft
    painter.setPen(QPen(color, 1.4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(-3, 0.5, 3, -0.5), 3, 3)


def _draw_band(painter: QPainter, box: QRectF, color: QColor, soft: QColor) -> None:
    del soft
    painter.fillRect(QRectF(box.left(), box.bottom() + 3, box.width(), 3), color)


_MARKS = (
    _Mark("We will move the pier", "Commitment", "success", _draw_band),
    _Mark("move", "Movement", "warning", _draw_box),
    _Mark("council", "ORG", "accent", _draw_tint),
)


class Specimen(QWidget):
    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._font = QFont(article_family())
        self._font.setPixelSize(_PIXELS)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_NAME)
        theme.theme_changed.connect(self._on_theme_changed)

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self._font)
        return QSize(round(metrics.horizontalAdvance(_TEXT)) + 12, round(metrics.height() * 2.6))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = QFontMetricsF(self._font)
        baseline = metrics.height() * 0.75 + metrics.ascent()
        for mark in _MARKS:
            self._draw_mark(painter, mark, metrics, baseline)
        painter.setFont(self._font)
        painter.setPen(self._theme.colors.color("text"))
        painter.drawText(QPointF(6, baseline), _TEXT)

    def _draw_mark(self, painter: QPainter, mark: _Mark, metrics: QFontMetricsF, baseline: float) -> None:
        start = _TEXT.index(mark.words)
        left = 6 + metrics.horizontalAdvance(_TEXT[:start])
        right = 6 + metrics.horizontalAdvance(_TEXT[: start + len(mark.words)])
        box = QRectF(left, baseline - metrics.ascent() + 1, right - left, metrics.height() - 1)
        color = self._theme.colors.color(mark.role)
        mark.draw(painter, box, color, self._theme.colors.color(f"{mark.role}_soft"))
        small = QFont(self.font())
        small.setPixelSize(round(_PIXELS * _NAME_SHARE))
        small.setWeight(QFont.Weight.DemiBold)
        painter.setFont(small)
        painter.setPen(color)
        is_band = mark.draw is _draw_band
        below = box.bottom() + 8 + QFontMetricsF(small).ascent()
        painter.drawText(QPointF(left, below if is_band else box.top() - 3), mark.name)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.update()
