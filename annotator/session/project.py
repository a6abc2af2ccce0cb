"""An open project without a screen."""

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from annotator.domain.annotator import Annotator
from annotator.domain.tagset import Tagset
from annotator.domain.values import Id
from annotator.session import people
from annotator.session.viewpoint import View, Viewpoint
from annotator.store.project_file import ProjectFile
from annotator.store.worker import Priority, StoreThread

T = TypeVar("T")


class Project:
    """A project file on its own thread, and the person who works on it.

    Everything that touches the file is a function of a ``ProjectFile``, handed to ``run`` (which waits for
    the result) or ``submit`` (which does not). Both may be called from any thread.
    """

    def __init__(self, thread: StoreThread) -> None:
        self._thread = thread
        self.path, self.id, self.name, self.read_only, self.sitting = self.run(
            lambda file: (file.path, file.id, file.name, file.read_only, file.journal.head_clock())
        )
        self._annotator: Annotator | None = None
        self._viewpoint = Viewpoint.ANNOTATOR

    @classmethod
    def create(cls, path: Path, *, name: str, tagset: Tagset) -> Self:
        return cls._started(lambda: ProjectFile.create(path, name=name, tagset=tagset))

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> Self:
        return cls._started(lambda: ProjectFile.open(path, read_only=read_only))

    @classmethod
    def _started(cls, open_file: Callable[[], ProjectFile]) -> Self:
        thread = StoreThread()
        thread.start(open_file)
        return cls(thread)

    def close(self) -> None:
        """Waits for edits under way; nothing acknowledged or queued is lost."""
        self._thread.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def run(self, work: Callable[[ProjectFile], T], priority: Priority = Priority.READ) -> T:
        return self._thread.run(work, priority)

    def submit(self, work: Callable[[ProjectFile], T], priority: Priority = Priority.READ) -> Future[T]:
        return self._thread.submit(work, priority)

    @property
    def annotator(self) -> Annotator | None:
        """The person at the keyboard, once they have said who they are."""
        return self._annotator

    def sign_in(self, name: str) -> Annotator:
        """Take ``name`` as the person at the keyboard; a new name becomes an annotator of the project.

        Somebody else starts as an annotator, however the one before has looked.
        """
        if self.read_only:
            person = self.run(lambda file: people.known_or_guest(file, name))
        else:
            person = self.run(lambda file: people.ensure_annotator(file, name), Priority.EDIT)
        if person != self._annotator:
            self._viewpoint = Viewpoint.ANNOTATOR
        self._annotator = person
        return person

    @property
    def view(self) -> View:
        """What the person at the keyboard may see; nothing of anybody's before they have signed in."""
        owner: Id = self._annotator.id if self._annotator else ""
        return View(owner, self._viewpoint)

    def change_viewpoint(self, viewpoint: Viewpoint) -> None:
        """Take another viewpoint; the journal records who did."""
        if self._annotator is not None and not self.read_only:
            person = self._annotator.id
            self.run(lambda file: people.record_viewpoint(file, person, viewpoint), Priority.EDIT)
        self._viewpoint = viewpoint
