"""A document's history: who did what, and when."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QWidget

from annotator.session.queries import HistoryLine
from annotator.ui.dialogs.frame import FramedDialog
from annotator.ui.models.rows import Column, RowsModel
from annotator.ui.widgets.tables import make_table

_COLUMNS = (
    Column[HistoryLine]("When", lambda line: local_time(line.at_ms)),
    Column[HistoryLine]("Who", lambda line: line.author),
    Column[HistoryLine]("What", lambda line: line.what),
)


def local_time(at_ms: int) -> str:
    return datetime.fromtimestamp(at_ms / 1000).astimezone().strftime("%Y-%m-%d %H:%M:%S")


class HistoryDialog(FramedDialog):
    def __init__(self, title: str, lines: Sequence[HistoryLine], parent: QWidget | None = None) -> None:
        super().__init__("History", "Close", parent, intro=" ".join(title.split()))
        self.resize(720, 520)
        self.model = RowsModel(_COLUMNS, self)
        self.model.show_rows(lines)
        self.table = make_table(self.model, "Changes, newest first", 2, parent=self)
        self.body.addWidget(self.table, 1)
