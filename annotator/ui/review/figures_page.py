"""How well annotators agree: one measure of each pair, what it says in words, and how it went over time."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from annotator.agreement.measure import Measure
from annotator.agreement.readings import name_of
from annotator.domain.annotator import Annotator
from annotator.domain.layer import Layer
from annotator.domain.tagset import Tagset
from annotator.session.measuring.tables import LeftOutRow, Matrix, TrendPoint
from annotator.ui.review.chart_files import Picture
from annotator.ui.review.figure_choosers import FigureChoosers
from annotator.ui.review.figure_text import names_of
from annotator.ui.review.grid import Grid, GridShape
from annotator.ui.review.matrix_cells import matrix_axis, matrix_cells
from annotator.ui.review.matrix_reading import MatrixReading
from annotator.ui.review.trend_chart import TrendChart
from annotator.ui.theme.theme import Theme
from annotator.ui.widgets.fields import make_button
from annotator.ui.widgets.labels import plain_label
from annotator.wording import tr

_CELL = GridShape(width=160, height=74)
_BELOW = 208


class FiguresPage(QWidget):
    """``wanted`` carries a measure, a layer, and a label's key or None for all of them; ``pair_entered`` the
    ids of those who meet where the keyboard is, and is answered by ``show_trend``; ``cell_opened`` the two
    ``Annotator`` of a cell; ``picture_wanted`` a ``Picture`` that is to be saved.
    """

    wanted = Signal(object, object, object)
    pair_entered = Signal(object)
    cell_opened = Signal(object, object)
    picture_wanted = Signal(object)

    def __init__(
        self, theme: Theme, measures: Sequence[Measure] = tuple(Measure), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("surface", "panel")
        self.matrix: Matrix | None = None
        self.choosers = FigureChoosers(measures, self)
        self.grid = Grid(theme, _CELL, tr("Agreement of each pair"), self)
        self.reading = MatrixReading(self)
        self.trend_name = plain_label("", "section", parent=self)
        self.trend = TrendChart(theme, self)
        self.save = make_button(tr("Save chart…"), tr("Save chart…").rstrip("…"), self)
        self.save_trend = make_button(tr("Save chart…"), tr("Save the chart over time"), self)
        self._lay_out()
        self.show_trend(())
        self.choosers.chosen.connect(self._on_chosen)
        self.grid.cell_entered.connect(self._on_cell_entered)
        self.grid.cell_opened.connect(self._on_cell_opened)
        self.save.clicked.connect(self._on_save_clicked)
        self.save_trend.clicked.connect(self._on_save_trend_clicked)
        self.setFocusProxy(self.grid)

    @property
    def measure(self) -> Measure:
        return self.choosers.measure

    @property
    def layer(self) -> Layer:
        return self.choosers.layer

    @property
    def label(self) -> str | None:
        return self.choosers.label

    def show_matrix(self, matrix: Matrix, left_out: Sequence[LeftOutRow], as_of: str, tagset: Tagset) -> None:
        """``as_of`` is a sentence; whoever was at a pair stays there if it is still there."""
        place = self._place_in(matrix)
        self.matrix = matrix
        self.choosers.show_choice(matrix.measure, matrix.layer, matrix.label, tagset)
        axis = matrix_axis(matrix)
        with QSignalBlocker(self.grid):
            self.grid.show_cells(axis, axis, matrix_cells(matrix), place)
        self.reading.show_rest(matrix, left_out, as_of)
        self._show_reading(place)

    def show_trend(self, points: Sequence[TrendPoint]) -> None:
        self.trend.show_points(points)
        if points:
            row = points[0].row
            words = tr("{measure}, over time", measure=name_of(row.measure))
            labels = [] if row.label is None else [row.label]
            self.trend_name.setText(" · ".join((words, names_of(row), *labels)))
        for widget in (self.trend_name, self.trend, self.save_trend):
            widget.setVisible(bool(points))

    def _lay_out(self) -> None:
        head, below, side, above = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(), QHBoxLayout()
        head.addWidget(self.choosers)
        head.addStretch(1)
        head.addWidget(self.save)
        above.addWidget(self.trend_name)
        above.addStretch(1)
        above.addWidget(self.save_trend)
        side.addLayout(above)
        side.addWidget(self.trend, 1)
        self.reading.setFixedHeight(_BELOW)
        below.setSpacing(24)
        below.addWidget(self.reading, 3)
        below.addLayout(side, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.grid, 1)
        column.addLayout(below)

    def _place_in(self, matrix: Matrix) -> tuple[int, int] | None:
        ids = [person.id for person in matrix.people]
        here = self._pair(self.grid.place)
        if here is not None and all(person.id in ids for person in here):
            return ids.index(here[0].id), ids.index(here[1].id)
        return (0, 1) if len(ids) > 1 else None

    def _pair(self, place: tuple[int, int] | None) -> tuple[Annotator, Annotator] | None:
        if place is None or self.matrix is None:
            return None
        people = self.matrix.people
        return people[place[0]], people[place[1]]

    def _show_reading(self, place: tuple[int, int] | None) -> None:
        pair = self._pair(place)
        row = self.matrix.cell(pair[0].id, pair[1].id) if self.matrix and pair else None
        self.reading.show_figure(row, self._why_none(pair))
        self.pair_entered.emit(frozenset(person.id for person in pair or ()))

    def _why_none(self, pair: tuple[Annotator, Annotator] | None) -> str:
        if self.matrix is not None and not self.matrix.cells:
            return tr("Nothing to compare: no two have finished this layer of one document")
        if pair is not None and pair[0] != pair[1]:
            return tr("This measure does not compare these two")
        return tr("Choose two annotators")

    @Slot()
    def _on_chosen(self) -> None:
        self.wanted.emit(self.measure, self.layer, self.label)

    def _name_of(self, measure: Measure) -> str:
        """With the layer and the label."""
        parts = (name_of(measure), tr(self.layer.plural), self.choosers.labels.currentText())
        return " · ".join(parts if self.label is not None else parts[:2])

    @Slot()
    def _on_save_clicked(self) -> None:
        if self.matrix is not None:
            measure, layer = self.matrix.measure, self.matrix.layer
            stem = f"{measure.value} {layer.value}"
            self.picture_wanted.emit(Picture(self.grid, self._name_of(measure), stem))

    @Slot()
    def _on_save_trend_clicked(self) -> None:
        self.picture_wanted.emit(Picture(self.trend, self.trend_name.text(), tr("trend")))

    @Slot(int, int)
    def _on_cell_entered(self, row: int, column: int) -> None:
        self._show_reading((row, column))

    @Slot(int, int)
    def _on_cell_opened(self, row: int, column: int) -> None:
        pair = self._pair((row, column))
        if pair is not None and pair[0] != pair[1]:
            self.cell_opened.emit(*pair)
