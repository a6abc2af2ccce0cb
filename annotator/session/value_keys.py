"""Keys for the values of attributes, pressed after the attributes' prefix: one letter each."""

from collections.abc import Callable, Sequence
from string import ascii_lowercase
from typing import TypeAlias

from annotator.domain.tagset import Attribute

ValueOf: TypeAlias = tuple[str, str]
"""An attribute's key, and that of one of its values."""

_WISHES: tuple[Callable[[str], str], ...] = (
    lambda letters: letters[:1],
    lambda letters: letters,
    lambda _letters: ascii_lowercase,
)


def value_keys(attributes: Sequence[Attribute]) -> dict[str, ValueOf]:
    """A letter for every value of attributes that one span can have, while there are letters.

    The attributes' own letters stay theirs. First letters of names come first, then other letters of the
    name, then any; so a tagset always gives the same ones.
    """
    taken = {item.shortcut for item in attributes if item.shortcut}
    values = {(item.key, it.key): _letters(it.name) for item in attributes for it in item.values}
    found: dict[str, ValueOf] = {}
    for wish in _WISHES:
        for place in [place for place in values if place not in found.values()]:
            letter = next((mark for mark in wish(values[place]) if mark not in taken), None)
            if letter is not None:
                found[letter] = place
                taken.add(letter)
    return found


def _letters(name: str) -> str:
    return "".join(mark for mark in name.lower() if mark in ascii_lowercase)
