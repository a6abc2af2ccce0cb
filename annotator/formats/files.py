"""Files that somebody names: only ordinary ones are opened, for pipes wait and devices never end."""

from pathlib import Path
from typing import BinaryIO

from annotator.domain.errors import UnreadableFile
from annotator.locations import is_no_file
from annotator.wording import tr

MAX_TAGSET = 16 * 1024 * 1024
"""Bytes in a tagset file; more is none that anyone meant."""


def open_ordinary(path: Path) -> BinaryIO:
    """Raises ``UnreadableFile`` for what is there and no ordinary file, else ``OSError`` as ``open`` does."""
    if is_no_file(path):
        raise UnreadableFile(tr("{name} is not an ordinary file", name=path.name or path))
    return path.open("rb")


def read_tagset_file(path: Path) -> bytes:
    """Raises ``UnreadableFile`` for what is no ordinary file, or too large; ``OSError`` as ``open`` does."""
    with open_ordinary(path) as file:
        content = file.read(MAX_TAGSET + 1)
    if len(content) > MAX_TAGSET:
        raise UnreadableFile(
            tr("{name} is larger than a tagset of {size} MB", name=path.name, size=MAX_TAGSET // 2**20)
        )
    return content
