"""Reads a damaged project file: every row that can still be read, and nothing of what contradicts itself."""

from collections.abc import Iterator, Sequence
from typing import Any

from annotator.domain.change import Change
from annotator.domain.errors import ProjectError
from annotator.domain.identity import is_id, text_sha256
from annotator.domain.values import Id
from annotator.store.database import Database, Row
from annotator.store.encoding import unpack_id, unpack_text
from annotator.store.failures import DECODING_ERRORS, decoding
from annotator.store.journal_rows import change_of
from annotator.store.statements import columns_of
from annotator.store.tables import JOURNAL

_RANGE = 1000


class Wreck:
    def __init__(self, database: Database) -> None:
        self._database = database
        self.lost_changes = 0
        self._names = dict(self._identities())

    def first(self, *queries: str) -> Any:
        """The answer of the first query that has one."""
        for sql in queries:
            try:
                with decoding(self._database.path):
                    value = self._database.value(sql)
            except ProjectError:
                continue
            if value is not None:
                return value
        return None

    def rows(self, sql: str, last: int) -> Iterator[Row]:
        """All readable rows of a query whose two parameters bound its key from 0 to ``last``."""
        for first in range(0, last + 1, _RANGE):
            yield from self._range(sql, first, min(first + _RANGE - 1, last))

    def _range(self, sql: str, first: int, last: int) -> Sequence[Row]:
        try:
            with decoding(self._database.path):
                return self._database.rows(sql, (first, last))
        except ProjectError:
            if first == last:
                return []
        middle = (first + last) // 2
        return [*self._range(sql, first, middle), *self._range(sql, middle + 1, last)]

    def _identities(self) -> Iterator[tuple[int, Id]]:
        last = self._bound("SELECT max(number) FROM identity", "SELECT count(*) FROM identity")
        for number, packed in self.rows("SELECT number, id FROM identity WHERE number BETWEEN ? AND ?", last):
            if isinstance(packed, bytes) and len(packed) == 16:
                yield number, unpack_id(packed)

    def _bound(self, *queries: str) -> int:
        value = self.first(*queries)
        return value if isinstance(value, int) else 0

    @property
    def last_number(self) -> int:
        """The greatest number of a document or annotator."""
        return max(self._names, default=0)

    def name(self, number: object) -> Id | None:
        return self._names.get(number) if isinstance(number, int) else None

    def project(self) -> Id | None:
        value = self.first("SELECT value FROM info WHERE key = 'project'")
        if isinstance(value, str) and is_id(value):
            return value
        return next((change.operations[0].id for change in self.changes() if _is_of_project(change)), None)

    def changes(self) -> Iterator[Change]:
        """Every change that is whole; counts the others in ``lost_changes``."""
        last = self._bound("SELECT max(number) FROM journal", "SELECT number FROM head")
        self.lost_changes = last
        sql = f"SELECT {columns_of(JOURNAL)} FROM journal WHERE number BETWEEN ? AND ?"
        for row in self.rows(sql, last):
            try:
                change = change_of(row, self._names)
            except (ProjectError, *DECODING_ERRORS):
                continue
            self.lost_changes -= 1
            yield change

    def texts(self) -> dict[str, str]:
        """Every text that fits its hash."""
        found: dict[str, str] = {}
        last = self._bound("SELECT max(rowid) FROM text", "SELECT count(*) FROM text")
        for sha256, body in self.rows("SELECT sha256, body FROM text WHERE rowid BETWEEN ? AND ?", last):
            try:
                text = unpack_text(body)
                if text_sha256(text) == sha256.hex():
                    found[sha256.hex()] = text
            except DECODING_ERRORS:
                continue
        return found


def _is_of_project(change: Change) -> bool:
    return change.scope.document is None and change.scope.annotator is None and bool(change.operations)
