"""Where annotators disagree about the open document, looked up once the hands rest and shown in its overview.

Nothing is looked up from an annotator's viewpoint.
"""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Slot

from annotator.domain.change import Change
from annotator.domain.errors import AnnotatorError
from annotator.domain.span import Fragment
from annotator.session.measuring.disputed import disputed_places
from annotator.ui.jobs import Job
from annotator.ui.places.workbench import Workbench
from annotator.ui.textview.article_view import ArticleView
from annotator.wording import tr

_REST_MS = 500

_Places = list[Fragment]


class Disputing(QObject):
    def __init__(self, bench: Workbench, view: ArticleView) -> None:
        super().__init__(bench)
        self._bench = bench
        self._view = view
        self._job: Job[_Places] | None = None
        self._due = QTimer(self, singleShot=True, interval=_REST_MS)
        self._due.timeout.connect(self._look_up)
        bench.document_opened.connect(self.begin)
        bench.bridge.changes_committed.connect(self._on_changes_committed)

    @property
    def is_due(self) -> bool:
        """Whether something is about to be looked up, or is being."""
        return self._due.isActive() or self._job is not None

    @Slot()
    def begin(self) -> None:
        """Another document is open, or somebody else looks at it: what was shown goes."""
        self._forget()
        self._view.minimap.show_disputed([])
        self._due.start()

    @Slot(list)
    def _on_changes_committed(self, changes: list[Change]) -> None:
        document = self._bench.document
        if document is not None and any(change.scope.document == document.id for change in changes):
            self._due.start()

    def _forget(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._job = None

    @Slot()
    def _look_up(self) -> None:
        project, document = self._bench.bridge.project, self._bench.document
        view = project.view
        if document is None or not view.shows_others:
            return
        self._forget()
        job: Job[_Places] = Job(
            partial(disputed_places, project, view, document.id), tr("Comparing the readings"), self
        )
        self._job = job
        job.finished.connect(partial(self._on_found, job))
        job.finished.connect(job.deleteLater)
        job.cancelled.connect(job.deleteLater)
        job.failed.connect(partial(self._on_failed, job))
        job.failed.connect(job.deleteLater)
        job.start()

    def _on_failed(self, job: Job[_Places], error: BaseException) -> None:
        """Bars that cannot be shown are no reason to interrupt anybody; a fault of the program is."""
        if job is self._job:
            self._job = None
        if not isinstance(error, AnnotatorError):
            raise error

    def _on_found(self, job: Job[_Places], places: _Places) -> None:
        if job is self._job:
            self._job = None
            self._view.minimap.show_disputed(places)
