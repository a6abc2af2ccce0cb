"""A bar that is always there and shows a handle only where there is something to scroll."""

from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from annotator.ui.textview.steady_bar import keep_bar


def test_the_room_beside_it_stays_the_same_whatever_stands_there(qtbot: QtBot) -> None:
    area = QScrollArea()
    qtbot.addWidget(area)
    keep_bar(area)
    inside = QWidget(area)
    area.setWidget(inside)
    area.resize(300, 200)
    area.show()
    bar = area.verticalScrollBar()
    widths: set[int] = set()
    for height in (100, 900, 50):
        inside.resize(100, height)
        QApplication.processEvents()
        widths.add(area.viewport().width())
        assert bar.isVisible()
        assert bar.isEnabled() == (height > 200)
    assert len(widths) == 1
