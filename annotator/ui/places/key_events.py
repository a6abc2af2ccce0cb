"""Qt's key events as the keys of the grammar."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from annotator.ui.places.positions import mark_at

_NAMED = {
    Qt.Key.Key_Tab: "tab",
    Qt.Key.Key_Backtab: "tab",
    Qt.Key.Key_Return: "return",
    Qt.Key.Key_Enter: "enter",
    Qt.Key.Key_Escape: "escape",
    Qt.Key.Key_Delete: "delete",
    Qt.Key.Key_Backspace: "backspace",
}
_MODIFIERS = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
    }
)
_SHIFTED = {"{": "[", "}": "]", "<": ",", ">": ".", "?": "/"}
_BRACES = ("{", "}")
_OTHER_MODIFIERS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


def candidate_keys(event: QKeyEvent) -> list[str]:
    """What a key event may mean, likeliest first: by what the layout has there, then by its place.

    Empty where Control, Alt or Meta is held, except that Alt Gr may be what makes the mark.
    """
    key = _known_key(event.key())
    if key is not None and key in _NAMED:
        return [] if event.modifiers() & _OTHER_MODIFIERS else [_NAMED[key]]
    mark = event.text().lower()
    plain = not event.modifiers() & _OTHER_MODIFIERS
    candidates: list[str] = []
    if len(mark) == 1 and mark.isprintable() and not mark.isspace():
        candidates.append(_SHIFTED.get(mark, mark))
    elif plain and key is not None and 0x20 < key.value < 0x7F:
        candidates.append(chr(key.value).lower())
    placed = mark_at(event.nativeScanCode(), event.nativeVirtualKey()) if plain else None
    if placed is not None and placed not in candidates:
        candidates.append(placed)
    return candidates if plain or event.modifiers() & Qt.KeyboardModifier.GroupSwitchModifier else []


def _known_key(code: int) -> Qt.Key | None:
    try:
        return Qt.Key(code)
    except ValueError:
        return None


def is_modifier(event: QKeyEvent) -> bool:
    """Whether a key does nothing by itself: Shift is pressed on the way to another."""
    return _known_key(event.key()) in _MODIFIERS


def holds_shift(event: QKeyEvent) -> bool:
    """Whether Shift is held for its own sake, and not to reach a digit of a French keyboard.

    A brace is a shifted bracket on every keyboard, however it is reached.
    """
    if event.text() in _BRACES:
        return True
    shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    return shift and not event.text().isdigit()
