"""Fields that tell what is typed and can be shown another value without losing the cursor."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget
from typing_extensions import override

_FEWEST, _MOST = 2, 14
_FRAME = 12


class TypedLine(QLineEdit):
    """``typed`` carries the text after every key."""

    typed = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.textEdited.connect(self.typed)

    def show_value(self, text: str) -> None:
        """Show ``text``, unless somebody is typing here."""
        if text != self.text() and not self.hasFocus():
            self.setText(text)
            self.setCursorPosition(0)


class GrowingText(QPlainTextEdit):
    """A plain text that is as high as its lines, within reason."""

    typed = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None, *, most: int = _MOST) -> None:
        """``most``: lines that are shown at once."""
        super().__init__(parent)
        self._most = most
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._on_text_changed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    @property
    def text(self) -> str:
        """What stands here, character by character: ``toPlainText`` would change some."""
        lines: list[str] = []
        block = self.document().begin()
        while block.isValid():
            lines.append(block.text())
            block = block.next()
        return "\n".join(lines)

    def show_value(self, text: str) -> None:
        if text != self.text and not self.hasFocus():
            self.blockSignals(True)
            self.setPlainText(text)
            self.blockSignals(False)
            self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.height())

    @Slot()
    def _on_text_changed(self) -> None:
        self.typed.emit(self.text)

    @Slot()
    def _fit(self) -> None:
        line = QFontMetrics(self.font()).lineSpacing()
        lines = int(self.document().size().height())  # a plain text counts lines, not pixels
        margins = round(2 * self.document().documentMargin()) + _FRAME
        self.setFixedHeight(line * min(max(lines, _FEWEST), self._most) + margins)
        policy = Qt.ScrollBarPolicy
        scrolls = lines > self._most
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if scrolls else policy.ScrollBarAlwaysOff)
