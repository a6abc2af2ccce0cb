"""A guideline's field keeps every character, grows with its lines, and leaves who types alone."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from annotator.ui.widgets.flow import Flow
from annotator.ui.widgets.growing_text import GrowingText


def test_characters_are_kept_that_qt_would_change(qtbot: QtBot) -> None:
    field = GrowingText("Definition")
    qtbot.addWidget(field)
    field.show_value("No\u00a0break.\nSecond line")
    assert field.text == "No\u00a0break.\nSecond line"


def test_it_grows_with_its_lines_up_to_a_number(qtbot: QtBot) -> None:
    field = GrowingText("Definition", most=6)
    qtbot.addWidget(field)
    field.resize(300, 100)
    field.show()
    low = field.height()
    field.show_value("a\nb\nc\nd")
    middle = field.height()
    field.show_value("\n".join("abcdefghijklm"))
    assert low < middle < field.height()
    high = field.height()
    field.show_value("\n".join("abcdefghijklmnopqrstuvwxyz"))
    assert field.height() == high


def test_nobody_loses_what_they_are_typing(qtbot: QtBot) -> None:
    field = GrowingText("Definition")
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    told: list[str] = []
    field.typed.connect(told.append)
    QTest.keyClicks(field, "ab")
    field.show_value("something else")
    assert (field.text, told) == ("ab", ["a", "ab"])


def test_links_flow_into_lines(qtbot: QtBot) -> None:
    body = QWidget()
    qtbot.addWidget(body)
    column = QVBoxLayout(body)
    flow = Flow()
    column.addLayout(flow)
    column.addStretch(1)
    buttons = [QPushButton(f"Button {number}") for number in range(9)]
    for button in buttons:
        flow.addWidget(button)
    body.resize(320, 300)
    body.show()
    assert len({button.y() for button in buttons}) > 1
    assert all(button.geometry().right() <= 320 for button in buttons)
    assert flow.count() == 9
    assert flow.takeAt(9) is None
    assert flow.itemAt(0) is not None
