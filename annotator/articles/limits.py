"""Limits on what a file may cost."""

import time

from annotator.domain.errors import UnreadableFile
from annotator.wording import tr

MEGABYTE = 2**20


class Deadline:
    """Ends the reading of a file that takes longer than any honest one."""

    def __init__(self, name: str, seconds: float = 30.0) -> None:
        self._name = name
        self._end = time.monotonic() + seconds

    def check(self) -> None:
        if time.monotonic() > self._end:
            raise UnreadableFile(tr("{name} takes too long to read", name=self._name))
