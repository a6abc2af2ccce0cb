"""What is likely a name or an amount in a stretch of text."""

from bisect import bisect_right
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

import regex

from annotator.domain.span import Fragment
from annotator.text.amounts import amounts
from annotator.text.common_words import common_words
from annotator.text.names import capitalised_run
from annotator.text.quotation import MARKS

_NAME = regex.compile(r"\p{Lu}[\p{L}\p{M}\p{N}'’.-]*")
_ARTICLES = ("the ", "The ")


@dataclass(frozen=True, slots=True)
class Stretch:
    """``beginnings``: where sentences begin, and what follows a dateline."""

    tokens: Sequence[Fragment]
    beginnings: Sequence[int]


def names_and_amounts(text: str, stretch: Stretch, known: Container[str], language: str) -> list[Fragment]:
    """In the order of the text. A capitalised word that opens a sentence or a quotation counts only where
    it is ``known`` as a name, or where a second capitalised one follows it.
    """
    counted = list(amounts(text, stretch.tokens))
    names = _Names(text, stretch.tokens, _openings(text, stretch), known, language).found()
    found = [place for place in names if not any(overlap(place, other) for other in counted)]
    return sorted([*found, *counted])


def without_article(text: str, place: Fragment) -> Fragment:
    """A name that took the article before it, as it is by itself."""
    start, end = place
    behind = start + len(_ARTICLES[0])
    return (behind, end) if text.startswith(_ARTICLES, start) and behind < end else place


def overlap(one: Fragment, other: Fragment) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _openings(text: str, stretch: Stretch) -> list[int]:
    """Where words stand whose capital may mean nothing: after a beginning or a mark."""
    starts = sorted(set(stretch.beginnings), reverse=True)
    found: list[int] = []
    opens = False
    for start, end in stretch.tokens:
        while starts and starts[-1] <= start:
            starts.pop()
            opens = True
        word = text[start:end]
        opens = opens or word in MARKS
        if opens and any(character.isalnum() for character in word):
            found.append(start)
            opens = False
    return found


@dataclass(frozen=True, slots=True)
class _Names:
    text: str
    tokens: Sequence[Fragment]
    openings: Sequence[int]
    known: Container[str]
    language: str

    def found(self) -> Iterator[Fragment]:
        reached = -1
        for index, token in enumerate(self.tokens):
            if token[0] < reached or not self._is_name(token):
                continue
            start, end = self._run(index)
            reached = end
            alone = (start, end) == token and self._opens(token)
            if not alone or self._word(token) in self.known:
                yield self._with_article(start, end), end

    def _run(self, index: int) -> Fragment:
        """The run that begins at a token, without titles, which only its last word sheds."""
        opening = self._opening(self.tokens[index])
        run = capitalised_run(self.text, self.tokens, index, opening, self.language)
        last = max(place for place, token in enumerate(self.tokens[index : index + 12]) if token[1] <= run[1])
        return capitalised_run(self.text, self.tokens, index + last, opening, self.language)

    def _is_name(self, token: Fragment) -> bool:
        """Whether it may belong to a name: capitalised, and no small word that opens a sentence."""
        word = self._word(token)
        if not _NAME.fullmatch(word) or word == "I":
            return False
        return not (self._opens(token) and word.lower() in common_words(self.language))

    def _opens(self, token: Fragment) -> bool:
        return self._opening(token) == token[0]

    def _opening(self, token: Fragment) -> int:
        """The opening at or before a token; -1 where there is none."""
        place = bisect_right(self.openings, token[0])
        return self.openings[place - 1] if place else -1

    def _with_article(self, start: int, end: int) -> int:
        """An English name of several words takes the article before it: “the Harbour Board”."""
        before = start - len(_ARTICLES[0])
        if self.language != "en" or before < 0 or " " not in self.text[start:end]:
            return start
        takes = self.text[before:start] in _ARTICLES and not self.text[before - 1 : before].isalnum()
        return before if takes else start

    def _word(self, token: Fragment) -> str:
        return self.text[slice(*token)]
