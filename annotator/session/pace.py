"""How much of long work is done in one piece: as much as edits can wait for without anybody noticing."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from time import thread_time

from annotator.store.writing import without_collector

PIECE = 0.008
"""Seconds of work in a piece; an edit waits for one at most."""


class Pace:
    """Measures each piece and makes the next one larger or smaller, from one item to ``most``.

    ``clock`` counts the thread's own work: what a piece waited for says nothing about its size.
    """

    def __init__(self, most: int, clock: Callable[[], float] = thread_time) -> None:
        self._most = most
        self._clock = clock
        self.size = min(8, most)

    @contextmanager
    def piece(self) -> Generator[int]:
        """Inside, as many items are worked on as it says."""
        size, start = self.size, self._clock()
        with without_collector():
            yield size
        fitting = size * PIECE / max(self._clock() - start, 1e-6)
        self.size = max(1, min(self._most, int(fitting), 2 * size))
