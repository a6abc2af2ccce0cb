"""An article from the clipboard: look at it and name it before it becomes a document."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from annotator.ui.dialogs.frame import FramedDialog, add_row
from annotator.ui.widgets.labels import plain_label
from annotator.wording import tr, trn


class PasteDialog(FramedDialog):
    """``text`` is what was on the clipboard, character by character; it is shown, not edited."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(tr("Import from the clipboard"), tr("Preview…"), parent)
        self.setMinimumSize(620, 460)
        self.text = text
        self.title = QLineEdit(_first_line(text), self)
        self.title.setMaxLength(500)
        self.sample = QPlainTextEdit(self)
        self.sample.setReadOnly(True)
        self.sample.setPlainText(text[:20_000])
        self.sample.setAccessibleName(tr("Text from the clipboard"))
        add_row(self.add_form(), tr("Title"), self.title)
        self.body.addWidget(self.sample, 1)
        self.body.addWidget(
            plain_label(trn("{count:,} character", "{count:,} characters", len(text)), "small")
        )
        self.add_cancel()
        self.title.textChanged.connect(self._on_title_changed)
        self._on_title_changed()

    @Slot()
    def _on_title_changed(self) -> None:
        if not self.text.strip():
            self.show_problem(tr("There is no text on the clipboard"))
        self.accept_button.setEnabled(bool(self.text.strip() and self.title.text().strip()))


def _first_line(text: str) -> str:
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return line[:120]
