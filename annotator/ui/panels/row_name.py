"""The name at the left of a row in the inspector: wrapped in a narrow column that all rows share."""

from PySide6.QtWidgets import QLabel, QWidget

from annotator.ui.widgets.labels import plain_label

NAME_WIDTH = 78
_WIDEST = 120


def row_name(text: str, tip: str, parent: QWidget) -> QLabel:
    """As wide as the column, or as its longest word where that is a little wider."""
    label = plain_label(text, "muted", wrap=True, parent=parent)
    label.setToolTip(tip)
    label.ensurePolished()
    longest = max((label.fontMetrics().horizontalAdvance(word) for word in text.split()), default=0)
    label.setFixedWidth(min(max(NAME_WIDTH, longest), _WIDEST))
    return label
