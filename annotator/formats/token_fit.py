"""Where spans fall on tokens."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TypeAlias

from annotator.formats.base import Align

TokenRange: TypeAlias = tuple[int, int]
"""``(first, end)``: token numbers, half-open."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How a span meets the tokens. ``contracted`` and ``expanded`` are the nearest fits inside and around it;
    ``exact`` says that they are the span itself, its edge white space aside.
    """

    exact: bool
    trimmed: bool
    contracted: TokenRange | None
    expanded: TokenRange | None

    def chosen(self, align: Align) -> TokenRange | None:
        if self.exact or align == "contract":
            return self.contracted
        return self.expanded if align == "expand" else None


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The extent without white space at its edges; empty where it is nothing else."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


class TokenGrid:
    """The tokens of one text, in code points."""

    def __init__(self, text: str, starts: list[int], ends: list[int]) -> None:
        self.text = text
        self.starts = starts
        self.ends = ends

    def fit(self, start: int, end: int) -> Fit:
        inner_start, inner_end = trim(self.text, start, end)
        trimmed = (inner_start, inner_end) != (start, end)
        if inner_start == inner_end:
            return Fit(False, True, None, None)
        first = bisect_left(self.starts, inner_start)
        last = bisect_right(self.ends, inner_end)
        if first < last and self.starts[first] == inner_start and self.ends[last - 1] == inner_end:
            return Fit(True, trimmed, (first, last), (first, last))
        return Fit(
            False, trimmed, self._words(first, last), self._words(*self.touching(inner_start, inner_end))
        )

    def touching(self, start: int, end: int) -> TokenRange:
        """All tokens that share a character with the extent."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)

    def offsets(self, tokens: TokenRange) -> tuple[int, int]:
        return self.starts[tokens[0]], self.ends[tokens[1] - 1]

    def _words(self, first: int, last: int) -> TokenRange | None:
        """The range without tokens of white space at its edges."""
        while first < last and self._is_space(first):
            first += 1
        while first < last and self._is_space(last - 1):
            last -= 1
        return (first, last) if first < last else None

    def _is_space(self, token: int) -> bool:
        return self.text[self.starts[token] : self.ends[token]].isspace()
