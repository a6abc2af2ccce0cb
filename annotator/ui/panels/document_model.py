"""The documents of a project as a list that is sorted and filtered."""

from collections import Counter
from collections.abc import Callable, Sequence
from enum import IntEnum
from itertools import chain, islice
from operator import attrgetter
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from annotator.domain.annotation_set import Status
from annotator.domain.values import Id
from annotator.store.document_queries import DocumentRow
from annotator.ui.panels.document_filter import DocumentFilter, Sorting, answers_of, flags_of, in_order
from annotator.ui.panels.remark_rows import answer_words
from annotator.ui.textview.hints import as_rich_text
from annotator.wording import tr, trn

Index = QModelIndex | QPersistentModelIndex


class DocumentRole(IntEnum):
    ROW = Qt.ItemDataRole.UserRole + 1


STATUS_WORDS = {
    Status.TODO: tr("to do"),
    Status.DOING: tr("doing"),
    Status.DONE: tr("done"),
    Status.SKIPPED: tr("skipped"),
}


def state_words(row: DocumentRow) -> str:
    """What stands under a title: status, spans, why it was skipped."""
    words = [STATUS_WORDS[row.status]]
    if row.spans:
        words.append(trn("{count:,} span", "{count:,} spans", row.spans))
    if row.skipped:
        words.append(tr(row.skipped))
    return " · ".join(words)


def row_words(row: DocumentRow) -> str:
    """The same, and in words what signs tell beside: flags, answers, note."""
    words = [state_words(row)]
    flags, answers = flags_of(row), answers_of(row)
    if flags:
        counted = trn("{count:,} flag", "{count:,} flags", flags)
        told = tr("{flags} ({answers:,} answered)", flags=counted, answers=answers)
        words.append(told if answers else counted)
    if row.note:
        words.append(tr("note"))
    return " · ".join(words)


def row_hint(row: DocumentRow, *more: str) -> str:
    """All that is known of a document without opening it."""
    lines = [row.title, row_words(row)]
    if row.date:
        lines.append(row.date)
    if row.flag:
        lines.append(": ".join(filter(None, (tr(row.flag.kind.value), row.flag.comment))))
        lines.append(answer_words(row.flag))
    lines.append(row.note or "")
    return "\n".join(filter(None, (*lines, *more)))


class DocumentModel(QAbstractListModel):
    """Rows sorted and filtered by hiding, without touching the rest. ``more_about`` tells what else is known
    of a document.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.more_about: Callable[[Id], str] = lambda _document: ""
        self._rows: list[DocumentRow] = []
        self._places: dict[Id, int] = {}
        self._counts = dict.fromkeys(Status, 0)
        self._shown: Sequence[int] = range(0)
        self._numbers: dict[int, int] | None = None
        self._filter = DocumentFilter()
        self._sorting = (Sorting.ADDED, False)

    def set_rows(self, rows: Sequence[DocumentRow]) -> None:
        self.beginResetModel()
        self._rows = list(rows)
        self._places = {row.id: place for place, row in enumerate(self._rows)}
        self._counts = _tally(self._rows)
        self._arrange()
        self.endResetModel()

    def set_filter(self, wanted: DocumentFilter) -> None:
        if wanted != self._filter:
            self.beginResetModel()
            self._filter = wanted
            self._arrange()
            self.endResetModel()

    def sort_by(self, sorting: Sorting, *, is_reversed: bool = False) -> None:
        if (sorting, is_reversed) != self._sorting:
            self.beginResetModel()
            self._sorting = (sorting, is_reversed)
            self._arrange()
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
        """All rows in the order of adding, filtered or not."""
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
        """The next document that is neither done nor skipped: among those that are shown, as they are sorted,
        else among all, after this one or from the start.
        """
        number = self.index_of(document).row() + 1
        start = self.position_of(document) + 1
        shown = (self._rows[place] for place in chain(self._shown[number:], self._shown[:number]))
        others = chain(islice(self._rows, start, None), islice(self._rows, start))
        wanted = (Status.TODO, Status.DOING)
        return next(
            (row for row in chain(shown, others) if row.status in wanted and row.id != document), None
        )

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
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_rich_text(row_hint(row, self.more_about(row.id)))
        return None

    def _arrange(self) -> None:
        shown: Sequence[int] = range(len(self._rows))
        if not self._filter.lets_all_through:
            fits = self._filter.test()
            shown = [place for place, row in enumerate(self._rows) if fits(row)]
        sorting, is_reversed = self._sorting
        self._shown = in_order(self._rows, shown, sorting, is_reversed=is_reversed)
        self._numbers = None

    def _index_at(self, place: int) -> QModelIndex:
        """The index of the row at a place among all rows; invalid where it is not shown."""
        if self._shown == range(len(self._rows)):
            return self.index(place) if place >= 0 else QModelIndex()
        if self._numbers is None:
            self._numbers = {shown: number for number, shown in enumerate(self._shown)}
        number = self._numbers.get(place)
        return QModelIndex() if number is None else self.index(number)


_STATE = attrgetter("assigned", "finished", "skipped", "touched")


def _tally(rows: Sequence[DocumentRow]) -> dict[Status, int]:
    """How many rows have each status, which is derived once for all that are alike."""
    counts = dict.fromkeys(Status, 0)
    examples = dict(zip(map(_STATE, rows), rows, strict=True))
    for state, number in Counter(map(_STATE, rows)).items():
        counts[examples[state].status] += number
    return counts
