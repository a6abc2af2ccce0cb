"""Annotation sets: what lives in them, and how far the work is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter, itemgetter

from annotator.domain.annotation_set import AnnotationSet, Status, derive_status
from annotator.domain.layer import Layer
from annotator.domain.link import Link
from annotator.domain.registers import flag_from_registers
from annotator.domain.span import Span
from annotator.domain.values import Id
from annotator.store.chunks import chunked
from annotator.store.database import Database
from annotator.store.document_queries import layers_of
from annotator.store.encoding import json_object, pack_id
from annotator.store.failures import decoding
from annotator.store.identities import Identities
from annotator.store.rows import SPAN_VALUE, Row, link_value, span_value
from annotator.store.statements import columns_of, marks
from annotator.store.tables import ANNOTATION_SET, LINK

_Key = tuple[int, int]
_ORDER: Callable[[Span | Link], tuple[object, ...]] = attrgetter("order")
_SET_OF: Callable[[Row], _Key] = itemgetter(0, 1)
_MANY = 50
_PAGE = 5000
_ONE_SET = "document = ? AND annotator = ?"
_BY_PLACE = "span INDEXED BY span_place"
"""Of its own accord SQLite looks at all spans of the set, since they stand together."""


@dataclass(slots=True)
class WorkSummary:
    """One annotator's documents by status, and spans."""

    todo: int = 0
    doing: int = 0
    done: int = 0
    skipped: int = 0
    spans: int = 0

    def add(self, status: Status, spans: int) -> None:
        setattr(self, status.value, getattr(self, status.value) + 1)
        self.spans += spans


