"""Rows of which those are shown that somebody asked for, in the order of one column or as they came."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt
from typing_extensions import override

from annotator.ui.models.rows import Column, Row, RowsModel

_Order = Qt.SortOrder
AS_THEY_CAME = -1
"""The column that stands for no column."""


class SiftedRows(RowsModel[Row]):
    def __init__(self, columns: Sequence[Column[Row]], parent: QObject | None = None) -> None:
        super().__init__(columns, parent)
        self._all: tuple[Row, ...] = ()
        self._keeps: Callable[[Row], bool] | None = None
        self._by, self._way = AS_THEY_CAME, _Order.AscendingOrder

    @property
    def all_rows(self) -> Sequence[Row]:
        """Those that are not shown, too."""
        return self._all

    @override
    def show_rows(self, rows: Sequence[Row]) -> None:
        self._all = tuple(rows)
        self._arrange()

    def sift(self, keeps: Callable[[Row], bool] | None) -> None:
        self._keeps = keeps
        self._arrange()

    @override
    def sort(self, column: int, order: Qt.SortOrder = _Order.AscendingOrder) -> None:
        self._by, self._way = column, order
        self._arrange()

    def _arrange(self) -> None:
        rows = [row for row in self._all if self._keeps is None or self._keeps(row)]
        if self._by != AS_THEY_CAME:
            column = self._columns[self._by]
            rows.sort(key=column.order or _by_text(column), reverse=self._way is _Order.DescendingOrder)
        super().show_rows(rows)


def _by_text(column: Column[Row]) -> Callable[[Row], str]:
    return lambda row: column.text(row).casefold()
