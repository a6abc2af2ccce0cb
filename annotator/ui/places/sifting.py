"""Narrowing the list of documents by what has to be looked up: beside the screen, the latest wish wins."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Slot

from annotator.domain.errors import AnnotatorError
from annotator.domain.progress import Progress
from annotator.domain.values import Id
from annotator.session.document_filters import Sieve, documents_with, keys_standing_as, sift
from annotator.session.project import Project
from annotator.text.patterns import Pattern
from annotator.ui.jobs import Job
from annotator.ui.panels.documents import DocumentsPanel
from annotator.ui.panels.filter_menu import Choice
from annotator.wording import tr

_TYPING_MS = 250

Found = tuple[frozenset[Id] | None, frozenset[Id]]


class Sifting(QObject):
    """Words are looked for once nobody types any more."""

    def __init__(self, project: Project, panel: DocumentsPanel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._panel = panel
        self._job: Job[Found] | None = None
        self._asked: tuple[object, ...] = ()
        self._due = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._due.timeout.connect(self.start)
        panel.sieve_wanted.connect(self._due.start)
        panel.filter.chosen.connect(self._on_chosen)

    @property
    def is_under_way(self) -> bool:
        return self._job is not None or self._due.isActive()

    @Slot(object)
    def _on_chosen(self, _choice: Choice) -> None:
        self.start()

    @Slot()
    def start(self, *, afresh: bool = False) -> None:
        """Look up what is wanted now, unless it is what was looked up last."""
        self._due.stop()
        sieve, words = self._sieve(), self._words()
        if not afresh and self._asked == (sieve, words):
            return
        self._asked = (sieve, words)
        self._forget()
        if sieve.lets_all_through and not words:
            self._panel.show_sifted(None)
            return
        job: Job[Found] = Job(_work(self._project, sieve, words), tr("Looking through documents"), self)
        self._job = job
        job.finished.connect(partial(self._on_found, job))
        job.failed.connect(partial(self._on_failed, job))
        job.cancelled.connect(job.deleteLater)
        job.start()

    def _sieve(self) -> Sieve:
        button = self._panel.filter
        choice, tagset = button.choice, button.offered.tagset
        labels = frozenset[str]()
        if choice.label is not None and tagset is not None:
            labels = keys_standing_as(tagset, choice.label)
        return Sieve(labels, choice.since_ms(), choice.owner)

    def _words(self) -> str:
        return self._panel.search.text().strip() if self._panel.filter.choice.in_texts else ""

    def _forget(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _on_found(self, job: Job[Found], found: Found) -> None:
        if job is self._job:
            self._job = None
            self._panel.show_sifted(*found)
        job.deleteLater()

    def _on_failed(self, job: Job[Found], error: BaseException) -> None:
        """What cannot be looked up narrows nothing."""
        is_heard = job is self._job
        self._on_found(job, (None, frozenset()))
        if is_heard and not isinstance(error, AnnotatorError):
            raise error


def _work(project: Project, sieve: Sieve, words: str) -> Callable[[Progress], Found]:
    view = project.view

    def work(progress: Progress) -> Found:
        within = None if sieve.lets_all_through else sift(project, view, sieve, progress)
        besides = documents_with(project, Pattern(words), progress) if words else frozenset[Id]()
        return within, besides

    return work
