"""Making and opening projects: who annotates is asked once, and a held project is opened for reading."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from annotator.session.project import Project
from annotator.settings.keeper import SettingsKeeper
from annotator.ui.dialogs.new_project import NewProjectDialog
from annotator.ui.dialogs.question import QuestionDialog
from annotator.ui.dialogs.who import WhoDialog
from annotator.ui.main_window import MainWindow
from annotator.ui.rescue import Rescue
from annotator.ui.theme.theme import Theme
from tests.session.projects import TAGSET
from tests.ui.modal import answer
from tests.ui.stand_in import StandInPlace


@pytest.fixture
def window(qtbot: QtBot, keeper: SettingsKeeper, theme: Theme) -> MainWindow:
    window = MainWindow(keeper, theme, [StandInPlace])
    qtbot.addWidget(window, before_close_func=lambda _window: window.show_welcome())
    window.show()
    return window


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    """A project that nobody has open, with one annotator."""
    path = tmp_path / "closed.annproj"
    with Project.create(path, name="Closed", tagset=TAGSET) as project:
        project.sign_in("Idris")
    return path


def type_name(name: str) -> None:
    def act(dialog: WhoDialog) -> None:
        line = dialog.field.lineEdit()
        assert line is not None
        line.selectAll()
        QTest.keyClicks(line, name)
        QTest.keyClick(line, Qt.Key.Key_Return)

    answer(WhoDialog, act)


def open_name(window: MainWindow) -> str | None:
    person = window.workspace.bridge.project.annotator if window.workspace else None
    return person.name if person else None


def test_the_annotator_is_asked_once_and_remembered(window: MainWindow, closed: Path) -> None:
    type_name("Mara Lind")
    window.opening.open_path(closed)
    assert open_name(window) == "Mara Lind"
    window.close_project()
    window.opening.open_path(closed)
    assert open_name(window) == "Mara Lind"


def test_the_names_in_the_project_are_offered(window: MainWindow, closed: Path) -> None:
    offered: list[str] = []

    def act(dialog: WhoDialog) -> None:
        offered.extend(dialog.field.itemText(row) for row in range(dialog.field.count()))
        dialog.reject()

    answer(WhoDialog, act)
    window.opening.open_path(closed)
    assert offered == ["Idris"]
    assert window.workspace is None


def test_a_project_somebody_holds_is_opened_for_reading(window: MainWindow, closed: Path) -> None:
    with Project.open(closed) as other:
        other.sign_in("Idris")
        window.shell.keeper.remember_annotator(closed, "Mara Lind")
        met = answer(QuestionDialog, lambda dialog: dialog.accept_button.click())
        window.opening.open_path(closed)
        assert met[0].accept_button.text() == "Open read-only"
        assert window.workspace is not None
        assert window.workspace.bridge.project.read_only
        assert "Read-only" in window.workspace.foot.words
        assert window.workspace.header.done.isHidden()


def test_a_file_that_is_no_project_is_told_in_a_sentence(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "notes.annproj"
    path.write_text("Dear diary", encoding="utf-8")
    window.opening.open_path(path)
    assert "notes.annproj" in window.messages.text
    assert window.messages.text.endswith(".")
    assert window.workspace is None


def test_what_is_sound_in_a_damaged_project_is_saved_elsewhere(
    window: MainWindow, closed: Path, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(closed)) as connection:
        connection.execute("UPDATE head SET number = number + 1")
        connection.commit()
    damaged = closed.read_bytes()
    window.opening.open_path(closed)
    assert "damaged" in window.messages.text
    buttons = [button.text() for button in window.messages.findChildren(QPushButton)]
    assert buttons == ["Save what can be read…"]
    out = tmp_path / "rescued.annproj"
    Rescue(window.shell, window.opening.open_path).save_to(closed, out)
    assert "rescued.annproj holds" in window.messages.text
    assert closed.read_bytes() == damaged
    with Project.open(out) as saved:
        assert [person.name for person in saved.run(lambda file: file.project.annotators())] == ["Idris"]


def test_a_new_project_is_made_from_the_dialog(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "My news.annproj"

    def act(dialog: NewProjectDialog) -> None:
        QTest.keyClicks(dialog.name, "My news")
        dialog.path.setText(str(path))
        dialog.annotator.setText("Mara  Lind ")
        QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)

    answer(NewProjectDialog, act)
    window.opening.new()
    assert path.exists()
    assert open_name(window) == "Mara Lind"
    assert window.windowTitle().startswith("My news")
    assert window.shell.keeper.settings.recent[0].name == "My news"


def test_an_existing_file_is_never_overwritten_by_a_new_project(
    qtbot: QtBot, window: MainWindow, closed: Path
) -> None:
    dialog = NewProjectDialog("Mara", closed.parent, window)
    qtbot.addWidget(dialog)
    dialog.name.setText("closed")
    assert not dialog.accept_button.isEnabled()
    assert "exists already" in dialog.problem.text()


@pytest.mark.parametrize("typed", ["", "/", "~nobody-here/news", "/tmp/" + "x" * 300])
def test_whatever_is_typed_as_the_file_of_a_new_project_is_answered(
    qtbot: QtBot, tmp_path: Path, typed: str
) -> None:
    dialog = NewProjectDialog("Mara", tmp_path)
    qtbot.addWidget(dialog)
    QTest.keyClicks(dialog.name, "News")
    dialog.path.selectAll()
    QTest.keyClick(dialog.path, Qt.Key.Key_Delete)
    QTest.keyClicks(dialog.path, typed)
    assert dialog.accept_button.isEnabled() == (typed.count("x") == 300)
    assert bool(dialog.problem.text()) != dialog.accept_button.isEnabled()


def test_the_name_of_a_project_in_any_script_makes_a_file_name_that_fits(
    qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = NewProjectDialog("Mara", tmp_path)
    qtbot.addWidget(dialog)
    dialog.name.setText("新闻" * 100)
    assert dialog.accept_button.isEnabled()
    assert len(dialog.chosen_path.name.encode()) <= 255


def test_a_file_name_that_the_disk_refuses_is_told_in_a_sentence(window: MainWindow, tmp_path: Path) -> None:
    window.opening.open_path(tmp_path / f"{'x' * 300}.annproj")
    assert "x" * 300 in window.messages.text
    assert window.workspace is None


def test_a_broken_tagset_file_is_told_and_not_taken(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = NewProjectDialog("Mara", tmp_path)
    qtbot.addWidget(dialog)
    dialog.name.setText("News")
    broken = tmp_path / "mine.json"
    broken.write_text('{"name": ""}', encoding="utf-8")
    dialog.choose_tagset_file(broken)
    assert "mine.json" in dialog.problem.text()
    assert dialog.value.tagset.name != ""
