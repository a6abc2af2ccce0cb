"""Which row of a table is at hand: it stays when rows come anew, and others are gone to one by one."""

from collections.abc import Callable, Hashable
from typing import Generic

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QTableView

from annotator.ui.models.rows import Row
from annotator.ui.review.sifted_rows import AS_THEY_CAME, SiftedRows

_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ChosenRow(QObject, Generic[Row]):
    """``changed`` follows the row at hand, None where there is none; ``opened`` carries a row that was
    double clicked, or that Return was pressed on.

    When the row at hand is gone, the next one that is still there takes its place, or else the one before.
    """

    changed = Signal(object)
    opened = Signal(object)

    def __init__(
        self, table: QTableView, model: SiftedRows[Row], key: Callable[[Row], Hashable], parent: QObject
    ) -> None:
        """``key`` tells rows apart, and that a row that came anew is the same."""
        super().__init__(parent)
        self._table, self._model, self._key = table, model, key
        self._keys: list[Hashable] = []
        self._number = 0
        self._told: Row | None = None
        _sort_by_header(table)
        model.modelReset.connect(self._on_model_reset)
        table.selectionModel().currentRowChanged.connect(self._on_current_row_changed)
        table.doubleClicked.connect(self._on_double_clicked)
        for key_code in _OPENING:
            shortcut = QShortcut(QKeySequence(key_code), table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self._on_return)

    @property
    def row(self) -> Row | None:
        number = self._table.currentIndex().row()
        return self._model.rows[number] if 0 <= number < len(self._model.rows) else None

    def step(self, way: int) -> None:
        """Go to the next row, or the one before: 1 or −1."""
        self._go_to(min(max(self._number + way, 0), len(self._model.rows) - 1))

    def forget(self) -> None:
        """The next rows are news even where they are the same."""
        self._told = None

    def _go_to(self, number: int) -> None:
        if number >= 0:
            self._table.selectRow(number)
            self._table.scrollTo(self._model.index(number, 0))

    @Slot()
    def _on_model_reset(self) -> None:
        before, self._keys = self._keys, [self._key(row) for row in self._model.rows]
        places = {key: number for number, key in enumerate(self._keys)}
        followers = before[self._number :] + before[: self._number][::-1]
        self._number = next((places[key] for key in followers if key in places), 0)
        if self._keys:
            self._go_to(self._number)
        else:
            self._tell()

    @Slot(QModelIndex)
    def _on_current_row_changed(self, index: QModelIndex) -> None:
        if index.isValid():
            self._number = index.row()
            self._tell()

    def _tell(self) -> None:
        row = self.row
        if row is None or row != self._told:
            self._told = row
            self.changed.emit(row)

    @Slot(QModelIndex)
    def _on_double_clicked(self, index: QModelIndex) -> None:
        """Two quick clicks on a box are meant for the box."""
        if not index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            self.opened.emit(self._model.rows[index.row()])

    @Slot()
    def _on_return(self) -> None:
        if self.row is not None:
            self.opened.emit(self.row)


def _sort_by_header(table: QTableView) -> None:
    """Each press on a column goes on: up, down, as the rows came."""
    header = table.horizontalHeader()
    header.setSortIndicatorClearable(True)
    header.setSortIndicator(AS_THEY_CAME, Qt.SortOrder.AscendingOrder)
    table.setSortingEnabled(True)
