"""Messages are sentences; good news pass, bad news stay until they are closed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from annotator.ui.theme.theme import Theme
from annotator.ui.widgets.message_bar import MessageBar, Remedy, sentence


@pytest.fixture
def bar(qtbot: QtBot, theme: Theme) -> MessageBar:
    bar = MessageBar(theme)
    qtbot.addWidget(bar)
    return bar


def test_it_is_out_of_sight_until_there_is_something_to_say(bar: MessageBar) -> None:
    assert bar.isHidden()
    bar.tell("The disk is full", "error")
    assert not bar.isHidden()
    assert bar.text == "The disk is full."


def test_a_newer_message_replaces_the_older_with_its_buttons(bar: MessageBar) -> None:
    bar.tell("The disk is full", "error", [Remedy("Try again", lambda: None)])
    bar.tell("Exported 3 documents", "done")
    assert bar.text == "Exported 3 documents."
    assert [button for button in bar.findChildren(QPushButton) if not button.isHidden()] == []


def test_a_remedy_acts_and_closes_the_message(bar: MessageBar) -> None:
    calls: list[str] = []
    bar.tell("The disk is full", "error", [Remedy("Try again", lambda: calls.append("again"))])
    QTest.mouseClick(bar.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    assert calls == ["again"]
    assert bar.text == ""


def test_it_can_be_closed(bar: MessageBar) -> None:
    bar.tell("Look at this", "info")
    QTest.mouseClick(bar.findChildren(QToolButton)[0], Qt.MouseButton.LeftButton)
    assert bar.text == ""


def test_a_message_is_taken_back_unless_another_has_taken_its_place(bar: MessageBar) -> None:
    bar.tell("Still open: a claimer", "warning")
    bar.withdraw("Something else")
    assert bar.text == "Still open: a claimer."
    bar.withdraw("Still open: a claimer")
    assert bar.text == ""


def test_a_word_without_end_is_told_whole_and_makes_nothing_wider(bar: MessageBar) -> None:
    bar.tell("/home/" + "x" * 400, "error")
    assert bar.text == "/home/" + "x" * 400 + "."
    assert bar.minimumSizeHint().width() < 400


@pytest.mark.parametrize(
    ("text", "shown"),
    [("The disk is full", "The disk is full."), ("Really?", "Really?"), ("Wait…", "Wait…"), ("So. ", "So.")],
)
def test_a_message_ends_like_a_sentence(text: str, shown: str) -> None:
    assert sentence(text) == shown
