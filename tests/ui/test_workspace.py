"""Several places in one window: the rail turns from one to the other, and only the one that shows acts."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from annotator.settings.keeper import SettingsKeeper
from annotator.ui.actions import Act
from annotator.ui.bridge import Bridge
from annotator.ui.dialogs.question import QuestionDialog
from annotator.ui.main_window import MainWindow
from annotator.ui.place import PlaceStatus, Visit
from annotator.ui.theme.theme import Theme
from annotator.ui.workspace import Workspace
from tests.ui.modal import answer
from tests.ui.stand_in import StandInPlace


class StandInReview(StandInPlace):
    title = "Review"
    icon = "review"


@pytest.fixture
def workspace(qtbot: QtBot, keeper: SettingsKeeper, theme: Theme, bridge: Bridge) -> Workspace:
    window = MainWindow(keeper, theme, [StandInPlace, StandInReview])
    qtbot.addWidget(window, before_close_func=lambda _window: window.show_welcome())
    window.show()
    window.show_project(bridge)
    assert window.workspace is not None
    return window.workspace


def places_of(workspace: Workspace) -> list[StandInPlace]:
    return [place for place in workspace.places if isinstance(place, StandInPlace)]


def press(workspace: Workspace, title: str) -> None:
    button = next(item for item in workspace.rail.findChildren(QToolButton) if item.text() == title)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_rail_shows_once_there_is_a_choice(workspace: Workspace) -> None:
    assert not workspace.rail.isHidden()
    press(workspace, "Review")
    first, second = places_of(workspace)
    assert workspace.place is second
    assert first.calls == ["leave"]


def test_only_the_place_that_shows_acts(workspace: Workspace) -> None:
    first, second = places_of(workspace)
    press(workspace, "Review")
    workspace.header.done.click()
    assert second.calls == [Act.MARK_DONE.value]
    assert Act.MARK_DONE.value not in first.calls


def test_only_the_place_that_shows_speaks_in_the_foot(workspace: Workspace) -> None:
    first, second = places_of(workspace)
    press(workspace, "Review")
    second.news.status_changed.emit(PlaceStatus(("12 disagreements",)))
    first.news.status_changed.emit(PlaceStatus(("31 spans",)))
    assert "12 disagreements" in workspace.foot.words
    assert "31 spans" not in workspace.foot.words
    press(workspace, "Annotate")
    assert "31 spans" in workspace.foot.words


def test_what_an_action_would_do_is_said_by_the_place_that_shows(workspace: Workspace) -> None:
    first, second = places_of(workspace)
    window = workspace.window()
    assert isinstance(window, MainWindow)
    undo = window.actions_table[Act.UNDO]
    first.news.action_named.emit(Act.UNDO, "Undo a span")
    second.news.action_named.emit(Act.UNDO, "Undo a verdict")
    assert undo.text() == "Undo a span"
    press(workspace, "Review")
    assert undo.text() == "Undo a verdict"
    press(workspace, "Annotate")
    assert undo.text() == "Undo a span"


def test_news_are_told_in_the_message_bar(workspace: Workspace, qtbot: QtBot) -> None:
    first, _ = places_of(workspace)
    window = workspace.window()
    assert isinstance(window, MainWindow)
    first.news.told.emit("The gold is shown beside your marks", "done")
    assert window.messages.text == "The gold is shown beside your marks."


def test_places_go_by_keys_too(workspace: Workspace, qtbot: QtBot) -> None:
    workspace.window().activateWindow()
    qtbot.waitUntil(workspace.window().isActiveWindow)
    QTest.keyClick(workspace.window(), Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert workspace.place.title == "Review"
    QTest.keyClick(workspace.window(), Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert workspace.place.title == "Annotate"


def test_what_one_place_found_another_one_shows(workspace: Workspace) -> None:
    first, second = places_of(workspace)
    press(workspace, "Review")
    first.receives = True
    visit = Visit("a document", 4, end=8)
    second.news.visit_wanted.emit(visit)
    assert (workspace.place, first.visits) == (first, [visit])


def test_the_button_for_done_shows_where_there_is_something_to_finish(workspace: Workspace) -> None:
    first, second = places_of(workspace)
    assert not workspace.header.done.isHidden()
    second.offered = ()
    press(workspace, "Review")
    assert workspace.header.done.isHidden()
    press(workspace, "Annotate")
    assert (workspace.place, workspace.header.done.isHidden()) == (first, False)


@pytest.mark.parametrize(("answer_with", "stays"), [("reject", True), ("accept", False)])
def test_what_is_not_applied_is_not_lost_without_a_question(
    workspace: Workspace, answer_with: str, stays: bool
) -> None:
    first, _ = places_of(workspace)
    window = workspace.window()
    assert isinstance(window, MainWindow)
    first.news.unapplied = "Two changes of the tagset are not applied."
    met = answer(QuestionDialog, lambda dialog: getattr(dialog, answer_with)())
    window.close_project()
    assert len(met) == 1
    assert (window.workspace is not None) is stays
    first.news.unapplied = ""


def test_an_action_is_named_by_the_place_that_shows(workspace: Workspace) -> None:
    first, second = places_of(workspace)
    window = workspace.window()
    assert isinstance(window, MainWindow)
    undo = window.actions_table[Act.UNDO]
    second.news.action_named.emit(Act.UNDO, "Undo rename ORG")
    first.news.action_named.emit(Act.UNDO, "Undo add PERSON")
    assert undo.text() == "Undo add PERSON"
    press(workspace, "Review")
    assert undo.text() == "Undo rename ORG"
    press(workspace, "Annotate")
    assert undo.text() == "Undo add PERSON"
