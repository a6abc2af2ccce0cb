"""What is taken for what: labels against labels, and beside it where annotators disagree most."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from annotator.domain.annotator import Annotator
from annotator.domain.layer import Layer
from annotator.domain.tagset import Tagset
from annotator.session.measuring.tables import ConfusionTable, WorstRow
from annotator.ui.review.chart_files import Picture
from annotator.ui.review.confusion_cells import (
    Pair,
    confusion_axis,
    confusion_cells,
    most_confused,
    sides,
    told_pair,
)
from annotator.ui.review.figure_choosers import layer_choice
from annotator.ui.review.grid import Grid, GridShape
from annotator.ui.review.worst_table import WorstTable
from annotator.ui.theme.theme import Theme
from annotator.ui.widgets.fields import combo_box, make_button
from annotator.ui.widgets.labels import plain_label
from annotator.wording import tr

_CELL = GridShape(width=58, height=36, upright=True)
_BESIDE = 400


class ConfusionPage(QWidget):
    """``cases_wanted`` carries a label at the left and one above, None for "marked nothing": those of
    ``table``; ``worst_wanted`` a ``WorstRow``, ``picture_wanted`` a ``Picture`` that is to be saved.
    """

    cases_wanted = Signal(object, object)
    worst_wanted = Signal(object)
    picture_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "panel")
        self._tables: Sequence[ConfusionTable] = ()
        self._worst: Sequence[WorstRow] = ()
        self._tagset: Tagset | None = None
        self._whose = ""
        self.layers = layer_choice(tuple(Layer), self)
        self.people = combo_box(tr("Whose labels"), self)
        self.people.setMinimumWidth(180)
        self.grid = Grid(theme, _CELL, tr("Labels against labels"), self, opens_on_click=True)
        self.axes = plain_label("", "muted", wrap=True, parent=self)
        self.reading = plain_label("", wrap=True, parent=self)
        self.worst = WorstTable(self)
        self.save = make_button(tr("Save chart…"), tr("Save chart…").rstrip("…"), self)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.grid)

    @property
    def layer(self) -> Layer:
        return Layer(self.layers.value)

    @property
    def table(self) -> ConfusionTable | None:
        """The one that is shown."""
        number = self.people.currentIndex()
        return self._of_layer[number] if 0 <= number < len(self._of_layer) else None

    def show_confusions(
        self, tables: Sequence[ConfusionTable], worst: Sequence[WorstRow], tagset: Tagset
    ) -> None:
        """Those of all layers and pairs; the page lets choose among them."""
        self._tables, self._worst, self._tagset = tables, worst, tagset
        self._show_layer()

    def show_pair(self, layer: Layer, one: Annotator, other: Annotator) -> None:
        """Turn to their table, as soon as there is one."""
        self.layers.set_value(layer.value)
        self._whose = _names_of((one, other))
        self._show_layer()

    def _lay_out(self) -> None:
        head, body, left = QHBoxLayout(), QHBoxLayout(), QVBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.layers)
        head.addWidget(self.people)
        head.addStretch(1)
        head.addWidget(self.save)
        left.setSpacing(8)
        left.addLayout(head)
        left.addWidget(self.axes)
        left.addWidget(self.reading)
        left.addWidget(self.grid, 1)
        self.worst.setFixedWidth(_BESIDE)
        body.setContentsMargins(24, 16, 24, 16)
        body.setSpacing(24)
        body.addLayout(left, 1)
        body.addWidget(self.worst)
        self.setLayout(body)

    def _connect(self) -> None:
        self.layers.value_chosen.connect(self._show_layer)
        self.people.activated.connect(self._on_people_chosen)
        self.save.clicked.connect(self._on_save_clicked)
        self.grid.cell_entered.connect(self._on_cell_entered)
        self.grid.cell_opened.connect(self._on_cell_opened)
        self.worst.row_opened.connect(self.worst_wanted)

    @property
    def _of_layer(self) -> list[ConfusionTable]:
        return [table for table in self._tables if table.layer is self.layer]

    def _pair(self, row: int, column: int) -> Pair | None:
        """None where nothing is counted."""
        table = self.table
        if table is None:
            return None
        pair = table.labels[row], table.labels[column]
        return pair if pair != (None, None) else None

    @Slot()
    def _show_layer(self) -> None:
        self.people.clear()
        for table in self._of_layer:
            self.people.addItem(_names(table))
        self.people.setCurrentIndex(max(self.people.findText(self._whose), 0) if self._of_layer else -1)
        if self._tagset is not None:
            self.worst.show_rows([row for row in self._worst if row.layer is self.layer], self._tagset)
        self._show_table()

    @Slot()
    def _on_people_chosen(self) -> None:
        self._whose = self.people.currentText()
        self._show_table()

    @Slot()
    def _show_table(self) -> None:
        table, tagset = self.table, self._tagset
        self.save.setEnabled(table is not None and bool(table.counts))
        for widget in (self.grid, self.reading):
            widget.setVisible(table is not None and bool(table.counts))
        if table is None or tagset is None or not table.counts:
            self.axes.setText(
                tr("Nothing is marked in this layer of documents that two annotators have finished")
            )
            return
        axis = confusion_axis(table, tagset)
        self.grid.show_cells(axis, axis, confusion_cells(table, tagset), most_confused(table))
        self.axes.setText(_told_axes(table))

    @Slot()
    def _on_save_clicked(self) -> None:
        title = f"{tr(self.layer.plural).capitalize()} · {self.axes.text()}"
        stem = tr("confusion of {layer}", layer=tr(self.layer.plural))
        self.picture_wanted.emit(Picture(self.grid, title, stem))

    @Slot(int, int)
    def _on_cell_entered(self, row: int, column: int) -> None:
        pair = self._pair(row, column)
        if self.table is not None and self._tagset is not None:
            words = told_pair(self.table, pair, self._tagset) if pair else ""
            self.reading.setText(words[:1].upper() + words[1:])

    @Slot(int, int)
    def _on_cell_opened(self, row: int, column: int) -> None:
        pair = self._pair(row, column)
        if self.table is not None and pair is not None and self.table.count(*pair):
            self.cases_wanted.emit(*pair)


def _names(table: ConfusionTable) -> str:
    if table.people is None:
        return tr("All pairs")
    return _names_of(table.people)


def _names_of(people: Sequence[Annotator]) -> str:
    return tr(" and ").join(person.name for person in people)


def _told_axes(table: ConfusionTable) -> str:
    if table.people is None:
        return tr("Summed over all pairs, both ways round")
    one, other = sides(table)
    return tr("At the left the labels of {one}, above those of {other}", one=one, other=other)
