"""The history says who did what, and when."""

from PySide6.QtCore import QDateTime
from pytestqt.qtbot import QtBot

from annotator.session.queries import HistoryLine
from annotator.ui.dialogs.history import HistoryDialog, local_time
from tests.ui.checks import ModelCheck


def test_every_change_is_a_row(qtbot: QtBot, qtmodeltester: ModelCheck) -> None:
    lines = [
        HistoryLine(1_790_000_060_000, "Ana", "undo: relabel to ORG"),
        HistoryLine(1_790_000_000_000, "Ana", "relabel to ORG"),
    ]
    dialog = HistoryDialog("A <b>title</b>\nin two lines", lines)
    qtbot.addWidget(dialog)
    model = dialog.table.model()
    qtmodeltester.check(model)
    cells = [[model.index(row, column).data() for column in range(3)] for row in range(model.rowCount())]
    assert cells == [
        [local_time(lines[0].at_ms), "Ana", "undo: relabel to ORG"],
        [local_time(lines[1].at_ms), "Ana", "relabel to ORG"],
    ]


def test_times_are_local() -> None:
    moment = QDateTime.fromMSecsSinceEpoch(1_790_000_000_000)
    assert local_time(1_790_000_000_000) == moment.toString("yyyy-MM-dd HH:mm:ss")
