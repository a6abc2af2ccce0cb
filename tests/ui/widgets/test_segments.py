"""A row of segments holds exactly one value, chosen by mouse or keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.ui.theme.theme import Theme
from annotator.ui.widgets.segments import Segments

NAMES = {"full": "Full", "short": "Short", "off": "Off"}


@pytest.fixture
def segments(qtbot: QtBot, theme: Theme) -> Segments:
    segments = Segments(NAMES, "short", "Label names")
    qtbot.addWidget(segments)
    segments.show()
    return segments


def test_a_click_chooses_and_tells(segments: Segments) -> None:
    told: list[str] = []
    segments.value_chosen.connect(told.append)
    QTest.mouseClick(segments.button("off"), Qt.MouseButton.LeftButton)
    assert segments.value == "off"
    assert told == ["off"]


def test_arrow_keys_choose_too(segments: Segments) -> None:
    segments.button("short").setFocus()
    QTest.keyClick(segments.button("short"), Qt.Key.Key_Right)
    assert segments.value == "off"


def test_setting_a_value_tells_nothing(segments: Segments) -> None:
    told: list[str] = []
    segments.value_chosen.connect(told.append)
    segments.set_value("full")
    assert segments.value == "full"
    assert told == []


def test_each_segment_is_named_for_screen_readers(segments: Segments) -> None:
    assert segments.button("off").accessibleName() == "Label names: Off"
