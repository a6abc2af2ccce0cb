"""Events: the trigger in a box."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from annotator.domain.layer import Layer
from annotator.ui.textview.look import Emphasis, Look
from annotator.ui.textview.marks import Piece
from annotator.ui.textview.painters import SetParagraph, dotted, opacity, outline, pen_rect, rounded, whole
from annotator.ui.textview.paragraph_layout import ParagraphLayout

_DEEPEST = 3


class EventPainter:
    def paint(self, painter: QPainter, paragraph: SetParagraph, look: Look, emphasis: Emphasis) -> None:
        em = look.metrics.em
        painter.setOpacity(opacity(Layer.EVENT, emphasis))
        for mark in paragraph.marks.events:
            selected = mark.span.id == emphasis.selected
            colors = look.colors(mark.span)
            width = max(round(em * (0.13 if selected else 0.07)), 1)
            pen = QPen(colors.ink, width)
            for piece in mark.pieces:
                if piece.gap:
                    y = paragraph.layout.lines[piece.line].body_bottom
                    dotted(painter, piece, y, colors.ink, max(em * 0.07, 1.0))
                    continue
                rect = box_rect(paragraph.layout, piece, mark.level, em)
                if selected:
                    wash = QColor(colors.tint)
                    wash.setAlphaF(0.75)
                    painter.fillPath(rounded(rect, em * 0.2, piece), wash)
                outline(painter, pen_rect(rect, width), em * 0.2, piece, pen)
        painter.setOpacity(1.0)


def box_rect(layout: ParagraphLayout, piece: Piece, level: int, em: float) -> QRectF:
    """Boxes stand a little outside the tints, so that a box around an entity shows both."""
    line = layout.lines[piece.line]
    inset = min(level, _DEEPEST) * em * 0.08
    pad = em * 0.1 - inset
    left = piece.left - (0.0 if piece.cut_left else pad)
    right = piece.right + (0.0 if piece.cut_right else pad)
    top, height = line.body_top - em * 0.03 + inset, line.up + line.down + em * 0.06 - 2 * inset
    return whole(QRectF(left, top, right - left, height))
