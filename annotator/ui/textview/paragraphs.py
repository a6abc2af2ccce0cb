"""The paragraphs of a document's text, as the view lays them out. Offsets are code points."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from annotator.text.graphemes import previous_boundary

LONGEST = 4_000
PART = 1_200
"""A longer paragraph is laid out in parts, of at most ``PART``, so that no layout takes long."""

_BREAK = re.compile(r"\r\n|\n|\r")
_SENTENCE_END = re.compile(r"[.!?][\"'”’»)\]]*\s+(?=\S)|[。！？][」』”]?")
_WORD_END = re.compile(r"\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph ``[start, end)`` without its line break, or a part of a very long one.

    ``following``: where the next one starts (``end`` itself when that is a part of the same paragraph).
    """

    start: int
    end: int
    following: int

    @property
    def breaks(self) -> bool:
        return self.following > self.end


class Paragraphs:
    def __init__(self, text: str) -> None:
        self.items = list(_split(text))
        self._starts = [item.start for item in self.items]

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, index: int) -> Paragraph:
        return self.items[index]

    def index_at(self, offset: int) -> int:
        """The paragraph of a caret offset; at a seam of two parts, the later one."""
        return max(bisect_right(self._starts, offset) - 1, 0)

    def range_of(self, start: int, end: int) -> range:
        """The paragraphs that ``[start, end)`` touches."""
        first = self.index_at(start)
        if end - 1 <= self.items[first].end:
            return range(first, first + 1)
        return range(first, self.index_at(max(end - 1, start)) + 1)

    def parts_from(self, index: int) -> range:
        """A paragraph's part ``index`` and those after it."""
        last = index
        while not self.items[last].breaks and last < len(self.items) - 1:
            last += 1
        return range(index, last + 1)

    def real_start(self, index: int) -> int:
        """Where the real paragraph starts of which ``index`` may be a part."""
        while index > 0 and not self.items[index - 1].breaks:
            index -= 1
        return self.items[index].start


def _split(text: str) -> Iterator[Paragraph]:
    start = 0
    for match in _BREAK.finditer(text):
        yield from _parts(text, start, match.start(), match.end())
        start = match.end()
    yield from _parts(text, start, len(text), len(text))


def _parts(text: str, start: int, end: int, following: int) -> Iterator[Paragraph]:
    while end - start > LONGEST:
        seam = _seam(text, start + PART // 2, start + PART)
        yield Paragraph(start, seam, seam)
        start = seam
    yield Paragraph(start, end, following)


def _seam(text: str, first: int, last: int) -> int:
    """The last end of a sentence in a stretch, else of a word, else any place where no mark is cut off."""
    for pattern in (_SENTENCE_END, _WORD_END):
        ends = [match.end() for match in pattern.finditer(text, first, last)]
        if ends:
            return ends[-1]
    return previous_boundary(text, last + 1)
