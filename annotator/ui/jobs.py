"""Long work beside the screen: a thread of its own, progress, and a way to stop it."""

from collections.abc import Callable
from threading import Event, Thread
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from annotator.domain.errors import Cancelled
from annotator.domain.progress import Progress

T = TypeVar("T")
Work = Callable[[Progress], T]


class Job(QObject, Generic[T]):
    """Runs ``work`` once. Values go in and come out; the work never touches a widget.

    ``progressed`` carries what is done and the total or ``None``; exactly one of the others ends the job, and
    ``failed`` carries the exception. All arrive in the thread that made the job.
    """

    progressed = Signal(object, object)
    finished = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    _reported = Signal(object, object)
    _ended = Signal(object, object)

    def __init__(self, work: Work[T], title: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self._work = work
        self._stop = Event()
        self._is_over = False
        self._latest: tuple[int, int | None] | None = None
        self._reported.connect(self._on_reported)
        self._ended.connect(self._on_ended)
        self._thread = Thread(target=self._run, name=f"job {title}", daemon=True)

    @property
    def is_over(self) -> bool:
        return self._is_over

    def start(self) -> None:
        self._thread.start()

    def cancel(self) -> None:
        """Ask the work to stop; it does at its next report of progress."""
        self._stop.set()

    def wait(self, seconds: float | None = None) -> bool:
        """Wait for the thread, without delivering signals; whether it has ended."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self) -> None:
        result: Any = None
        error: BaseException | None = None
        try:
            result = self._work(self._progress)
        except BaseException as caught:
            error = caught
        self._ended.emit(result, error)

    def _progress(self, done: int, total: int | None) -> None:
        if self._stop.is_set():
            raise Cancelled("Stopped")
        waiting = self._latest is not None
        self._latest = (done, total)
        if not waiting:
            self._reported.emit(done, total)

    @Slot(object, object)
    def _on_reported(self, done: int, total: int | None) -> None:
        latest = self._latest or (done, total)
        self._latest = None
        if not self._is_over:
            self.progressed.emit(*latest)

    @Slot(object, object)
    def _on_ended(self, result: object, error: BaseException | None) -> None:
        self._is_over = True
        if error is None:
            self.finished.emit(result)
        elif isinstance(error, Cancelled):
            self.cancelled.emit()
        else:
            self.failed.emit(error)
