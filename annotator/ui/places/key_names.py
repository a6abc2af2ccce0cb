"""Keys of commands as people read them, and as their keyboards are printed."""

from annotator.wording import tr

_MODIFIERS = {"shift": tr("Shift"), "ctrl": tr("Ctrl"), "alt": "Alt", "meta": "Meta"}
_NAMES = {
    "tab": "Tab",
    "escape": "Esc",
    "delete": tr("Del"),
    "backspace": tr("Backspace"),
    "space": tr("Space"),
    "return": tr("Return"),
    "enter": tr("Enter"),
    "ins": tr("Ins"),
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pgup": tr("PgUp"),
    "pgdown": tr("PgDown"),
    "home": tr("Home"),
    "end": tr("End"),
}


def shown_key(key: str) -> str:
    """``shift+alt+[`` as ``Shift+Alt+[``; the keys of a chord one after the other."""
    mark = "+" if key.endswith("+") else key.rpartition("+")[2]
    held = [_MODIFIERS[name] for name in key.removesuffix(mark).split("+") if name]
    return "+".join([*held, _NAMES.get(mark, mark.upper())])


def shown_keys(keys: tuple[str, ...]) -> str:
    return ", ".join(shown_key(key) for key in keys)
