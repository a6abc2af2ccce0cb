"""Counting one document: what it adds to each family that is wanted, for all who are compared in it."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations
from typing import Any

from annotator.agreement.token_scores import Tokens
from annotator.domain.layer import Layer
from annotator.domain.values import Id
from annotator.session.measuring.collecting import Corpus
from annotator.session.measuring.families import Among, Encounter, Family
from annotator.session.measuring.options import Options
from annotator.session.measuring.sheets import LayerReading, Omissions, Sheet
from annotator.session.measuring.tokenizing import words_of

People = tuple[Id, ...]
"""One annotator, or two in the order of the corpus; nobody is named where all are compared."""

EVERYBODY: People = ()
Wanted = frozenset[tuple[Family, str | None]]
"""What is counted: a family, and a label where each is counted anew."""


@dataclass(slots=True)
class Kept:
    """One document: who counts in which layer, how many spans of each label they have, what it adds.

    ``holders`` are all who have a set on it, finished or not; ``judges`` had a hand in the gold;
    ``done_ms`` tells when each set was last changed.
    """

    document: Id
    title: str
    position: int
    spans: Mapping[Layer, Mapping[Id, Counter[str]]]
    left_out: Omissions
    holders: frozenset[Id]
    judges: frozenset[Id]
    done_ms: Mapping[Id, int]
    added: dict[tuple[Family, str | None], dict[tuple[Layer, People], Any]] = field(
        default_factory=dict[tuple[Family, str | None], dict[tuple[Layer, People], Any]]
    )


def kept_of(sheet: Sheet) -> Kept:
    document = sheet.document
    return Kept(
        document.id,
        document.title,
        sheet.position,
        {layer: _label_counts(readings) for layer, readings in sheet.readings.items()},
        sheet.left_out,
        sheet.holders,
        sheet.judges,
        sheet.done_ms,
    )


def _label_counts(readings: Mapping[Id, LayerReading]) -> dict[Id, Counter[str]]:
    return {
        annotator: Counter([unit.label for unit in reading.units]) for annotator, reading in readings.items()
    }


@dataclass(frozen=True, slots=True)
class Counting:
    corpus: Corpus
    options: Options
    wanted: Wanted

    def wants(self, sheet: Sheet) -> bool:
        return self.options.documents is None or sheet.document.id in self.options.documents

    def count(self, sheet: Sheet, kept: Kept, beat: Callable[[], bool]) -> Kept:
        """The document with all that is wanted of it; what it adds already stays."""
        wanted = [each for each in self.wanted if each not in kept.added]
        encounters = list(self._encounters(sheet, beat)) if wanted else []
        for family, label in wanted:
            kept.added[family, label] = {
                (encounter.layer, people): family.count(encounter, label)
                for among, people, encounter in encounters
                if among in family.among
            }
        return kept

    def _encounters(
        self, sheet: Sheet, beat: Callable[[], bool]
    ) -> Iterator[tuple[Among, People, Encounter]]:
        @lru_cache(maxsize=1)
        def tokens() -> Tokens:
            return words_of(sheet.document)

        for layer in self.options.layers:
            for among, people in self._meetings(sheet.readings[layer].keys()):
                readings = tuple(sheet.readings[layer][each] for each in people)
                key = EVERYBODY if among is Among.MANY else people
                yield among, key, Encounter(sheet, layer, readings, tokens, self.options, beat)

    def _meetings(self, readers: Iterable[Id]) -> Iterator[tuple[Among, People]]:
        there = set(readers)
        persons = [each.id for each in self.corpus.persons if each.id in there]
        for pair in combinations(persons, 2):
            yield Among.PAIR, pair
        for gold in self.corpus.golds:
            if gold.id in there:
                for person in persons:
                    yield Among.GOLD, (person, gold.id)
        for person in persons:
            yield Among.ONE, (person,)
        if len(self.corpus.persons) > 2 and len(persons) > 1:
            yield Among.MANY, tuple(persons)
