"""Ctrl+C during long work is heard where nothing is half done."""

import os
import signal
from collections.abc import Generator
from contextlib import contextmanager
from enum import Enum, auto

from annotator.domain.progress import Progress

_PATIENCE = b"annotator: what was begun is being taken back; that takes a moment\n"
_STDERR = 2


class _State(Enum):
    WORKING = auto()
    ASKED = auto()
    ENDING = auto()


@contextmanager
def heard_between_steps() -> Generator[Progress]:
    """A progress that raises ``KeyboardInterrupt`` for a Ctrl+C since the last step; a second one does so
    at once.

    Whatever takes back what was begun is then no longer interrupted, but whoever presses on is told so.
    """
    state = _State.WORKING

    def end() -> None:
        nonlocal state
        state = _State.ENDING
        raise KeyboardInterrupt

    def hear(*_: object) -> None:
        nonlocal state
        match state:
            case _State.WORKING:
                state = _State.ASKED
            case _State.ASKED:
                end()
            case _State.ENDING:
                os.write(_STDERR, _PATIENCE)

    def step(_done: int, _total: int | None) -> None:
        if state is _State.ASKED:
            end()

    before = signal.signal(signal.SIGINT, hear)
    try:
        yield step
    finally:
        signal.signal(signal.SIGINT, before)
