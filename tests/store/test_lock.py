import errno
import getpass
import os
import socket
import tempfile
from collections.abc import Generator
from pathlib import Path

import pytest

from annotator.domain.errors import ProjectInUse, ProjectReadOnly, StorageFailed
from annotator.store import lock
from annotator.store.lock import WriterLock, holder, lock_path
from annotator.store.project_file import ProjectFile
from tests.store.makers import new_project

NOBODY = 65534


def test_a_second_window_in_the_same_process_is_refused(path: Path) -> None:
    with new_project(path), pytest.raises(ProjectInUse, match=f"process {os.getpid()}"):
        ProjectFile.open(path)


def test_a_name_that_leads_to_the_same_file_meets_the_same_lock(path: Path) -> None:
    other = path.with_name("shortcut.annproj")
    other.symlink_to(path)
    with new_project(path), pytest.raises(ProjectInUse):
        ProjectFile.open(other)


def test_the_holder_signs_the_lock(path: Path) -> None:
    held = WriterLock(path)
    try:
        name = f"{getpass.getuser()} on {socket.gethostname()} (process {os.getpid()})"
        assert holder(lock_path(path)) == name
    finally:
        held.release()
    assert not lock_path(path).exists()


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[1]", b"\xff", b'{"person": "a", "host": "b", "pid": "x"}']
)
def test_an_unreadable_signature_still_names_somebody(path: Path, content: bytes) -> None:
    lock_path(path).write_bytes(content)
    assert holder(lock_path(path)) == "another program"


def test_a_lock_left_by_a_killed_process_is_open(path: Path) -> None:
    new_project(path).close()
    lock_path(path).write_text('{"person": "a", "host": "b", "pid": 1}')
    ProjectFile.open(path).close()


def test_a_person_without_a_name_is_somebody(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nameless() -> str:
        raise OSError("no username set in the environment")

    monkeypatch.setattr(getpass, "getuser", nameless)
    held = WriterLock(path)
    assert holder(lock_path(path)).startswith("somebody on ")
    held.release()


def test_a_lock_file_removed_between_opening_and_locking_is_not_trusted(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.open
    opened: list[int] = []

    def open_and_lose(name: Path, flags: int, mode: int = 0o777) -> int:
        descriptor = real(name, flags, mode)
        opened.append(descriptor)
        if len(opened) == 1:
            name.unlink()
        return descriptor

    monkeypatch.setattr(lock.os, "open", open_and_lose)
    held = WriterLock(path)
    assert len(opened) == 2
    held.release()


def test_somebody_who_only_looks_does_not_keep_a_writer_out(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fcntl = pytest.importorskip("fcntl")
    looking = lock_path(path).open("w")
    fcntl.flock(looking, fcntl.LOCK_EX)

    def look_away(seconds: float) -> None:
        looking.close()

    monkeypatch.setattr(lock.time, "sleep", look_away)
    new_project(path).close()
    assert looking.closed


def test_a_disk_without_locks_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fcntl = pytest.importorskip("fcntl")

    def refuse(descriptor: int, operation: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refuse)
    with pytest.raises(StorageFailed, match="cannot be locked where it lies: No locks available"):
        new_project(path)
    assert not path.exists()


def test_a_name_that_no_disk_takes_is_told(path: Path) -> None:
    long = path.with_name("x" * 5000 + ".annproj")
    with pytest.raises(StorageFailed, match="cannot be reached"):
        ProjectFile.open(long)
    with pytest.raises(StorageFailed, match="cannot be reached"):
        new_project(long / "a.annproj")


@pytest.fixture
def locked_folder() -> Generator[Path]:
    """A folder in which this process can read, but not write, even when the superuser runs it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        new_project(folder / "a.annproj").close()
        folder.chmod(0o555)
        (folder / "a.annproj").chmod(0o444)
        user = os.getuid()
        if user == 0:
            os.setresuid(NOBODY, NOBODY, 0)
        yield folder
        os.setresuid(user, user, user)
        folder.chmod(0o755)


@pytest.mark.skipif(not hasattr(os, "setresuid"), reason="needs Unix users")
def test_a_project_in_a_read_only_folder_can_be_read_and_says_why_it_cannot_be_written(
    locked_folder: Path,
) -> None:
    path = locked_folder / "a.annproj"
    with ProjectFile.open(path, read_only=True) as file:
        assert file.name == "Corpus"
    with pytest.raises(ProjectReadOnly, match="it is read-only"):
        ProjectFile.open(path)
    with pytest.raises(ProjectReadOnly, match="cannot be written: Permission denied in its folder"):
        new_project(locked_folder / "b.annproj")
