"""Texts are shown as they are, whatever they look like."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from annotator.ui.widgets.labels import ElidedLabel, plain_label, plain_tool_tip

TAGS = "<img src='file:///etc/passwd'> AT&T <b>wins</b>"


def test_a_label_never_guesses_html(qtbot: QtBot) -> None:
    label = plain_label(TAGS, "muted", wrap=True)
    qtbot.addWidget(label)
    assert label.text() == TAGS
    assert label.textFormat() is Qt.TextFormat.PlainText


def _as_a_label_takes_it(text: str) -> str:
    """Labels guess as tool tips do; what they take for HTML they tell without its tags."""
    label = QLabel(text)
    return QAccessible.queryAccessibleInterface(label).text(QAccessible.Text.Name)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("text", [TAGS, "<b>", "a <br/> b", "<?xml?>", "1 < 2 <i>and</i>"])
def test_a_tool_tip_shows_tags_as_they_are(text: str) -> None:
    tip = plain_tool_tip(text)
    assert _as_a_label_takes_it("<b>x</b>") == "x"
    assert _as_a_label_takes_it(tip) == tip
    assert tip.replace("\u200b", "") == text


def test_a_long_tool_tip_stands_in_lines() -> None:
    lines = plain_tool_tip("Whoever is named. " * 20).split("\n")
    assert len(lines) > 3
    assert max(map(len, lines)) <= 80


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
