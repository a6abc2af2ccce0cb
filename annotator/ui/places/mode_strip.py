"""The strip below the article that says which mode one is in, and how to leave it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from annotator.ui.widgets.labels import plain_label
from annotator.wording import tr


class _JumpField(QLineEdit):
    """``left`` carries whether it was by Return, and not by Escape."""

    left = Signal(bool)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit(event.key() != Qt.Key.Key_Escape)
        else:
            super().keyPressEvent(event)


_JUMP = tr("Jump to letters; ⏎ stays there")


class ModeStrip(QFrame):
    """Hidden while there is no mode. It takes its room at the foot of the article, which stays where it
    is.

    ``text_shown`` carries what the strip says now, ``jump_typed`` the letters to jump to, ``jump_left``
    whether to stay where they led.
    """

    text_shown = Signal(str)
    jump_typed = Signal(str)
    jump_left = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "mode")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._text = plain_label("", wrap=True, parent=self)
        self.field = _JumpField(self)
        self.field.setAccessibleName(tr("Jump to letters"))
        self.field.setPlaceholderText(tr("letters"))
        self.field.setMaximumWidth(220)
        self._leave = plain_label(tr("Esc leaves"), "small", parent=self)
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

    @property
    def is_jumping(self) -> bool:
        return not self.isHidden() and not self.field.isHidden()

    def show_text(self, text: str) -> None:
        self.field.hide()
        self._text.setText(text)
        self.setAccessibleName(text)
        self._show()
        self.text_shown.emit(text)

    def _show(self) -> None:
        """Take the room at once, so that whoever scrolls next knows what is visible."""
        self.show()
        parent = self.parentWidget()
        layout = parent.layout() if parent is not None else None
        if layout is not None:
            layout.activate()

    def show_options(self, prefix: str, options: Sequence[tuple[str, str]]) -> None:
        """The first key of a chord was pressed: what may follow."""
        self.show_text(apart(f"{prefix.upper()} …", *(f"{key.upper()} {name}" for key, name in options)))

    def show_jump(self) -> None:
        self.show_text(_JUMP)
        self.field.clear()
        self.field.show()
        self.field.setFocus()

    def show_jump_found(self, found: bool) -> None:
        """Whether the letters stand anywhere."""
        words = _JUMP if found else tr("These letters stand nowhere in the text")
        if words != self._text.text():
            self._text.setText(words)
            self.setAccessibleName(words)
            self.text_shown.emit(words)

    def leave(self) -> None:
        self.hide()
        self.field.hide()


def apart(*phrases: str) -> str:
    """Phrases with room between them; a line breaks there and nowhere else."""
    return "   ".join(phrase.replace(" ", "\u00a0") for phrase in phrases)
