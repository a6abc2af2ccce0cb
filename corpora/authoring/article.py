"""An article's text, and where the quotations of the notation stand in it. Offsets are code points."""

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, field

from corpora.authoring.notation import AuthoringError, Piece, Quote

_JOINED_SCRIPTS = frozenset({"zh", "ja", "ar", "he", "th"})
"""Languages where a name may begin or end inside a run of letters."""


@dataclass(frozen=True, slots=True)
class Article:
    number: str
    slug: str
    text: str
    language: str = "en"
    meta: Mapping[str, str] = field(default_factory=dict[str, str])

    @property
    def stem(self) -> str:
        return f"{self.number}-{self.slug}"

    def fragments(self, extent: tuple[Piece, ...], place: str) -> tuple[tuple[int, int], ...]:
        found = tuple(self._piece(piece, place) for piece in extent)
        for (_, end), (start, _) in itertools.pairwise(found):
            if start < end:
                raise AuthoringError(place, "the fragments overlap or stand in the wrong order")
        return found

    def _piece(self, piece: Piece, place: str) -> tuple[int, int]:
        start, end = self.locate(piece.first, place)
        if piece.last is None:
            return start, end
        last = piece.last
        if last.nth is None and last.context is None:
            return start, self._next_end(last.text, end, place)
        return start, self.locate(last, place)[1]

    def _next_end(self, needle: str, after: int, place: str) -> int:
        places = self.occurrences(needle, after, len(self.text))
        if not places:
            raise AuthoringError(place, f"{needle!r} does not follow")
        return places[0] + len(needle)

    def locate(self, quote: Quote, place: str) -> tuple[int, int]:
        """The one place that a quotation means; ambiguous and absent ones are errors."""
        low, high = (0, len(self.text)) if quote.context is None else self.locate(quote.context, place)
        places = self.occurrences(quote.text, low, high)
        if not places:
            raise AuthoringError(place, f"{quote.text!r} is not found")
        if quote.nth is None and len(places) > 1:
            raise AuthoringError(
                place, f"{quote.text!r} stands there {len(places)} times; say which with #n or in"
            )
        nth = quote.nth or 1
        if nth > len(places):
            raise AuthoringError(place, f"{quote.text!r} stands there only {len(places)} times")
        return places[nth - 1], places[nth - 1] + len(quote.text)

    def occurrences(self, needle: str, low: int, high: int) -> list[int]:
        """The starts of all whole-word occurrences that lie inside ``low`` to ``high``."""
        starts: list[int] = []
        at = self.text.find(needle, low, high) if needle else -1
        while at >= 0:
            if self._is_whole(at, at + len(needle)):
                starts.append(at)
            at = self.text.find(needle, at + 1, high)
        return starts

    def _is_whole(self, start: int, end: int) -> bool:
        if self.language in _JOINED_SCRIPTS:
            return True
        text = self.text
        cut_before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
        cut_after = end < len(text) and text[end].isalnum() and text[end - 1].isalnum()
        return not (cut_before or cut_after)
