"""The places of a surface, with a box each: what is ticked is what something is done to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Self

from PySide6.QtCore import QObject, Qt, Signal
from typing_extensions import override

from annotator.domain.tagset import Tagset
from annotator.session.measuring.tables import Usage
from annotator.ui.models.rows import AnyIndex, Column
from annotator.ui.review.sifted_rows import SiftedRows
from annotator.ui.widgets.labels import shortened
from annotator.wording import tr

_LONGEST = 120
_BOX = 0


@dataclass(frozen=True, slots=True)
class PlaceLine:
    usage: Usage
    title: str
    surface: str
    label: str
    annotator: str

    @classmethod
    def of(cls, usage: Usage, tagset: Tagset) -> Self:
        return cls(
            usage,
            usage.title or tr("Untitled"),
            shortened(usage.surface, _LONGEST),
            tr("not labeled") if usage.label is None else tagset.label_name(usage.label),
            usage.annotator.name,
        )


PLACE_COLUMNS: tuple[Column[PlaceLine], ...] = (
    Column("", lambda line: ""),
    Column(tr("Document"), lambda line: line.title, order=lambda line: _place(line)),
    Column(tr("Surface"), lambda line: line.surface),
    Column(tr("Label"), lambda line: line.label),
    Column(tr("Annotator"), lambda line: line.annotator),
)
PLACE_STRETCHED = (1, 2)


class PlaceModel(SiftedRows[PlaceLine]):
    """Ticks stay where places come anew, unless they are labeled otherwise by then."""

    ticks_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(PLACE_COLUMNS, parent)
        self._ticked: set[Usage] = set()

    @property
    def ticked(self) -> list[Usage]:
        """From top to bottom."""
        return [line.usage for line in self.rows if line.usage in self._ticked]

    def toggle(self, rows: Iterable[int]) -> None:
        """Tick these, or where all of them are ticked, take the ticks away."""
        usages = {self.rows[row].usage for row in rows}
        self._set_ticked(self._ticked - usages if usages <= self._ticked else self._ticked | usages)

    def tick_all(self, *, on: bool) -> None:
        self._set_ticked({line.usage for line in self.rows} if on else set())

    @override
    def show_rows(self, rows: Sequence[PlaceLine]) -> None:
        self._ticked &= {line.usage for line in rows}
        super().show_rows(rows)
        self.ticks_changed.emit()

    @override
    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == _BOX else flags

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.column() != _BOX:
            return super().data(index, role)
        line = self.rows[index.row()]
        ticked = line.usage in self._ticked
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = ", ".join((line.title, line.label, line.annotator))
            return tr("ticked: {line}", line=words) if ticked else tr("not ticked: {line}", line=words)
        return super().data(index, role)

    @override
    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != _BOX:
            return False
        self.toggle([index.row()])
        return True

    def _set_ticked(self, usages: set[Usage]) -> None:
        self._ticked = usages
        if self.rows:
            self.dataChanged.emit(self.index(0, _BOX), self.index(len(self.rows) - 1, _BOX))
        self.ticks_changed.emit()


def _place(line: PlaceLine) -> tuple[str, str, int, int]:
    return line.title.casefold(), line.usage.document, line.usage.start, line.usage.end
