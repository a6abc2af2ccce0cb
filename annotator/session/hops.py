"""Places worth a look that bear no span yet: names, amounts and quotations."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import regex

from annotator.domain.document import Zone, ZoneKind
from annotator.domain.layer import Layer
from annotator.domain.span import Fragment, Span
from annotator.text.amounts import amounts
from annotator.text.common_words import common_words
from annotator.text.names import capitalised_run
from annotator.text.quotation import MARKS
from annotator.text.snapping import shed

_NAME = regex.compile(r"\p{Lu}[\p{L}\p{M}\p{N}'’.-]*")
_ARTICLES = ("the ", "The ")


def candidates(
    text: str,
    tokens: Sequence[Fragment],
    sentences: Sequence[Fragment],
    zones: Iterable[Zone],
    language: str = "en",
) -> list[Fragment]:
    """Likely names, amounts and what is quoted outside boilerplate, in the order of the text.

    A capitalised word that opens a sentence or a quotation counts only where it is capitalised elsewhere
    too, or where a second capitalised one follows it.
    """
    zones = list(zones)
    datelines = [(zone.start, zone.end) for zone in zones if zone.kind is ZoneKind.DATELINE]
    counted = list(amounts(text, tokens))
    names = _Names(text, tokens, _openings(text, tokens, sentences, datelines), language)
    found = {place for place in names.found() if not any(_overlap(place, other) for other in counted)}
    found.update(counted)
    quoted = [zone for zone in zones if zone.kind is ZoneKind.QUOTATION and zone.end - zone.start > 1]
    found.update(shed(text, tokens, zone.start, zone.end) for zone in quoted)
    dim = [zone for zone in zones if zone.kind is ZoneKind.BOILERPLATE]
    return sorted(place for place in found if not any(zone.touches(*place) for zone in dim))


def next_candidate(
    places: Sequence[Fragment], spans: Iterable[Span], caret: int, *, backwards: bool = False
) -> Fragment | None:
    """The nearest place after (or before) the caret that is still to be labeled."""
    marked = [(span.layer, fragment) for span in spans for fragment in span.fragments]
    ahead = [place for place in places if (place[1] < caret if backwards else place[0] >= caret)]
    for place in reversed(ahead) if backwards else ahead:
        if not any(_answers(layer, fragment, place) for layer, fragment in marked):
            return place
    return None


def _answers(layer: Layer, fragment: Fragment, place: Fragment) -> bool:
    """Whether a span leaves nothing to do at a place: an entity or event that covers it, or a claim most of
    which lies there, since names inside a claim are still to be labeled.
    """
    start, end = max(fragment[0], place[0]), min(fragment[1], place[1])
    if layer is Layer.CLAIM:
        return end - start > (fragment[1] - fragment[0]) / 2
    return (start, end) == place


def _overlap(one: Fragment, other: Fragment) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _openings(
    text: str, tokens: Sequence[Fragment], sentences: Sequence[Fragment], datelines: Sequence[Fragment]
) -> list[int]:
    """Where words stand whose capital may mean nothing: after a sentence's start, a dateline, or a mark."""
    starts = sorted({*(start for start, _ in sentences), *(end for _, end in datelines)}, reverse=True)
    found: list[int] = []
    opens = False
    for start, end in tokens:
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
    language: str

    def found(self) -> Iterator[Fragment]:
        known = {self._word(token).casefold() for token in self.tokens if self._is_name_inside(token)}
        reached = -1
        for index, token in enumerate(self.tokens):
            if token[0] < reached or not self._is_name(token):
                continue
            start, end = self._run(index)
            reached = end
            alone = (start, end) == token and self._opens(token)
            if not alone or self._word(token).casefold() in known:
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

    def _is_name_inside(self, token: Fragment) -> bool:
        return not self._opens(token) and self._is_name(token)

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
