"""Label names in the leading, and names of zones in the margin."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPolygonF

from annotator.domain.layer import Layer
from annotator.ui.textview.claim_painter import lane_top
from annotator.ui.textview.look import Emphasis, Look
from annotator.ui.textview.marks import Mark, Name
from annotator.ui.textview.painters import SetParagraph, ZoneName, opacity
from annotator.ui.textview.paragraph_layout import ParagraphLayout

_APART = 1.1
"""Ems between a zone's name and the text."""
_LEAST_NAME = 2.4


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
        layout, em = paragraph.layout, look.metrics.em
        painter.setFont(look.zone_font)
        side = Qt.AlignmentFlag.AlignLeft if layout.right_to_left else Qt.AlignmentFlag.AlignRight
        for name in paragraph.zone_names:
            box = zone_name_rect(layout, name, self._margin, look)
            painter.setPen(look.theme.faint)
            if box.width() >= em * _LEAST_NAME:
                painter.drawText(box, int(side | Qt.AlignmentFlag.AlignVCenter), name.text)
            if name.fold is not None:
                _paint_fold(painter, fold_rect(layout, name, self._margin, look), paragraph, look)
        if paragraph.folded:
            _paint_rest(painter, paragraph, look)


def zone_name_rect(layout: ParagraphLayout, name: ZoneName, margin: float, look: Look) -> QRectF:
    em = look.metrics.em
    left = layout.width + em * _APART if layout.right_to_left else em * 0.3 - margin
    return QRectF(left, layout.lines[name.line].baseline - em * 1.3, margin - em * (0.3 + _APART), em * 2)


def fold_rect(layout: ParagraphLayout, name: ZoneName, margin: float, look: Look) -> QRectF:
    """Where a fold's mark stands: between the name and the text. With the name it can be clicked."""
    em = look.metrics.em
    left = layout.width if layout.right_to_left else -em * _APART
    return QRectF(left, layout.lines[name.line].baseline - em * 1.3, em * _APART, em * 2)


def _paint_fold(painter: QPainter, rect: QRectF, paragraph: SetParagraph, look: Look) -> None:
    """A triangle: down where the zone is open, towards the text where it is folded."""
    size, center = look.metrics.em * 0.2, rect.center()
    aside = -1.0 if paragraph.layout.right_to_left else 1.0
    folded = ((-0.7 * aside, -1.2), (-0.7 * aside, 1.2), (0.9 * aside, 0.0))
    points = folded if paragraph.folded else ((-1.2, -0.7), (1.2, -0.7), (0.0, 0.9))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.theme.faint)
    painter.drawPolygon(QPolygonF([center + QPointF(x * size, y * size) for x, y in points]))


def _paint_rest(painter: QPainter, paragraph: SetParagraph, look: Look) -> None:
    """What the rest of a folded zone holds, at the end of its only line."""
    layout, em = paragraph.layout, look.metrics.em
    width = QFontMetricsF(look.zone_font).horizontalAdvance(paragraph.folded) + em * 0.8
    left = 0.0 if layout.right_to_left else layout.width - width
    line = layout.lines[0]
    plate = QRectF(left, line.body_top - em * 0.1, width, line.up + line.down + em * 0.2)
    painter.fillRect(plate, look.theme.background)
    painter.setPen(look.theme.faint)
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, paragraph.folded)
