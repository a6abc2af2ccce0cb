"""Between an open project and the screen: work goes to the store thread, results come back in order."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from enum import Enum, auto
from threading import Lock
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from annotator.domain.change import Change
from annotator.domain.errors import AnnotatorError, StorageFailed
from annotator.session.project import Project
from annotator.store.project_file import ProjectFile
from annotator.store.worker import Priority

T = TypeVar("T")
EditResult = Change | Sequence[Change] | None
Edit = Callable[[ProjectFile], EditResult]


class SaveState(Enum):
    """``HELD``: the disk refused an edit; it and those after it wait to be tried again."""

    SAVED = auto()
    SAVING = auto()
    HELD = auto()


@dataclass(slots=True)
class _Pending:
    work: Edit
    on_done: Callable[[list[Change]], None] | None
    on_failed: Callable[[AnnotatorError], None] | None


class Bridge(QObject):
    """Lives in the screen's thread, and so do all callbacks and signals.

    ``edit_failed`` tells an error that no callback took; an unexpected exception goes to ``sys.excepthook``.
    """

    changes_committed = Signal(list)
    edit_failed = Signal(object)
    save_state_changed = Signal(object)
    _arrived = Signal(object)

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.project = project
        self.save_state = SaveState.SAVED
        self._under_way = 0
        self._held: list[_Pending] = []
        self._refusal: StorageFailed | None = None
        self._lock = Lock()
        self._closed = False
        self._arrived.connect(self._on_arrived)

    def read(
        self,
        work: Callable[[ProjectFile], T],
        on_done: Callable[[T], None],
        on_failed: Callable[[AnnotatorError], None] | None = None,
        priority: Priority = Priority.READ,
    ) -> None:
        """Ask the project something; ``on_done`` gets the answer unless the bridge has closed meanwhile."""

        def deliver(future: Future[T]) -> None:
            self._settle(future, on_done, on_failed)

        self._send(self.project.submit(work, priority), deliver)

    def edit(
        self,
        work: Edit,
        on_done: Callable[[list[Change]], None] | None = None,
        on_failed: Callable[[AnnotatorError], None] | None = None,
    ) -> None:
        """Commit an edit, in the order given; once the disk refuses one, it and the later ones wait."""
        self._submit_edit(_Pending(work, on_done, on_failed))

    @property
    def holds_back(self) -> bool:
        """Whether edits wait that the disk refused."""
        return bool(self._held)

    def retry(self) -> None:
        """Try again what the disk refused, in the order it was wanted."""
        with self._lock:
            self._refusal = None
        held, self._held = self._held, []
        for pending in held:
            self._submit_edit(pending)
        self._update_save_state()

    def forget_held(self) -> None:
        """Give up what the disk refused."""
        with self._lock:
            self._refusal = None
        self._held = []
        self._update_save_state()

    def close(self) -> None:
        """Finish what is under way, then close the project; later answers are dropped."""
        self._closed = True
        self.project.close()

    def _submit_edit(self, pending: _Pending) -> None:
        def work(file: ProjectFile) -> list[Change]:
            if self._refusal is not None:
                raise self._refusal
            try:
                return _as_list(pending.work(file))
            except StorageFailed as error:
                with self._lock:
                    self._refusal = error
                raise

        self._under_way += 1
        self._update_save_state()
        self._send(
            self.project.submit(work, Priority.EDIT), lambda future: self._settle_edit(future, pending)
        )

    def _send(self, future: Future[T], deliver: Callable[[Future[T]], None]) -> None:
        future.add_done_callback(lambda done: self._arrived.emit((deliver, done)))

    @Slot(object)
    def _on_arrived(self, parcel: tuple[Callable[[Future[Any]], None], Future[Any]]) -> None:
        deliver, future = parcel
        if not self._closed and not future.cancelled():
            deliver(future)

    def _settle(
        self,
        future: Future[T],
        on_done: Callable[[T], None],
        on_failed: Callable[[AnnotatorError], None] | None,
    ) -> None:
        try:
            result = future.result()
        except AnnotatorError as error:
            (on_failed or self.edit_failed.emit)(error)
            return
        on_done(result)

    def _settle_edit(self, future: Future[list[Change]], pending: _Pending) -> None:
        self._under_way -= 1
        try:
            changes = future.result()
        except StorageFailed as error:
            self._hold(pending, error)
        except AnnotatorError as error:
            self._update_save_state()
            (pending.on_failed or self.edit_failed.emit)(error)
        else:
            self._update_save_state()
            if changes:
                self.changes_committed.emit(changes)
            if pending.on_done is not None:
                pending.on_done(changes)

    def _hold(self, pending: _Pending, error: StorageFailed) -> None:
        self._held.append(pending)
        self._update_save_state()
        if len(self._held) == 1:
            self.edit_failed.emit(error)

    def _update_save_state(self) -> None:
        state = SaveState.SAVING if self._under_way else SaveState.SAVED
        if self._held:
            state = SaveState.HELD
        if state is not self.save_state:
            self.save_state = state
            self.save_state_changed.emit(state)


def _as_list(result: EditResult) -> list[Change]:
    if result is None:
        return []
    return [result] if isinstance(result, Change) else list(result)
