"""Concordance lines with a box each: what is ticked is what something is done to."""

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from typing_extensions import override

from annotator.domain.values import Id
from annotator.session.bulk_labeling import Spot
from annotator.session.concordance import Hit
from annotator.ui.models.hits import HitsModel, Index
from annotator.wording import tr


class TickedHits(HitsModel):
    """Lines whose place bears no label of the layer yet come with a tick, the others without.

    ``ticks_changed`` follows lines that come and go, too.
    """

    ticks_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ticked: set[Spot] = set()
        self._seen: set[Id] = set()

    @property
    def ticked(self) -> set[Spot]:
        return set(self._ticked)

    @property
    def count(self) -> tuple[int, int, int]:
        """Lines, documents, and lines ticked."""
        return len(self.hits), len(self._seen), len(self._ticked)

    def toggle(self, rows: Iterable[int]) -> None:
        """Tick these lines, or where all of them are ticked, take the ticks away."""
        spots = {_spot(self.hits[row]) for row in rows}
        if spots <= self._ticked:
            self._set_ticked(self._ticked - spots)
        else:
            self._set_ticked(self._ticked | spots)

    def tick_all(self, *, on: bool) -> None:
        self._set_ticked({_spot(hit) for hit in self.hits} if on else set())

    @override
    def clear(self) -> None:
        self._ticked, self._seen = set(), set()
        super().clear()
        self.ticks_changed.emit()

    @override
    def add(self, hits: Sequence[Hit]) -> None:
        self._ticked.update(_spot(hit) for hit in hits if not hit.labels)
        self._seen.update(hit.document for hit in hits)
        super().add(hits)
        self.ticks_changed.emit()

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.CheckStateRole and index.isValid():
            return Qt.CheckState.Checked if self._is_ticked(index.row()) else Qt.CheckState.Unchecked
        found = super().data(index, role)
        if role == Qt.ItemDataRole.AccessibleTextRole and found:
            ticked = self._is_ticked(index.row())
            return tr("ticked: {line}", line=found) if ticked else tr("not ticked: {line}", line=found)
        return found

    def _is_ticked(self, row: int) -> bool:
        return _spot(self.hits[row]) in self._ticked

    def _set_ticked(self, spots: set[Spot]) -> None:
        self._ticked = spots
        if self.hits:
            self.dataChanged.emit(self.index(0), self.index(len(self.hits) - 1))
        self.ticks_changed.emit()


def _spot(hit: Hit) -> Spot:
    return Spot(hit.document, hit.fragments)
