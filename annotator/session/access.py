"""How long work reaches the project file: in short pieces, so that edits go between them."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from annotator.store.project_file import ProjectFile
from annotator.store.worker import Priority

T = TypeVar("T")


class Access(Protocol):
    def run(self, work: Callable[[ProjectFile], T], priority: Priority = ...) -> T:
        """The result of ``work``, done where the file may be touched."""
        ...


class DirectAccess:
    """Access for programs without a screen, where this thread owns the file."""

    def __init__(self, file: ProjectFile) -> None:
        self._file = file

    def run(self, work: Callable[[ProjectFile], T], priority: Priority = Priority.BACKGROUND) -> T:
        del priority
        return work(self._file)
