"""Texts are shown as they are, whatever they look like."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from annotator.ui.widgets.labels import ElidedLabel, plain_label, plain_tool_tip

TAGS = "<img src='file:///etc/passwd'> AT&T <b>wins</b>"


def test_a_label_never_guesses_html(qtbot: QtBot) -> None:
    label = plain_label(TAGS, "muted", wrap=True)
    qtbot.addWidget(label)
    assert label.text() == TAGS
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_a_tool_tip_shows_tags_as_they_are(qtbot: QtBot) -> None:
    shown = QLabel(plain_tool_tip(TAGS))
    qtbot.addWidget(shown)
    tooltip = plain_tool_tip(TAGS)
    assert "<b>" not in tooltip
    assert "<img" not in tooltip
    assert "&lt;b&gt;wins&lt;/b&gt;" in tooltip


@pytest.mark.parametrize("width", [30, 80, 400])
def test_a_long_line_is_cut_to_its_width_and_whole_in_its_tool_tip(qtbot: QtBot, width: int) -> None:
    label = ElidedLabel("The council voted\non Tuesday to move the ferry terminal")
    qtbot.addWidget(label)
    label.resize(width, 24)
    label.grab()
    fits = width >= label.sizeHint().width()
    assert bool(label.toolTip()) is not fits
    assert label.text == label.accessibleName() == "The council voted on Tuesday to move the ferry terminal"
    assert label.minimumSizeHint().width() < 80
