"""The labels of one layer, in as many columns as leave every name whole."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from annotator.domain.tagset import Label
from annotator.ui.panels.label_button import HEIGHT, LabelButton, key_caption
from annotator.ui.widgets.labels import plain_label
from annotator.ui.widgets.roving import Roving
from annotator.wording import tr

_MOST_COLUMNS = 3
_GAP = 2
_HEADING_GAP = 2


class LabelSection(QWidget):
    def __init__(self, title: str, prefix: str, buttons: Sequence[LabelButton], parent: QWidget) -> None:
        """``prefix``: the first key of all labels here, or nothing."""
        super().__init__(parent)
        self._buttons = buttons
        self._columns = 0
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_HEADING_GAP)
        self._heading = self._make_heading(title, prefix)
        column.addLayout(self._heading)
        column.addLayout(self._grid)
        for button in buttons:
            button.setParent(self)
        self._roving = Roving(buttons, self)

    def arrange(self, room: int) -> None:
        columns = self._columns_in(room)
        if columns == self._columns:
            return
        self._columns = columns
        for place, button in enumerate(self._buttons):
            self._grid.addWidget(button, place // columns, place % columns)

    def show_current(self, label: str | None) -> None:
        """Mark the label of the selected span, and let Tab come to it."""
        for button in self._buttons:
            button.set_current(button.label.key == label)
            if button.label.key == label:
                self._roving.stop_at(button)

    def height_in(self, room: int) -> int:
        """How high it would be in a width."""
        rows = ceil(len(self._buttons) / self._columns_in(room))
        return self._heading.sizeHint().height() + _HEADING_GAP + rows * HEIGHT

    def _columns_in(self, room: int) -> int:
        return next((count for count in range(_MOST_COLUMNS, 1, -1) if self._width(count) <= room), 1)

    def _make_heading(self, title: str, prefix: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(5)
        row.addWidget(plain_label(title, "section", parent=self))
        if prefix:
            row.addWidget(plain_label(key_caption(prefix), "cap", parent=self))
            row.addWidget(plain_label(tr("then"), "small", parent=self))
        row.addStretch(1)
        return row

    def _width(self, columns: int) -> int:
        widest = [
            max((button.full_width for button in self._buttons[at::columns]), default=0)
            for at in range(columns)
        ]
        return sum(widest) + _GAP * (columns - 1)


def common_prefix(labels: Sequence[Label]) -> str:
    """The key that begins the chords of all labels, where they all have one and there are several."""
    first = {(label.shortcut or "").rpartition(" ")[0] for label in labels}
    return first.pop() if len(first) == 1 and len(labels) > 1 else ""
