"""Where the disk takes no more, what was begun is removed, and the sentence names what was asked for."""

import resource
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest

from annotator.domain.errors import StorageFailed
from annotator.store.backup import backup
from annotator.store.lock import WriterLock
from annotator.store.project_file import ProjectFile
from tests.store.makers import new_project


@contextmanager
def room_for(size: int) -> Generator[None]:
    """No file may grow beyond ``size`` bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("size", [0, 5_000, 20_000])
def test_a_project_that_does_not_fit_leaves_nothing(path: Path, size: int) -> None:
    with room_for(size), pytest.raises(StorageFailed, match=r"/a\.annproj"):
        new_project(path)
    assert list(path.parent.iterdir()) == []


def test_a_backup_that_does_not_fit_leaves_nothing_and_is_named(path: Path, file: ProjectFile) -> None:
    with room_for(20_000), pytest.raises(StorageFailed, match=r"/copy\.annproj"):
        backup(file, path.with_name("copy.annproj"))
    assert [each.name for each in path.parent.iterdir() if "copy" in each.name] == []


def test_the_lock_holds_where_there_is_no_room_for_a_name(path: Path) -> None:
    with room_for(0):
        WriterLock(path).release()
    assert list(path.parent.iterdir()) == []
