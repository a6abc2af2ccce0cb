"""Fields that need more than one line to be made."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QSpinBox, QWidget
from typing_extensions import override

_INDENT = 7


def number_box(name: str, low: int, high: int, *, unit: str = "", parent: QWidget | None = None) -> QSpinBox:
    box = QSpinBox(parent)
    box.setRange(low, high)
    box.setSuffix(unit)
    box.setAccessibleName(name)
    box.lineEdit().setTextMargins(_INDENT, 0, 0, 0)
    return box


def combo_box(name: str, parent: QWidget | None = None) -> QComboBox:
    """On Linux Qt tells what the box holds in place of its name, so that the name is its description too."""
    box = QComboBox(parent)
    box.setAccessibleName(name)
    box.setAccessibleDescription(name)
    return box


def make_button(text: str, name: str, parent: QWidget | None = None) -> QPushButton:
    """A button inside a form, which Return elsewhere does not press; ``name`` tells what it is for."""
    button = QPushButton(text, parent)
    button.setAutoDefault(False)
    button.setAccessibleName(name)
    return button


class QuietLineEdit(QLineEdit):
    """A line whose Return finishes the editing, and does not press the dialog's default button."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
