"""The documents of a project as a list that filters by status and text."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from enum import IntEnum
from itertools import chain, islice
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from annotator.domain.annotation_set import Status
from annotator.domain.values import Id
from annotator.store.document_queries import DocumentRow

Index = QModelIndex | QPersistentModelIndex


class DocumentRole(IntEnum):
    ROW = Qt.ItemDataRole.UserRole + 1


STATUS_WORDS = {
    Status.TODO: "to do",
    Status.DOING: "doing",
    Status.DONE: "done",
    Status.SKIPPED: "skipped",
}


def row_words(row: DocumentRow) -> str:
    """What stands under a title: status, spans, flag."""
    words = [STATUS_WORDS[row.status]]
    if row.spans:
        words.append(f"{row.spans:,} span{'' if row.spans == 1 else 's'}")
    if row.skipped:
        words.append(row.skipped)
    if row.flag:
        words.append("flagged")
    return " · ".join(words)


class DocumentModel(QAbstractListModel):
    """Rows in the order of adding; a filter hides rows without touching the rest."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[DocumentRow] = []
        self._places: dict[Id, int] = {}
        self._counts = dict.fromkeys(Status, 0)
        self._shown: list[int] = []
        self._status: Status | None = None
        self._words: tuple[str, ...] = ()

    def set_rows(self, rows: Sequence[DocumentRow]) -> None:
        self.beginResetModel()
        self._rows = list(rows)
        self._places = {row.id: place for place, row in enumerate(self._rows)}
        self._counts = {**dict.fromkeys(Status, 0), **Counter(row.status for row in self._rows)}
        self._filter()
        self.endResetModel()

    def set_filter(self, status: Status | None, text: str) -> None:
        """Show rows of one status (or all) whose titles hold every word of ``text``."""
        words = tuple(text.casefold().split())
        if (status, words) == (self._status, self._words):
            return
        self.beginResetModel()
        self._status, self._words = status, words
        self._filter()
        self.endResetModel()

    def update_row(self, row: DocumentRow) -> None:
        """Put one document's new state in the place of its old; it stays visible until the next filtering."""
        place = self._places.get(row.id)
        if place is not None:
            self._counts[self._rows[place].status] -= 1
            self._counts[row.status] += 1
            self._rows[place] = row
            index = self._index_at(place)
            if index.isValid():
                self.dataChanged.emit(index, index)

    @property
    def rows(self) -> Sequence[DocumentRow]:
        """All rows, filtered or not."""
        return self._rows

    def counts(self) -> dict[Status, int]:
        return dict(self._counts)

    def index_of(self, document: Id) -> QModelIndex:
        """Invalid where the document is not shown."""
        return self._index_at(self._places.get(document, -1))

    def position_of(self, document: Id) -> int:
        """The place among all rows, from 0; -1 where there is no such document."""
        return self._places.get(document, -1)

    def neighbour(self, document: Id | None, step: int) -> DocumentRow | None:
        """The row ``step`` places from a document among those that are shown."""
        if not self._shown:
            return None
        place = self.index_of(document).row() if document else -1
        if place < 0:
            return self._rows[self._shown[0 if step > 0 else -1]]
        place += step
        return self._rows[self._shown[place]] if 0 <= place < len(self._shown) else None

    def next_open(self, document: Id) -> DocumentRow | None:
        """The next document that is neither done nor skipped, after this one, else from the start."""
        start = self.position_of(document) + 1
        order = chain(islice(self._rows, start, None), islice(self._rows, start))
        wanted = (Status.TODO, Status.DOING)
        return next((row for row in order if row.status in wanted and row.id != document), None)

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._shown):
            return None
        row = self._rows[self._shown[index.row()]]
        if role == DocumentRole.ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.title}, {row_words(row)}"
        return None

    def _filter(self) -> None:
        if self._status is None and not self._words:
            self._shown = list(range(len(self._rows)))
        else:
            self._shown = [place for place, row in enumerate(self._rows) if self._is_wanted(row)]

    def _is_wanted(self, row: DocumentRow) -> bool:
        if self._status is not None and row.status is not self._status:
            return False
        title = row.title.casefold() if self._words else ""
        return all(word in title for word in self._words)

    def _index_at(self, place: int) -> QModelIndex:
        """The index of the row at a place among all rows; invalid where it is not shown."""
        number = bisect_left(self._shown, place)
        if number < len(self._shown) and self._shown[number] == place:
            return self.index(number)
        return QModelIndex()
