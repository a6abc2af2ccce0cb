"""A document's paragraphs, and the tokens and sentences of each, found when they are asked for."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from annotator.domain.span import Fragment
from annotator.text.paragraphs import paragraphs
from annotator.text.sentences import sentences
from annotator.text.tokens import Tokenizer


class Segments:
    """All offsets are those of the whole text."""

    def __init__(self, text: str, language: str, tokenizer: Tokenizer) -> None:
        self._text = text
        self._language = language
        self._tokenizer = tokenizer
        self._tokens: dict[int, list[Fragment]] = {}
        self._sentences: dict[int, list[Fragment]] = {}

    @cached_property
    def paragraphs(self) -> Sequence[Fragment]:
        return paragraphs(self._text)

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.paragraphs]

    def set_tokenizer(self, tokenizer: Tokenizer) -> None:
        """From now on with the boundaries of another tokenizer."""
        self._tokenizer = tokenizer
        self._tokens.clear()

    def paragraph_at(self, offset: int) -> int:
        """The number of the paragraph that holds an offset, or that ends before it; 0 in an empty text."""
        return max(bisect_right(self._starts, offset) - 1, 0)

    def tokens(self, paragraph: int) -> list[Fragment]:
        """Without tokens of white space."""
        if paragraph not in self._tokens:
            self._tokens[paragraph] = self.tokens_within(*self._extent(paragraph))
        return self._tokens[paragraph]

    def sentences(self, paragraph: int) -> list[Fragment]:
        if paragraph not in self._sentences:
            self._sentences[paragraph] = self.sentences_within(*self._extent(paragraph))
        return self._sentences[paragraph]

    def tokens_within(self, start: int, end: int) -> list[Fragment]:
        """Those of ``[start, end)`` by itself, found anew and not kept."""
        found = _shifted(self._tokenizer(self._text[start:end]), start)
        return [place for place in found if not self._text[slice(*place)].isspace()]

    def sentences_within(self, start: int, end: int) -> list[Fragment]:
        """Those of ``[start, end)`` by itself, found anew and not kept."""
        return _shifted(sentences(self._text[start:end], self._language), start)

    def tokens_between(self, start: int, end: int) -> list[Fragment]:
        """The tokens of every paragraph that ``[start, end)`` touches."""
        return [token for number in self._between(start, end) for token in self.tokens(number)]

    def sentences_between(self, start: int, end: int) -> list[Fragment]:
        """The sentences of every paragraph that ``[start, end)`` touches."""
        return [sentence for number in self._between(start, end) for sentence in self.sentences(number)]

    def _between(self, start: int, end: int) -> range:
        if not self.paragraphs:
            return range(0)
        return range(self.paragraph_at(start), self.paragraph_at(max(end - 1, start)) + 1)

    def _extent(self, paragraph: int) -> Fragment:
        return self.paragraphs[paragraph] if self.paragraphs else (0, 0)


def _shifted(places: Sequence[Fragment], by: int) -> list[Fragment]:
    return [(start + by, end + by) for start, end in places]
