"""The first line about the selected span: its label, what it is, and the button that deletes it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from annotator.domain.span import Span
from annotator.ui.label_colors import LabelColors
from annotator.ui.widgets.labels import ElidedLabel, plain_label, plain_tool_tip
from annotator.ui.widgets.roving import Roving
from annotator.wording import tr, trn

_CHIP_ROOM = 130


class SpanHead(QWidget):
    deletion_wanted = Signal()

    def __init__(self, span: Span, label: str, colors: LabelColors, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ElidedLabel(span_words(span), role=QPalette.ColorRole.PlaceholderText, parent=self)
        font = self._words.font()
        font.setPointSizeF(font.pointSizeF() * 0.9)
        self._words.setFont(font)
        self.delete = QPushButton(tr("Delete"), self)
        self.delete.setProperty("kind", "link")
        Roving((self.delete,), self)
        self.delete.setAccessibleName(tr("Delete this span"))
        self.delete.setToolTip(tr("Delete this span (Del)"))
        self.delete.clicked.connect(self.deletion_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(_chip(label, colors, self))
        row.addWidget(self._words, 1)
        row.addWidget(self.delete)

    def set_editable(self, editable: bool) -> None:
        self.delete.setVisible(editable)


def span_words(span: Span) -> str:
    """For example ``claim · 103 characters``."""
    characters = sum(end - start for start, end in span.fragments)
    parts = [tr(span.layer.value), trn("{count:,} character", "{count:,} characters", characters)]
    if len(span.fragments) > 1:
        parts.append(tr("{count} parts", count=len(span.fragments)))
    return " · ".join(parts)


def _chip(label: str, colors: LabelColors, parent: QWidget) -> QLabel:
    """The label's name, cut where it is long."""
    chip = plain_label("", parent=parent)
    chip.setStyleSheet(
        f"color: {colors.ink.name()}; border: 1px solid {colors.ink.name()}; border-radius: 5px;"
        "padding: 2px 8px; font-weight: 600;"
    )
    chip.ensurePolished()
    shown = chip.fontMetrics().elidedText(label, Qt.TextElideMode.ElideRight, _CHIP_ROOM)
    chip.setText(shown)
    chip.setAccessibleName(label)
    if shown != label:
        chip.setToolTip(plain_tool_tip(label))
    return chip
