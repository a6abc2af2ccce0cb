"""The same words labeled differently, or in one place and not in another, by one annotator or by all.

A surface is compared with white space made single and as it is written: "US" and "us" are different words. It
occurs wherever it is marked, and where it stands between word edges. An occurrence under a longer span, or
over a shorter one, is a variant in its boundary: something was marked there, but not these words.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

import regex

from annotator.agreement.matching import by_key
from annotator.agreement.units import Extent, Unit

_WORD = regex.compile(r"\w+|[^\w\s]")
_SPACE = regex.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Reading:
    """What one annotator marked in one layer of one document that they finished."""

    document: str
    annotator: str
    text: str
    units: Sequence[Unit]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place of a surface as one annotator read it.

    ``unit`` is the span over exactly this place; where there is none, ``variants`` are those that overlap it.
    """

    document: str
    annotator: str
    start: int
    end: int
    unit: Unit | None = None
    variants: tuple[Unit, ...] = ()

    @property
    def label(self) -> str | None:
        return self.unit.label if self.unit else None


@dataclass(frozen=True, slots=True)
class Surface:
    """All occurrences of one surface, in the order of readings and text."""

    words: str
    occurrences: tuple[Occurrence, ...]

    @property
    def labels(self) -> Counter[str | None]:
        """How often it got each label; None where nothing was marked over exactly it."""
        return Counter(each.label for each in self.occurrences)

    @property
    def is_labeled_differently(self) -> bool:
        return len(self.labels.keys() - {None}) > 1

    @property
    def is_left_out(self) -> bool:
        """Whether there is a place where nothing was marked."""
        return any(each.unit is None and not each.variants for each in self.occurrences)

    @property
    def has_variants(self) -> bool:
        """Whether there is a place where a longer, shorter or crossing span stands instead."""
        return any(each.variants for each in self.occurrences)

    @property
    def is_consistent(self) -> bool:
        return not (self.is_labeled_differently or self.is_left_out or self.has_variants)


def single_spaced(text: str) -> str:
    return _SPACE.sub(" ", text)


def inconsistencies(readings: Iterable[Reading], fewest: int = 2) -> list[Surface]:
    """Surfaces that are not treated alike wherever they stand, the most frequent first.

    Pass one annotator's readings to compare them with themselves, or everybody's. ``fewest`` is how many
    occurrences a surface needs. Spans of several fragments have no surface of their own.
    """
    readings = list(readings)
    sought = _Sought.of(words for reading in readings for words, _ in _marked(reading))
    found = dict[str, list[Occurrence]]()
    for reading in readings:
        for words, occurrence in _occurrences(reading, sought):
            found.setdefault(words, []).append(occurrence)
    surfaces = [Surface(words, tuple(places)) for words, places in found.items() if len(places) >= fewest]
    uneven = [surface for surface in surfaces if not surface.is_consistent]
    return sorted(uneven, key=lambda surface: (-len(surface.occurrences), surface.words))


@dataclass(frozen=True, slots=True)
class _Sought:
    """The surfaces to look for, and how many words those have that begin with a word."""

    surfaces: frozenset[str]
    lengths: Mapping[str, tuple[int, ...]]

    @classmethod
    def of(cls, surfaces: Iterable[str]) -> "_Sought":
        sought = frozenset(surfaces)
        lengths = dict[str, set[int]]()
        for surface in sought:
            words = _WORD.findall(surface)
            lengths.setdefault(words[0], set()).add(len(words))
        return cls(sought, {word: tuple(sorted(counts)) for word, counts in lengths.items()})

    def places(self, text: str) -> Iterator[tuple[str, Extent]]:
        words = [match.span() for match in _WORD.finditer(text)]
        for index, (start, end) in enumerate(words):
            for length in self.lengths.get(text[start:end], ()):
                last = index + length - 1
                if last < len(words):
                    surface = single_spaced(text[start : words[last][1]])
                    if surface in self.surfaces:
                        yield surface, (start, words[last][1])


def _marked(reading: Reading) -> Iterator[tuple[str, Unit]]:
    """The spans that have a surface, each once."""
    for unit in by_key(reading.units).values():
        words = single_spaced(reading.text[unit.start : unit.end])
        if len(unit.fragments) == 1 and not words.isspace():
            yield words, unit


def _occurrences(reading: Reading, sought: _Sought) -> Iterator[tuple[str, Occurrence]]:
    marked = sorted(_marked(reading), key=lambda each: (each[1].start, each[1].end, each[1].label))
    for words, unit in marked:
        yield words, Occurrence(reading.document, reading.annotator, unit.start, unit.end, unit)
    taken = {(unit.start, unit.end) for _, unit in marked}
    units = sorted(reading.units, key=lambda unit: unit.start)
    starts = [unit.start for unit in units]
    reached = list(accumulate((unit.end for unit in units), max))
    for words, (start, end) in sought.places(reading.text):
        if (start, end) not in taken:
            variants = _overlapping(units, starts, reached, (start, end))
            yield words, Occurrence(reading.document, reading.annotator, start, end, None, variants)


def _overlapping(
    units: Sequence[Unit], starts: Sequence[int], reached: Sequence[int], place: Extent
) -> tuple[Unit, ...]:
    """The units over a place; ``reached`` tells how far any unit up to each has come."""
    found: list[Unit] = []
    index = bisect_left(starts, place[1]) - 1
    while index >= 0 and reached[index] > place[0]:
        if any(start < place[1] and place[0] < end for start, end in units[index].fragments):
            found.append(units[index])
        index -= 1
    return tuple(reversed(found))
