"""The documents or labels that annotators disagree on most, by number or by score."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from annotator.domain.tagset import Tagset
from annotator.session.measuring.tables import WorstRow
from annotator.ui.models.rows import Column, RowsModel
from annotator.ui.review.figure_text import short
from annotator.ui.widgets.segments import Segments
from annotator.ui.widgets.tables import make_table
from annotator.wording import in_digits, tr

_DOCUMENTS, _LABELS = "documents", "labels"
_NUMBER, _SCORE = "number", "score"


class WorstTable(QWidget):
    """``row_opened`` carries the ``WorstRow`` that was double clicked, or that Return was pressed on."""

    row_opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[WorstRow] = ()
        self._tagset: Tagset | None = None
        self.kind = Segments(
            {_DOCUMENTS: tr("Documents"), _LABELS: tr("Labels")}, _DOCUMENTS, tr("Worst"), self
        )
        self.order = Segments({_NUMBER: tr("By number"), _SCORE: tr("By score")}, _NUMBER, tr("Order"), self)
        self.model: RowsModel[WorstRow] = RowsModel(self._columns(), self)
        self.table = make_table(self.model, tr("Worst documents and labels"), 0, parent=self)
        self._lay_out()
        for choice in (self.kind, self.order):
            choice.value_chosen.connect(self._arrange)
        self.table.doubleClicked.connect(self._on_opened)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shortcut = QShortcut(QKeySequence(key), self.table, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self._on_return)

    def show_rows(self, rows: Sequence[WorstRow], tagset: Tagset) -> None:
        """Those of one layer."""
        self._rows, self._tagset = rows, tagset
        self._arrange()

    def _columns(self) -> tuple[Column[WorstRow], ...]:
        return (
            Column(tr("Name"), self._name),
            Column(tr("Differences"), lambda row: in_digits(row.disagreements), is_number=True),
            Column(tr("Spans"), lambda row: in_digits(row.spans), is_number=True),
            Column(tr("F1"), lambda row: short(row.score.value), is_number=True),
        )

    def _name(self, row: WorstRow) -> str:
        if row.label is None or self._tagset is None:
            return row.title
        return self._tagset.label_name(row.label)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.kind)
        head.addStretch(1)
        head.addWidget(self.order)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.table, 1)

    @Slot()
    def _arrange(self) -> None:
        wants_labels = self.kind.value == _LABELS
        rows = [row for row in self._rows if (row.document is None) is wants_labels]
        order = _by_number if self.order.value == _NUMBER else _by_score
        self.model.show_rows(sorted(rows, key=order))

    @Slot()
    def _on_return(self) -> None:
        if self.table.currentIndex().isValid():
            self._on_opened(self.table.currentIndex())

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        self.row_opened.emit(self.model.rows[index.row()])


def _by_number(row: WorstRow) -> tuple[int, float]:
    return -row.disagreements, _by_score(row)


def _by_score(row: WorstRow) -> float:
    """The lowest first, those without a score last."""
    return 2.0 if row.score.value is None else row.score.value
