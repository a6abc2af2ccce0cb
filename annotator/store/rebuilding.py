"""What the tables should hold, rebuilt from the journal, against what they do hold."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Table

from annotator.domain.change import Change, Scope
from annotator.domain.errors import ProjectDamaged
from annotator.domain.fold import fold
from annotator.store.database import Database, Row
from annotator.store.encoding import from_column, unpack_id
from annotator.store.failures import DECODING_ERRORS
from annotator.store.identities import Identities
from annotator.store.journal_rows import change_of
from annotator.store.problems import Problem
from annotator.store.set_sheet import TallyKey
from annotator.store.settling import Settled, Settling
from annotator.store.sheet import Sheet
from annotator.store.statements import columns_of
from annotator.store.tables import (
    ANNOTATION_SET,
    ANNOTATOR,
    DOCUMENT,
    JOURNAL,
    LINK,
    PROJECT_OBJECT,
    SPAN,
)
from annotator.store.texts import Texts

_OF_DOCUMENTS = (DOCUMENT, ANNOTATION_SET, SPAN, LINK)
_OF_PROJECT = (ANNOTATOR, PROJECT_OBJECT)
_TEXT_SQL = (
    "SELECT t.sha256, t.characters, t.body FROM text t WHERE t.sha256 IN"
    " (SELECT sha256 FROM document WHERE number BETWEEN ? AND ?)"
)


@dataclass(frozen=True, slots=True)
class Batch:
    """All rows of some documents, or those that belong to none, as they stood at one moment."""

    journal: list[Row]
    tables: dict[Table, list[Row]]
    texts: list[Row] = field(default_factory=list[Row])


def read_documents(database: Database, first: int, last: int) -> Batch:
    """Everything about the documents with numbers from ``first`` to ``last``."""
    numbers = (first, last)
    with database.reading():
        journal = f"SELECT {columns_of(JOURNAL)} FROM journal WHERE document BETWEEN ? AND ? ORDER BY number"
        tables = {
            table: database.rows(
                f"SELECT {columns_of(table)} FROM {table.name}"
                f" WHERE {_document_column(table)} BETWEEN ? AND ?",
                numbers,
            )
            for table in _OF_DOCUMENTS
        }
        return Batch(database.rows(journal, numbers), tables, database.rows(_TEXT_SQL, numbers))


def _document_column(table: Table) -> str:
    return "number" if table is DOCUMENT else "document"


def read_project(database: Database) -> Batch:
    """Everything that belongs to no document."""
    with database.reading():
        journal = f"SELECT {columns_of(JOURNAL)} FROM journal WHERE document IS NULL ORDER BY number"
        tables = {
            table: database.rows(f"SELECT {columns_of(table)} FROM {table.name}") for table in _OF_PROJECT
        }
        return Batch(database.rows(journal), tables)


class Rebuilding:
    """Compares batches; ``tally`` is the sum of what they should add up to."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._identities = Identities(database)
        self.tally: Counter[TallyKey] = Counter()
        self.changes = 0

    def problems(self, batch: Batch) -> Iterator[Problem]:
        broken: set[int | None] = set()
        yield from self._text_problems(batch, broken)
        changes, journal_problems = self._changes(batch.journal, broken)
        yield from journal_problems
        settled = self._settled(changes, batch, broken)
        self.tally.update(settled.tally)
        names = _Names(batch)
        for table, actual in batch.tables.items():
            whole = [row for row in actual if _document_of(table, row) not in broken]
            yield from _differences(table, settled.rows(table), whole, names)
        yield from _misfits(settled, names)

    def _text_problems(self, batch: Batch, broken: set[int | None]) -> Iterator[Problem]:
        """Texts that are not what their hash says; their documents are not looked at further."""
        texts = Texts(self._database)
        for sha256, characters, body in batch.texts:
            try:
                sound = len(texts.decode(sha256.hex(), body)) == characters
            except (ProjectDamaged, *DECODING_ERRORS):
                sound = False
            if sound:
                continue
            for row in batch.tables[DOCUMENT]:
                if row[6] == sha256:
                    broken.add(row[0])
                    yield Problem("text", _Names(batch).of(row[0]), "The text is not what was stored")

    def _changes(
        self, rows: Sequence[Row], broken: set[int | None]
    ) -> tuple[dict[Scope, list[Change]], list[Problem]]:
        found: dict[Scope, list[Change]] = {}
        problems: list[Problem] = []
        for row in rows:
            self.changes += 1
            try:
                names = self._identities.ids_of(
                    number for number in (row[1], row[4], *row[5:9]) if number is not None
                )
                change = change_of(row, names)
            except (ProjectDamaged, *DECODING_ERRORS):
                broken.add(row[5])
                problems.append(Problem("journal", f"change {row[0]}", "It is not what was written there"))
            else:
                found.setdefault(change.scope, []).append(change)
        return found, problems

    def _settled(self, changes: dict[Scope, list[Change]], batch: Batch, broken: set[int | None]) -> Settled:
        texts = Texts(self._database)
        whole = {row[6] for row in batch.tables.get(DOCUMENT, []) if row[0] not in broken}
        texts.offer(
            {row[0].hex(): texts.decode(row[0].hex(), row[2]) for row in batch.texts if row[0] in whole}
        )
        sheet = Sheet(self._database, self._identities, texts, blank=True)
        for scope, of_scope in sorted(changes.items(), key=lambda item: item[0].annotator is not None):
            number = None if scope.document is None else self._identities.find(scope.document)
            if number not in broken:
                sheet.replace(scope, fold(of_scope))
        return Settling(sheet, strict=False).settle()


