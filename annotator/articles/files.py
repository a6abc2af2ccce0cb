"""Finding article files and getting at their bytes."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from annotator.articles.base import SourceFile
from annotator.domain.errors import UnreadableFile
from annotator.locations import is_folder, is_no_file
from annotator.wording import tr

_SYSTEM_NAMES = frozenset({"thumbs.db", "desktop.ini"})
_LOCK_PREFIX = "~$"


def find_files(paths: Iterable[Path]) -> list[Path]:
    """The files named, and those in the folders named, each once.

    Folders are walked in order of name without following links; hidden files and folders and what systems
    leave behind are skipped. A path that does not exist, or a folder that cannot be looked into, stays in
    the list, to be refused when it is read.
    """
    found: dict[Path, None] = {}
    for path in paths:
        for file in _walk(path) if is_folder(path) else [path]:
            found.setdefault(file)
    return list(found)


def load(path: Path, largest: int) -> SourceFile:
    """A file's bytes. Raises ``UnreadableFile`` where it is missing, empty, not a file, or too large."""
    name = path.name or str(path)
    try:
        if is_folder(path):
            raise UnreadableFile(tr("{name} is a folder", name=name))
        if is_no_file(path):
            raise UnreadableFile(tr("{name} is not an ordinary file", name=name))
        with path.open("rb") as stream:
            data = stream.read(largest + 1)
    except FileNotFoundError as error:
        raise UnreadableFile(tr("{name} does not exist", name=name)) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableFile(tr("{name} cannot be opened: {reason}", name=name, reason=reason)) from error
    if len(data) > largest:
        raise UnreadableFile(tr("{name} is larger than {size} MB", name=name, size=largest // 2**20))
    if not data:
        raise UnreadableFile(tr("{name} is empty", name=name))
    return SourceFile(name, data)


def _walk(folder: Path) -> Iterator[Path]:
    """The files in a folder, and the folders in it that cannot be looked into."""
    closed: list[OSError] = []
    for place, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(place, name) for name in sorted(names) if _is_wanted(name))
    yield from (Path(error.filename) for error in closed)


def _is_wanted(name: str) -> bool:
    return not name.startswith((".", _LOCK_PREFIX)) and name.lower() not in _SYSTEM_NAMES
