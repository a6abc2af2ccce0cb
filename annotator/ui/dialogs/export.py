"""Exporting: the choices at the left, at the right what they would write; then the writing itself."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from annotator.domain.annotator import Annotator
from annotator.domain.errors import AnnotatorError, Cancelled
from annotator.domain.progress import Progress
from annotator.domain.tagset import Tagset
from annotator.session import exporting
from annotator.session.exporting import ExportResult
from annotator.session.project import Project
from annotator.ui.dialogs.export_form import ExportForm
from annotator.ui.dialogs.export_preview import ExportPreview
from annotator.ui.dialogs.frame import FramedDialog
from annotator.ui.dialogs.question import ask
from annotator.ui.dialogs.waiting import wait_for
from annotator.ui.jobs import Job
from annotator.wording import tr

_SETTLE_MS = 250
"""How long the form must rest before the preview counts again."""

_FORM_WIDTH = 480


class ExportDialog(FramedDialog):
    """``result_value`` is what was written, once the dialog was accepted."""

    def __init__(
        self,
        project: Project,
        people: Sequence[Annotator],
        tagset: Tagset,
        folder: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Export a dataset"), tr("Export"), parent)
        self.resize(1080, 640)
        self._project = project
        self._job: Job[ExportResult] | None = None
        self.result_value: ExportResult | None = None
        own = None if project.view.shows_others else project.view.annotator
        self.form = ExportForm(project.path.stem, folder, people, tagset, self, own=own)
        self.preview = ExportPreview(self)
        left = QVBoxLayout()
        left.addWidget(self.form)
        left.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(24)
        self.form.setFixedWidth(_FORM_WIDTH)
        row.addLayout(left)
        row.addWidget(self.preview, 1)
        self.body.addLayout(row, 1)
        self.add_cancel()
        self._timer = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._timer.timeout.connect(self._start_preview)
        self.form.request_changed.connect(self._on_request_changed)
        self.form.target_changed.connect(self._update_problem)
        self._update_problem()
        self._start_preview()

    @override
    def accept(self) -> None:
        self._stop_preview()
        target, force = self.form.target, False
        standing = exporting.occupied(self.form.request, target)
        if standing:
            words = tr("{file} exists already. What it holds will be replaced.", file=standing[0])
            if ask(tr("Replace it?"), words, {"replace": tr("Replace")}, self) != "replace":
                return
            force = True
        try:
            self.result_value = wait_for(
                lambda progress: exporting.export(
                    self._project, self.form.request, target, force=force, progress=progress
                ),
                tr("Exporting"),
                self,
            )
        except Cancelled:
            self._start_preview()
            return
        except AnnotatorError as error:
            self.show_problem(str(error))
            return
        super().accept()

    @override
    def done(self, result: int) -> None:
        self._stop_preview()
        super().done(result)

    @Slot()
    def _on_request_changed(self) -> None:
        self._update_problem()
        self._stop_preview()
        self.preview.show_counting()
        self._timer.start()

    @Slot()
    def _update_problem(self) -> None:
        self.show_problem(self.form.problem)
        self.accept_button.setEnabled(not self.form.problem)

    @Slot()
    def _start_preview(self) -> None:
        self._stop_preview()
        request = self.form.request

        def work(progress: Progress) -> ExportResult:
            return exporting.preview(self._project, request, progress)

        job = Job(work, tr("Counting"))
        self._job = job
        self.preview.show_counting()
        job.progressed.connect(self.preview.show_progress)
        job.finished.connect(self._on_counted)
        job.failed.connect(self._on_failed)
        job.start()

    def _stop_preview(self) -> None:
        self._timer.stop()
        if self._job is not None:
            self._job.cancel()
            self._job.disconnect(self)
            self._job = None

    @Slot(object)
    def _on_counted(self, result: ExportResult) -> None:
        self._job = None
        self.preview.show_result(result)

    @Slot(object)
    def _on_failed(self, error: BaseException) -> None:
        self._job = None
        if not isinstance(error, AnnotatorError):
            raise error
        self.preview.show_problem(error)
