"""What disagreements are grouped by, and the groups with their counts."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QFrame, QVBoxLayout, QWidget

from annotator.ui.models.rows import Column, RowsModel
from annotator.ui.review.disagreement_model import Group, Grouping
from annotator.ui.widgets.segments import Segments
from annotator.ui.widgets.tables import make_table
from annotator.wording import in_digits, tr

_NAMES = {
    Grouping.KIND: tr("Kind"),
    Grouping.LABEL: tr("Label"),
    Grouping.DOCUMENT: tr("Document"),
    Grouping.PAIR: tr("Pair"),
}
_COLUMNS: tuple[Column[Group], ...] = (
    Column(tr("Group"), lambda group: group.name),
    Column(tr("Number"), lambda group: in_digits(group.count), is_number=True),
)


class GroupList(QFrame):
    """``grouping_chosen`` follows another way of grouping, ``group_chosen`` another group."""

    grouping_chosen = Signal()
    group_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        names = {grouping.value: name for grouping, name in _NAMES.items()}
        self.groupings = Segments(names, Grouping.KIND.value, tr("Group by"), self)
        self.model = RowsModel(_COLUMNS, self)
        self.table = make_table(self.model, tr("Groups"), 0, parent=self)
        self.table.horizontalHeader().hide()
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.key: Hashable | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(10)
        column.addWidget(self.groupings)
        column.addWidget(self.table, 1)
        self.groupings.value_chosen.connect(self._on_value_chosen)
        self.table.selectionModel().currentRowChanged.connect(self._on_current_row_changed)

    @property
    def grouping(self) -> Grouping:
        return Grouping(self.groupings.value)

    def show_groups(self, groups: Sequence[Group]) -> None:
        """The chosen group stays chosen; where it is gone, all are."""
        chosen = next((number for number, group in enumerate(groups) if group.key == self.key), 0)
        self.key = groups[chosen].key
        self.model.show_rows(groups)
        self.table.selectRow(chosen)

    @Slot()
    def _on_value_chosen(self) -> None:
        self.key = None
        self.grouping_chosen.emit()

    @Slot(QModelIndex)
    def _on_current_row_changed(self, index: QModelIndex) -> None:
        key = self.model.rows[index.row()].key if index.isValid() else self.key
        if key != self.key:
            self.key = key
            self.group_chosen.emit()