class SetQueries:
    """Only what is shown: living spans that fit their text, living links between such spans."""

    def __init__(self, database: Database, identities: Identities) -> None:
        self._database = database
        self._identities = identities

    def _query(self, sql: str, parameters: Sequence[object]) -> Sequence[Row]:
        return self._database.rows(sql, parameters)

    def get(self, document: Id, annotator: Id) -> AnnotationSet | None:
        document_number, number = self._identities.find(document), self._identities.find(annotator)
        with decoding(self._database.path):
            sets = self._load(_ONE_SET, (document_number, number))
        return sets[0] if sets else None

    def head(self, document: Id, annotator: Id) -> AnnotationSet | None:
        """A set without its spans and links: how far it is, its note and flag."""
        places = (self._identities.find(document), self._identities.find(annotator))
        sql = f"SELECT {columns_of(ANNOTATION_SET)} FROM annotation_set WHERE shown = 1 AND {_ONE_SET}"
        with decoding(self._database.path):
            rows = self._query(sql, places)
            return _set_value(document, annotator, rows[0], [], []) if rows else None

    def span(self, document: Id, annotator: Id, span: Id) -> Span | None:
        """One span of a set, without reading the others."""
        found = self._spans(document, annotator, "span WHERE id = ?", (pack_id(span),))
        return found[0] if found else None

    def spans_at(self, document: Id, annotator: Id, start: int, end: int) -> list[Span]:
        """The spans of a set that reach from ``start`` to ``end``, whatever lies between."""
        return self._spans(document, annotator, f'{_BY_PLACE} WHERE start = ? AND "end" = ?', (start, end))

    def _spans(self, document: Id, annotator: Id, source: str, parameters: Sequence[object]) -> list[Span]:
        places = (self._identities.find(document), self._identities.find(annotator))
        sql = f"SELECT {SPAN_VALUE} FROM {source} AND shown = 1 AND {_ONE_SET}"
        with decoding(self._database.path):
            return [span_value(row) for row in self._query(sql, (*parameters, *places))]

    def links_from(self, document: Id, annotator: Id, source: Id) -> list[Link]:
        """The links of a set whose source is that span."""
        return self._links(document, annotator, "source = ?", pack_id(source))

    def link(self, document: Id, annotator: Id, link: Id) -> Link | None:
        found = self._links(document, annotator, "id = ?", pack_id(link))
        return found[0] if found else None

    def _links(self, document: Id, annotator: Id, condition: str, packed: bytes) -> list[Link]:
        places = (self._identities.find(document), self._identities.find(annotator))
        sql = f"SELECT {columns_of(LINK)} FROM link WHERE shown = 1 AND {_ONE_SET} AND {condition}"
        with decoding(self._database.path):
            return [link_value(row) for row in self._query(sql, (*places, packed))]

    def of_documents(self, documents: Sequence[Id]) -> dict[Id, list[AnnotationSet]]:
        """Every annotator's set on each of the documents, by annotator id; few queries."""
        found: dict[Id, list[AnnotationSet]] = {document: [] for document in documents}
        numbers = list(self._identities.find_many(documents).values())
        for chunk in chunked(numbers, _MANY):
            with decoding(self._database.path):
                for each in self._load(f"document IN ({marks(len(chunk))})", chunk):
                    found[each.document].append(each)
        for sets in found.values():
            sets.sort(key=lambda each: each.annotator)
        return found

    def finished_layers(self, documents: Sequence[Id]) -> dict[Id, dict[Id, frozenset[Layer]]]:
        """Who finished which layers of the documents, without reading a span; skipped ones are left out."""
        numbers = self._identities.find_many(documents)
        found: dict[Id, dict[Id, frozenset[Layer]]] = {document: {} for document in documents}
        for chunk in chunked(list(numbers.values()), _MANY):
            sql = (
                "SELECT document, annotator, finished FROM annotation_set WHERE shown = 1 AND finished > 0"
                f" AND skipped IS NULL AND document IN ({marks(len(chunk))})"
            )
            with decoding(self._database.path):
                rows = self._query(sql, chunk)
                names = self._identities.ids_of(number for row in rows for number in row[:2])
                for document, annotator, finished in rows:
                    found[names[document]][names[annotator]] = layers_of(finished)
        return found

    def _load(self, condition: str, parameters: Sequence[object]) -> list[AnnotationSet]:
        with self._database.reading():
            where = f"WHERE shown = 1 AND {condition}"
            sets = self._query(f"SELECT {columns_of(ANNOTATION_SET)} FROM annotation_set {where}", parameters)
            spans = self._query(f"SELECT {SPAN_VALUE} FROM span {where}", parameters)
            links = self._query(f"SELECT {columns_of(LINK)} FROM link {where}", parameters)
        return self._assembled(sets, spans, links)

    def _assembled(
        self, sets: Sequence[Row], spans: Sequence[Row], links: Sequence[Row]
    ) -> list[AnnotationSet]:
        spans_of: dict[_Key, list[Span]] = {(row[0], row[1]): [] for row in sets}
        links_of: dict[_Key, list[Link]] = {(row[0], row[1]): [] for row in sets}
        for key, rows in groupby(spans, _SET_OF):
            spans_of[key] += map(span_value, rows)
        for key, rows in groupby(links, _SET_OF):
            links_of[key] += map(link_value, rows)
        names = self._identities.ids_of(number for row in sets for number in row[:2])
        return [
            _set_value(names[row[0]], names[row[1]], row, spans_of[row[0], row[1]], links_of[row[0], row[1]])
            for row in sets
        ]

    def summary(self) -> dict[Id, WorkSummary]:
        """How far every annotator with a set is."""
        totals: dict[int, WorkSummary] = {}
        after: _Key | None = (-1, -1)
        with decoding(self._database.path):
            while after is not None:
                after = self._add_page(totals, after)
            names = self._identities.ids_of(totals)
        return {names[number]: progress for number, progress in totals.items()}

    def _add_page(self, totals: dict[int, WorkSummary], after: _Key) -> _Key | None:
        rows = self._query(
            "SELECT document, annotator, shown, assigned, finished, skipped, touched, spans"
            " FROM annotation_set WHERE (document, annotator) > (?, ?)"
            f" ORDER BY document, annotator LIMIT {_PAGE}",
            after,
        )
        for _, annotator, shown, assigned, finished, skipped, touched, spans in rows:
            if shown:
                status = derive_status(
                    layers_of(assigned),
                    layers_of(finished),
                    skipped=skipped is not None,
                    touched=bool(touched),
                )
                totals.setdefault(annotator, WorkSummary()).add(status, spans)
        return (rows[-1][0], rows[-1][1]) if rows else None


def _set_value(document: Id, annotator: Id, row: Row, spans: list[Span], links: list[Link]) -> AnnotationSet:
    _, _, _, assigned, finished, skipped, _, _, _, _, _, packed = row
    _check_ends(spans, links)
    spans.sort(key=_ORDER)
    links.sort(key=_ORDER)
    registers = json_object(packed)
    note = registers.get("note")
    return AnnotationSet(
        document,
        annotator,
        layers_of(assigned),
        layers_of(finished),
        skipped,
        None if note is None else str(note),
        flag_from_registers(registers),
        tuple(spans),
        tuple(links),
    )


def _check_ends(spans: list[Span], links: list[Link]) -> None:
    """Raises ``ValueError`` where a link is shown and a span that it ties is not: no fold gives that."""
    if links:
        there: set[Id | None] = {None, *(span.id for span in spans)}
        if not all(link.source in there and link.target in there for link in links):
            raise ValueError("a link stands there without its span")
