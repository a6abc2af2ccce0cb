"""What a grid of figures looks like, on the screen and in a file."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from annotator.ui.review.heat import tint
from annotator.ui.theme.colors import Colors

_GAP = 1.5
_ROUND = 4.0
_PAD = 8
_SMALL = 0.82


@dataclass(frozen=True, slots=True)
class Cell:
    """``lines`` stand under ``text``, smaller; ``role`` and ``weight`` make the tint; ``tip`` says it all."""

    text: str = ""
    lines: tuple[str, ...] = ()
    tip: str = ""
    role: str = "accent"
    weight: float = 0.0
    is_faint: bool = False


@dataclass(frozen=True, slots=True)
class Axis:
    """The names along one side; the last ``apart`` of them are set apart by a line."""

    names: tuple[str, ...] = ()
    apart: int = 0

    def begins_apart(self, place: int) -> bool:
        return 0 < self.apart < len(self.names) and place == len(self.names) - self.apart


def small(font: QFont) -> QFont:
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * _SMALL)
    return made


def strong(font: QFont) -> QFont:
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made


def names_width(names: Sequence[str], font: QFont, most: int) -> int:
    metrics = QFontMetrics(strong(font))
    widest = max((metrics.horizontalAdvance(name) for name in names), default=0)
    return min(widest + 2 * _PAD, most)


@dataclass(frozen=True, slots=True)
class GridPainter:
    colors: Colors
    font: QFont

    def cell(self, painter: QPainter, area: QRect, cell: Cell, *, chosen: bool = False) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(area).adjusted(_GAP, _GAP, -_GAP, -_GAP)
        painter.setPen(QPen(self.colors.color("text"), 2) if chosen else Qt.PenStyle.NoPen)
        painter.setBrush(self.ground(cell))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1) if chosen else box, _ROUND, _ROUND)
        painter.setPen(self.colors.color("text_muted" if cell.is_faint else "text"))
        self._lines(painter, area, cell)
        painter.restore()

    def ground(self, cell: Cell) -> QColor:
        return tint(self.colors, cell.role, cell.weight)

    def _lines(self, painter: QPainter, area: QRect, cell: Cell) -> None:
        head, below = strong(self.font), small(self.font)
        if not cell.lines:
            painter.setFont(self.font)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, cell.text)
            return
        first, line = QFontMetrics(head).height(), QFontMetrics(below).height()
        top = area.y() + (area.height() - first - line * len(cell.lines)) // 2
        self._line(painter, QRect(area.x(), top, area.width(), first), cell.text, head)
        for number, words in enumerate(cell.lines):
            place = QRect(area.x(), top + first + line * number, area.width(), line)
            self._line(painter, place, words, below)

    def _line(self, painter: QPainter, area: QRect, words: str, font: QFont) -> None:
        room = area.width() - _PAD
        painter.setFont(font)
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, shown)

    def name(
        self, painter: QPainter, area: QRect, name: str, *, upright: bool = False, centred: bool = False
    ) -> None:
        """``upright`` is read from below, as in columns that are narrower than their names."""
        painter.save()
        painter.setFont(strong(small(self.font)))
        painter.setPen(self.colors.color("text_muted"))
        painter.translate(area.x(), area.y() + (area.height() if upright else 0))
        if upright:
            painter.rotate(-90)
        long, wide = (area.height(), area.width()) if upright else (area.width(), area.height())
        room = QRect(_PAD, 0, long - 2 * _PAD, wide)
        side = Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft
        metrics = QFontMetrics(painter.font())
        painter.drawText(
            room,
            Qt.AlignmentFlag.AlignVCenter | side,
            metrics.elidedText(name, Qt.TextElideMode.ElideRight, room.width()),
        )
        painter.restore()

    def edge(self, painter: QPainter, area: QRect, *, left: bool, top: bool) -> None:
        """The line before what is set apart."""
        painter.save()
        painter.setPen(QPen(self.colors.color("line_strong"), 1))
        if left:
            painter.drawLine(area.topLeft(), area.bottomLeft())
        if top:
            painter.drawLine(area.topLeft(), area.topRight())
        painter.restore()
