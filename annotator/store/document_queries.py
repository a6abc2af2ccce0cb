"""Documents in the order of adding: for lists, one by one, and by key in pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from annotator.domain.annotation_set import Status, derive_status
from annotator.domain.document import Document, Zone, ZoneKind
from annotator.domain.errors import ProjectDamaged, UnknownObject
from annotator.domain.layer import ALL_LAYERS, Layer
from annotator.domain.registers import flag_from_registers
from annotator.domain.span import Flag
from annotator.domain.values import Id
from annotator.store.chunks import chunked
from annotator.store.database import Database
from annotator.store.encoding import from_column, json_object
from annotator.store.failures import decoding
from annotator.store.identities import Identities
from annotator.store.rows import Registers, Row
from annotator.store.statements import marks
from annotator.store.texts import Texts
from annotator.wording import tr

_PAGE = 1000
_MANY = 500
_LAYER_SETS = [
    frozenset(layer for place, layer in enumerate(Layer) if bits & 1 << place)
    for bits in range(1 << len(Layer))
]


def layers_of(bits: int) -> frozenset[Layer]:
    return _LAYER_SETS[bits]


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document as a list shows it, with one annotator's work on it.

    ``date`` is the metadata's. Without a set (``has_set``) the rest is empty and the status is todo.
    ``flagged`` counts spans with a flag, ``answered`` those whose flag has an answer.
    """

    id: Id
    position: int
    title: str
    language: str
    characters: int
    sha256: str
    date: str | None
    has_set: bool = False
    assigned: frozenset[Layer] = ALL_LAYERS
    finished: frozenset[Layer] = frozenset()
    skipped: str | None = None
    flag: Flag | None = None
    spans: int = 0
    touched: bool = False
    note: str | None = None
    flagged: int = 0
    answered: int = 0

    @property
    def status(self) -> Status:
        return derive_status(
            self.assigned, self.finished, skipped=self.skipped is not None, touched=self.touched
        )


_ROW_SQL = (
    "SELECT d.number, d.position, d.title, d.language, d.characters, d.sha256, d.date,"
    " s.assigned, s.finished, s.skipped, s.spans, s.touched, s.flagged,"
    " CASE WHEN s.touched = 1 AND (s.flag IS NOT NULL OR s.registers LIKE '%\"note\"%') THEN s.registers END,"
    " CASE WHEN s.flagged > 0 THEN (SELECT count(*) FROM span x WHERE x.document = s.document"
    " AND x.annotator = s.annotator AND x.shown = 1 AND x.flag IS NOT NULL AND x.extra LIKE '%\"answer\"%')"
    " ELSE 0 END FROM document d"
    " LEFT JOIN annotation_set s ON s.document = d.number AND s.annotator = ? AND s.shown = 1"
    " WHERE d.shown = 1 AND d.position {condition} ORDER BY d.position LIMIT ?"
)
_DOCUMENT_SQL = (
    "SELECT d.number, d.position, d.sha256, d.registers, t.body FROM document d"
    " LEFT JOIN text t ON t.sha256 = d.sha256 WHERE d.shown = 1 AND {condition} LIMIT ?"
)
_EVERYTHING = 2**62


