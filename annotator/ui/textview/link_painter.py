"""Draws links over the text, role names over links."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPen

from annotator.ui.textview.link_layer import DrawnLink, Plate
from annotator.ui.textview.link_routes import arrow_head, rounded_path
from annotator.ui.textview.look import Look


def paint_links(painter: QPainter, links: Sequence[DrawnLink], look: Look) -> None:
    em = look.metrics.em
    halo = QColor(look.theme.background)
    halo.setAlphaF(0.85)
    for link in links:
        path = rounded_path(link.corners, em * 0.35)
        painter.strokePath(path, QPen(halo, em * 0.28))
    for link in links:
        painter.strokePath(
            rounded_path(link.corners, em * 0.35), QPen(link.plate.color, max(em * 0.085, 1.0))
        )
        if link.arrow:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(link.plate.color)
            painter.drawPolygon(arrow_head(link.corners, em * 0.34))
    painter.setFont(look.name_font)
    for link in links:
        _paint_plate(painter, link.plate, look)


def _paint_plate(painter: QPainter, plate: Plate, look: Look) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(plate.color if plate.filled else look.theme.background)
    radius = plate.rect.height() * 0.35
    painter.drawRoundedRect(plate.rect, radius, radius)
    painter.setPen(look.theme.background if plate.filled else plate.color)
    painter.drawText(plate.rect, Qt.AlignmentFlag.AlignCenter, plate.text)
