"""A strip that says by what a list is narrowed, and widens it again."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from annotator.ui.theme.theme import Theme
from annotator.ui.widgets.labels import plain_label
from annotator.wording import tr


class NarrowedStrip(QFrame):
    """Hidden while there is nothing to say."""

    clearing_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("surface", "quiet")
        self.words = plain_label("", "small", wrap=True, parent=self)
        self.clear_button = QToolButton(self)
        self.clear_button.setAccessibleName(tr("Show all documents"))
        self.clear_button.setToolTip(tr("Show all documents"))
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 2, 2, 2)
        row.addWidget(self.words, 1)
        row.addWidget(self.clear_button)
        self.clear_button.clicked.connect(self.clearing_wanted)
        theme.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.hide()

    def show_words(self, words: str) -> None:
        self.words.setText(words[:1].upper() + words[1:])
        self.setVisible(bool(words))

    @Slot()
    def _on_theme_changed(self) -> None:
        self.clear_button.setIcon(self._theme.icon("close"))
