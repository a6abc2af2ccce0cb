"""A choice of several labels: a button that says which, and below it a sheet of all with boxes to tick."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QPushButton, QVBoxLayout, QWidget

from annotator.domain.layer import Layer
from annotator.domain.tagset import Tagset
from annotator.ui.widgets.labels import plain_label, plain_tool_tip
from annotator.wording import tr

_SHOWN = 5
_COLUMNS = 3


class LabelSheet(QFrame):
    """``keys_chosen`` carries a tuple of keys after every tick."""

    keys_chosen = Signal(object)

    def __init__(self, what: str, tagset: Tagset, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("surface", "card")
        self.setAccessibleName(what)
        self.boxes: dict[str, QCheckBox] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(12, 10, 12, 10)
        self._grid.setVerticalSpacing(3)
        for layer in Layer:
            labels = tagset.labels_of(layer)
            if labels:
                self._grid.addWidget(plain_label(tr(layer.plural).capitalize(), "section"), self._next_row, 0)
            first = self._next_row
            for number, label in enumerate(labels):
                box = QCheckBox(label.name.replace("&", "&&"), self)
                box.setAccessibleName(f"{what}: {label.name}")
                box.clicked.connect(self._on_clicked)
                self.boxes[label.key] = box
                self._grid.addWidget(box, first + number // _COLUMNS, number % _COLUMNS)

    @property
    def _next_row(self) -> int:
        return self._grid.rowCount() if self._grid.count() else 0

    def show_value(self, keys: Collection[str]) -> None:
        for key, box in self.boxes.items():
            box.setChecked(key in keys)

    @Slot()
    def _on_clicked(self) -> None:
        self.keys_chosen.emit(tuple(key for key, box in self.boxes.items() if box.isChecked()))


class LabelPicker(QWidget):
    """``keys_chosen`` as the sheet's, which opens and closes at a press."""

    keys_chosen = Signal(object)

    def __init__(self, what: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._what = what
        self._tagset = Tagset(name="none")
        self._keys: tuple[str, ...] = ()
        self.button = QPushButton(self)
        self.sheet: LabelSheet | None = None
        self.button.setProperty("kind", "choice")
        self.button.setCheckable(True)
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self._on_clicked)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self.button)

    def show_value(self, tagset: Tagset, keys: Sequence[str]) -> None:
        self._tagset, self._keys = tagset, tuple(keys)
        labels = (tagset.label(key) for key in keys)
        names = [label.name for label in labels if label is not None and label.is_living]
        words, more = ", ".join(names[:_SHOWN]), len(names) - _SHOWN
        if more > 0:
            words = tr("{labels} and {count} more", labels=words, count=more)
        self.button.setText((words or tr("choose labels…")).replace("&", "&&"))
        self.button.setAccessibleName(f"{self._what}: {', '.join(names) or tr('none')}")
        self.button.setToolTip(plain_tool_tip(", ".join(names)))
        if self.sheet is not None:
            self.sheet.show_value(keys)

    @Slot()
    def _on_clicked(self) -> None:
        if self.sheet is None:
            self.sheet = LabelSheet(self._what, self._tagset, self)
            self.sheet.keys_chosen.connect(self.keys_chosen)
            self._column.addWidget(self.sheet)
            self.sheet.show_value(self._keys)
        self.sheet.setVisible(self.button.isChecked())
