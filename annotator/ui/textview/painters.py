"""What every painter of the article view is, and the shapes that they share."""

from dataclasses import dataclass, replace
from typing import Protocol

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from annotator.domain.layer import Layer
from annotator.ui.textview.look import Emphasis, Look
from annotator.ui.textview.marks import Marks, Piece
from annotator.ui.textview.paragraph_layout import ParagraphLayout
from annotator.ui.textview.zone_map import Fold
from annotator.ui.textview.zone_styles import ParagraphStyle

_DIMMED = 0.28


@dataclass(frozen=True, slots=True)
class ZoneName:
    """The name of a run of zones beside the line where it begins, and what can be folded there."""

    line: int
    text: str
    fold: Fold | None = None


@dataclass(slots=True)
class SetParagraph:
    """A paragraph ready to be painted. ``zone_names``: for the margin. ``folded``: what is said at the end of
    the only line that is shown, if it is folded.
    """

    layout: ParagraphLayout
    style: ParagraphStyle
    marks: Marks
    zone_names: list[ZoneName]
    folded: str = ""

    def within(self, top: float, bottom: float) -> "SetParagraph":
        """The same with only those marks that stand on lines between two heights."""
        first, last = self.layout.line_at(top), self.layout.line_at(bottom)
        if last - first + 1 == len(self.layout.lines):
            return self
        return replace(self, marks=self.marks.on_lines(first, last))

    @property
    def has_dim(self) -> bool:
        """Whether any of its text is dim."""
        return self.style.dim or bool(self.layout.qt.formats())


class ParagraphPainter(Protocol):
    def paint(self, painter: QPainter, paragraph: SetParagraph, look: Look, emphasis: Emphasis) -> None:
        """Paints its part of a paragraph; the painter's origin is the paragraph's top left corner."""
        ...


def opacity(layer: Layer, emphasis: Emphasis) -> float:
    return _DIMMED if layer in emphasis.dimmed else 1.0


def rounded(rect: QRectF, radius: float, piece: Piece) -> QPainterPath:
    """``rect`` with round corners, except at the sides where the piece is cut."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addRoundedRect(rect, radius, radius)
    half = QRectF(rect.left(), rect.top(), min(radius, rect.width()), rect.height())
    if piece.cut_left:
        path.addRect(half)
    if piece.cut_right:
        path.addRect(half.translated(rect.width() - half.width(), 0.0))
    return path


def outline(painter: QPainter, rect: QRectF, radius: float, piece: Piece, pen: QPen) -> None:
    """The edge of ``rect``, open at the sides where the piece is cut."""
    painter.save()
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if piece.cut_left or piece.cut_right:
        margin = pen.widthF()
        painter.setClipRect(
            rect.adjusted(
                0 if piece.cut_left else -margin, -margin, 0 if piece.cut_right else margin, margin
            ),
            Qt.ClipOperation.IntersectClip,
        )
        reach = radius + margin
        rect = rect.adjusted(-reach if piece.cut_left else 0, 0, reach if piece.cut_right else 0, 0)
    painter.drawRoundedRect(rect, radius, radius)
    painter.restore()


def whole(rect: QRectF) -> QRectF:
    """``rect`` with its edges on whole pixels, so that fills are crisp."""
    left, top = round(rect.left()), round(rect.top())
    return QRectF(left, top, max(round(rect.right()) - left, 1), max(round(rect.bottom()) - top, 1))


def pen_rect(rect: QRectF, width: int) -> QRectF:
    """The way of a pen of a whole width that paints just inside ``rect``."""
    half = width / 2
    return rect.adjusted(half, half, -half, -half)


def dotted(painter: QPainter, piece: Piece, y: float, color: QColor, width: float) -> None:
    """The sign for the text between two fragments of one span."""
    pen = QPen(color, width)
    pen.setDashPattern([1.0, 2.2])
    painter.setPen(pen)
    painter.drawLine(QLineF(QPointF(piece.left + 2, y), QPointF(piece.right - 2, y)))
