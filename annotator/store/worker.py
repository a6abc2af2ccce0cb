"""The one thread that touches a project file."""

import itertools
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from enum import IntEnum
from typing import Any, Generic, TypeVar

from annotator.store.project_file import ProjectFile

T = TypeVar("T")


class Priority(IntEnum):
    EDIT = 0
    READ = 1
    BACKGROUND = 2


class _Job(Generic[T]):
    def __init__(self, work: Callable[[ProjectFile], T]) -> None:
        self.work = work
        self.future: Future[T] = Future()

    def run(self, file: ProjectFile) -> None:
        if not self.future.set_running_or_notify_cancel():
            return
        try:
            result = self.work(file)
        except BaseException as error:  # whatever it was belongs to who asked
            self.future.set_exception(error)
        else:
            self.future.set_result(result)


class StoreThread:
    """Runs work on a project file in order of priority, and of submission within a priority.

    Work that takes long is submitted in pieces, so that edits come in between.
    """

    def __init__(self) -> None:
        self._queue: queue.PriorityQueue[tuple[int, int, _Job[Any]]] = queue.PriorityQueue()
        self._last = _Job[None](lambda file: None)
        self._numbers = itertools.count()
        self._gate = threading.Lock()
        self._open = False
        self._file: ProjectFile
        self._thread: threading.Thread

    def start(self, open_file: Callable[[], ProjectFile]) -> None:
        """Open the file in the thread; what that raises is raised here."""
        opened: Future[None] = Future()
        self._thread = threading.Thread(
            target=self._serve, args=(open_file, opened), name="store", daemon=True
        )
        self._thread.start()
        try:
            opened.result()
        except BaseException:
            self._thread.join()
            raise
        self._open = True

    def _serve(self, open_file: Callable[[], ProjectFile], opened: "Future[None]") -> None:
        try:
            self._file = file = open_file()
        except BaseException as error:  # raised again by ``start``
            opened.set_exception(error)
            return
        opened.set_result(None)
        try:
            while (job := self._queue.get()[2]) is not self._last:
                job.run(file)
                del job
        finally:
            file.close()

    def let_edits_pass(self) -> None:
        """Run the edits that wait; for long work that runs in this thread and is in no transaction."""
        assert threading.current_thread() is self._thread
        while (entry := self._next_edit()) is not None:
            entry.run(self._file)

    def _next_edit(self) -> _Job[Any] | None:
        try:
            entry = self._queue.get_nowait()
        except queue.Empty:
            return None
        if entry[0] == Priority.EDIT:
            return entry[2]
        self._queue.put(entry)
        return None

    def submit(self, work: Callable[[ProjectFile], T], priority: Priority = Priority.READ) -> "Future[T]":
        job = _Job(work)
        with self._gate:
            if not self._open:
                job.future.cancel()
                return job.future
            self._queue.put((priority, next(self._numbers), job))
        return job.future

    def run(self, work: Callable[[ProjectFile], T], priority: Priority = Priority.READ) -> T:
        """Submit, and wait for the result."""
        return self.submit(work, priority).result()

    def close(self) -> None:
        """Finish all edits that were submitted, cancel the rest, close the file."""
        with self._gate:
            if not self._open:
                return
            self._open = False
            self._drop_all_but_edits()
            self._queue.put((Priority.BACKGROUND, next(self._numbers), self._last))
        self._thread.join()

    def _drop_all_but_edits(self) -> None:
        kept: list[tuple[int, int, _Job[Any]]] = []
        while True:
            try:
                entry = self._queue.get_nowait()
            except queue.Empty:
                break
            if entry[0] == Priority.EDIT:
                kept.append(entry)
            else:
                entry[2].future.cancel()
        for entry in kept:
            self._queue.put(entry)
