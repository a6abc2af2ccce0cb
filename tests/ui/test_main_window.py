"""The window: the welcome page, an open project, its menus, and leaving it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from annotator.domain.change import Change
from annotator.domain.errors import StorageFailed
from annotator.session.project import Project
from annotator.settings.keeper import SettingsKeeper
from annotator.store.project_file import ProjectFile
from annotator.ui.actions import Act, State
from annotator.ui.bridge import SaveState
from annotator.ui.dialogs.key_sheet import KeySheetDialog
from annotator.ui.dialogs.question import QuestionDialog
from annotator.ui.main_window import MainWindow
from annotator.ui.place import PlaceStatus
from annotator.ui.theme.theme import Theme
from annotator.ui.welcome import short_path
from annotator.ui.workspace import Workspace
from tests.session.projects import TAGSET
from tests.ui.checks import clipped, guessing, nameless
from tests.ui.modal import answer
from tests.ui.stand_in import StandInPlace


@pytest.fixture
def window(qtbot: QtBot, keeper: SettingsKeeper, theme: Theme) -> MainWindow:
    window = MainWindow(keeper, theme, [StandInPlace])
    qtbot.addWidget(window, before_close_func=lambda _window: window.show_welcome())
    window.show()
    return window


@pytest.fixture
def path(tmp_path: Path, keeper: SettingsKeeper) -> Path:
    """A project that was open before, by Mara Lind."""
    path = tmp_path / "harbour.annproj"
    with Project.create(path, name="Harbour news", tagset=TAGSET) as project:
        project.sign_in("Mara Lind")
    keeper.remember_opened(path, "Harbour news")
    keeper.remember_annotator(path, "Mara Lind")
    return path


def space_of(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    return window.workspace


def place_of(window: MainWindow) -> StandInPlace:
    place = space_of(window).place
    assert isinstance(place, StandInPlace)
    return place


def drop(window: MainWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    window.dropEvent(
        QDropEvent(
            QPointF(20, 20),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )


def test_a_click_on_a_recent_project_opens_it(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    window.show_welcome()
    row = window.welcome.rows[0]
    qtbot.waitExposed(window)
    QTest.mouseClick(row.button, Qt.MouseButton.LeftButton)
    space = space_of(window)
    assert space.bridge.project.path == path
    assert space.header.project.text == "Harbour news"
    assert space.header.annotator.full_text == "Mara Lind"
    qtbot.waitUntil(lambda: space.header.tagset.full_text == "Small tagset v1")


def test_a_missing_project_is_greyed_and_can_be_forgotten(
    window: MainWindow, path: Path, keeper: SettingsKeeper
) -> None:
    path.unlink()
    window.show_welcome()
    row = window.welcome.rows[0]
    assert not row.button.isEnabled()
    QTest.mouseClick(row.forget, Qt.MouseButton.LeftButton)
    assert window.welcome.rows == []
    assert keeper.settings.recent == ()


def test_a_project_where_nobody_may_look_is_greyed_too(window: MainWindow, keeper: SettingsKeeper) -> None:
    keeper.remember_opened(Path("/", "x" * 300, "news.annproj"), "Far away")
    window.show_welcome()
    assert not window.welcome.rows[0].button.isEnabled()


def test_without_a_project_only_what_needs_none_is_possible(window: MainWindow) -> None:
    possible = {act for act in Act if window.actions_table[act].isEnabled()}
    assert {Act.NEW, Act.OPEN, Act.DEMO, Act.QUIT, Act.PREFERENCES, Act.KEYS, Act.ABOUT} <= possible
    assert possible.isdisjoint({Act.EXPORT, Act.IMPORT_FILES, Act.MARK_DONE, Act.UNDO, Act.BACKUP, Act.GUIDE})


def test_the_place_answers_keys_menus_and_the_button(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    window.opening.open_path(path)
    window.activateWindow()
    qtbot.waitExposed(window)
    place = place_of(window)
    QTest.mouseClick(space_of(window).header.done, Qt.MouseButton.LeftButton)
    QTest.keyClick(window, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert place.calls == ["mark_done", "next"]
    assert not window.actions_table[Act.UNDO].isEnabled()
    place.become(State.DOCUMENT, State.CAN_UNDO)
    window.actions_table.trigger(Act.UNDO)
    assert place.calls[-1] == "undo"


def test_the_foot_says_what_the_place_says_and_how_large_the_text_is(window: MainWindow, path: Path) -> None:
    window.opening.open_path(path)
    place_of(window).news.status_changed.emit(PlaceStatus(("31 spans · 9 links",), ("document 1 of 48",)))
    window.actions_table.trigger(Act.ZOOM_IN)
    window.actions_table.trigger(Act.SNAPPING)
    words = space_of(window).foot.words
    assert words.split("   ") == ["Saved", "31 spans · 9 links", "snap: off", "document 1 of 48", "110 %"]


def test_zoom_stops_at_its_ends(window: MainWindow, keeper: SettingsKeeper, path: Path) -> None:
    window.opening.open_path(path)
    for _ in range(40):
        window.actions_table.trigger(Act.ZOOM_OUT)
    assert keeper.preferences.zoom == 50
    window.actions_table.trigger(Act.ZOOM_RESET)
    assert keeper.preferences.zoom == 100


def test_closing_a_project_lets_the_place_remember_and_the_file_go(window: MainWindow, path: Path) -> None:
    window.opening.open_path(path)
    place = place_of(window)
    window.actions_table.trigger(Act.CLOSE)
    assert place.calls == ["leave"]
    assert window.workspace is None
    assert not window.actions_table[Act.EXPORT].isEnabled()
    with Project.open(path) as again:
        assert not again.read_only


def test_opening_another_project_closes_the_first(window: MainWindow, path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.annproj"
    with Project.create(other, name="Other", tagset=TAGSET):
        pass
    window.shell.keeper.remember_annotator(other, "Mara Lind")
    window.opening.open_path(path)
    first = place_of(window)
    drop(window, other)
    assert first.calls == ["leave"]
    assert space_of(window).header.project.text == "Other"
    with Project.open(path) as again:
        assert not again.read_only


def test_articles_dropped_without_a_project_are_answered_with_a_way_on(
    window: MainWindow, tmp_path: Path
) -> None:
    drop(window, tmp_path / "ferry.txt")
    assert "Make or open a project first" in window.messages.text


def test_a_full_disk_is_told_and_can_be_tried_again(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    window.opening.open_path(path)
    bridge = space_of(window).bridge
    full = [True]

    def edit(file: ProjectFile) -> list[Change]:
        if full[0]:
            raise StorageFailed("The disk is full")
        assert file.name
        return []

    bridge.edit(edit)
    qtbot.waitUntil(lambda: bridge.save_state is SaveState.HELD)
    assert "Your edit waits; nothing is lost." in window.messages.text
    assert "Not saved" in space_of(window).foot.words
    met = answer(QuestionDialog, lambda dialog: dialog.reject())
    assert not window.close()
    assert met[0].windowTitle() == "Not everything is saved"
    full[0] = False
    bridge.retry()
    qtbot.waitUntil(lambda: bridge.save_state is SaveState.SAVED)


WARNING = "Still open: claimer is missing (3 times); flagged: ask the lead. Press again to mark it done"


@pytest.mark.parametrize("width", [760, 1280])
def test_a_message_moves_nothing_and_leaves_the_button_free(
    window: MainWindow, path: Path, width: int
) -> None:
    window.opening.open_path(path)
    window.resize(width, 600)
    QApplication.processEvents()
    place, header, bar = place_of(window).widget, space_of(window).header, window.messages
    before = place.mapToGlobal(place.rect().topLeft())
    window.messages.tell(WARNING, "warning")
    QApplication.processEvents()
    assert place.mapToGlobal(place.rect().topLeft()) == before
    assert bar.visibleRegion().boundingRect() == bar.rect()
    assert bar.mapTo(window, bar.rect().topRight()).x() < header.done.mapTo(window, QPoint()).x()
    chip = header.tagset.mapTo(window, header.tagset.rect().topRight())
    assert (bar.mapTo(window, QPoint()).x() > chip.x()) == (width == 1280)
    assert flaws(window) == []


def test_the_cheat_sheet_shows_the_place_first(window: MainWindow, path: Path) -> None:
    window.opening.open_path(path)
    shown: list[str] = []

    def act(dialog: KeySheetDialog) -> None:
        shown.extend(label.text() for label in dialog.findChildren(QLabel))
        dialog.accept()

    answer(KeySheetDialog, act)
    window.actions_table.trigger(Act.KEYS)
    assert shown.index("PERSON") < shown.index("Mark done")


def test_the_window_comes_back_as_it_was(
    qtbot: QtBot, window: MainWindow, keeper: SettingsKeeper, theme: Theme
) -> None:
    window.resize(780, 600)
    window.close()
    again = MainWindow(keeper, theme, [StandInPlace])
    qtbot.addWidget(again)
    assert (again.width(), again.height()) == (780, 600)


def flaws(window: MainWindow) -> list[str]:
    return nameless(window) + guessing(window) + clipped(window)


def test_the_project_that_is_shown_is_not_opened_again(window: MainWindow, path: Path) -> None:
    window.opening.open_path(path)
    first = space_of(window)
    drop(window, path)
    assert space_of(window) is first
    assert window.messages.text == ""


LONG = "The Extraordinarily Long Name of a Corpus of <b>Harbour</b> & Ferry News From Every Town " * 2


@pytest.mark.parametrize("width", [760, 1280])
def test_long_names_fit_the_welcome_page_and_the_header(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, keeper: SettingsKeeper, width: int
) -> None:
    path = tmp_path / f"{'x' * 120}.annproj"
    tagset = TAGSET.model_copy(update={"name": LONG[:180]})
    with Project.create(path, name=LONG, tagset=tagset) as project:
        project.sign_in(LONG)
    keeper.remember_annotator(path, LONG)
    keeper.remember_opened(path, LONG)
    window.resize(width, 600)
    window.show_welcome()
    qtbot.waitExposed(window)
    assert flaws(window) == []
    window.opening.open_path(path)
    qtbot.waitUntil(lambda: bool(space_of(window).header.tagset.text()))
    assert flaws(window) == []
    assert window.width() == width


def test_a_path_is_shown_from_the_users_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert short_path(tmp_path / "news" / "p.annproj") == "~/news/p.annproj"
    assert short_path(Path("/elsewhere/p.annproj")) == "/elsewhere/p.annproj"
    assert QApplication.instance() is not None
