"""The report of a bug: what happened, where it is kept, and that the work is safe."""

from pathlib import Path

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from annotator.ui.dialogs.frame import FramedDialog
from annotator.ui.widgets.labels import plain_label
from annotator.wording import tr

_INTRO = tr(
    "This is a mistake in the program, not in anything you did. Your work is safe: every label was saved "
    "when you made it. You can go on; if the program behaves oddly, close it and open it again."
)


class CrashReportDialog(FramedDialog):
    def __init__(self, report: str, path: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(tr("Something went wrong"), tr("Go on"), parent, intro=_INTRO)
        self.setMinimumWidth(620)
        self.text = QPlainTextEdit(self)
        self.text.setPlainText(report)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(tr("The report"))
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setMinimumHeight(220)
        self.body.addWidget(self.text, 1)
        where = tr("Kept in {path}", path=path) if path else tr("The report could not be written to a file")
        self.body.addWidget(plain_label(where, "small", wrap=True))
        self.foot_button(tr("Copy the report")).clicked.connect(self._on_copy_clicked)

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