class DocumentQueries:
    """Pages go by position. Where documents share one (after a merge), a page holds all that share its last,
    even beyond the limit, so that the next page can go on behind that position."""

    def __init__(self, database: Database, identities: Identities, texts: Texts) -> None:
        self._database = database
        self._identities = identities
        self._texts = texts

    def _query(self, sql: str, *parameters: object) -> list[Row]:
        return self._database.rows(sql, parameters)

    def _number(self, identifier: Id) -> int:
        return self._identities.find(identifier) or 0

    def count(self) -> int:
        with decoding(self._database.path):
            return int(self._query("SELECT count(*) FROM document WHERE shown = 1")[0][0])

    def rows(self, annotator: Id | None, after: int = -1, limit: int | None = None) -> list[DocumentRow]:
        """A page of the list; all of it, read in pages, without a limit."""
        number = None if annotator is None else self._number(annotator)
        found: list[DocumentRow] = []
        size = _PAGE if limit is None else limit
        while True:
            page = self._row_page(number, after, size)
            found += page
            if limit is not None or len(page) < size:
                return found
            after = page[-1].position

    def _row_page(self, annotator: int | None, after: int, limit: int) -> list[DocumentRow]:
        with decoding(self._database.path):
            rows = self._query(_ROW_SQL.format(condition="> ?"), annotator, after, limit)
            if len(rows) == limit:
                last = rows[-1][1]
                rows = [row for row in rows if row[1] < last]
                rows += self._query(_ROW_SQL.format(condition="= ?"), annotator, last, _EVERYTHING)
            names = self._identities.ids_of(row[0] for row in rows)
            return _in_order([_document_row(names[row[0]], row) for row in rows])

    def row(self, document: Id, annotator: Id | None) -> DocumentRow:
        """One line of the list, as after a change; raises ``UnknownObject``."""
        number = None if annotator is None else self._number(annotator)
        with decoding(self._database.path):
            sql = _ROW_SQL.format(condition=">= 0 AND d.number = ?")
            rows = self._query(sql, number, self._number(document), 1)
            if not rows:
                raise _no_document(document)
            return _document_row(document, rows[0])

    def get(self, document: Id) -> Document:
        with decoding(self._database.path):
            rows = self._query(_DOCUMENT_SQL.format(condition="d.number = ?"), self._number(document), 1)
            if not rows:
                raise _no_document(document)
            return self._document(document, rows[0])

    def text(self, document: Id) -> str:
        sql = "SELECT sha256 FROM document WHERE shown = 1 AND number = ?"
        with decoding(self._database.path):
            rows = self._query(sql, self._number(document))
            text = self._texts.get(rows[0][0].hex()) if rows else None
        if text is None:
            raise _no_document(document)
        return text

    def has_text(self, document: Id) -> bool:
        """Whether the text of a document that is or was there is kept."""
        sql = "SELECT 1 FROM document d JOIN text t ON t.sha256 = d.sha256 WHERE d.number = ?"
        with decoding(self._database.path):
            return bool(self._query(sql, self._number(document)))

    def zones(self, document: Id) -> tuple[Zone, ...]:
        """A document's zones, without its text."""
        sql = "SELECT registers FROM document WHERE shown = 1 AND number = ?"
        with decoding(self._database.path):
            rows = self._query(sql, self._number(document))
            if not rows:
                raise _no_document(document)
            return _zones(json_object(rows[0][0]))

    def page(self, after: int, limit: int) -> list[tuple[int, Document]]:
        """Documents with their positions, from behind the position ``after``."""
        with decoding(self._database.path):
            rows = self._query(
                _DOCUMENT_SQL.format(condition="d.position > ? ORDER BY d.position"), after, limit
            )
            if len(rows) == limit:
                last = rows[-1][1]
                rows = [row for row in rows if row[1] < last]
                rows += self._query(_DOCUMENT_SQL.format(condition="d.position = ?"), last, _EVERYTHING)
            names = self._identities.ids_of(row[0] for row in rows)
            found = [(row[1], self._document(names[row[0]], row)) for row in rows]
        return sorted(found, key=lambda item: (item[0], item[1].id))

    def page_ids(self, after: int, limit: int) -> list[tuple[int, Id]]:
        """As ``page``, ids only."""
        return [(row.position, row.id) for row in self.rows(None, after, limit)]

    def _document(self, identifier: Id, row: Row) -> Document:
        _, _, packed, registers, body = row
        sha256 = packed.hex()
        if body is None:
            raise ProjectDamaged(
                tr("{path} is damaged: a document's text is missing", path=self._database.path)
            )
        return document_value(identifier, json_object(registers), sha256, self._texts.decode(sha256, body))

    def ids_with_sha256(self, sha256: str) -> list[Id]:
        """The documents that have this text."""
        with decoding(self._database.path):
            rows = self._query(
                "SELECT number FROM document WHERE sha256 = ? AND shown = 1", bytes.fromhex(sha256)
            )
            return sorted(self._identities.ids_of(row[0] for row in rows).values())

    def known(self, documents: Sequence[Id]) -> dict[Id, str]:
        """Those of the documents that are in the project, with the SHA-256 of their texts."""
        numbers = self._identities.find_many(documents)
        names = {number: document for document, number in numbers.items()}
        found: dict[Id, str] = {}
        with decoding(self._database.path):
            for chunk in chunked(list(names), _MANY):
                sql = (
                    f"SELECT number, sha256 FROM document WHERE shown = 1 AND number IN ({marks(len(chunk))})"
                )
                found.update({names[number]: packed.hex() for number, packed in self._query(sql, *chunk)})
        return found

    def next_position(self) -> int:
        """Behind every document that is or was there."""
        sql = "SELECT max(position) FROM document WHERE shown = ?"
        with decoding(self._database.path):
            last = [self._query(sql, shown)[0][0] for shown in (0, 1)]
        return max((position + 1 for position in last if position is not None), default=0)


def _in_order(rows: list[DocumentRow]) -> list[DocumentRow]:
    return sorted(rows, key=lambda row: (row.position, row.id))


def _document_row(identifier: Id, row: Row) -> DocumentRow:
    (
        _,
        position,
        title,
        language,
        characters,
        sha256,
        date,
        assigned,
        finished,
        skipped,
        spans,
        touched,
        flagged,
        remarks,
        answered,
    ) = row
    has_set = assigned is not None
    held = {} if remarks is None else json_object(remarks)
    return DocumentRow(
        identifier,
        position,
        from_column(title or ""),
        from_column(language or ""),
        characters,
        sha256.hex(),
        None if date is None else from_column(date),
        has_set,
        layers_of(assigned) if has_set else ALL_LAYERS,
        layers_of(finished or 0),
        skipped,
        flag_from_registers(held),
        spans or 0,
        bool(touched),
        None if held.get("note") is None else str(held["note"]),
        flagged or 0,
        answered or 0,
    )


def document_value(identifier: Id, registers: Registers, sha256: str, text: str) -> Document:
    meta = {
        name.removeprefix("meta."): value
        for name, value in sorted(registers.items())
        if name.startswith("meta.")
    }
    return Document(
        identifier,
        cast("str", registers.get("title", "")),
        text,
        sha256,
        cast("str", registers.get("language", "")),
        meta,
        _zones(registers),
    )


def _zones(registers: Registers) -> tuple[Zone, ...]:
    names = (name for name, value in registers.items() if value is not None and name.startswith("zone."))
    return tuple(sorted(_zone(name) for name in names))


def _zone(name: str) -> Zone:
    _, kind, start, end = name.split(".")
    return Zone(int(start), int(end), ZoneKind(kind))


def _no_document(document: Id) -> UnknownObject:
    return UnknownObject(tr("There is no document {id} in this project", id=document))
