"""The foot of the window: whether all is saved, and what the place has to say."""

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from annotator.settings.preferences import Preferences
from annotator.ui.bridge import SaveState
from annotator.ui.place import PlaceStatus
from annotator.ui.widgets.labels import plain_label
from annotator.wording import tr

_PATIENCE = 200
"""Milliseconds that saving may take before it is said: what is saved at once does not flicker."""
_WORDS = {SaveState.SAVED: tr("Saved"), SaveState.SAVING: tr("Saving…"), SaveState.HELD: tr("Not saved")}


class Foot(QFrame):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "chrome")
        self.setProperty("line", "top")
        self.setAccessibleName(tr("Status"))
        self._save = plain_label(_WORDS[SaveState.SAVED], "small", parent=self)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._patience.timeout.connect(self._on_patience_gone)
        self._left = plain_label("", "small", parent=self)
        self._snap = plain_label("", "small", parent=self)
        self._right = plain_label("", "small", parent=self)
        self._zoom = plain_label("", "small", parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 5)
        row.setSpacing(22)
        for label in (self._save, self._left, self._snap):
            row.addWidget(label)
        row.addStretch(1)
        for label in (self._right, self._zoom):
            row.addWidget(label)

    @property
    def words(self) -> str:
        """All that stands there, from left to right."""
        labels = (self._save, self._left, self._snap, self._right, self._zoom)
        return "   ".join(label.text() for label in labels if label.text())

    def show_save_state(self, state: SaveState, *, read_only: bool = False) -> None:
        if state is SaveState.SAVING and not read_only:
            self._patience.start()
        else:
            self._patience.stop()
            kind = "danger" if state is SaveState.HELD else "small"
            self._say_saved(tr("Read-only") if read_only else _WORDS[state], kind)

    @Slot()
    def _on_patience_gone(self) -> None:
        self._say_saved(_WORDS[SaveState.SAVING], "small")

    def _say_saved(self, words: str, kind: str) -> None:
        self._save.setText(words)
        if self._save.property("kind") != kind:
            self._save.setProperty("kind", kind)
            self._save.style().unpolish(self._save)
            self._save.style().polish(self._save)

    def show_status(self, status: PlaceStatus) -> None:
        self._left.setText("      ".join(status.left))
        self._right.setText("      ".join(status.right))

    def show_preferences(self, preferences: Preferences) -> None:
        self._snap.setText(tr("snap: words") if preferences.snapping else tr("snap: off"))
        self._zoom.setText(f"{preferences.zoom} %")
