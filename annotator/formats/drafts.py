"""Drafts: what is being written, hidden beside what it will become.

Whoever writes a draft holds a lock on it, which the system drops with the process, however that ends. A draft
that nobody holds is a leftover therefore, and the next export to the same place clears it away. Where the
system locks no such file or folder, leftovers stay.
"""

import contextlib
import os
import re
import shutil
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, TypeAlias
from uuid import uuid4

if sys.platform == "win32":

    def _hold(path: Path) -> int | None:
        raise OSError(f"{path} cannot be held here")

else:
    import fcntl

    def _hold(path: Path) -> int | None:
        """The descriptor that holds ``path`` until it is closed; ``None`` where somebody else does."""
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(descriptor)
            if isinstance(error, BlockingIOError):
                return None
            raise
        return descriptor


Kind: TypeAlias = Literal["part", "old"]
"""A part becomes what it lies beside; what was there before is old until the new one stands."""


def hidden(out: Path, kind: Kind) -> Path:
    return out.with_name(f".{out.name}.{uuid4().hex[:8]}.{kind}")


@contextmanager
def draft_of(out: Path, make: Callable[[Path], None]) -> Generator[Path]:
    """A new file or folder, held while the block runs and removed at its end if it still bears its name."""
    path, descriptor = _made(out, make)
    try:
        yield path
    finally:
        _remove(path)
        _let_go(descriptor)


@contextmanager
def held(path: Path) -> Generator[None]:
    """Hold what stands at ``path``, where the system can, also when it is renamed meanwhile."""
    descriptor = None
    with contextlib.suppress(OSError):
        descriptor = _hold(path)
    try:
        yield
    finally:
        _let_go(descriptor)


def clear_leftovers(out: Path, kind: Kind) -> None:
    """Remove what killed exports of ours to ``out`` left behind; what cannot be removed stays."""
    name = re.compile(rf"\.{re.escape(out.name)}\.[0-9a-f]{{8}}\.{kind}")
    with contextlib.suppress(OSError):
        for path in [path for path in out.parent.iterdir() if name.fullmatch(path.name)]:
            _clear(path)


def _clear(path: Path) -> None:
    with contextlib.suppress(OSError):
        descriptor = _hold(path)
        if descriptor is not None and _is_own(descriptor):
            _remove(path)
        _let_go(descriptor)


def _is_own(descriptor: int) -> bool:
    return sys.platform != "win32" and os.fstat(descriptor).st_uid == os.getuid()


def _made(out: Path, make: Callable[[Path], None]) -> tuple[Path, int | None]:
    """Once more where somebody took it for a leftover before it was held."""
    while True:
        path = hidden(out, "part")
        make(path)
        try:
            descriptor = _hold(path)
        except FileNotFoundError:
            continue
        except OSError:
            return path, None
        if descriptor is not None and path.exists():
            return path, descriptor
        _let_go(descriptor)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with contextlib.suppress(OSError):
            path.unlink()


def _let_go(descriptor: int | None) -> None:
    if descriptor is not None:
        os.close(descriptor)
