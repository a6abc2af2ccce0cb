"""The documents that can be adjudicated, with how far the gold is."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from annotator.session.adjudicating.docket import Entry
from annotator.ui.widgets.long_list import LongList
from annotator.wording import tr, trn

Index = QModelIndex | QPersistentModelIndex
_LINE = 46


class DocketModel(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Where the documents stay the same, whoever stands on one stays there."""
        same = [each.row.id for each in entries] == [each.row.id for each in self.entries]
        if same and entries:
            self.entries = list(entries)
            self.dataChanged.emit(self.index(0), self.index(len(entries) - 1))
        else:
            self.beginResetModel()
            self.entries = list(entries)
            self.endResetModel()

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{entry.row.title}\n{_state(entry)}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{entry.row.title}, {_state(entry)}"
        return None


def _state(entry: Entry) -> str:
    readers = trn("{count} reading", "{count} readings", entry.readers)
    return tr("{readings} · gold {status}", readings=readers, status=tr(entry.row.status.value))


class DocketList(LongList):
    """``opened`` carries the number of a line that was chosen by a click or by Return."""

    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.docket = DocketModel(self)
        self.setModel(self.docket)
        self.setAccessibleName(tr("Documents that several have finished"))
        self.setWordWrap(False)
        self.set_line_height(_LINE)
        self.clicked.connect(self._on_activated)
        self.activated.connect(self._on_activated)

    @property
    def current(self) -> Entry | None:
        row = self.currentIndex().row()
        return self.docket.entries[row] if 0 <= row < len(self.docket.entries) else None

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        self.opened.emit(index.row())
