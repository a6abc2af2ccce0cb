"""Hopping to places that bear no span yet: names, amounts, quotations, and words labeled before."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from annotator.domain.document import Document, Zone, ZoneKind
from annotator.domain.layer import Layer
from annotator.domain.span import Fragment, Span
from annotator.session.known_names import KnownNames
from annotator.session.labeled_words import LabeledWords
from annotator.session.likely_names import Stretch, names_and_amounts, overlap, without_article
from annotator.session.segments import Segments
from annotator.session.stretches import Stretches
from annotator.text.snapping import shed


@dataclass(frozen=True, slots=True)
class Labeled:
    """What somebody has labeled by now: the spans near a place, and words that are worth another look."""

    spans_near: Callable[[int, int], Iterable[Span]]
    words: LabeledWords


@dataclass(frozen=True, slots=True)
class _Likely:
    """What a stretch holds, whoever labels it."""

    names: tuple[Fragment, ...]
    quotations: tuple[Fragment, ...]


class Hops:
    """Over one text, which is looked through stretch by stretch, and only where hops come by."""

    def __init__(self, document: Document, segments: Segments) -> None:
        self._text = document.text
        self._language = document.language
        self._stretches = Stretches(document.text, segments)
        self._zones = _by_stretch(document.zones, self._stretches)
        self._known = KnownNames(document.text)
        self._likely: dict[int, _Likely] = {}

    def prepare(self) -> Iterator[None]:
        """What every hop needs of the whole text, in steps of a millisecond or two."""
        return self._known.read()

    def from_place(
        self, caret: int, labeled: Labeled, *, backwards: bool = False
    ) -> Iterator[Fragment | None]:
        """The open places after (or before) the caret, the nearest first, and ``None`` every few milliseconds
        in which there was none.
        """
        yield from self.prepare()
        here, number = self._stretches.at(caret), len(self._stretches)
        for each in range(min(here, number - 1), -1, -1) if backwards else range(here, number):
            places = self._open_in(each, labeled)
            for place in reversed(places) if backwards else places:
                if place[1] < caret if backwards else place[0] >= caret:
                    yield place
            yield None

    def is_name(self, place: Fragment, labeled: Labeled) -> bool:
        """Whether a name or an amount ends with a place and begins with it, behind it, or one word before."""
        return any(
            end == place[1] and len(self._text[place[0] : start].split()) <= 1
            for number in self._stretches.between(*place)
            for start, end in self._names_in(number, labeled)
        )

    def _open_in(self, number: int, labeled: Labeled) -> list[Fragment]:
        """The places in a stretch that are still to be labeled, in the order of the text."""
        start, end = self._stretches[number]
        marked = [
            (span.layer, fragment)
            for span in labeled.spans_near(start, end)
            for fragment in span.fragments
            if overlap(fragment, (start, end))
        ]
        places = sorted({*self._names_in(number, labeled), *self._likely_in(number).quotations})
        return [place for place in places if not any(_answers(layer, part, place) for layer, part in marked)]

    def _names_in(self, number: int, labeled: Labeled) -> list[Fragment]:
        """Names and amounts, less what words labeled before say better, and those words."""
        names, again = self._likely_in(number).names, self._repeats_in(number, labeled.words)
        if not again:
            return list(names)
        kept = [name for name in names if all(self._outdoes(name, other) for other in again)]
        return [*kept, *(each for each in again if not any(overlap(each, name) for name in kept))]

    def _outdoes(self, name: Fragment, again: Fragment) -> bool:
        """Whether a name stands elsewhere, or holds labeled words and more than its article besides."""
        start, end = without_article(self._text, name)
        return not overlap(name, again) or (start <= again[0] and again[1] <= end and (start, end) != again)

    def _repeats_in(self, number: int, words: LabeledWords) -> list[Fragment]:
        found = words.places(self._text, *self._stretches[number])
        return [place for place in found if not self._is_dim(number, place)]

    def _likely_in(self, number: int) -> _Likely:
        if number not in self._likely:
            self._likely[number] = self._look_through(number)
        return self._likely[number]

    def _look_through(self, number: int) -> _Likely:
        text, tokens = self._text, self._stretches.tokens(number)
        datelines = [zone.end for zone in self._zones_in(number, ZoneKind.DATELINE)]
        beginnings = [*(start for start, _ in self._stretches.sentences(number)), *datelines]
        names = names_and_amounts(text, Stretch(tokens, beginnings), self._known, self._language)
        return _Likely(
            tuple(place for place in names if not self._is_dim(number, place)),
            tuple(place for place in self._quotations(number) if not self._is_dim(number, place)),
        )

    def _quotations(self, number: int) -> Iterator[Fragment]:
        """Those that begin in a stretch."""
        for zone in self._zones_in(number, ZoneKind.QUOTATION):
            if zone.end - zone.start > 1 and self._stretches.at(zone.start) == number:
                last = self._stretches.at(zone.end - 1)
                edges = [token for each in sorted({number, last}) for token in self._stretches.tokens(each)]
                yield shed(self._text, edges, zone.start, zone.end)

    def _is_dim(self, number: int, place: Fragment) -> bool:
        return any(zone.touches(*place) for zone in self._zones_in(number, ZoneKind.BOILERPLATE))

    def _zones_in(self, number: int, kind: ZoneKind) -> list[Zone]:
        return [zone for zone in self._zones.get(number, ()) if zone.kind is kind]


def _by_stretch(zones: Iterable[Zone], stretches: Stretches) -> Mapping[int, Sequence[Zone]]:
    found: defaultdict[int, list[Zone]] = defaultdict(list)
    for zone in zones:
        for number in stretches.between(zone.start, zone.end):
            found[number].append(zone)
    return found


def _answers(layer: Layer, fragment: Fragment, place: Fragment) -> bool:
    """Whether a span leaves nothing to do at a place: an entity or event that covers it, or a claim most of
    which lies there, since names inside a claim are still to be labeled.
    """
    start, end = max(fragment[0], place[0]), min(fragment[1], place[1])
    if layer is Layer.CLAIM:
        return end - start > (fragment[1] - fragment[0]) / 2
    return (start, end) == place
