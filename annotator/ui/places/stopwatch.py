"""How long the open document has been worked on, if the person at the keyboard wants to know."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QObject, SignalInstance, Slot

from annotator.domain.values import Id
from annotator.settings.keeper import SettingsKeeper
from annotator.ui.places.workbench import Workbench
from annotator.wording import tr

IDLE = 60
"""Seconds: a longer pause between two signs of life does not count."""


class Stopwatch(QObject):
    """Counts from one sign of life to the next; what was counted is kept when the document is left."""

    def __init__(
        self, bench: Workbench, keeper: SettingsKeeper, clock: Callable[[], float] = monotonic
    ) -> None:
        super().__init__(bench)
        self._bench = bench
        self._keeper = keeper
        self._clock = clock
        self._document: Id | None = None
        self._last: float | None = None
        self._counted = 0.0
        bench.document_opened.connect(self._on_document_opened)
        bench.spans_changed.connect(self.touch)

    def follow(self, *signs: SignalInstance) -> None:
        """Signals that tell of life."""
        for sign in signs:
            sign.connect(self.touch)

    def seconds(self, document: Id) -> int:
        """Spent so far; none where nothing is recorded."""
        kept = self._keeper.memory_of(self._bench.bridge.project.path).seconds.get(document, 0)
        return kept + (int(self._counted) if document == self._document else 0)

    def words(self, document: Id) -> str:
        seconds = self.seconds(document)
        return tr("Time spent: {time}", time=_told(seconds)) if seconds else ""

    @Slot()
    def touch(self) -> None:
        if not self._keeper.preferences.time_spent:
            self._last, self._counted = None, 0.0
            return
        now = self._clock()
        if self._last is not None and now - self._last <= IDLE:
            self._counted += now - self._last
        self._last = now

    @Slot()
    def settle(self) -> None:
        """Keep what was counted."""
        if self._document is not None and self._keeper.preferences.time_spent:
            whole = int(self._counted)
            self._keeper.remember_time(self._bench.bridge.project.path, self._document, whole)
            self._counted -= whole
        self._last = None

    @Slot()
    def _on_document_opened(self) -> None:
        document = self._bench.document
        self.settle()
        if document is None or document.id != self._document:
            self._document, self._counted = (document.id if document else None), 0.0
        self.touch()


def _told(seconds: int) -> str:
    minutes, hours = seconds // 60, seconds // 3600
    if hours:
        return tr("{hours:,} h {minutes} min", hours=hours, minutes=minutes % 60)
    return tr("{minutes} min", minutes=minutes) if minutes else tr("less than a minute")
