"""Fields that need more than one line to be made."""

from PySide6.QtWidgets import QSpinBox, QWidget

_INDENT = 7


def number_box(name: str, low: int, high: int, *, unit: str = "", parent: QWidget | None = None) -> QSpinBox:
    box = QSpinBox(parent)
    box.setRange(low, high)
    box.setSuffix(unit)
    box.setAccessibleName(name)
    box.lineEdit().setTextMargins(_INDENT, 0, 0, 0)
    return box
