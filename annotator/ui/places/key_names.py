"""Keys of commands as people read them."""

_NAMES = {
    "tab": "Tab",
    "escape": "Esc",
    "delete": "Delete",
    "backspace": "Backspace",
    "space": "Space",
    "return": "Return",
    "enter": "Enter",
    "ins": "Ins",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pgup": "PgUp",
    "pgdown": "PgDown",
    "home": "Home",
    "end": "End",
}


def shown_key(key: str) -> str:
    """``shift+alt+[`` as ``Shift+Alt+[``; the keys of a chord one after the other."""
    mark = "+" if key.endswith("+") else key.rpartition("+")[2]
    return key.removesuffix(mark).title() + _NAMES.get(mark, mark.upper())


def shown_keys(keys: tuple[str, ...]) -> str:
    return ", ".join(shown_key(key) for key in keys)
