"""The latest changes of a span, newest first, and how many came before."""

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from annotator.session.past import HistoryLine
from annotator.ui.panels.history_rows import HistoryRows
from annotator.ui.times import local_minute


def test_long_histories_are_cut_and_say_so(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    rows = HistoryRows(parent)
    rows.show_lines([HistoryLine(number * 60_000, "Ana", f"act {number}") for number in range(11)])
    texts = [label.text() for label in rows.findChildren(QLabel)]
    assert texts[1] == f"act 10 · Ana · {local_minute(600_000)}"
    assert len(texts) == 10
    assert texts[-1] == "and 3 earlier"
