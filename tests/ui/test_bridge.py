"""Edits reach the file in order, answers reach the screen in order, and a full disk loses nothing."""

import sys
from types import TracebackType

import pytest
from pytestqt.qtbot import QtBot

from annotator.domain.annotator import Annotator
from annotator.domain.change import Change
from annotator.domain.errors import AnnotatorError, EditError, StorageFailed
from annotator.session.people import annotator_draft
from annotator.session.project import Project
from annotator.store.project_file import ProjectFile
from annotator.ui.bridge import Bridge, Edit, EditResult, SaveState


def adding(name: str, log: list[str] | None = None) -> Edit:
    """An edit that is easy to find again: it adds an annotator."""

    def work(file: ProjectFile) -> Change:
        if log is not None:
            log.append(name)
        number = sum(map(ord, name))
        person = Annotator(f"00000000-0000-4000-8000-{number:012d}", name)
        return file.commit([annotator_draft(person)])[0]

    return work


class FullDisk:
    """Refuses edits until there is room again."""

    def __init__(self) -> None:
        self.is_full = True

    def guard(self, edit: Edit) -> Edit:
        def work(file: ProjectFile) -> EditResult:
            if self.is_full:
                raise StorageFailed("The disk is full")
            return edit(file)

        return work


def names(project: Project) -> set[str]:
    return {person.name for person in project.run(lambda file: file.project.annotators())}


def test_a_committed_edit_is_told_once_with_its_changes(qtbot: QtBot, bridge: Bridge) -> None:
    told: list[list[Change]] = []
    bridge.changes_committed.connect(told.append)
    with qtbot.waitSignal(bridge.changes_committed):
        bridge.edit(adding("Idris"))
    assert len(told) == 1
    assert len(told[0]) == 1
    assert "Idris" in names(bridge.project)


def test_edits_are_done_and_answered_in_the_order_given(qtbot: QtBot, bridge: Bridge) -> None:
    done: list[str] = []
    answered: list[str] = []
    for number in range(20):
        name = f"A{number:02d}"
        bridge.edit(adding(name, done), lambda _changes, name=name: answered.append(name))
    qtbot.waitUntil(lambda: len(answered) == 20)
    assert done == answered == [f"A{number:02d}" for number in range(20)]


def test_a_read_after_an_edit_sees_it(qtbot: QtBot, bridge: Bridge) -> None:
    answers: list[int] = []
    bridge.edit(adding("Idris"))
    bridge.read(lambda file: len(file.project.annotators()), answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [2]


def test_saving_shows_until_the_last_edit_is_in_the_file(qtbot: QtBot, bridge: Bridge) -> None:
    states: list[SaveState] = []
    bridge.save_state_changed.connect(states.append)
    answered: list[int] = []
    for name in ("B", "C"):
        bridge.edit(adding(name), lambda _changes: answered.append(1))
    qtbot.waitUntil(lambda: len(answered) == 2)
    assert states == [SaveState.SAVING, SaveState.SAVED]


def test_a_forbidden_edit_goes_to_whoever_asked_or_is_told(qtbot: QtBot, bridge: Bridge) -> None:
    def forbidden(_file: ProjectFile) -> Change:
        raise EditError("That span is there already")

    taken: list[AnnotatorError] = []
    bridge.edit(forbidden, on_failed=taken.append)
    qtbot.waitUntil(lambda: bool(taken))
    bridge.edit_failed.connect(taken.append)
    bridge.edit(forbidden)
    qtbot.waitUntil(lambda: len(taken) == 2)
    assert [str(error) for error in taken] == ["That span is there already"] * 2
    assert bridge.save_state is SaveState.SAVED


def test_what_the_disk_refuses_waits_and_keeps_its_order(qtbot: QtBot, bridge: Bridge) -> None:
    disk, done = FullDisk(), list[str]()
    failures: list[AnnotatorError] = []
    bridge.edit_failed.connect(failures.append)
    bridge.edit(disk.guard(adding("First", done)))
    bridge.edit(adding("Second", done))
    qtbot.waitUntil(lambda: bridge.save_state is SaveState.HELD and len(failures) == 1)
    bridge.edit(adding("Third", done))
    answered: list[object] = []
    bridge.read(lambda file: file.name, answered.append)
    qtbot.waitUntil(lambda: bool(answered))
    assert done == []
    disk.is_full = False
    bridge.retry()
    qtbot.waitUntil(lambda: bridge.save_state is SaveState.SAVED)
    assert done == ["First", "Second", "Third"]
    assert {"First", "Second", "Third"} <= names(bridge.project)
    assert len(failures) == 1


def test_what_is_given_up_is_not_saved_and_later_edits_are(qtbot: QtBot, bridge: Bridge) -> None:
    disk = FullDisk()
    bridge.edit(disk.guard(adding("First")))
    qtbot.waitUntil(lambda: bridge.save_state is SaveState.HELD)
    bridge.forget_held()
    assert bridge.save_state is SaveState.SAVED
    with qtbot.waitSignal(bridge.changes_committed):
        bridge.edit(adding("Later"))
    assert "First" not in names(bridge.project)


def test_an_edit_that_changes_nothing_is_answered_and_not_told(qtbot: QtBot, bridge: Bridge) -> None:
    told: list[object] = []
    bridge.changes_committed.connect(told.append)
    answers: list[list[Change]] = []
    bridge.edit(lambda _file: None, answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [[]]
    assert told == []


def test_closing_finishes_queued_edits_and_drops_answers(qtbot: QtBot, bridge: Bridge) -> None:
    done: list[str] = []
    answers: list[object] = []
    for name in ("X", "Y", "Z"):
        bridge.edit(adding(name, done), answers.append)
    bridge.close()
    assert done == ["X", "Y", "Z"]
    qtbot.wait(1)
    assert answers == []


def test_a_bug_in_an_edit_is_no_known_error(
    qtbot: QtBot, bridge: Bridge, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_file: ProjectFile) -> Change:
        raise KeyError("a bug")

    caught: list[type[BaseException]] = []

    def hook(kind: type[BaseException], _error: BaseException, _trace: TracebackType | None) -> None:
        caught.append(kind)

    monkeypatch.setattr(sys, "excepthook", hook)
    bridge.edit(broken)
    qtbot.waitUntil(lambda: bool(caught))
    assert caught == [KeyError]
