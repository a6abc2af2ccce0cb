"""What annotators marked, without what only a text shows: the fast way through a whole corpus."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from annotator.domain.layer import Layer
from annotator.domain.link import Link
from annotator.domain.record import record
from annotator.domain.span import Fragment, Provenance
from annotator.domain.values import AttributeValue, Id
from annotator.store.chunks import chunked
from annotator.store.database import Database
from annotator.store.document_queries import layers_of
from annotator.store.failures import decoding
from annotator.store.identities import Identities
from annotator.store.rows import LAYER_OF_MARK, MARK_VALUES, Row, link_value, mark_values
from annotator.store.statements import columns_of, marks
from annotator.store.tables import LINK

_MANY = 50
_SET_OF = itemgetter(0, 1)


@record
class Mark:
    """A span as it is compared with others."""

    id: Id
    layer: Layer
    label: str
    fragments: tuple[Fragment, ...]
    attributes: Mapping[str, AttributeValue]
    origin: Provenance


@dataclass(frozen=True, slots=True)
class StoredMarks:
    """The marks in ``rows[begin:end]`` of what a query found, as ``MARK_VALUES`` has them.

    They become values when somebody asks for them: where thousands of documents are counted, nobody does.
    """

    path: Path
    rows: Sequence[Row]
    begin: int
    end: int

    def of_layer(self, layer: Layer) -> list[Mark]:
        """Raises ``ProjectError`` on what is no mark."""
        rows = self.rows[self.begin : self.end]
        with decoding(self.path):
            return [Mark(*mark_values(row)) for row in rows if row[LAYER_OF_MARK] == layer.value]


@dataclass(frozen=True, slots=True)
class LooseMarks:
    """Marks that no query found."""

    marks: Sequence[Mark]

    def of_layer(self, layer: Layer) -> list[Mark]:
        return [each for each in self.marks if each.layer is layer]


Marks = StoredMarks | LooseMarks


@dataclass(frozen=True, slots=True)
class MarkedSet:
    """One annotator's marks on one document, in no order.

    ``changes`` is how many changes made the set, by ``authors``; ``latest`` the clock of the last of them.
    """

    annotator: Id
    assigned: frozenset[Layer]
    finished: frozenset[Layer]
    skipped: bool
    changes: int
    latest: int
    authors: frozenset[Id]
    marks: Marks = LooseMarks(())
    links: list[Link] = field(default_factory=list[Link])


class MarkQueries:
    def __init__(self, database: Database, identities: Identities) -> None:
        self._database = database
        self._identities = identities

    def of_documents(self, documents: Sequence[Id]) -> dict[Id, list[MarkedSet]]:
        """Every annotator's set on each of the documents, by annotator id; few queries."""
        found: dict[Id, list[MarkedSet]] = {document: [] for document in documents}
        numbers = {number: document for document, number in self._identities.find_many(documents).items()}
        for chunk in chunked(list(numbers), _MANY):
            with decoding(self._database.path):
                for number, marked in self._load(chunk):
                    found[numbers[number]].append(marked)
        for sets in found.values():
            sets.sort(key=lambda each: each.annotator)
        return found

    def _load(self, documents: Sequence[int]) -> list[tuple[int, MarkedSet]]:
        there = f"WHERE document IN ({marks(len(documents))})"
        with self._database.reading():
            heads = self._rows(
                "SELECT document, annotator, assigned, finished, skipped IS NOT NULL"
                f" FROM annotation_set {there} AND shown = 1",
                documents,
            )
            changes = self._rows(
                f"SELECT document, annotator, author, count(*), max(clock) FROM journal {there}"
                " AND annotator IS NOT NULL GROUP BY document, annotator, author",
                documents,
            )
            spans = self._rows(
                f"SELECT {MARK_VALUES} FROM span {there} AND shown = 1 ORDER BY document, annotator",
                documents,
            )
            links = self._rows(f"SELECT {columns_of(LINK)} FROM link {there} AND shown = 1", documents)
        return self._assembled(heads, changes, spans, links)

    def _rows(self, sql: str, parameters: Sequence[object]) -> Sequence[Row]:
        return self._database.rows(sql, parameters)

    def _assembled(
        self, heads: Sequence[Row], changes: Sequence[Row], spans: Sequence[Row], links: Sequence[Row]
    ) -> list[tuple[int, MarkedSet]]:
        made = {key: list(rows) for key, rows in groupby(sorted(changes), _SET_OF)}
        marked = self._stretches(spans)
        sets = {row[:2]: self._head(row, made.get(row[:2], []), marked.get(row[:2])) for row in heads}
        for key, rows in groupby(links, _SET_OF):
            sets[key].links.extend(map(link_value, rows))
        return [(document, marked) for (document, _), marked in sets.items()]

    def _head(self, row: Row, made: Sequence[Row], marked: StoredMarks | None) -> MarkedSet:
        _, annotator, assigned, finished, skipped = row
        names = self._identities.ids_of([annotator, *(author for _, _, author, *_ in made)])
        return MarkedSet(
            names[annotator],
            layers_of(assigned),
            layers_of(finished),
            bool(skipped),
            sum(count for *_, count, _ in made),
            max((clock for *_, clock in made), default=0),
            frozenset(names[author] for _, _, author, *_ in made),
            marked or LooseMarks(()),
        )

    def _stretches(self, spans: Sequence[Row]) -> dict[Row, StoredMarks]:
        """By document and annotator, whose rows stand together."""
        found: dict[Row, StoredMarks] = {}
        begin = 0
        for key, rows in groupby(spans, _SET_OF):
            end = begin + len(list(rows))
            found[key] = StoredMarks(self._database.path, spans, begin, end)
            begin = end
        return found
