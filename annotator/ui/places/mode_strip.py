"""The strip over the foot of the article that says which mode one is in, and how to leave it."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from annotator.ui.widgets.labels import plain_label


class _JumpField(QLineEdit):
    """Leaves by Escape as well as by Return."""

    left = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class ModeStrip(QFrame):
    """Hidden while there is no mode. It lies over the article, which does not move for it.

    ``jump_typed`` carries the letters to jump to, ``jump_left`` their end.
    """

    jump_typed = Signal(str)
    jump_left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "mode")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._room = QRect()
        self._text = plain_label("", wrap=True, parent=self)
        self.field = _JumpField(self)
        self.field.setAccessibleName("Jump to letters")
        self.field.setPlaceholderText("letters")
        self.field.setMaximumWidth(220)
        self._leave = plain_label("Esc leaves", "small", parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 7, 20, 7)
        row.setSpacing(12)
        row.addWidget(self._text, 1)
        row.addWidget(self.field)
        row.addWidget(self._leave)
        self.field.textChanged.connect(self.jump_typed)
        self.field.left.connect(self.jump_left)
        self.hide()

    @property
    def text(self) -> str:
        """What is shown, or nothing."""
        return "" if self.isHidden() else self._text.text()

    def fit(self, room: QRect) -> None:
        """Lie at the lower edge of ``room``, as high as the words need."""
        self._room = room
        height = max(self.heightForWidth(room.width()), self.sizeHint().height())
        self.setGeometry(room.left(), room.bottom() + 1 - height, room.width(), height)

    def show_text(self, text: str) -> None:
        self.field.hide()
        self._text.setText(text)
        self.setAccessibleName(text)
        self._show()

    def _show(self) -> None:
        self.show()
        self.raise_()
        self.fit(self._room)

    def show_options(self, prefix: str, options: Sequence[tuple[str, str]]) -> None:
        """The first key of a chord was pressed: what may follow."""
        words = "   ".join(f"{key.upper()} {name}" for key, name in options)
        self.show_text(f"{prefix.upper()} …   {words}")

    def show_jump(self) -> None:
        self.show_text("Jump to")
        self.field.clear()
        self.field.show()
        self._show()
        self.field.setFocus()

    def leave(self) -> None:
        self.hide()
        self.field.hide()
