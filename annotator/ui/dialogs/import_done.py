"""The summary of an import: what was added, what was there already, what was refused and why."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from annotator.session.import_summary import ImportSummary
from annotator.ui.dialogs.frame import FramedDialog
from annotator.ui.models.rows import Column, RowsModel
from annotator.ui.widgets.message_bar import sentence
from annotator.ui.widgets.tables import make_table
from annotator.wording import tr

Line = tuple[str, str, str]
"""What it is, the file or title, the reason."""


def summary_lines(summary: ImportSummary) -> list[Line]:
    lines = [(tr("Refused"), path.name, why) for path, why in summary.refused]
    lines += [(tr("There already"), path.name, title) for path, title in summary.already]
    return lines + [(tr("Note"), path.name, note) for path, note in summary.notes]


class ImportDoneDialog(FramedDialog):
    def __init__(self, summary: ImportSummary, parent: QWidget | None = None) -> None:
        super().__init__(tr("Imported"), tr("Close"), parent, intro=sentence(summary.sentence()))
        self.resize(720, 420)
        columns: Sequence[Column[Line]] = (
            Column("", lambda line: line[0]),
            Column(tr("File"), lambda line: line[1]),
            Column(tr("What"), lambda line: line[2]),
        )
        self.model: RowsModel[Line] = RowsModel(columns, self)
        self.model.show_rows(summary_lines(summary))
        self.body.addWidget(make_table(self.model, tr("What happened to the files"), 2, parent=self), 1)
