"""Label names in the leading, and names of zones in the margin."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from annotator.domain.layer import Layer
from annotator.ui.textview.claim_painter import lane_top
from annotator.ui.textview.look import Emphasis, Look
from annotator.ui.textview.marks import Mark, Name
from annotator.ui.textview.painters import SetParagraph, opacity
from annotator.ui.textview.paragraph_layout import ParagraphLayout


class NamePainter:
    """``over_links``: names are to be read where links pass behind them."""

    def __init__(self, *, over_links: bool = False) -> None:
        self._over_links = over_links

    def paint(self, painter: QPainter, paragraph: SetParagraph, look: Look, emphasis: Emphasis) -> None:
        painter.setFont(look.name_font)
        for mark in paragraph.marks.all():
            if mark.name is not None:
                painter.setOpacity(opacity(mark.span.layer, emphasis))
                if self._over_links:
                    painter.fillRect(
                        name_rect(paragraph.layout, mark, mark.name, look), look.theme.background
                    )
                painter.setPen(look.colors(mark.span).ink)
                y = name_baseline(paragraph.layout, mark, mark.name, look)
                painter.drawText(QPointF(mark.name.left, y), mark.name.text)
        painter.setOpacity(1.0)


def name_baseline(layout: ParagraphLayout, mark: Mark, name: Name, look: Look) -> float:
    line, metrics = layout.lines[name.line], look.metrics
    if mark.span.layer is Layer.CLAIM:
        top = lane_top(line.body_bottom, mark.level, metrics)
        return top + metrics.band + metrics.em * 0.13 + look.name_metrics.capHeight()
    return line.body_top - metrics.em * 0.16 - name.row * metrics.row


def name_rect(layout: ParagraphLayout, mark: Mark, name: Name, look: Look) -> QRectF:
    """Where a name can be clicked."""
    height = look.name_metrics.capHeight() + look.metrics.em * 0.1
    bottom = name_baseline(layout, mark, name, look) + look.metrics.em * 0.05
    return QRectF(name.left, bottom - height, name.width, height)


class ZonePainter:
    """Zone names in the margin, beside the start of the line where each zone starts."""

    def __init__(self, margin: float) -> None:
        self._margin = margin

    def paint(self, painter: QPainter, paragraph: SetParagraph, look: Look, emphasis: Emphasis) -> None:
        room = self._margin - look.metrics.em * 1.4
        if room < look.metrics.em * 2.4:
            return
        painter.setFont(look.zone_font)
        painter.setPen(look.theme.faint)
        layout, em = paragraph.layout, look.metrics.em
        left = layout.width + em * 1.1 if layout.right_to_left else em * 0.3 - self._margin
        side = Qt.AlignmentFlag.AlignLeft if layout.right_to_left else Qt.AlignmentFlag.AlignRight
        for line, name in paragraph.zone_names:
            box = QRectF(left, layout.lines[line].baseline - em * 1.3, room, em * 2)
            painter.drawText(box, int(side | Qt.AlignmentFlag.AlignVCenter), name)
