"""The direction of a paragraph: that of its first strong character, as Unicode's rule P2 has it."""

from unicodedata import bidirectional

_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_LOOK = 2_000


def is_right_to_left(text: str, start: int) -> bool:
    """The direction of the paragraph that starts at ``start``."""
    for character in text[start : start + _LOOK]:
        if character == "\n":
            return False
        if character.isalpha():
            kind = bidirectional(character)
            if kind == "L":
                return False
            if kind in _RIGHT_TO_LEFT:
                return True
    return False
