"""Escape leaves a panel from any of its buttons."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from annotator.ui.widgets.panel_area import PanelArea


def test_escape_leaves_and_other_keys_do_not(qtbot: QtBot) -> None:
    area = PanelArea("Panel")
    qtbot.addWidget(area)
    button = QPushButton("inside")
    area.setWidget(button)
    leaving: list[None] = []
    area.left.connect(lambda: leaving.append(None))
    QTest.keyClick(button, Qt.Key.Key_PageDown)
    assert leaving == []
    QTest.keyClick(button, Qt.Key.Key_Escape)
    assert leaving == [None]
