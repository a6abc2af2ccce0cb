"""Claims: bands beneath their lines, in lanes."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from annotator.domain.layer import Layer
from annotator.ui.textview.look import Emphasis, Look
from annotator.ui.textview.marks import Piece
from annotator.ui.textview.painters import SetParagraph, dotted, opacity, whole
from annotator.ui.textview.paragraph_layout import ParagraphLayout
from annotator.ui.textview.typography import Metrics

_SELECTED = 1.9


class ClaimPainter:
    def paint(self, painter: QPainter, paragraph: SetParagraph, look: Look, emphasis: Emphasis) -> None:
        painter.setOpacity(opacity(Layer.CLAIM, emphasis))
        for mark in paragraph.marks.claims:
            selected = mark.span.id == emphasis.selected
            colors = look.colors(mark.span)
            for piece in mark.pieces:
                rect = band_rect(paragraph.layout, piece, mark.level, look.metrics)
                if piece.gap:
                    dotted(painter, piece, rect.center().y(), colors.band, max(look.metrics.band * 0.5, 1.0))
                    continue
                if selected:
                    grown = round(rect.height() * (_SELECTED - 1) / 2)
                    rect = rect.adjusted(0, -grown, 0, grown)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colors.band)
                painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        painter.setOpacity(1.0)


def band_rect(layout: ParagraphLayout, piece: Piece, lane: int, metrics: Metrics) -> QRectF:
    line = layout.lines[piece.line]
    top = lane_top(line.body_bottom, lane, metrics)
    left = piece.left - (metrics.em * 0.1 if piece.cut_left else 0.0)
    right = piece.right + (metrics.em * 0.1 if piece.cut_right else 0.0)
    return whole(QRectF(left, top, right - left, metrics.band))


def lane_top(body_bottom: float, lane: int, metrics: Metrics) -> float:
    """The top of a lane's band."""
    return body_bottom + metrics.em * 0.08 + lane * metrics.lane
