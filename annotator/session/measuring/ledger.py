"""What each document adds to the measures, kept: one changed document does not count 10,000 anew."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations
from typing import Any

from annotator.agreement.token_scores import Tokens, tokens_of
from annotator.domain.layer import Layer
from annotator.domain.progress import Progress, no_progress
from annotator.domain.values import Id
from annotator.session.access import Access
from annotator.session.measuring.collecting import Collector, Corpus, check_view, read_corpus
from annotator.session.measuring.families import Among, Encounter, Family
from annotator.session.measuring.options import Options
from annotator.session.measuring.sheets import LayerReading, Omissions, Sheet
from annotator.session.measuring.tokenizing import Tokenizers
from annotator.session.viewpoint import View

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


class Ledger:
    """``options`` and the view stay the same; whoever wants others keeps another ledger."""

    def __init__(self, access: Access, view: View, options: Options) -> None:
        self.options = options
        self._access = access
        self._view = view
        self._kept: dict[Id, Kept] = {}
        self._counted: Wanted = frozenset()
        self._corpus: Corpus | None = None
        self._tokenizers = Tokenizers()

    @property
    def corpus(self) -> Corpus:
        """As it stood at the last ``update``."""
        assert self._corpus is not None, "update comes first"
        return self._corpus

    def documents(self) -> list[Kept]:
        """In their order, as they stood at the last ``update``."""
        return sorted(self._kept.values(), key=lambda each: (each.position, each.document))

    @property
    def filtered(self) -> int:
        """How many documents the options leave out."""
        return self.corpus.documents - len(self._kept)

    def update(
        self, families: Iterable[Family], by_label: bool = False, progress: Progress = no_progress
    ) -> None:
        """Count what has not been counted of the families, and whatever has changed since the last time.

        ``by_label``: for each label of the tagset too, where a family counts labels anew. Raises
        ``UnknownObject`` where the view may not see others' work; when ``progress`` raises ``Cancelled``,
        all is as it was.
        """
        check_view(self._view)
        corpus = read_corpus(self._access)
        wanted = self._counted | _wanted(families, _labels(corpus) if by_label else [])
        changed = self._changed_since_counted(corpus)
        kept = {} if changed is None else _without(self._kept, changed)
        collector = Collector(self._access, corpus, self.options)
        if changed is not None and wanted == self._counted:
            sheets, total = collector.sheets_of(sorted(changed)), len(changed)
        else:
            sheets, total = collector.sheets(), corpus.documents
        counting = _Counting(corpus, self.options, wanted, self._tokenizers)
        for done, sheet in enumerate(sheets):
            document = sheet.document.id
            if self.options.documents is None or document in self.options.documents:
                beat = _Beat(progress, done, total)
                kept[document] = counting.count(sheet, kept.get(document) or _kept(sheet), beat)
            progress(done, total)
        self._kept, self._counted, self._corpus = kept, wanted, corpus

    def _changed_since_counted(self, corpus: Corpus) -> set[Id] | None:
        """The documents that may have changed; None where everything may have."""
        before = self._corpus
        if before is None or (before.people, before.tagset) != (corpus.people, corpus.tagset):
            return None
        return self._access.run(lambda file: file.journal.documents_since(before.head))


@dataclass(frozen=True, slots=True)
class _Beat:
    """Asked for in the midst of a document: raises when the work is no longer wanted."""

    progress: Progress
    done: int
    total: int

    def __call__(self) -> bool:
        self.progress(self.done, self.total)
        return True


def _without(kept: Mapping[Id, Kept], changed: set[Id]) -> dict[Id, Kept]:
    return {document: each for document, each in kept.items() if document not in changed}


def _labels(corpus: Corpus) -> list[str]:
    return [label.key for label in corpus.tagset.labels]


def _wanted(families: Iterable[Family], labels: Sequence[str]) -> Wanted:
    return frozenset(
        (family, label) for family in families for label in (None, *(labels if family.by_label else ()))
    )


def _kept(sheet: Sheet) -> Kept:
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
class _Counting:
    corpus: Corpus
    options: Options
    wanted: Wanted
    tokenizers: Tokenizers

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
            return tokens_of(self.tokenizers.tokens(sheet.document))

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
