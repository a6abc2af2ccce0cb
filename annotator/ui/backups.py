"""Scheduled backups: asked for now and then, made by the store when one is due."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from annotator.domain.errors import AnnotatorError
from annotator.store.backup import backup_if_due
from annotator.store.worker import Priority
from annotator.ui.bridge import Bridge

_FIRST_MS = 60_000
_ASK_MS = 600_000


class Backups(QObject):
    """Lives as long as its bridge; after the first that could not be made (``failed``), it asks no more."""

    failed = Signal(object)
    made = Signal(object)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge)
        self._bridge = bridge
        self._timer = QTimer(self, interval=_FIRST_MS)
        self._timer.timeout.connect(self.ask)
        if not bridge.project.read_only:
            self._timer.start()

    @Slot()
    def ask(self) -> None:
        """Let the store make a backup if one is due, after everything else that waits."""
        self._timer.setInterval(_ASK_MS)
        now = datetime.now()
        self._bridge.read(
            lambda file: backup_if_due(file, now), self._on_asked, self._on_failed, Priority.BACKGROUND
        )

    def _on_asked(self, out: Path | None) -> None:
        if out is not None:
            self.made.emit(out)

    def _on_failed(self, error: AnnotatorError) -> None:
        self._timer.stop()
        self.failed.emit(error)
