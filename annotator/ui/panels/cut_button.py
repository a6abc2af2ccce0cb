"""A button whose words are cut with an ellipsis where there is no room for them."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget
from typing_extensions import override

_PADDING = 18
_LEAST = 56


class CutButton(QPushButton):
    """``tail``, a key, is never cut; ``padding`` is what the style leaves free at both sides together."""

    def __init__(self, words: str, tail: str, parent: QWidget, *, padding: int = _PADDING) -> None:
        super().__init__(parent)
        self._padding = padding
        self._words = " ".join(words.split())
        self._tail = f"  {tail}" if tail else ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        wanted = self.fontMetrics().horizontalAdvance(self._words + self._tail)
        return QSize(wanted + self._padding, super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(min(_LEAST, self.sizeHint().width()), super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        metrics = self.fontMetrics()
        room = self.width() - self._padding - metrics.horizontalAdvance(self._tail)
        shown = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText((shown + self._tail).replace("&", "&&"))
