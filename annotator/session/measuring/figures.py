"""Figures of a corpus: for each pair, against the gold and over everybody; by label and by document."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from annotator.agreement.measure import Measure
from annotator.domain.annotator import Annotator
from annotator.domain.layer import Layer
from annotator.domain.progress import Progress, no_progress
from annotator.domain.values import Id
from annotator.session.measuring.counting import Kept
from annotator.session.measuring.encounters import EVERYBODY, Among
from annotator.session.measuring.evidence import Evidence
from annotator.session.measuring.families import ATTRIBUTES, Family
from annotator.session.measuring.ledger import Ledger
from annotator.session.measuring.methods import METHODS, USUAL, Found, Method, in_order
from annotator.session.measuring.packed import label_counts
from annotator.session.measuring.tables import FigureRow, LeftOut, LeftOutRow, Matrix


@dataclass(frozen=True, slots=True)
class Ask:
    """Which figures are wanted besides those of all labels and all documents."""

    measures: tuple[Measure, ...] = USUAL
    by_label: bool = False
    by_document: bool = False
    by_attribute: bool = False
    intervals: bool = True

    @property
    def families(self) -> list[Family]:
        found = dict.fromkeys(METHODS[measure].family for measure in self.measures)
        if self.by_attribute and any(METHODS[measure].of_answers for measure in self.measures):
            found[ATTRIBUTES] = None
        return list(found)


@dataclass(frozen=True)
class Meeting:
    """Who is compared in a layer, over the documents that they both, or some of them, finished.

    ``key`` is what the ledger knows them by.
    """

    ledger: Ledger
    layer: Layer
    among: Among
    people: tuple[Annotator, ...]
    intervals: bool

    @property
    def key(self) -> tuple[Layer, tuple[Id, ...]]:
        many = self.among is Among.MANY
        return self.layer, EVERYBODY if many else tuple(person.id for person in self.people)

    @cached_property
    def documents(self) -> list[Kept]:
        return [kept for kept in self.ledger.documents() if self._meet(kept)]

    def _meet(self, kept: Kept) -> bool:
        there = sum(person.id in kept.spans[self.layer] for person in self.people)
        return there > 1 if self.among is Among.MANY else there == len(self.people)

    @cached_property
    def labels(self) -> list[str]:
        return sorted({label for counts in self._spans.values() for label in counts})

    @cached_property
    def is_judged_by_one_of_them(self) -> bool:
        return self.among is Among.GOLD and any(self.people[0].id in kept.judges for kept in self.documents)

    @cached_property
    def _spans(self) -> dict[Id, dict[str, int]]:
        """By annotator, the labels of all their spans."""
        return {person.id: _added_up(self.documents, self.layer, person) for person in self.people}

    def spans(self, documents: Sequence[Kept], label: str | None) -> tuple[int, ...]:
        if documents is self.documents:
            found = [self._spans[person.id] for person in self.people]
        else:
            found = [_added_up(documents, self.layer, person) for person in self.people]
        return tuple(sum(counts.values()) if label is None else counts.get(label, 0) for counts in found)

    def evidence(self, family: Family, label: str | None, documents: Sequence[Kept]) -> Evidence:
        what, whom = (family, label if family.by_label else None), self.key
        parts = [kept.added[what][whom] for kept in documents]
        return Evidence(parts, self.ledger.options, self.intervals)

    def row(
        self,
        measure: Measure,
        found: Found,
        documents: Sequence[Kept],
        label: str | None = None,
        document: Id | None = None,
        attribute: str | None = None,
    ) -> FigureRow:
        return FigureRow(
            self.people,
            self.layer,
            measure,
            found.figure,
            len(documents),
            self.spans(documents, label),
            label,
            document,
            attribute,
            found.interval,
            found.share,
            self.is_judged_by_one_of_them,
            found.left_out,
        )


def _added_up(documents: Iterable[Kept], layer: Layer, person: Annotator) -> dict[str, int]:
    found = (kept.spans[layer].get(person.id) for kept in documents)
    return label_counts(each for each in found if each is not None)


def measure(ledger: Ledger, ask: Ask, progress: Progress = no_progress) -> list[FigureRow]:
    """Rows by layer, by who is compared, by measure; then labels, attributes and documents.

    Raises what ``Ledger.update`` raises.
    """
    ledger.update(ask.families, ask.by_label, progress)
    return [row for meeting in meetings(ledger, ask.intervals) for row in _rows(meeting, ask)]


def meetings(ledger: Ledger, intervals: bool = True) -> Iterator[Meeting]:
    """Everybody who has a set somewhere against everybody else, layer by layer; all who finished any last."""
    holders = {holder for kept in ledger.documents() for holder in kept.holders}
    persons = [person for person in ledger.corpus.persons if person.id in holders]
    golds = [gold for gold in ledger.corpus.golds if gold.id in holders]
    for layer in ledger.options.layers:
        for pair in combinations(persons, 2):
            yield Meeting(ledger, layer, Among.PAIR, pair, intervals)
        for gold in golds:
            for person in persons:
                yield Meeting(ledger, layer, Among.GOLD, (person, gold), intervals)
        readers = {who for kept in ledger.documents() for who in kept.spans[layer]}
        started = tuple(person for person in persons if person.id in readers)
        if len(started) > 2:
            yield Meeting(ledger, layer, Among.MANY, started, intervals)


def _rows(meeting: Meeting, ask: Ask) -> Iterator[FigureRow]:
    wanted = [(each, METHODS[each]) for each in in_order(ask.measures, meeting.layer)]
    wanted = [(each, method) for each, method in wanted if meeting.among in method.among]
    known: dict[tuple[Family, str | None], Evidence] = {}

    def evidence(method: Method, label: str | None) -> Evidence:
        key = (method.family, label if method.family.by_label else None)
        if key not in known:
            known[key] = meeting.evidence(*key, meeting.documents)
        return known[key]

    for name, method in wanted:
        labels = meeting.labels if ask.by_label and method.by_label else []
        for label in (None, *labels):
            found = method.find(evidence(method, label), label)
            yield meeting.row(name, found, meeting.documents, label)
    if ask.by_attribute:
        yield from _attribute_rows(meeting, [each for each in wanted if each[1].of_answers])
    if ask.by_document:
        for document in meeting.documents:
            for name, method in wanted:
                found = method.find(meeting.evidence(method.family, None, [document]), None)
                yield meeting.row(name, found, [document], document=document.document)


def _attribute_rows(meeting: Meeting, wanted: Sequence[tuple[Measure, Method]]) -> Iterator[FigureRow]:
    """Over the documents in which anybody answered."""
    if not wanted:
        return
    answers = {kept.document: kept.added[ATTRIBUTES, None][meeting.key] for kept in meeting.documents}
    for attribute in sorted({key for found in answers.values() for key in found}):
        there = [kept for kept in meeting.documents if attribute in answers[kept.document]]
        parts = [answers[kept.document][attribute] for kept in there]
        evidence = Evidence(parts, meeting.ledger.options, meeting.intervals)
        for name, method in wanted:
            yield meeting.row(name, method.find(evidence, None), there, attribute=attribute)


def matrices(rows: Iterable[FigureRow]) -> list[Matrix]:
    """The rows over all documents by layer, measure and label: what a matrix shows."""
    gathered: dict[tuple[Layer, Measure, str | None], list[FigureRow]] = {}
    for row in rows:
        if row.document is None and row.attribute is None:
            gathered.setdefault((row.layer, row.measure, row.label), []).append(row)
    return [_matrix(*key, found) for key, found in gathered.items()]


def _matrix(layer: Layer, name: Measure, label: str | None, rows: Sequence[FigureRow]) -> Matrix:
    people = dict.fromkeys(person for row in rows for person in row.people)
    ordered = sorted(people, key=lambda person: (person.kind == "gold", person.name))
    cells = {frozenset(person.id for person in row.people): row for row in rows if row.b is not None}
    over_all = next((row for row in rows if row.b is None), None)
    return Matrix(name, layer, label, tuple(ordered), cells, over_all)


def left_out(ledger: Ledger) -> list[LeftOutRow]:
    """What does not count and why, by layer; nothing of what does not occur."""
    rows = [LeftOutRow(LeftOut.FILTERED, ledger.filtered)] if ledger.filtered else []
    counts: dict[tuple[LeftOut, Layer], int] = {}
    for kept in ledger.documents():
        for key, count in kept.left_out.items():
            counts[key] = counts.get(key, 0) + count
    return rows + [
        LeftOutRow(reason, counts[reason, layer], layer)
        for reason in LeftOut
        for layer in ledger.options.layers
        if counts.get((reason, layer))
    ]
