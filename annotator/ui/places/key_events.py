"""Qt's key events as the keys of the grammar: a lower-case mark or a name, behind ``ctrl+`` and ``alt+``.

Shift is told apart, since it is on the way to some marks: ``shift+`` comes before all else in a key's name.
"""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from annotator.ui.places.positions import mark_at

NAMED = {
    Qt.Key.Key_Tab: "tab",
    Qt.Key.Key_Backtab: "tab",
    Qt.Key.Key_Return: "return",
    Qt.Key.Key_Enter: "enter",
    Qt.Key.Key_Escape: "escape",
    Qt.Key.Key_Delete: "delete",
    Qt.Key.Key_Backspace: "backspace",
    Qt.Key.Key_Space: "space",
    Qt.Key.Key_Insert: "ins",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_PageUp: "pgup",
    Qt.Key.Key_PageDown: "pgdown",
    Qt.Key.Key_Home: "home",
    Qt.Key.Key_End: "end",
    **{Qt.Key(Qt.Key.Key_F1.value + number): f"f{number + 1}" for number in range(12)},
}
_HELD = {
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
    Qt.Key.Key_CapsLock,
}
_SHIFTED = {"{": "[", "}": "]", "<": ",", ">": ".", "?": "/", "|": "\\", "~": "`"}
_BRACES = ("{", "}")
_CONTROL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
_META, _ALT_GR = Qt.KeyboardModifier.MetaModifier, Qt.KeyboardModifier.GroupSwitchModifier


def candidate_keys(event: QKeyEvent) -> list[str]:
    """What a key event may mean, likeliest first: by what the layout has there, then by its place.

    Empty where Meta is held. Alt Gr may be what makes the mark.
    """
    key, modifiers = _known_key(event.key()), event.modifiers()
    if modifiers & _META:
        return []
    held = "".join(name for name, bit in (("ctrl+", _CONTROL), ("alt+", _ALT)) if modifiers & bit)
    if key is not None and key in NAMED:
        return [held + NAMED[key]]
    if held and not _makes_mark(event):
        return [held + mark for mark in dict.fromkeys(_held_marks(event, key))]
    return list(dict.fromkeys(_marks(event, key, plain=not held and not modifiers & _ALT_GR)))


def _makes_mark(event: QKeyEvent) -> bool:
    """Whether Alt Gr is held, which some systems tell as Control and Alt, on the way to a mark."""
    modifiers = event.modifiers()
    both = bool(modifiers & _CONTROL) and bool(modifiers & _ALT)
    return _is_mark(event.text()) and (both or bool(modifiers & _ALT_GR))


def _marks(event: QKeyEvent, key: Qt.Key | None, *, plain: bool) -> Iterator[str]:
    mark = event.text().lower()
    if _is_mark(mark):
        yield _SHIFTED.get(mark, mark)
    elif plain:
        yield from _code_mark(key)
    if plain:
        yield from _placed_mark(event)


def _held_marks(event: QKeyEvent, key: Qt.Key | None) -> Iterator[str]:
    """With Control or Alt, text says nothing, and the place is surer than a mark behind Shift."""
    letter = list(_code_mark(key))
    if letter and letter[0].isalnum():
        yield from letter
    yield from _placed_mark(event)
    yield from letter


def _code_mark(key: Qt.Key | None) -> Iterator[str]:
    if key is not None and 0x20 < key.value < 0x7F:
        mark = chr(key.value).lower()
        yield _SHIFTED.get(mark, mark)


def _placed_mark(event: QKeyEvent) -> Iterator[str]:
    placed = mark_at(event.nativeScanCode(), event.nativeVirtualKey())
    if placed is not None:
        yield placed


def _is_mark(text: str) -> bool:
    return len(text) == 1 and text.isprintable() and not text.isspace()


def _known_key(code: int) -> Qt.Key | None:
    try:
        return Qt.Key(code)
    except ValueError:
        return None


def pressed_again(event: QKeyEvent) -> QKeyEvent:
    """The same key event, to be sent later. What ``clone`` gives would never be freed."""
    return QKeyEvent(
        event.type(),
        event.key(),
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        event.text(),
        event.isAutoRepeat(),
        event.count(),
    )


def is_modifier(event: QKeyEvent) -> bool:
    """Whether a key does nothing by itself: Shift is pressed on the way to another."""
    return _known_key(event.key()) in _HELD


def holds_shift(event: QKeyEvent) -> bool:
    """Whether Shift is held for its own sake, and not to reach a digit of a French keyboard.

    A brace is a shifted bracket on every keyboard, however it is reached.
    """
    if event.text() in _BRACES:
        return True
    shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    return shift and not event.text().isdigit()
