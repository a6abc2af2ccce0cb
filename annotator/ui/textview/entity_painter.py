"""Entities: soft tints behind the words, inner ones inset."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from annotator.domain.layer import Layer
from annotator.ui.textview.look import Emphasis, Look
from annotator.ui.textview.marks import Mark, Piece
from annotator.ui.textview.painters import SetParagraph, dotted, opacity, outline, pen_rect, rounded, whole
from annotator.ui.textview.paragraph_layout import ParagraphLayout

_INSET = 0.115
_DEEPEST = 3


class EntityPainter:
    def paint(self, painter: QPainter, paragraph: SetParagraph, look: Look, emphasis: Emphasis) -> None:
        marks = paragraph.marks.entities
        if not marks:
            return
        painter.setOpacity(opacity(Layer.ENTITY, emphasis))
        for mark in marks:
            self._paint_mark(painter, mark, paragraph.layout, look, mark.span.id == emphasis.selected)
        painter.setOpacity(1.0)

    def _paint_mark(
        self, painter: QPainter, mark: Mark, layout: ParagraphLayout, look: Look, selected: bool
    ) -> None:
        colors, em = look.colors(mark.span), look.metrics.em
        edge = QColor(colors.ink)
        edge.setAlphaF(1.0 if selected else 0.30)
        width = max(round(em * (0.125 if selected else 0.06)), 1)
        pen = QPen(edge, width)
        for piece in mark.pieces:
            line = layout.lines[piece.line]
            if piece.gap:
                dotted(painter, piece, line.body_bottom - em * 0.06, colors.ink, max(em * 0.07, 1.0))
                continue
            rect = tint_rect(layout, piece, mark.level, em)
            painter.fillPath(rounded(rect, em * 0.2, piece), colors.strong if selected else colors.tint)
            if selected or mark.level:
                outline(painter, pen_rect(rect, width), em * 0.2, piece, pen)


def tint_rect(layout: ParagraphLayout, piece: Piece, level: int, em: float) -> QRectF:
    line = layout.lines[piece.line]
    inset = min(level, _DEEPEST) * em * _INSET
    pad = em * 0.08 if level == 0 else 0.0
    left = piece.left - (0.0 if piece.cut_left else pad)
    right = piece.right + (0.0 if piece.cut_right else pad)
    return whole(QRectF(left, line.body_top + inset, right - left, line.up + line.down - 2 * inset))
