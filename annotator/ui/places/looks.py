"""Which spans of the open document need a look: flagged ones, and those that no token boundary fits."""

from collections import deque

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from annotator.domain.span import Span
from annotator.domain.values import Id
from annotator.session.live import Delta
from annotator.ui.places.inspecting import misfit
from annotator.ui.places.workbench import Workbench

_PER_TURN = 25
"""Spans looked at before events get their turn again."""


class Looks(QObject):
    """Looks at a few spans at a time while nothing else happens; ``counted`` follows every round."""

    counted = Signal()

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self._bench = bench
        self._needing: set[Id] = set()
        self._waiting: deque[Id] = deque()
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._on_turn)
        bench.document_opened.connect(self.start)
        bench.spans_changed.connect(self._on_spans_changed)

    @property
    def count(self) -> int:
        return len(self._needing)

    @Slot()
    def start(self) -> None:
        """Look at all spans anew."""
        self._needing.clear()
        work = self._bench.work
        self._waiting = deque(span.id for span in work.spans) if work else deque()
        self._timer.start()

    def _look(self, span: Span) -> None:
        if span.flag is not None or misfit(span, self._bench.segments):
            self._needing.add(span.id)
        else:
            self._needing.discard(span.id)

    @Slot()
    def _on_turn(self) -> None:
        for _ in range(min(_PER_TURN, len(self._waiting))):
            span = self._bench.spans.get(self._waiting.popleft())
            if span is not None:
                self._look(span)
        if not self._waiting:
            self._timer.stop()
            self.counted.emit()

    @Slot(object)
    def _on_spans_changed(self, delta: Delta) -> None:
        for span in delta.spans.values():
            self._look(span)
        self._needing -= delta.gone
        self.counted.emit()
