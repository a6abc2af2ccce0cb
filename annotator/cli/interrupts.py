"""Ctrl+C during long work is heard where nothing is half done."""

import signal
from collections.abc import Generator
from contextlib import contextmanager

from annotator.domain.progress import Progress


@contextmanager
def heard_between_steps() -> Generator[Progress]:
    """A progress that raises ``KeyboardInterrupt`` for a Ctrl+C since the last step; a second one does so
    at once.

    Anywhere else it could fall into the middle of a statement, and the database closes its connection then:
    nothing could be taken back.
    """
    heard = False

    def hear(*_: object) -> None:
        nonlocal heard
        if heard:
            raise KeyboardInterrupt
        heard = True

    def step(_done: int, _total: int | None) -> None:
        if heard:
            raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, hear)
    try:
        yield step
    finally:
        signal.signal(signal.SIGINT, before)
