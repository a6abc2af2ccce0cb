"""How each annotator annotates, each against everybody else."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from annotator.agreement.figures import Figure
from annotator.domain.layer import Layer
from annotator.domain.tagset import Tagset
from annotator.session.measuring.tables import HabitRow
from annotator.ui.models.rows import Column, RowsModel
from annotator.ui.review.chart_files import Picture
from annotator.ui.review.figure_choosers import layer_choice
from annotator.ui.review.figure_text import UNDEFINED
from annotator.ui.review.share_chart import ShareChart
from annotator.ui.review.shares import ShareDelegate, labels_of, percent, told_shares
from annotator.ui.theme.theme import Theme
from annotator.ui.widgets.fields import make_button
from annotator.ui.widgets.labels import plain_label
from annotator.ui.widgets.tables import make_table
from annotator.wording import in_digits, tr

_BELOW = 240
_LINE = 34


class HabitsPage(QWidget):
    """``picture_wanted`` carries a ``Picture`` that is to be saved."""

    picture_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "panel")
        self._rows: Sequence[HabitRow] = ()
        self._labels: tuple[str, ...] = ()
        self._tagset: Tagset | None = None
        self.layers = layer_choice(tuple(Layer), self)
        columns = self._columns()
        self.model: RowsModel[HabitRow] = RowsModel(columns, self)
        self.table = make_table(self.model, tr("Habits of annotators"), 0, len(columns) - 1, parent=self)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.verticalHeader().setDefaultSectionSize(_LINE)
        self.bars = ShareDelegate(theme, self.table)
        self.table.setItemDelegateForColumn(len(columns) - 1, self.bars)
        self.who = plain_label("", "heading", wrap=True, parent=self)
        self.legend = plain_label(
            tr("Thick: their own labels. Thin: everybody else’s."), "muted", parent=self
        )
        self.chart = ShareChart(theme, self)
        self.save = make_button(tr("Save chart…"), tr("Save chart…").rstrip("…"), self)
        self._lay_out()
        self.save.clicked.connect(self._on_save_clicked)
        self.layers.value_chosen.connect(self._show_layer)
        self.table.selectionModel().currentChanged.connect(self._on_current_changed)
        theme.theme_changed.connect(self.table.viewport().update)
        self.setFocusProxy(self.table)

    @property
    def layer(self) -> Layer:
        return Layer(self.layers.value)

    def show_habits(self, rows: Sequence[HabitRow], tagset: Tagset) -> None:
        """Those of all layers, each followed by the rest where there is one."""
        self._rows, self._tagset = rows, tagset
        self._show_layer()

    def _columns(self) -> tuple[Column[HabitRow], ...]:
        return (
            Column(tr("Annotator"), _name),
            Column(tr("Documents"), lambda row: in_digits(row.documents), is_number=True),
            Column(tr("Tokens"), lambda row: in_digits(row.tokens), is_number=True),
            Column(tr("Spans"), lambda row: in_digits(row.spans), is_number=True),
            Column(tr("Per 1,000 tokens"), lambda row: _number(row.per_thousand), is_number=True),
            Column(tr("Tokens a span"), lambda row: _number(row.mean_length), is_number=True),
            Column(tr("Nobody else has"), lambda row: _share(row.unmatched), is_number=True),
            Column(tr("Labels"), self._told_labels),
        )

    def _told_labels(self, row: HabitRow) -> str:
        return told_shares(row.shares, self._labels, self._tagset) if self._tagset else ""

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.layers)
        head.addStretch(1)
        head.addWidget(self.save)
        below = QScrollArea(self)
        below.setWidgetResizable(True)
        below.setFrameShape(QScrollArea.Shape.NoFrame)
        below.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        below.setFixedHeight(_BELOW)
        below.setWidget(self.chart)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addWidget(self.who)
        column.addWidget(self.legend)
        column.addWidget(below)

    def _rest_of(self, number: int) -> HabitRow | None:
        following = self.model.rows[number + 1 : number + 2]
        return following[0] if following and following[0].annotator is None else None

    @Slot()
    def _show_layer(self) -> None:
        if self._tagset is None:
            return
        rows = [row for row in self._rows if row.layer is self.layer]
        self._labels = labels_of(rows, self.layer, self._tagset)
        self.bars.show_rows(rows, self._labels, self._tagset)
        self.model.show_rows(rows)
        self.table.setCurrentIndex(self.model.index(0, 0))
        self._show_chart(0 if rows else None)

    def _show_chart(self, number: int | None) -> None:
        self.save.setEnabled(number is not None)
        for widget in (self.who, self.legend, self.chart):
            widget.setVisible(number is not None)
        if number is None or self._tagset is None:
            return
        row = self.model.rows[number]
        rest = None if row.annotator is None else self._rest_of(number)
        self.who.setText(_name(row))
        self.legend.setVisible(rest is not None)
        self.chart.show_shares(row.shares, rest.shares if rest else None, self._labels, self._tagset)

    @Slot()
    def _on_save_clicked(self) -> None:
        words = f"{self.who.text()} · {tr(self.layer.plural)}"
        title = words if self.legend.isHidden() else f"{words} · {self.legend.text()}"
        self.picture_wanted.emit(Picture(self.chart, title, tr("shares of the labels")))

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, before: QModelIndex) -> None:
        del before
        if current.isValid():
            self._show_chart(current.row())


def _name(row: HabitRow) -> str:
    return tr("everybody else") if row.annotator is None else row.annotator.name


def _number(figure: Figure) -> str:
    return UNDEFINED if figure.value is None else in_digits(figure.value, ",.1f")


def _share(figure: Figure) -> str:
    return UNDEFINED if figure.value is None else percent(figure.value)
