"""What the labels of a project are called in a dataset, and which of them stay out of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView, QWidget
from typing_extensions import override

from annotator.domain.layer import Layer
from annotator.domain.tagset import Label, Tagset
from annotator.ui.dialogs.frame import FramedDialog
from annotator.ui.models.rows import AnyIndex, Column, RowsModel
from annotator.ui.widgets.tables import make_table
from annotator.wording import tr

_INTRO = tr(
    "Uncheck a label to leave its spans out. Double-click a name to change it; labels of one layer under the"
    " same name become one."
)
_NAME = 2
_LAYERS = tuple(Layer)
_Trigger = QAbstractItemView.EditTrigger


@dataclass(frozen=True, slots=True)
class LabelChoice:
    """A label, what it is called in the dataset, and whether it goes there at all."""

    label: Label
    name: str
    goes: bool = True

    @property
    def is_renamed(self) -> bool:
        return self.goes and self.name != self.label.name


def own_names(tagset: Tagset) -> list[LabelChoice]:
    """Every label as it is, layer by layer; also those that nothing new is labeled with."""
    ordered = sorted(tagset.labels, key=lambda label: _LAYERS.index(label.layer))
    return [LabelChoice(label, label.name) for label in ordered]


def renames(choices: Sequence[LabelChoice]) -> Mapping[str, str]:
    return {choice.label.key: choice.name for choice in choices if choice.is_renamed}


def drops(choices: Sequence[LabelChoice]) -> frozenset[str]:
    return frozenset(choice.label.key for choice in choices if not choice.goes)


def summary(choices: Sequence[LabelChoice]) -> str:
    """What becomes of the labels, in a few words."""
    words: list[str] = []
    if renamed := len(renames(choices)):
        words.append(tr("{count:,} renamed", count=renamed))
    if dropped := len(drops(choices)):
        words.append(tr("{count:,} left out", count=dropped))
    return ", ".join(words) or tr("All, under their own names")


def _layer_words(choice: LabelChoice) -> str:
    label = choice.label
    layer = tr(label.layer.value)
    return layer if label.is_living else tr("{layer}, retired", layer=layer)


def _font(choice: LabelChoice) -> QFont | None:
    """New names stand out."""
    if not choice.is_renamed:
        return None
    font = QFont()
    font.setBold(True)
    return font


class LabelsModel(RowsModel[LabelChoice]):
    """A label goes with its box checked, under the name in the last column."""

    def __init__(self, parent: QObject | None = None) -> None:
        columns: Sequence[Column[LabelChoice]] = (
            Column(tr("Label"), lambda row: row.label.name),
            Column(tr("Layer"), _layer_words),
            Column(tr("In the dataset"), lambda row: row.name if row.goes else "–"),
        )
        super().__init__(columns, parent)

    @override
    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and index.column() == 0:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        if index.isValid() and index.column() == _NAME and self.rows[index.row()].goes:
            return flags | Qt.ItemFlag.ItemIsEditable
        return flags

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if index.isValid() and index.column() == 0 and role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if self.rows[index.row()].goes else Qt.CheckState.Unchecked
        if index.isValid() and index.column() == _NAME and role == Qt.ItemDataRole.EditRole:
            return self.rows[index.row()].name
        if index.isValid() and role == Qt.ItemDataRole.FontRole:
            return _font(self.rows[index.row()]) if index.column() == _NAME else None
        return super().data(index, role)

    @override
    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role not in (Qt.ItemDataRole.CheckStateRole, Qt.ItemDataRole.EditRole):
            return False
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole:
            changed = replace(row, goes=Qt.CheckState(value) is Qt.CheckState.Checked)
        else:
            changed = replace(row, name=" ".join(str(value).split()) or row.label.name)
        self.replace_row(index.row(), changed)
        return True


class ExportLabelsDialog(FramedDialog):
    """``choices`` are what was settled on, once the dialog was accepted."""

    def __init__(self, choices: Sequence[LabelChoice], parent: QWidget | None = None) -> None:
        super().__init__(tr("Labels in the dataset"), tr("Use these"), parent, intro=_INTRO)
        self.resize(560, 560)
        self.model = LabelsModel(self)
        self.model.show_rows(choices)
        self.table = make_table(self.model, tr("Labels in the dataset"), 0, _NAME, parent=self)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.table.setEditTriggers(_Trigger.DoubleClicked | _Trigger.EditKeyPressed | _Trigger.AnyKeyPressed)
        self.body.addWidget(self.table, 1)
        self.reset = self.foot_button(tr("As they are"))
        self.reset.clicked.connect(self._on_reset)
        self.add_cancel()

    @property
    def choices(self) -> Sequence[LabelChoice]:
        return self.model.rows

    @Slot()
    def _on_reset(self) -> None:
        self.model.show_rows([LabelChoice(choice.label, choice.label.name) for choice in self.choices])
