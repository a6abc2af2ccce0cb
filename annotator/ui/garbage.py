"""Collecting garbage in the screen's thread only.

Python collects cycles in whichever thread happens to allocate; a widget that is destroyed in another thread
than its own takes the program down. So the automatic collection is off, and a timer does its work.
"""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

_EVERY_MS = 3000


class GarbageCollector(QObject):
    """Lives in the screen's thread; puts the automatic collection back when it is stopped."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.collect_due)
        self._timer.start()

    @Slot()
    def collect_due(self) -> int:
        """Collect the generations that are due by Python's own thresholds; answers how many it did."""
        due = sum(count > limit for count, limit in zip(gc.get_count(), gc.get_threshold(), strict=True))
        for generation in range(due):
            gc.collect(generation)
        return due

    def stop(self) -> None:
        self._timer.stop()
        gc.enable()
