"""The lock of the single writer: held by the operating system on a file beside the project.

It cannot be on the project file itself: closing any descriptor of a file drops SQLite's own locks on it.
A killed process leaves the lock open; what is left of the file then is only a name.
"""

import contextlib
import getpass
import json
import os
import socket
import sys
import time
from pathlib import Path
from typing import Any

from annotator.domain.errors import ProjectInUse, ProjectReadOnly, StorageFailed
from annotator.wording import tr

if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 30  # locked bytes cannot be read there, and the name must be

    def _take(descriptor: int) -> bool:
        os.lseek(descriptor, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _take(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


_ATTEMPTS = 5
_PAUSE_S = 0.02


def lock_path(project: Path) -> Path:
    real = project.resolve()
    return real.with_name(f".{real.name}.lock")


def _person() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "somebody"


class WriterLock:
    """Held from construction to ``release``. Raises ``ProjectInUse``, naming who holds it."""

    def __init__(self, project: Path) -> None:
        self._path = lock_path(project)
        while True:
            self._descriptor = self._open(project)
            if not self._taken(project):
                os.close(self._descriptor)
                raise ProjectInUse(
                    tr("{path} is being worked on by {holder}", path=project, holder=holder(self._path))
                )
            if self._is_still_there():
                break
            os.close(self._descriptor)
        self._sign()

    def _open(self, project: Path) -> int:
        try:
            return os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o666)
        except OSError as error:
            raise ProjectReadOnly(
                tr("{path} cannot be written: {reason} in its folder", path=project, reason=error.strerror)
            ) from error

    def _taken(self, project: Path) -> bool:
        """Asks more than once: somebody may just be looking whether it ``is_held``."""
        try:
            for _ in range(_ATTEMPTS):
                if _take(self._descriptor):
                    return True
                time.sleep(_PAUSE_S)
            return False
        except OSError as error:
            os.close(self._descriptor)
            raise StorageFailed(
                tr("{path} cannot be locked where it lies: {reason}", path=project, reason=error.strerror)
            ) from error

    def _is_still_there(self) -> bool:
        """Whether the locked file is the one that others will find, and not one just being removed."""
        try:
            there = self._path.stat()
        except FileNotFoundError:
            return False
        return os.path.samestat(there, os.fstat(self._descriptor))

    def _sign(self) -> None:
        name = {"host": socket.gethostname(), "pid": os.getpid(), "person": _person()}
        with contextlib.suppress(
            OSError
        ):  # a full disk has no room for the name; the lock holds all the same
            os.ftruncate(self._descriptor, 0)
            os.lseek(self._descriptor, 0, os.SEEK_SET)
            os.write(self._descriptor, json.dumps(name).encode())

    def release(self) -> None:
        with contextlib.suppress(OSError):  # Windows removes no open file; the lock itself goes with it
            self._path.unlink()
        os.close(self._descriptor)


def holder(path: Path) -> str:
    """Who signed the lock file: person, machine and process."""
    try:
        signed: Any = json.loads(path.read_bytes())
        person, host, process = signed["person"], signed["host"], int(signed["pid"])
        return tr("{person} on {host} (process {process})", person=person, host=host, process=process)
    except (OSError, ValueError, KeyError, TypeError):
        return tr("another program")


def is_held(project: Path) -> bool:
    """Whether somebody writes to the project now."""
    try:
        descriptor = os.open(lock_path(project), os.O_RDWR)
        try:
            return not _take(descriptor)
        finally:
            os.close(descriptor)
    except OSError:
        return False
