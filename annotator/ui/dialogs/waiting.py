"""Waiting for a job: nothing for a moment, then a dialog with progress and a way to stop."""

from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtWidgets import QProgressBar, QWidget
from typing_extensions import override

from annotator.domain.errors import Cancelled
from annotator.ui.dialogs.frame import FramedDialog
from annotator.ui.jobs import Job, Work
from annotator.ui.widgets.labels import plain_label
from annotator.wording import tr

T = TypeVar("T")

_PATIENCE_SECONDS = 0.15
"""Work that is done by then shows no dialog; short enough not to be felt as a halt."""


class JobDialog(FramedDialog):
    """Shows one job, and closes when it is over."""

    def __init__(self, job: Job[Any], parent: QWidget | None = None) -> None:
        super().__init__(job.title, tr("Stop"), parent)
        self._job = job
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setMinimumWidth(420)
        self.bar = QProgressBar(self)
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(job.title)
        self.count = plain_label(" ", "small")
        self.body.addWidget(self.bar)
        self.body.addWidget(self.count)
        job.progressed.connect(self._on_progressed)
        job.finished.connect(self._on_over)
        job.failed.connect(self._on_over)
        job.cancelled.connect(self._on_over)

    @override
    def accept(self) -> None:
        self.reject()

    @override
    def reject(self) -> None:
        """Asks the job to stop; the dialog closes when it has."""
        self._job.cancel()
        self.accept_button.setEnabled(False)
        self.count.setText(tr("Stopping…"))

    @Slot(object, object)
    def _on_progressed(self, done: int, total: int | None) -> None:
        self.bar.setRange(0, 1000 if total else 0)
        if total:
            self.bar.setValue(min(1000, done * 1000 // total))
        if self.accept_button.isEnabled():
            self.count.setText(
                tr("{done:,} of {total:,}", done=done, total=total) if total else tr("{count:,}", count=done)
            )

    @Slot()
    def _on_over(self) -> None:
        self.done(1)


def wait_for(work: Work[T], title: str, parent: QWidget | None = None) -> T:
    """Run ``work`` in a job while the screen stays alive. Raises what it raises, or ``Cancelled``."""
    results: list[T] = []
    errors: list[BaseException] = []
    job: Job[T] = Job(work, title)
    job.finished.connect(results.append)
    job.failed.connect(errors.append)
    dialog = JobDialog(job, parent)
    job.start()
    if job.wait(_PATIENCE_SECONDS):
        QCoreApplication.sendPostedEvents(job)
    else:
        dialog.exec()
    dialog.deleteLater()
    job.deleteLater()
    if errors:
        raise errors[0]
    if not results:
        raise Cancelled(tr("Stopped"))
    return results[0]
