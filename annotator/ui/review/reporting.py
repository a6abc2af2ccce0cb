"""The report to hand out: all figures and lists in one file, measured off the screen's thread."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from annotator.domain.errors import AnnotatorError
from annotator.domain.progress import Progress
from annotator.session.measuring.figures import Ask
from annotator.session.measuring.ledger import Ledger
from annotator.session.measuring.options import Options
from annotator.session.measuring.report_files import write_report
from annotator.session.measuring.report_tables import measure_all
from annotator.ui.bridge import Bridge
from annotator.ui.dialogs.files import ask_target
from annotator.ui.jobs import Job
from annotator.ui.review.chart_files import may_be_written
from annotator.wording import tr

_KINDS = "HTML (*.html)"


class Reporting(QObject):
    """``progressed`` carries a share, None once it is done; ``told`` a sentence and its kind."""

    progressed = Signal(object)
    told = Signal(str, str)

    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._job: Job[Path] | None = None

    def ask_and_write(self, parent: QWidget) -> None:
        """Ask where to, then measure and write; nothing is there until all of it is."""
        project = self._bridge.project
        suggested = project.path.with_name(f"{project.path.stem} agreement.html")
        out = ask_target(parent, tr("Save the report"), suggested, _KINDS)
        if out is not None and self._job is None and may_be_written(out, parent):
            self._start(out)

    def stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _start(self, out: Path) -> None:
        project = self._bridge.project
        ledger = Ledger(project, project.view, Options())

        def work(progress: Progress) -> Path:
            write_report(measure_all(ledger, Ask(by_label=True), project.name, progress), out)
            return out

        self._job = job = Job(work, "agreement report", self)
        job.progressed.connect(self._on_progressed)
        job.finished.connect(self._on_written)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_ended)
        job.start()

    @Slot(object, object)
    def _on_progressed(self, done: int, total: int | None) -> None:
        self.progressed.emit(done / total if total else 0.0)

    @Slot(object)
    def _on_written(self, out: Path) -> None:
        self._on_ended()
        self.told.emit(tr("Saved {file}", file=out.name), "done")

    @Slot(object)
    def _on_failed(self, error: BaseException) -> None:
        self._on_ended()
        if not isinstance(error, AnnotatorError):
            raise error
        self.told.emit(str(error), "warning")

    @Slot()
    def _on_ended(self) -> None:
        self._job = None
        self.progressed.emit(None)
