"""Moments of a document's past, put together beside the screen: the last one asked for is told."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from annotator.domain.progress import Progress
from annotator.domain.values import Id
from annotator.session.past import Moment, Past, load_past
from annotator.session.project import Project
from annotator.ui.jobs import Job
from annotator.wording import tr


class Moments(QObject):
    """``loaded`` carries the ``Past``; ``came`` a number and the ``Moment`` after that change; ``failed`` the
    exception.
    """

    loaded = Signal(object)
    came = Signal(int, object)
    failed = Signal(object)

    def __init__(self, project: Project, document: Id, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._document = document
        self._loading: Job[Past] | None = None
        self._putting: Job[Moment] | None = None
        self._past: Past | None = None
        self._wanted: int | None = None

    def load(self) -> None:
        """Read the journal, once more if it was read before."""
        self.forget()
        project, view, document = self._project, self._project.view, self._document
        job: Job[Past] = Job(
            lambda progress: load_past(project, view, document, progress), tr("Reading the history"), self
        )
        self._loading = job
        job.finished.connect(partial(self._on_loaded, job))
        self._run(job)

    def want(self, number: int) -> None:
        self._wanted = number
        if self._putting is None and self._past is not None:
            self._put_together(self._past, number)

    def forget(self) -> None:
        """Nothing is told any more of what is under way."""
        for job in (self._loading, self._putting):
            if job is not None:
                job.cancel()
        self._loading = self._putting = None
        self._wanted = None

    def _put_together(self, past: Past, number: int) -> None:
        job: Job[Moment] = Job(_putter(past, number), tr("Looking back"), self)
        self._putting = job
        job.finished.connect(partial(self._on_put, job, number))
        self._run(job)

    def _run(self, job: "Job[Past] | Job[Moment]") -> None:
        job.failed.connect(self.failed)
        job.finished.connect(job.deleteLater)
        job.cancelled.connect(job.deleteLater)
        job.start()

    def _on_loaded(self, job: Job[Past], past: Past) -> None:
        if job is self._loading:
            self._loading, self._past = None, past
            self.loaded.emit(past)

    def _on_put(self, job: Job[Moment], number: int, moment: Moment) -> None:
        if job is not self._putting:
            return
        self._putting = None
        if number == self._wanted:
            self.came.emit(number, moment)
        elif self._wanted is not None and self._past is not None:
            self._put_together(self._past, self._wanted)


def _putter(past: Past, number: int) -> Callable[[Progress], Moment]:
    return lambda _progress: past.moment(number)
