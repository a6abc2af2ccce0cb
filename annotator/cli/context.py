"""What all commands share: how to open the app, a project, and how to end."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

from annotator.store.project_file import ProjectFile

Launch: TypeAlias = Callable[[Path | None], int]
"""Opens the app, on a project if one is given, and returns its exit status."""

INTERRUPTED = 130
"""The exit status by which shells know an interrupted program."""

_launch: list[Launch] = []


class Outcome(Exception):
    """Ends a command with an exit status, everything having been said."""

    def __init__(self, status: int) -> None:
        super().__init__(f"exit status {status}")
        self.status = status


def set_launch(launch: Launch) -> None:
    _launch[:] = [launch]


def launch(project: Path | None) -> int:
    return _launch[0](project)


@contextmanager
def reading(path: Path) -> Generator[ProjectFile]:
    """A project opened for reading: works beside an open window."""
    with ProjectFile.open(path, read_only=True) as file:
        yield file


@contextmanager
def writing(path: Path) -> Generator[ProjectFile]:
    """A project opened for writing: refused while somebody else writes to it."""
    with ProjectFile.open(path) as file:
        yield file
