"""How far a key goes through the text: to words and sentences, and on to sentences that bear nothing yet."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from annotator.domain.document import Zone, ZoneKind
from annotator.domain.span import Fragment, Span
from annotator.session.segments import Segments
from annotator.text.sentences import sentence_at
from annotator.text.snapping import shed


class Strides:
    """Over one text. Every answer is a place, or ``None`` where there is none ahead."""

    def __init__(self, text: str, segments: Segments) -> None:
        self._text = text
        self._segments = segments

    def word(self, place: Fragment, *, backwards: bool = False) -> Fragment | None:
        """The word after a selection, or before it; at a mere caret, the one in which it stands counts."""
        start, end = place
        if backwards:
            return self._last_word(start, inside=start == end)
        return self._first_word(end, inside=start == end)

    def _first_word(self, offset: int, *, inside: bool) -> Fragment | None:
        for tokens in self._tokens_from(offset):
            first = (
                bisect_right(tokens, offset, key=_end) if inside else bisect_left(tokens, offset, key=_start)
            )
            for token in tokens[first:]:
                if self._is_word(token):
                    return token
        return None

    def _last_word(self, offset: int, *, inside: bool) -> Fragment | None:
        for tokens in self._tokens_back_from(offset):
            last = (
                bisect_left(tokens, offset, key=_start) if inside else bisect_right(tokens, offset, key=_end)
            )
            for token in reversed(tokens[:last]):
                if self._is_word(token):
                    return token
        return None

    def sentence(self, offset: int, *, backwards: bool = False) -> Fragment | None:
        """The sentence that begins after an offset, or the last that begins before it."""
        if backwards:
            return next((it for it in self._sentences_back_from(offset) if it[0] < offset), None)
        return next((it for it in self._sentences_from(offset) if it[0] > offset), None)

    def bare_sentence(
        self, offset: int, spans: Iterable[Span], zones: Iterable[Zone], *, backwards: bool = False
    ) -> Fragment | None:
        """The same, but for those that any span or boilerplate touches."""
        taken = sorted(
            [
                *(fragment for span in spans for fragment in span.fragments),
                *((zone.start, zone.end) for zone in zones if zone.kind is ZoneKind.BOILERPLATE),
            ]
        )
        reach = _reaches(taken)
        found = self.sentence(offset, backwards=backwards)
        while found is not None and _is_touched(found, taken, reach):
            found = self.sentence(found[0], backwards=backwards)
        return found

    def whole_sentence(self, offset: int) -> Fragment | None:
        """The sentence at an offset, without what a span over it would shed."""
        number = self._segments.paragraph_at(offset)
        found = sentence_at(self._segments.sentences(number), offset)
        return self._shed(found) if found else None

    def grown(self, place: Fragment) -> Fragment | None:
        """A selection up to the end of its sentence, or of the next."""
        start, end = place
        ends = (self._shed(sentence)[1] for sentence in self._sentences_from(end))
        further = next((it for it in ends if it > end), None)
        return (start, further) if further is not None else None

    def shrunk(self, place: Fragment) -> Fragment | None:
        """A selection back to the end of a sentence inside it."""
        start, end = place
        ends = (self._shed(sentence)[1] for sentence in self._sentences_back_from(end))
        nearer = next((it for it in ends if it < end), start)
        return (start, nearer) if nearer > start else None

    def _shed(self, sentence: Fragment) -> Fragment:
        return shed(self._text, self._segments.tokens_between(*sentence), *sentence)

    def _is_word(self, token: Fragment) -> bool:
        return any(mark.isalnum() for mark in self._text[slice(*token)])

    def _tokens_from(self, offset: int) -> Iterator[Sequence[Fragment]]:
        return (self._segments.tokens(number) for number in self._numbers_from(offset))

    def _tokens_back_from(self, offset: int) -> Iterator[Sequence[Fragment]]:
        return (self._segments.tokens(number) for number in self._numbers_back_from(offset))

    def _sentences_from(self, offset: int) -> Iterator[Fragment]:
        for number in self._numbers_from(offset):
            yield from self._segments.sentences(number)

    def _sentences_back_from(self, offset: int) -> Iterator[Fragment]:
        for number in self._numbers_back_from(offset):
            yield from reversed(self._segments.sentences(number))

    def _numbers_from(self, offset: int) -> range:
        return range(self._segments.paragraph_at(offset), len(self._segments.paragraphs))

    def _numbers_back_from(self, offset: int) -> range:
        last = self._segments.paragraph_at(offset) if self._segments.paragraphs else -1
        return range(last, -1, -1)


def _reaches(places: Sequence[Fragment]) -> list[int]:
    """How far each place and all before it reach."""
    reached: list[int] = []
    for _, end in places:
        reached.append(max(end, reached[-1] if reached else 0))
    return reached


def _is_touched(place: Fragment, taken: Sequence[Fragment], reach: Sequence[int]) -> bool:
    before = bisect_left(taken, place[1], key=_start)
    return before > 0 and reach[before - 1] > place[0]


def _start(place: Fragment) -> int:
    return place[0]


def _end(place: Fragment) -> int:
    return place[1]
