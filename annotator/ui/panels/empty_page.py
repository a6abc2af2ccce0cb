"""What stands in place of the article while a project has no documents: how to get some."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from annotator.ui.actions import Act
from annotator.ui.widgets.labels import plain_label
from annotator.wording import tr

_BUTTONS = (
    (Act.IMPORT_FILES, tr("Import article files…"), "primary"),
    (Act.IMPORT_FOLDER, tr("Import a folder…"), ""),
)


class EmptyPage(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for act, words, kind in _BUTTONS:
            row.addWidget(self._make_button(act, words, kind))
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addStretch(2)
        for words, kind in (
            (tr("No documents yet"), "heading"),
            (tr("Or drop articles anywhere in this window."), "muted"),
        ):
            label = plain_label(words, kind, wrap=True, parent=self)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.insertLayout(2, row)
        column.addStretch(3)

    def _make_button(self, act: Act, words: str, kind: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setProperty("kind", kind)
        button.setAutoDefault(False)
        button.setAccessibleName(words.rstrip("…"))
        button.clicked.connect(partial(self._do, act))
        return button

    def _do(self, act: Act, _checked: bool = False) -> None:
        """The window's own actions know what to do, and whether it is possible."""
        for action in self.window().actions():
            if action.objectName() == act:
                action.trigger()
