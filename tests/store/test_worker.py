import threading
from collections.abc import Generator
from concurrent.futures import CancelledError
from pathlib import Path

import pytest

from annotator.domain.errors import ProjectNotFound, UnknownObject
from annotator.domain.identity import new_id
from annotator.store import copying
from annotator.store.backup import backup
from annotator.store.lock import is_held
from annotator.store.project_file import ProjectFile
from annotator.store.worker import Priority, StoreThread
from tests.store.makers import add_document, new_project, sign_in


@pytest.fixture
def thread(path: Path) -> Generator[StoreThread]:
    thread = StoreThread()
    thread.start(lambda: new_project(path))
    yield thread
    thread.close()


class Gate:
    """Work that holds the thread until it is let go."""

    def __init__(self) -> None:
        self.entered = threading.Event()
        self.opened = threading.Event()

    def __call__(self, _: ProjectFile) -> None:
        self.entered.set()
        self.opened.wait()


def test_work_happens_in_one_thread_and_its_result_comes_back(thread: StoreThread) -> None:
    names = {thread.run(lambda _: threading.current_thread().name) for _ in range(3)}
    assert names == {"store"}
    assert thread.run(lambda file: file.name) == "Corpus"


def test_edits_come_first_and_equals_in_turn(thread: StoreThread) -> None:
    gate, order = Gate(), list[str]()
    thread.submit(gate, Priority.BACKGROUND)
    gate.entered.wait()
    wanted = [
        ("b1", Priority.BACKGROUND),
        ("r1", Priority.READ),
        ("e1", Priority.EDIT),
        ("r2", Priority.READ),
    ]
    wanted += [("e2", Priority.EDIT), ("b2", Priority.BACKGROUND)]
    futures = [thread.submit(lambda _, name=name: order.append(name), rank) for name, rank in wanted]
    gate.opened.set()
    for future in futures:
        future.result()
    assert order == ["e1", "e2", "r1", "r2", "b1", "b2"]


def test_what_work_raises_is_raised_where_it_was_asked_for(thread: StoreThread) -> None:
    with pytest.raises(UnknownObject):
        thread.run(lambda file: file.documents.get(new_id()))
    assert thread.run(lambda file: file.documents.count()) == 0


def test_an_opening_that_fails_is_told_at_once(path: Path) -> None:
    thread = StoreThread()
    with pytest.raises(ProjectNotFound):
        thread.start(lambda: ProjectFile.open(path))
    with pytest.raises(CancelledError):
        thread.run(lambda file: file.name)
    thread.close()


def test_closing_finishes_edits_and_drops_the_rest(path: Path) -> None:
    thread, gate = StoreThread(), Gate()
    thread.start(lambda: new_project(path))
    thread.submit(gate, Priority.READ)
    gate.entered.wait()
    read = thread.submit(lambda file: file.name, Priority.READ)
    edit = thread.submit(lambda file: sign_in(file, "Ada"), Priority.EDIT)
    closing = threading.Thread(target=thread.close)
    closing.start()
    with pytest.raises(CancelledError):
        read.result()
    gate.opened.set()
    closing.join()
    assert edit.done()
    assert not is_held(path)
    with ProjectFile.open(path) as file:
        assert [person.id for person in file.project.annotators()] == [edit.result()]
    late = thread.submit(lambda file: file.name)
    assert late.cancelled()


def test_cancelled_work_is_not_done(thread: StoreThread) -> None:
    gate, done = Gate(), list[int]()
    thread.submit(gate)
    gate.entered.wait()
    future = thread.submit(lambda _: done.append(1))
    assert future.cancel()
    gate.opened.set()
    thread.run(lambda file: file.name)
    assert done == []


def test_edits_pass_a_backup_and_are_in_it(
    path: Path, thread: StoreThread, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "_PAGES", 1)
    ada = thread.run(lambda file: sign_in(file, "Ada"), Priority.EDIT)
    out = path.with_name("copy.annproj")
    waiting: list[int] = []

    def breathe(done: int, total: int | None) -> None:
        if not waiting:
            waiting.append(done)
            thread.submit(lambda file: add_document(file, ada), Priority.EDIT)
            thread.let_edits_pass()
            thread.submit(lambda file: file.name, Priority.READ)
        thread.let_edits_pass()

    thread.run(lambda file: backup(file, out, breathe), Priority.BACKGROUND)
    assert thread.run(lambda file: file.documents.count()) == 1
    with ProjectFile.open(out, read_only=True) as copy:
        assert copy.documents.count() == 1
