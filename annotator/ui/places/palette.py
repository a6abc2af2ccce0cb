"""The palette: every label and command by a few letters of its name."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from annotator.ui.places.fuzzy import is_scattered, score
from annotator.ui.widgets.labels import plain_label
from annotator.wording import tr

_SHOWN = 200
_WIDTH, _HEIGHT = 560, 420


@dataclass(frozen=True, slots=True)
class Entry:
    """``kind`` says what it is (label, role, document …), ``key`` which key does the same."""

    kind: str
    name: str
    key: str
    act: Callable[[], object]


def ranked(entries: Sequence[Entry], letters: str) -> list[Entry]:
    """The entries that answer to the letters, best first; all of them, in their order, without letters.

    Those in which the letters lie here and there are noise where others answer better.
    """
    found = [(score(letters, entry.name), place, entry) for place, entry in enumerate(entries)]
    hits = [(-points, place, entry) for points, place, entry in found if points is not None]
    hits.sort(key=lambda hit: hit[:2])
    if letters.strip() and hits and not is_scattered(-hits[0][0]):
        hits = [hit for hit in hits if not is_scattered(-hit[0])]
    return [entry for _, _, entry in hits[:_SHOWN]]


class Palette(QDialog):
    """``chosen`` is the entry that was taken; what it does is done after the palette has closed."""

    def __init__(self, entries: Sequence[Entry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries = entries
        self._hits: list[Entry] = []
        self.chosen: Entry | None = None
        self.setWindowTitle(tr("Find a label or command"))
        self.setAccessibleName(tr("Find a label or command"))
        self.resize(_WIDTH, _HEIGHT)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(tr("Label, command, attribute, role, zone or document"))
        self.field.setAccessibleName(tr("Letters to find"))
        self.list = QListWidget(self)
        self.list.setAccessibleName(tr("Found"))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addWidget(plain_label(tr("↑ ↓ choose, Return does it, Esc leaves"), "small", parent=self))
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._on_text_changed)
        self.list.itemActivated.connect(self._on_item_activated)
        self.list.itemClicked.connect(self._on_item_activated)
        self._on_text_changed("")

    @property
    def hits(self) -> Sequence[Entry]:
        return self._hits

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 10, Qt.Key.Key_PageUp: -10}
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            self.list.setCurrentRow(max(0, min(self.list.count() - 1, self.list.currentRow() + step)))
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.list.currentRow())
            return True
        return False

    @Slot(str)
    def _on_text_changed(self, letters: str) -> None:
        self._hits = ranked(self._entries, letters)
        self.list.clear()
        for entry in self._hits:
            item = QListWidgetItem(self.list)
            row = _row(entry)
            item.setSizeHint(row.sizeHint())
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{entry.name}, {entry.kind}, {entry.key}")
            self.list.setItemWidget(item, row)
        self.list.setCurrentRow(0)

    @Slot(QListWidgetItem)
    def _on_item_activated(self, item: QListWidgetItem) -> None:
        self._take(self.list.row(item))

    def _take(self, place: int) -> None:
        if 0 <= place < len(self._hits):
            self.chosen = self._hits[place]
            self.accept()


def _row(entry: Entry) -> QWidget:
    widget = QWidget()
    row = QHBoxLayout(widget)
    row.setContentsMargins(8, 3, 8, 3)
    row.addWidget(plain_label(" ".join(entry.name.split())[:70], parent=widget))
    row.addWidget(plain_label(entry.kind, "small", parent=widget))
    row.addStretch(1)
    if entry.key:
        row.addWidget(plain_label(entry.key, "key", parent=widget))
    return widget
