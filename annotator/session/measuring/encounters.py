"""Annotators who meet in a layer: in one document, or in all documents of a page at once."""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property, partial
from itertools import combinations

import numpy as np

from annotator.agreement.aligned import aligned
from annotator.agreement.columns import Legend, Spans
from annotator.agreement.continua import Continuum
from annotator.agreement.many_comparisons import Comparisons
from annotator.agreement.matching import OVERLAP, Alignment, align
from annotator.agreement.token_scores import Tokens
from annotator.agreement.units import Unit
from annotator.domain.layer import Layer
from annotator.domain.values import Id
from annotator.session.measuring.collecting import Corpus
from annotator.session.measuring.options import Options
from annotator.session.measuring.pages import Page
from annotator.session.measuring.sheets import LayerReading, Sheet

Beat = Callable[[float], None]
"""Told what share of the work is done; raises when it is no longer wanted."""

People = tuple[Id, ...]
"""One annotator, or two in the order of the corpus; nobody is named where all are compared."""

EVERYBODY: People = ()


def no_beat(share: float) -> None:
    """Nobody asks how far the work is."""


class Among(Enum):
    """Who is compared: two annotators, one and the gold, all who finished a layer; or one alone is seen."""

    PAIR = auto()
    GOLD = auto()
    MANY = auto()
    ONE = auto()


@dataclass(frozen=True)
class Encounter:
    """Annotators who finished one layer of one document, and what they marked there."""

    sheet: Sheet
    layer: Layer
    readings: tuple[LayerReading, ...]
    tokens: Callable[[], Tokens]
    options: Options
    proceed: Callable[[], bool] = lambda: True

    @property
    def units(self) -> list[list[Unit]]:
        return [reading.units for reading in self.readings]

    @cached_property
    def alignment(self) -> Alignment:
        """Of two: the spans that belong together, whatever their labels."""
        one, other = self.units
        return align(one, other, OVERLAP)

    @cached_property
    def rows(self) -> list[tuple[Unit | None, ...]]:
        """The spans that belong together, a place for each annotator."""
        if len(self.readings) > 2:
            return aligned(self.units)
        found = self.alignment
        return [
            *found.pairs,
            *((unit, None) for unit in found.only_one),
            *((None, unit) for unit in found.only_other),
        ]

    def continuum(self, label: str | None) -> Continuum:
        whole = Continuum(self.sheet.length, tuple(map(tuple, self.units)))
        return whole if label is None else whole.only(label)


@dataclass(frozen=True)
class Encounters:
    """The ``people`` who finished one layer of those documents of a page that have the ``numbers``."""

    page: Page
    layer: Layer
    among: Among
    people: People
    numbers: Sequence[int]
    options: Options

    @property
    def key(self) -> tuple[Layer, People]:
        """What they are known by, whoever of everybody was there."""
        return self.layer, EVERYBODY if self.among is Among.MANY else self.people

    @property
    def legend(self) -> Legend:
        return self.page.legends[self.layer]

    def each(self, beat: Beat = no_beat) -> Iterator[Encounter]:
        """One by one, in the order of the numbers."""
        for done, number in enumerate(self.numbers):
            sheet = self.page.sheets[number]
            readings = tuple(sheet.readings[self.layer][who] for who in self.people)
            proceed = partial(_proceed, beat, done / len(self.numbers))
            tokens = partial(self.page.tokens, number)
            yield Encounter(sheet, self.layer, readings, tokens, self.options, proceed)

    @cached_property
    def spans(self) -> tuple[Spans, ...]:
        """For each of the people what they marked, documents by their places among the numbers."""
        places = np.full(len(self.page.sheets), -1)
        places[np.array(self.numbers, dtype=np.intp)] = np.arange(len(self.numbers))
        return tuple(self.page.spans(self.layer, who).moved(places) for who in self.people)

    @cached_property
    def comparisons(self) -> Comparisons:
        """Of two."""
        one, other = self.spans
        return Comparisons(one, other, self.legend)

    @property
    def tokens(self) -> list[Tokens]:
        return [self.page.tokens(number) for number in self.numbers]


def _proceed(beat: Beat, share: float) -> bool:
    beat(share)
    return True


def encounters_in(page: Page, corpus: Corpus, options: Options) -> Iterator[Encounters]:
    """All who meet in any document of a page, layer by layer."""
    for layer in options.layers:
        readers = page.readers(layer)
        for among, people in _those_who_meet(corpus, readers):
            numbers = sorted(set[int].intersection(*(readers[each] for each in people)))
            if numbers:
                yield Encounters(page, layer, among, people, numbers, options)
        if len(corpus.persons) > 2:
            for people, numbers in _all_who_meet(corpus, readers).items():
                yield Encounters(page, layer, Among.MANY, people, numbers, options)


def _those_who_meet(corpus: Corpus, readers: Container[Id]) -> Iterator[tuple[Among, People]]:
    persons = [each.id for each in corpus.persons if each.id in readers]
    for pair in combinations(persons, 2):
        yield Among.PAIR, pair
    for gold in corpus.golds:
        if gold.id in readers:
            for person in persons:
                yield Among.GOLD, (person, gold.id)
    for person in persons:
        yield Among.ONE, (person,)


def _all_who_meet(corpus: Corpus, readers: Mapping[Id, set[int]]) -> dict[People, list[int]]:
    """By who finished them together, the documents that more than one person finished."""
    found: dict[People, list[int]] = {}
    for number in sorted(set[int]().union(*readers.values())):
        persons = tuple(each.id for each in corpus.persons if number in readers.get(each.id, ()))
        if len(persons) > 1:
            found.setdefault(persons, []).append(number)
    return found
