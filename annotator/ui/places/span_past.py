"""The past of the selected span, looked up once the hands rest: nothing that is painted waits for it."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from annotator.domain.change import Change
from annotator.domain.values import Id
from annotator.session.past import Past
from annotator.ui.places.moments import Moments
from annotator.ui.places.workbench import Workbench

_REST_MS = 350


class SpanPast(QObject):
    """``told`` carries the id of a span and its lines. The journal of a document is read once, for all of its
    spans, and followed from then on.
    """

    told = Signal(str, list)

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self._bench = bench
        self._span: Id | None = None
        self._past: Past | None = None
        self._moments: Moments | None = None
        self._due = QTimer(self, singleShot=True, interval=_REST_MS)
        self._due.timeout.connect(self._look_up)
        bench.document_opened.connect(self.forget)
        bench.bridge.changes_committed.connect(self._on_changes_committed)

    def want(self, span: Id | None) -> None:
        """The last one asked for is told."""
        self._span = span
        if span is None:
            self._due.stop()
        else:
            self._due.start()

    @Slot()
    def forget(self) -> None:
        """Another document is open."""
        if self._moments is not None:
            self._moments.forget()
            self._moments.deleteLater()
        self._moments = self._past = None

    @Slot()
    def _look_up(self) -> None:
        document = self._bench.document
        if self._span is None or document is None:
            return
        if self._past is not None:
            self.told.emit(self._span, self._past.lines_of(self._span))
        elif self._moments is None:
            self._moments = Moments(self._bench.bridge.project, document.id, self)
            self._moments.loaded.connect(self._on_loaded)
            self._moments.load()

    @Slot(object)
    def _on_loaded(self, past: Past) -> None:
        self._past = past
        self._look_up()

    @Slot(list)
    def _on_changes_committed(self, changes: list[Change]) -> None:
        """What is committed while the journal is being read may or may not be in it by then."""
        view = self._bench.bridge.project.view
        if self._past is None:
            if self._moments is not None:
                self.forget()
            return
        for change in changes:
            owner = change.scope.annotator
            if change.scope.document == self._past.document.id and (owner is None or view.shows(owner)):
                self._past.add(change)
