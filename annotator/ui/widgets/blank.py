"""What stands in place of a page that has nothing to show yet: what is missing, and how to come by it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from annotator.ui.widgets.labels import plain_label


class Blank(QWidget):
    """A heading and a sentence, with buttons ``between`` where there are any."""

    def __init__(
        self, heading: str, sentence: str, between: QLayout | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("surface", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(10)
        column.addStretch(2)
        column.addWidget(self._label(heading, "heading"))
        if between is not None:
            column.addLayout(between)
        column.addWidget(self._label(sentence, "muted"))
        column.addStretch(3)

    def _label(self, words: str, kind: str) -> QWidget:
        label = plain_label(words, kind, wrap=True, parent=self)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return label
