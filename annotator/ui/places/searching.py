"""A search of the corpus beside the screen: hits arrive as they are found, and the latest search wins."""

from collections import deque
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from annotator.domain.errors import AnnotatorError
from annotator.domain.progress import Progress
from annotator.session.concordance import Hit
from annotator.session.finding import find_words
from annotator.session.occurrences import Wanted, find_occurrences
from annotator.session.project import Project
from annotator.session.span_search import find_spans
from annotator.text.patterns import Pattern
from annotator.ui.jobs import Job
from annotator.ui.panels.search_form import Query
from annotator.wording import tr

MOST = 20_000
"""Hits that a search brings at most."""


@dataclass(frozen=True, slots=True)
class Ending:
    """How a search ended: whole, stopped by the user, full, or with a problem in a sentence."""

    stopped: bool = False
    full: bool = False
    problem: str = ""


class Searching(QObject):
    """``found`` carries a list of hits, ``progressed`` a share from 0 to 1, ``ended`` an ``Ending``."""

    found = Signal(list)
    progressed = Signal(float)
    ended = Signal(object)

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._job: Job[bool] | None = None

    @property
    def is_under_way(self) -> bool:
        return self._job is not None

    def start(self, query: Query | Wanted) -> None:
        """Search for something else from now on; nothing is heard any more of the search before."""
        self.forget()
        run = _Run(self._project, query)
        job: Job[bool] = Job(run, tr("Searching"), self)
        self._job = job
        job.progressed.connect(partial(self._on_progressed, job, run))
        job.finished.connect(partial(self._on_finished, job, run))
        job.cancelled.connect(partial(self._end, job, run, Ending(stopped=True)))
        job.failed.connect(partial(self._on_failed, job, run))
        job.start()

    def stop(self) -> None:
        """End the search; what it has found stays."""
        if self._job is not None:
            self._job.cancel()

    def forget(self) -> None:
        """End the search unheard."""
        self.stop()
        self._job = None

    def _on_progressed(self, job: Job[bool], run: "_Run", done: int, total: int | None) -> None:
        if job is self._job:
            self.found.emit(run.take())
            self.progressed.emit(done / total if total else 0.0)

    def _on_finished(self, job: Job[bool], run: "_Run", whole: bool) -> None:
        self._end(job, run, Ending(full=not whole))

    def _on_failed(self, job: Job[bool], run: "_Run", error: BaseException) -> None:
        is_heard = job is self._job
        self._end(job, run, Ending(problem=str(error)))
        if is_heard and not isinstance(error, AnnotatorError):
            raise error

    def _end(self, job: Job[bool], run: "_Run", ending: Ending) -> None:
        if job is self._job:
            self._job = None
            self.found.emit(run.take())
            self.ended.emit(ending)
        job.deleteLater()


class _Run:
    """The work of one search; ``take`` hands over what has been found since, in the screen's thread."""

    def __init__(self, project: Project, query: Query | Wanted) -> None:
        self._project = project
        self._view = project.view
        self._query = query
        self._arrived: deque[Hit] = deque()

    def __call__(self, progress: Progress) -> bool:
        """Whether that was all."""
        query, view = self._query, self._view
        if isinstance(query, Pattern):
            hits = find_words(self._project, view, query, progress)
        elif isinstance(query, Wanted):
            hits = find_occurrences(self._project, view, query, progress)
        else:
            hits = find_spans(self._project, view, query, progress)
        for number, hit in enumerate(hits):
            if number == MOST:
                return False
            self._arrived.append(hit)
        return True

    def take(self) -> list[Hit]:
        return [self._arrived.popleft() for _ in range(len(self._arrived))]
