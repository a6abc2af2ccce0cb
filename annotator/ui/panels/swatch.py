"""A small sign for a label, in the idiom of its layer: a tint, a band, a box."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from annotator.domain.layer import Layer
from annotator.ui.label_colors import LabelColors


def paint_swatch(painter: QPainter, area: QRectF, layer: Layer, colors: LabelColors) -> None:
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    if layer is Layer.ENTITY:
        painter.setBrush(colors.swatch)
        painter.drawRoundedRect(area, 2.5, 2.5)
    elif layer is Layer.CLAIM:
        painter.setBrush(colors.band)
        painter.drawRoundedRect(area.adjusted(0, area.height() * 0.6, 0, 0), 1.5, 1.5)
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colors.ink, 1.5))
        painter.drawRoundedRect(area.adjusted(0.75, 0.25, -0.75, -0.25), 2.5, 2.5)
    painter.restore()
