"""Tokens and sentences of a document, asked for by paragraph. Offsets are code points of the document."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from typing import TypeAlias

from annotator.domain.span import Fragment
from annotator.ui.textview.paragraphs import Paragraphs

Provider: TypeAlias = Callable[[int, int], Sequence[Fragment]]
"""Given a paragraph ``[start, end)`` of the document, its tokens or sentences, in order."""

_KEPT = 64


class Units:
    """The fragments of one provider, remembered for the paragraphs last asked about."""

    def __init__(self, provider: Provider, paragraphs: Paragraphs) -> None:
        self._provider = provider
        self._paragraphs = paragraphs
        self._known: dict[int, Sequence[Fragment]] = {}

    def of(self, paragraph: int) -> Sequence[Fragment]:
        found = self._known.get(paragraph)
        if found is None:
            if len(self._known) >= _KEPT:
                self._known.clear()
            place = self._paragraphs[paragraph]
            found = self._known[paragraph] = self._provider(place.start, place.end)
        return found

    def around(self, start: int, end: int) -> Sequence[Fragment]:
        """The fragments of the paragraphs in which ``start`` and ``end`` stand."""
        first, last = self._paragraphs.index_at(start), self._paragraphs.index_at(end)
        return self.of(first) if first == last else (*self.of(first), *self.of(last))

    def at(self, offset: int) -> Fragment | None:
        """The fragment that holds ``offset``; at its very end, that one too, if no other starts there."""
        fragments = self.of(self._paragraphs.index_at(offset))
        index = bisect_right(fragments, offset, key=_start) - 1
        if index >= 0 and offset <= fragments[index][1]:
            return fragments[index]
        return None

    def next_end(self, offset: int) -> int:
        """The nearest end of a fragment after ``offset``, or the document's end."""
        for paragraph in range(self._paragraphs.index_at(offset), len(self._paragraphs)):
            fragments = self.of(paragraph)
            index = bisect_right(fragments, offset, key=_end)
            if index < len(fragments):
                return fragments[index][1]
        return self._paragraphs[len(self._paragraphs) - 1].end

    def previous_start(self, offset: int) -> int:
        """The nearest start of a fragment before ``offset``, or the document's start."""
        for paragraph in range(self._paragraphs.index_at(offset), -1, -1):
            fragments = self.of(paragraph)
            index = bisect_left(fragments, offset, key=_start)
            if index > 0:
                return fragments[index - 1][0]
        return 0


def _start(fragment: Fragment) -> int:
    return fragment[0]


def _end(fragment: Fragment) -> int:
    return fragment[1]
