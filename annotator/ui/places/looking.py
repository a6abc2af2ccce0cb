"""A long look that keeps the window awake: a little at once, the rest in slices between other events."""

from collections.abc import Callable, Iterator
from time import perf_counter
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QTimer

from annotator.ui.places.settling import Settling

T = TypeVar("T")

_SLICE = 0.008
"""Seconds."""


class Looking(Generic[T]):
    """Keys that are pressed meanwhile wait, as they do for an edit."""

    def __init__(self, settling: Settling, parent: QObject) -> None:
        self._settling = settling
        self._steps: Iterator[T | None] = iter(())
        self._on_found: Callable[[T], object] | None = None
        self._next = QTimer(parent, singleShot=True, interval=0)
        self._next.timeout.connect(self._go_on)

    @property
    def under_way(self) -> bool:
        return self._on_found is not None

    def start(self, steps: Iterator[T | None], on_found: Callable[[T], object]) -> None:
        """Go through the steps up to the first that answers something; often that is at once."""
        self.stop()
        self._steps, self._on_found = steps, on_found
        self._settling.hold()
        self._go_on()

    def stop(self) -> None:
        """Look no further."""
        if self._on_found is not None:
            self._end()

    def _go_on(self) -> None:
        until = perf_counter() + _SLICE
        for found in self._steps:
            if found is not None:
                self._tell(found)
                return
            if perf_counter() > until:
                self._next.start()
                return
        self.stop()

    def _tell(self, found: T) -> None:
        on_found = self._on_found
        self._on_found = None  # what is done now is no reason to stop
        if on_found is not None:
            on_found(found)
            self._end()

    def _end(self) -> None:
        self._next.stop()
        self._steps, self._on_found = iter(()), None
        self._settling.let_go()