def _document_of(table: Table, row: Row) -> int | None:
    return row[0] if table in _OF_DOCUMENTS else None


class _Names:
    """Documents by number, as a sentence names them."""

    def __init__(self, batch: Batch) -> None:
        self._titles = {row[0]: row[3] for row in batch.tables.get(DOCUMENT, [])}

    def of(self, number: int | None) -> str:
        if number is None:
            return "the project"
        title = self._titles.get(number)
        return f"document {number}" if title is None else f"“{from_column(title)}”"


def _differences(
    table: Table, expected: Sequence[Row], actual: Sequence[Row], names: _Names
) -> Iterator[Problem]:
    size = len(table.primary_key.columns)
    wanted = {row[:size]: row for row in expected}
    found = {row[:size]: row for row in actual}
    for key in [*wanted, *(key for key in found if key not in wanted)]:
        fault = _fault(table, wanted.get(key), found.get(key))
        if fault is not None:
            place = names.of(_document_of(table, key))
            yield Problem("tables", place, f"The {_thing(table, key)} {fault}")


def _fault(table: Table, wanted: Row | None, found: Row | None) -> str | None:
    if found is None:
        return "is missing from the tables"
    if wanted is None:
        return "is not in the journal"
    columns = [
        column.name for column, one, other in zip(table.columns, wanted, found, strict=True) if one != other
    ]
    return f"differs from the journal in {', '.join(columns)}" if columns else None


def _thing(table: Table, key: Row) -> str:
    name = table.name.replace("_", " ")
    last = key[-1]
    if isinstance(last, bytes) and len(last) == 16:
        return f"{name} {unpack_id(last)}"
    return name if table in (DOCUMENT, ANNOTATION_SET) else f"{name} {last}"


def _misfits(settled: Settled, names: _Names) -> Iterator[Problem]:
    """Living spans that are not shown although their document is."""
    shown = {row[0] for row in settled.rows(DOCUMENT) if row[1]}
    for row in settled.rows(SPAN):
        if row[4] and not row[3] and row[0] in shown:
            yield Problem(
                "surface",
                names.of(row[0]),
                f"The span {unpack_id(row[2])} does not fit the text at [{row[5]}, {row[6]})",
            )
