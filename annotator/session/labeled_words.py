"""The words that somebody has labeled in a document, and where they stand again."""

from collections import Counter
from collections.abc import Iterable, Iterator

import regex

from annotator.domain.layer import Layer
from annotator.domain.span import Fragment, Span
from annotator.domain.values import Id
from annotator.session.occurrences import first_look

_PIECE = regex.compile(r"\w+|[^\w\s]")
_INSIDE_WORD = regex.compile(r"(?<=\w)(?=\w)")
_LONGEST = 100
"""Code points: what is longer does not stand elsewhere again."""


class LabeledWords:
    """Of entities in one piece. Kept in step span by span: a change in a long document costs little."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._words: dict[Id, str] = {}
        self._counts = Counter[str]()
        self._heads: dict[str, list[str]] = {}
        self._unspaced: set[str] = set()
        self.take(spans)

    def take(self, spans: Iterable[Span]) -> None:
        """From now on count these; what was known of them before is forgotten."""
        for span in spans:
            self.drop([span.id])
            if _can_repeat(span):
                self._add(span)

    def drop(self, spans: Iterable[Id]) -> None:
        """Forget spans, whether or not they are known here."""
        for span in spans:
            words = self._words.pop(span, None)
            if words is not None:
                self._counts[words] -= 1
                if not self._counts[words]:
                    self._remove(words)

    def places(self, text: str, start: int, end: int) -> list[Fragment]:
        """Where they stand in ``[start, end)``, in order and disjoint, longest first. Whole words, but in
        scripts that set no space between them.
        """
        found: list[Fragment] = []
        for place in sorted(self._all(text, start, end), key=lambda place: (place[0], -place[1])):
            if not found or place[0] >= found[-1][1]:
                found.append(place)
        return found

    def _add(self, span: Span) -> None:
        words = span.surface
        self._words[span.id] = words
        self._counts[words] += 1
        if self._counts[words] > 1:
            return
        if first_look(span, "").whole_words:
            self._heads.setdefault(_head(words), []).append(words)
        else:
            self._unspaced.add(words)

    def _remove(self, words: str) -> None:
        del self._counts[words]
        if words in self._unspaced:
            self._unspaced.remove(words)
        else:
            self._heads[_head(words)].remove(words)

    def _all(self, text: str, start: int, end: int) -> Iterator[Fragment]:
        for piece in _PIECE.finditer(text, start, end) if self._heads else ():
            for words in self._heads.get(piece.group(), ()):
                stop = piece.start() + len(words)
                if text.startswith(words, piece.start(), end) and not _INSIDE_WORD.match(text, stop):
                    yield piece.start(), stop
        for words in self._unspaced:
            place = text.find(words, start, end)
            while place >= 0:
                yield place, place + len(words)
                place = text.find(words, place + len(words), end)


def _can_repeat(span: Span) -> bool:
    words = span.surface
    if span.layer is not Layer.ENTITY or len(span.fragments) > 1:
        return False
    return 1 < len(words) <= _LONGEST and not (words[0].isspace() or words[-1].isspace())


def _head(words: str) -> str:
    found = _PIECE.match(words)
    return found.group() if found else words
