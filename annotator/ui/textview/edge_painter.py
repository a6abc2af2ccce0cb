"""The knobs at the edges of the selected span."""

from collections.abc import Sequence

from PySide6.QtGui import QPainter, QPen

from annotator.ui.textview.edges import Edge
from annotator.ui.textview.look import Look

KNOB = 0.2
"""The radius of a knob, in ems."""


def paint_edges(painter: QPainter, edges: Sequence[Edge], look: Look) -> None:
    em = look.metrics.em
    for edge in edges:
        painter.setPen(QPen(edge.color, max(em * 0.11, 1.4)))
        painter.drawLine(edge.top, edge.knob)
        painter.setBrush(look.theme.background)
        painter.drawEllipse(edge.knob, em * KNOB, em * KNOB)
