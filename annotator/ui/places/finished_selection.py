"""When a selection is finished: the mouse button, or Shift, is let go."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent
from typing_extensions import override

from annotator.ui.textview.article_view import ArticleView
from annotator.ui.textview.keys import move_of


class FinishedSelection(QObject):
    """``finished``: text was selected by hand. After a double click it waits for a third."""

    finished = Signal()

    def __init__(self, view: ArticleView) -> None:
        super().__init__(view)
        self._view = view
        self._doubled = False
        self._extended = False
        self._due = QTimer(self, singleShot=True)
        self._due.timeout.connect(self._on_due)
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and event.button() is Qt.MouseButton.LeftButton:
            self._take_mouse(event.type())
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            move = move_of(event)
            self._extended = self._extended or (move is not None and move[1])
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyRelease:
            self._take_release(event)
        return False

    def _take_mouse(self, kind: QEvent.Type) -> None:
        """The view has its turn with the event before the timer runs out."""
        if kind == QEvent.Type.MouseButtonRelease:
            self._due.start(QGuiApplication.styleHints().mouseDoubleClickInterval() if self._doubled else 0)
        else:
            self._doubled = kind == QEvent.Type.MouseButtonDblClick
            self._due.stop()

    def _take_release(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Shift and self._extended:
            self._extended = False
            self._due.start(0)

    @Slot()
    def _on_due(self) -> None:
        start, end = self._view.selection
        if start < end:
            self.finished.emit()
