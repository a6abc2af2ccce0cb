"""What holds for every widget that we show."""

from typing import Protocol

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)


class ModelCheck(Protocol):
    """What pytest-qt's ``qtmodeltester`` does, in types."""

    def check(self, model: QAbstractItemModel) -> None: ...


_FIELDS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)


def _is_part_of_another(widget: QWidget) -> bool:
    """Whether a widget belongs to a field, and is reached through it."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, _FIELDS):
            return True
        parent = parent.parentWidget()
    return widget.objectName().startswith("qt_")


def nameless(window: QWidget) -> list[str]:
    """Fields and buttons that a screen reader could not name."""
    return [
        f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}"
        for widget in window.findChildren(QWidget)
        if isinstance(widget, _FIELDS) and not widget.accessibleName() and not _is_part_of_another(widget)
    ]


def guessing(window: QWidget) -> list[str]:
    """Labels that would show a text with tags in it as HTML."""
    return [
        label.text()
        for label in window.findChildren(QLabel)
        if label.textFormat() is not Qt.TextFormat.PlainText and label.text()
    ]


def clipped(window: QWidget) -> list[str]:
    """Visible texts that have less room than they need."""
    found: list[str] = []
    for button in window.findChildren(QAbstractButton):
        is_cut_on_purpose = button.text().endswith("…") and button.toolTip()
        if button.isVisible() and button.text() and not is_cut_on_purpose:
            found += [button.text()] if button.width() < button.sizeHint().width() - 1 else []
    labels = [label for label in window.findChildren(QLabel) if label.isVisible() and label.text()]
    return found + [label.text() for label in labels if not _fits(label)]


def _fits(label: QLabel) -> bool:
    if label.wordWrap():
        return label.height() >= label.heightForWidth(label.width()) - 1
    wanted = label.sizeHint()
    return label.width() >= wanted.width() - 1 and label.height() >= wanted.height() - 1
