"""A text in stretches short enough to be looked through in a moment: paragraphs, and pieces of long ones."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

import regex

from annotator.domain.span import Fragment
from annotator.session.segments import Segments

_LONGEST = 2_000
"""Code points: a few milliseconds of looking for tokens, sentences and names."""
_SENTENCE_CUT = regex.compile(r"(?r)(?:[.!?…][\"'”’»“)\]]*\s+|[。！？]」?\s*)")
_WORD_CUT = regex.compile(r"(?r)\s+(?=[\p{Ll}\p{Lo}])")


class Stretches:
    """Ordered, disjoint; all offsets are those of the whole text."""

    def __init__(self, text: str, segments: Segments) -> None:
        self._segments = segments
        self._pieces = [piece for paragraph in segments.paragraphs for piece in _pieces(text, *paragraph)]
        self._starts = [start for start, _ in self._pieces]

    def __len__(self) -> int:
        return len(self._pieces)

    def __getitem__(self, number: int) -> Fragment:
        return self._pieces[number]

    def at(self, offset: int) -> int:
        """The number of the stretch that holds an offset, or that ends before it; 0 before the first."""
        return max(bisect_right(self._starts, offset) - 1, 0)

    def between(self, start: int, end: int) -> range:
        """The numbers of those that ``[start, end)`` touches."""
        return range(self.at(start), self.at(max(end - 1, start)) + 1) if self._pieces else range(0)

    def tokens(self, number: int) -> Sequence[Fragment]:
        """Found anew whenever they are asked for: those of a whole long text would be many to keep."""
        return self._segments.tokens_within(*self._pieces[number])

    def sentences(self, number: int) -> Sequence[Fragment]:
        """Found anew whenever they are asked for."""
        return self._segments.sentences_within(*self._pieces[number])


def _pieces(text: str, start: int, end: int) -> Iterator[Fragment]:
    """Cut behind a sentence, else before a small letter, else where there is room for no more."""
    while end - start > _LONGEST:
        cut = _cut(text, start, start + _LONGEST)
        yield start, cut
        start = cut
    yield start, end


def _cut(text: str, start: int, latest: int) -> int:
    found = (pattern.search(text, start + 1, latest) for pattern in (_SENTENCE_CUT, _WORD_CUT))
    return next((match.end() for match in found if match), latest)
