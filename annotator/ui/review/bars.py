"""Strips of fields and buttons above lists."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget


def bar(*widgets: QWidget, wide: QWidget) -> QFrame:
    """Side by side; the one that is ``wide`` takes the room that is left."""
    strip = QFrame()
    strip.setProperty("surface", "panel")
    strip.setProperty("line", "bottom")
    row = QHBoxLayout(strip)
    row.setContentsMargins(16, 6, 16, 6)
    row.setSpacing(12)
    for widget in widgets:
        row.addWidget(widget, int(widget is wide))
    return strip


def under(strip: QWidget, below: QWidget) -> QWidget:
    """One above the other, without a gap."""
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(strip)
    column.addWidget(below, 1)
    return both
