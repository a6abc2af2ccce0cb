"""Loading the export's tokenizer behind the annotator's back; until then a lighter one serves."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Slot

from annotator.domain.progress import Progress
from annotator.session.tokens import load_tokenizer
from annotator.text.sentences import sentences
from annotator.text.tokens import Tokenizer
from annotator.ui.jobs import Job
from annotator.ui.places.workbench import Workbench
from annotator.wording import tr

_PAUSE_MS = 700
"""After a document has opened: first of all it can be read and labeled."""


class Warming(QObject):
    """One job for each language that is met."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self._bench = bench
        self._asked: set[str] = set()
        self._jobs: list[Job[Tokenizer]] = []
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._on_pause_over)
        bench.document_opened.connect(self._timer.start)
        bench.segments_changed.connect(self._timer.start)

    @Slot()
    def _on_pause_over(self) -> None:
        document = self._bench.document
        if document is not None and document.language not in self._asked:
            self._load(document.language)

    def _load(self, language: str) -> None:
        self._asked.add(language)

        def work(_progress: Progress) -> Tokenizer:
            sentences("One. Two.", language)  # what finds them loads itself, which no key should wait for
            return load_tokenizer(language)

        job = Job(work, tr("tokens of {language}", language=language), self)
        job.finished.connect(partial(self._bench.set_tokenizer, language))
        self._jobs.append(job)
        job.start()
