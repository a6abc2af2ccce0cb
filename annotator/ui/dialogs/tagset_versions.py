"""The versions of a project's tagset: who made each, when, and what it changed."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QTextEdit, QWidget

from annotator.domain.tagset import Tagset
from annotator.domain.tagset_diff import differences
from annotator.domain.values import Id
from annotator.session.tagset_editing import Preview, Proposal, Touch, Touched
from annotator.session.tagset_versions import TagsetVersion
from annotator.ui.dialogs.frame import FramedDialog
from annotator.ui.dialogs.tagset_preview import write_preview
from annotator.ui.models.rows import Column, RowsModel
from annotator.ui.theme.theme import Theme
from annotator.ui.widgets.tables import make_table
from annotator.wording import tr


class TagsetVersionsDialog(FramedDialog):
    def __init__(
        self,
        versions: Sequence[TagsetVersion],
        people: Mapping[Id, str],
        current: int,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        """``versions`` with the latest first; ``people`` are names by ids."""
        super().__init__(tr("Versions of the tagset"), tr("Close"), parent)
        self.resize(820, 600)
        self._theme = theme
        columns: tuple[Column[TagsetVersion], ...] = (
            Column(tr("Version"), lambda row: _state(row.number, current)),
            Column(tr("When"), lambda row: _when(row.at_ms)),
            Column(tr("By"), lambda row: people.get(row.author, tr("the program"))),
            Column(tr("Changes"), lambda row: self._brief(row)),
        )
        self._versions = versions
        self.model: RowsModel[TagsetVersion] = RowsModel(columns, self)
        self.model.show_rows(versions)
        self.table = make_table(self.model, tr("Versions"), 3, parent=self)
        self.text = QTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(tr("What the version changed"))
        self.body.addWidget(self.table, 2)
        self.body.addWidget(self.text, 3)
        self.table.selectionModel().currentRowChanged.connect(self._show)
        self.table.selectRow(0)
        self._show()

    def _before(self, number: int) -> Tagset | None:
        return self._versions[number + 1].tagset if number + 1 < len(self._versions) else None

    def _brief(self, version: TagsetVersion) -> str:
        before = self._before(self._versions.index(version))
        return "; ".join(each.line for each in differences(before, version.tagset)[:4]) if before else ""

    @Slot()
    def _show(self) -> None:
        number = max(self.table.currentIndex().row(), 0)
        after, before = self._versions[number].tagset, self._before(number)
        self.text.clear()
        if before is not None:
            touches = tuple(Touch(each, Touched()) for each in differences(before, after))
            write_preview(self.text, Preview(Proposal(before, after), touches), self._theme.colors)


def _state(number: int, current: int) -> str:
    if number == current:
        return tr("{number} (current)", number=number)
    return tr("{number} (undone)", number=number) if number > current else str(number)


def _when(at_ms: int) -> str:
    return datetime.fromtimestamp(at_ms / 1000).astimezone().strftime("%Y-%m-%d %H:%M")
