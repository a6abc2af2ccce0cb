"""Words in the middle of a list where it has no rows."""

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtWidgets import QAbstractItemView, QLabel
from typing_extensions import override

_MARGIN = 24


class EmptyWords(QLabel):
    """``view`` has its model already."""

    def __init__(self, view: QAbstractItemView, words: str = "") -> None:
        super().__init__(view.viewport())
        self._view = view
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setProperty("kind", "muted")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        view.viewport().installEventFilter(self)
        model = view.model()
        for changed in (model.modelReset, model.rowsInserted, model.rowsRemoved):
            changed.connect(self._look)
        self.say(words)

    def say(self, words: str) -> None:
        self.setText(words)
        self._look()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._view.viewport().rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN))
        return False

    @Slot()
    def _look(self) -> None:
        """Who cannot see the words is told them with the list."""
        is_empty = self._view.model().rowCount() == 0
        self.setVisible(is_empty)
        self._view.setAccessibleDescription(self.text() if is_empty else "")
