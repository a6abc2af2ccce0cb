"""What stands in place of the article while a project has no documents: how to get some."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from annotator.ui.actions import Act, run_in_window
from annotator.ui.widgets.blank import Blank
from annotator.wording import tr

_BUTTONS = (
    (Act.IMPORT_FILES, tr("Import article files…"), "primary"),
    (Act.IMPORT_FOLDER, tr("Import a folder…"), ""),
)


class EmptyPage(Blank):
    def __init__(self, parent: QWidget | None = None) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        super().__init__(tr("No documents yet"), tr("Or drop articles anywhere in this window."), row, parent)
        row.addStretch(1)
        for act, words, kind in _BUTTONS:
            row.addWidget(self._make_button(act, words, kind))
        row.addStretch(1)

    def _make_button(self, act: Act, words: str, kind: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setProperty("kind", kind)
        button.setAutoDefault(False)
        button.setAccessibleName(words.rstrip("…"))
        button.clicked.connect(lambda: run_in_window(self, act))
        return button
