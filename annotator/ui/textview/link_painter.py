"""Draws the ways of links over the text and under the label names, and their signs over all."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPen

from annotator.ui.textview.link_layer import DrawnLink, Plate
from annotator.ui.textview.link_routes import arrow_head, rounded_path
from annotator.ui.textview.look import Look


def paint_ways(painter: QPainter, links: Sequence[DrawnLink], look: Look) -> None:
    em = look.metrics.em
    halo = QColor(look.theme.background)
    halo.setAlphaF(0.85)
    edge = QPen(halo, em * 0.28)
    edge.setCapStyle(Qt.PenCapStyle.FlatCap)
    paths = [rounded_path(link.corners, em * 0.35) for link in links]
    for path in paths:
        painter.strokePath(path, edge)
    for link, path in zip(links, paths, strict=True):
        painter.strokePath(path, QPen(link.plate.color, max(em * 0.085, 1.0)))
        if link.arrow:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(link.plate.color)
            painter.drawPolygon(arrow_head(link.corners, em * 0.34))


def paint_plates(painter: QPainter, links: Sequence[DrawnLink], look: Look) -> None:
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
