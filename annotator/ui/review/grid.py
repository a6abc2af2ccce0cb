"""A grid of figures that is walked with the arrow keys: rows against columns, a tint and text in each cell.

It is a table to screen readers; what it shows can be painted into a file too.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QTableView, QWidget
from PySide6.QtWidgets import QStyleOptionViewItem as Option
from typing_extensions import override

from annotator.ui.models.rows import AnyIndex
from annotator.ui.review.grid_painter import Axis, Cell, GridPainter, names_width
from annotator.ui.theme.colors import Colors
from annotator.ui.theme.theme import Theme
from annotator.ui.widgets.labels import plain_tool_tip

_TOP = QModelIndex()
_OPENING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_ACROSS = Qt.Orientation.Horizontal


@dataclass(frozen=True, slots=True)
class GridShape:
    """In pixels; ``upright`` turns the names of the columns, which then have ``names`` of room."""

    width: int
    height: int
    names: int = 150
    upright: bool = False


class GridModel(QAbstractTableModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows = self.columns = Axis()
        self._cells: Sequence[Sequence[Cell]] = ()

    def show_cells(self, rows: Axis, columns: Axis, cells: Sequence[Sequence[Cell]]) -> None:
        self.beginResetModel()
        self.rows, self.columns, self._cells = rows, columns, cells
        self.endResetModel()

    def cell(self, row: int, column: int) -> Cell:
        return self._cells[row][column]

    @override
    def rowCount(self, parent: AnyIndex = _TOP) -> int:
        return 0 if parent.isValid() else len(self.rows.names)

    @override
    def columnCount(self, parent: AnyIndex = _TOP) -> int:
        return 0 if parent.isValid() else len(self.columns.names)

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        cell = self.cell(index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tool_tip(cell.tip) if cell.tip else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(cell.tip.split("\n"))
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        axis = self.columns if orientation is _ACROSS else self.rows
        if role == Qt.ItemDataRole.DisplayRole:
            return axis.names[section]
        return plain_tool_tip(axis.names[section]) if role == Qt.ItemDataRole.ToolTipRole else None


class _CellDelegate(QStyledItemDelegate):
    def __init__(self, grid: "Grid") -> None:
        super().__init__(grid)
        self._grid = grid

    @override
    def paint(self, painter: QPainter, option: Option, index: QModelIndex | QPersistentModelIndex) -> None:
        area = self._grid.visualRect(index)
        self._grid.paint_cell(self._grid.painter, painter, area, (index.row(), index.column()))


class _NameHeader(QHeaderView):
    def __init__(self, orientation: Qt.Orientation, grid: "Grid") -> None:
        super().__init__(orientation, grid)
        self._grid = grid
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return self._grid.names_size(self.orientation())

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        self._grid.paint_name(self._grid.painter, painter, rect, self.orientation(), logicalIndex)


class Grid(QTableView):
    """``cell_entered`` and ``cell_opened`` carry a row and a column.

    Return and a double click open a cell; a single click too where ``opens_on_click``.
    """

    cell_entered = Signal(int, int)
    cell_opened = Signal(int, int)

    def __init__(
        self,
        theme: Theme,
        shape: GridShape,
        what: str,
        parent: QWidget | None = None,
        *,
        opens_on_click: bool = False,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.shape_of_cells = shape
        self.cells = GridModel(self)
        self.setAccessibleName(what)
        self.setItemDelegate(_CellDelegate(self))
        self.setHorizontalHeader(_NameHeader(_ACROSS, self))
        self.setVerticalHeader(_NameHeader(Qt.Orientation.Vertical, self))
        self.setModel(self.cells)
        self._set_up()
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        opening = self.clicked if opens_on_click else self.doubleClicked
        opening.connect(self._on_opened)
        theme.theme_changed.connect(self.viewport().update)

    def _set_up(self) -> None:
        self.setProperty("kind", "grid")
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setDefaultSectionSize(self.shape_of_cells.width)
        self.verticalHeader().setDefaultSectionSize(self.shape_of_cells.height)

    @property
    def painter(self) -> GridPainter:
        return GridPainter(self._theme.colors, self.font())

    @property
    def place(self) -> tuple[int, int] | None:
        """The row and column that the keyboard is at."""
        index = self.currentIndex()
        return (index.row(), index.column()) if index.isValid() else None

    def show_cells(
        self,
        rows: Axis,
        columns: Axis,
        cells: Sequence[Sequence[Cell]],
        place: tuple[int, int] | None = None,
    ) -> None:
        """``place`` is the cell that is entered at once."""
        self.cells.show_cells(rows, columns, cells)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.updateGeometry()
        self.updateGeometries()
        if place is not None:
            self.setCurrentIndex(self.cells.index(*place))

    def names_size(self, orientation: Qt.Orientation) -> QSize:
        shape = self.shape_of_cells
        if orientation is not _ACROSS:
            return QSize(names_width(self.cells.rows.names, self.font(), shape.names), shape.height)
        if shape.upright:
            return QSize(shape.width, names_width(self.cells.columns.names, self.font(), shape.names))
        return QSize(shape.width, self.fontMetrics().height() + 10)

    def paint_cell(
        self, look: GridPainter, painter: QPainter, area: QRect, place: tuple[int, int], *, bare: bool = False
    ) -> None:
        """``bare`` without the mark of the cell that the keyboard is at."""
        row, column = place
        look.cell(painter, area, self.cells.cell(row, column), chosen=not bare and place == self.place)
        left, top = self.cells.columns.begins_apart(column), self.cells.rows.begins_apart(row)
        look.edge(painter, area, left=left, top=top)

    def paint_name(
        self, look: GridPainter, painter: QPainter, area: QRect, orientation: Qt.Orientation, place: int
    ) -> None:
        across = orientation is _ACROSS
        axis = self.cells.columns if across else self.cells.rows
        upright = across and self.shape_of_cells.upright
        look.name(painter, area, axis.names[place], upright=upright, centred=across and not upright)
        starts = axis.begins_apart(place)
        look.edge(painter, area, left=across and starts, top=not across and starts)

    def chart_size(self) -> QSize:
        beside, above = self._margins()
        shape = self.shape_of_cells
        rows, columns = self.cells.rowCount(), self.cells.columnCount()
        return QSize(beside + columns * shape.width, above + rows * shape.height)

    def paint_chart(self, painter: QPainter, colors: Colors) -> None:
        """All of it, whatever is scrolled."""
        look, shape = GridPainter(colors, self.font()), self.shape_of_cells
        beside, above = self._margins()
        for column in range(self.cells.columnCount()):
            area = QRect(beside + column * shape.width, 0, shape.width, above)
            self.paint_name(look, painter, area, _ACROSS, column)
        for row in range(self.cells.rowCount()):
            top = above + row * shape.height
            area = QRect(0, top, beside, shape.height)
            self.paint_name(look, painter, area, Qt.Orientation.Vertical, row)
            for column in range(self.cells.columnCount()):
                area = QRect(beside + column * shape.width, top, shape.width, shape.height)
                self.paint_cell(look, painter, area, (row, column), bare=True)

    def _margins(self) -> tuple[int, int]:
        return self.names_size(Qt.Orientation.Vertical).width(), self.names_size(_ACROSS).height()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in _OPENING and self.place is not None:
            self.cell_opened.emit(*self.place)
            event.accept()
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        self.cell_opened.emit(index.row(), index.column())

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, before: QModelIndex) -> None:
        del before
        if current.isValid():
            self.cell_entered.emit(current.row(), current.column())
