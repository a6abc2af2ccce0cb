"""Which capitalised words are names elsewhere in a text: asked where a sentence begins with one."""

from collections.abc import Iterator

import regex

_CLIPPED = r"\b(?:\p{Lu}|Mrs?|Ms|Dr|Prof|Sen|Rep|Gov|Gen)\."
_LETTERS = r"[\p{L}\p{M}\p{N}]*"
_INSIDE = regex.compile(rf"(?<=(?:[\p{{L}}\p{{N}},;]|{_CLIPPED})[ \u00a0\u202f])\p{{Lu}}{_LETTERS}")
_FIRST_LETTERS = regex.compile(_LETTERS)
_CHUNK = 50_000
"""Code points: a millisecond or two."""


class KnownNames:
    """Those that stand with a capital inside a sentence, in whatever case; found once, when first needed."""

    def __init__(self, text: str) -> None:
        self._known: set[str] = set()
        self._reading = self._read(text)

    def read(self) -> Iterator[None]:
        """Go through the text, for whoever wants to pause on the way."""
        return self._reading

    def __contains__(self, word: str) -> bool:
        for _ in self._reading:
            pass
        return _stem(word) in self._known

    def _read(self, text: str) -> Iterator[None]:
        start = 0
        while start < len(text):
            end = text.find(" ", start + _CHUNK) + 1 or len(text)
            self._known.update(map(_stem, set(_INSIDE.findall(text, start, end))))
            start = end
            yield


def _stem(word: str) -> str:
    letters = _FIRST_LETTERS.match(word)
    return letters.group().casefold() if letters else ""
