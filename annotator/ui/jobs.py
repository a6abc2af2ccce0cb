"""Long work beside the screen: a thread of its own, progress, and a way to stop it."""

import atexit
from collections.abc import Callable
from concurrent.futures import CancelledError
from threading import Event, Lock, Thread
from typing import Any, ClassVar, Generic, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from annotator.domain.errors import Cancelled
from annotator.domain.progress import Progress
from annotator.wording import tr

T = TypeVar("T")
Work = Callable[[Progress], T]


class _Line(QObject):
    """The thread's end of a job.

    It lives until its thread has ended, also where the job itself is taken away before, and is destroyed in
    the screen's thread.
    """

    running: ClassVar["set[_Line]"] = set()

    reported = Signal(object, object)
    ended = Signal(object, object)

    def __init__(self, work: Work[Any], title: str) -> None:
        super().__init__()
        self.stop = Event()
        self.latest: tuple[int, int | None] | None = None
        self._open = True
        self._gate = Lock()
        self.thread_of_work = Thread(target=self._run, args=(work,), name=f"job {title}", daemon=True)
        self.ended.connect(self._on_ended)

    def start(self) -> None:
        _Line.running.add(self)
        self.thread_of_work.start()

    def close(self) -> None:
        """Nothing is said on the line from now on: Qt is about to go, and the thread may outlast it."""
        with self._gate:
            self._open = False

    @Slot()
    def _on_ended(self) -> None:
        _Line.running.discard(self)

    def _run(self, work: Work[Any]) -> None:
        result: Any = None
        error: BaseException | None = None
        try:
            result = work(self._progress)
        except BaseException as caught:
            error = caught
        with self._gate:
            if self._open:
                self.ended.emit(result, error)

    def _progress(self, done: int, total: int | None) -> None:
        if self.stop.is_set():
            raise Cancelled(tr("Stopped"))
        waiting = self.latest is not None
        self.latest = (done, total)
        if waiting:
            return
        with self._gate:
            if self._open:
                self.reported.emit(done, total)


class Job(QObject, Generic[T]):
    """Runs ``work`` once. Values go in and come out; the work never touches a widget.

    ``progressed`` carries what is done and the total or ``None``; exactly one of the others ends the job, and
    ``failed`` carries the exception. All arrive in the thread that made the job, none after its deletion.
    """

    progressed = Signal(object, object)
    finished = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, work: Work[T], title: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self._is_over = False
        self._line = _Line(work, title)
        self._line.reported.connect(self._on_reported)
        self._line.ended.connect(self._on_ended)

    @property
    def is_over(self) -> bool:
        return self._is_over

    def start(self) -> None:
        self._line.start()

    def cancel(self) -> None:
        """Ask the work to stop; it does at its next report of progress."""
        self._line.stop.set()

    def wait(self, seconds: float | None = None) -> bool:
        """Wait for the thread, without delivering signals; whether it has ended."""
        self._line.thread_of_work.join(seconds)
        return not self._line.thread_of_work.is_alive()

    @Slot(object, object)
    def _on_reported(self, done: int, total: int | None) -> None:
        latest = self._line.latest or (done, total)
        self._line.latest = None
        if not self._is_over:
            self.progressed.emit(*latest)

    @Slot(object, object)
    def _on_ended(self, result: object, error: BaseException | None) -> None:
        self._is_over = True
        if error is None:
            self.finished.emit(result)
        elif isinstance(error, Cancelled | CancelledError):  # the latter: the project was closed
            self.cancelled.emit()
        else:
            self.failed.emit(error)


def stop_all(seconds: float) -> None:
    """Before the program ends: ask every running job to stop, and wait a moment for each."""
    lines = tuple(_Line.running)
    for line in lines:
        line.stop.set()
    for line in lines:
        line.thread_of_work.join(seconds)


@atexit.register
def hang_up() -> None:
    """Whatever still works when the program ends goes on unheard: registered after Qt's own end, and so
    called before it.
    """
    for line in tuple(_Line.running):
        line.close()
