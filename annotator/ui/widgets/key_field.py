"""A field that takes the next key, whatever it is."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from annotator.ui.places.key_events import candidate_keys, holds_shift, is_modifier
from annotator.wording import tr

_IDLE, _LISTENING = "", tr("Press the new key; Esc leaves")


class KeyField(QLineEdit):
    """``taken``: a key, as the grammar of keys writes it. ``left``: Escape, and no key."""

    taken = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setAccessibleName(tr("The new key"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)

    @override
    def event(self, event: QEvent) -> bool:
        """All keys come here, also those that move the focus or belong to menus."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._take(event)
            return True
        return super().event(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.setPlaceholderText(_LISTENING)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.setPlaceholderText(_IDLE)

    def _take(self, event: QKeyEvent) -> None:
        keys = candidate_keys(event)
        if keys == ["escape"]:
            self.left.emit()
        elif keys and not is_modifier(event) and not event.isAutoRepeat():
            self.taken.emit(f"shift+{keys[0]}" if holds_shift(event) else keys[0])
