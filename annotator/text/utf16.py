"""Code points and UTF-16 units, in which Qt and some file formats count."""

import re
from bisect import bisect_left

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Utf16Map:
    """Converts offsets of one text both ways; costs nothing where no character lies above U+FFFF."""

    __slots__ = ("_astral", "_units", "length")

    def __init__(self, text: str) -> None:
        self.length = len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
        plain = self.length == len(text)
        self._astral = [] if plain else [match.start() for match in _ASTRAL.finditer(text)]
        self._units = [offset + index for index, offset in enumerate(self._astral)]

    @property
    def is_identity(self) -> bool:
        return not self._astral

    def to_utf16(self, offset: int) -> int:
        """UTF-16 units before a code point offset."""
        return offset + bisect_left(self._astral, offset) if self._astral else offset

    def to_code_points(self, units: int) -> int:
        """Code points before a UTF-16 offset; inside a surrogate pair, those before the pair."""
        return units - bisect_left(self._units, units) if self._units else units

    def splits_pair(self, units: int) -> bool:
        """Whether a UTF-16 offset lies between the two halves of one character."""
        index = bisect_left(self._units, units)
        return index > 0 and self._units[index - 1] + 1 == units
