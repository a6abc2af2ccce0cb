"""How far a search is, and a way to stop it; takes no room while none is under way."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from annotator.wording import tr

_STEPS = 1000
_WIDTH = 140


class SearchProgress(QWidget):
    stop_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._bar = QProgressBar(self)
        self._bar.setRange(0, _STEPS)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(_WIDTH)
        self._bar.setAccessibleName(tr("Searching"))
        self.stop = QPushButton(tr("&Stop"), self)
        self.stop.setAccessibleName(tr("Stop the search"))
        self.stop.setAutoDefault(False)
        self.stop.setProperty("kind", "link")
        self.stop.clicked.connect(self.stop_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._bar)
        row.addWidget(self.stop)
        self.show_share(None)

    @Slot(float)
    def show_share(self, share: float | None) -> None:
        """From 0 to 1; nothing when no search is under way."""
        self.setVisible(share is not None)
        if share is not None:
            self._bar.setValue(round(share * _STEPS))
