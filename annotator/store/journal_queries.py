"""The history: changes by key, place, group and number."""

from collections.abc import Iterator, Sequence

from annotator.domain.change import Change, ChangeKey, ObjectKind, Scope, Step
from annotator.domain.errors import UnknownObject
from annotator.domain.values import Id, Json
from annotator.store.change_memory import ChangeMemory
from annotator.store.chunks import chunked
from annotator.store.database import Database, Row
from annotator.store.failures import decoding
from annotator.store.identities import Identities
from annotator.store.journal_rows import changes_of, steps_of
from annotator.store.statements import marks
from annotator.store.tables import JOURNAL
from annotator.wording import tr

_PAGE = 200
_MANY = 500
_HEADS = ", ".join(column.name for column in JOURNAL.columns if column.name != "payload")
_SELECT = f"SELECT {_HEADS} FROM journal "


class JournalQueries:
    """Every change is checked against its hash when it is first read; a page is one short read."""

    def __init__(self, database: Database, identities: Identities) -> None:
        self._database = database
        self._identities = identities
        self._memory = ChangeMemory()

    def _rows(self, condition: str, parameters: Sequence[object]) -> list[Row]:
        """Rows of the journal without their payloads."""
        return self._database.rows(_SELECT + condition, parameters)

    def _changes(self, condition: str, parameters: Sequence[object]) -> list[Change]:
        with decoding(self._database.path):
            return self._changes_of(self._rows(condition, parameters))

    def _changes_of(self, rows: Sequence[Row]) -> list[Change]:
        """The changes of rows; the payloads of those that are not remembered are read and checked now."""
        known = {row[0]: change for row in rows if (change := self._memory.find(row)) is not None}
        unseen = [row for row in rows if row[0] not in known]
        for chunk in chunked(unseen, _MANY):
            sql = f"SELECT number, payload FROM journal WHERE number IN ({marks(len(chunk))})"
            payloads = dict(self._database.rows(sql, [row[0] for row in chunk]))
            whole = [(*row, payloads[row[0]]) for row in chunk]
            for row, change in zip(chunk, changes_of(whole, self._identities), strict=True):
                known[row[0]] = change
                self._memory.keep(row, change)
        return [known[row[0]] for row in rows]

    def count(self) -> int:
        with decoding(self._database.path):
            return int(self._database.value("SELECT count(*) FROM journal"))

    def head_clock(self) -> int:
        """The latest clock reading in the journal; 0 before the first change."""
        with decoding(self._database.path):
            return int(self._database.value("SELECT clock FROM head"))

    def head(self) -> int:
        """The number of the last change; a position to which long work can pin itself."""
        with decoding(self._database.path):
            return int(self._database.value("SELECT number FROM head"))

    def find(self, key: ChangeKey) -> Change | None:
        replica = self._identities.find(key.replica)
        found = self._changes("WHERE replica = ? AND seq = ?", (replica, key.seq))
        return found[0] if found else None

    def get(self, key: ChangeKey) -> Change:
        change = self.find(key)
        if change is None:
            raise UnknownObject(
                tr("There is no change {number} of {copy} in this project", number=key.seq, copy=key.replica)
            )
        return change

    def of_document(
        self,
        document: Id,
        *,
        author: Id | None = None,
        annotator: Id | None = None,
        before: int | None = None,
        limit: int = 100,
    ) -> list[Change]:
        """Newest first: of the document and all its sets, or of one annotator's set alone.

        ``before`` is the clock of the last change of the page before; changes that share the clock of a
        page's last one come along with it, even beyond ``limit``.
        """
        number = self._identities.find(document)
        if number is None:
            return []
        where, parameters = self._narrowed(author, annotator)
        return self._page(f"document = ?{where}", [number, *parameters], before, limit)

    def of_author(self, author: Id, *, before: int | None = None, limit: int = 100) -> list[Change]:
        """As ``of_document``, for everything that one person did anywhere."""
        return self._page("author = ?", [self._identities.find(author)], before, limit)

    def of_project(
        self, *, author: Id | None = None, before: int | None = None, limit: int = 100
    ) -> list[Change]:
        """As ``of_document``, for what belongs to no document: name, tagset, annotators."""
        where, parameters = self._narrowed(author, None)
        return self._page(f"document IS NULL{where}", parameters, before, limit)

    def _narrowed(self, author: Id | None, annotator: Id | None) -> tuple[str, list[object]]:
        where, parameters = "", list[object]()
        for column, identifier in (("author", author), ("annotator", annotator)):
            if identifier is not None:
                where += f" AND {column} = ?"
                parameters.append(self._identities.find(identifier))
        return where, parameters

    def steps(
        self, author: Id, *, document: Id | None = None, before: int | None = None, limit: int = 100
    ) -> list[Step]:
        """As ``of_author`` or ``of_document``, without what the changes wrote."""
        where, parameters = "author = ?", [self._identities.find(author)]
        if document is not None:
            where += " AND document = ?"
            parameters.append(self._identities.find(document))
        with decoding(self._database.path):
            return steps_of(self._page_rows(where, parameters, before, limit), self._identities)

    def _page(self, where: str, parameters: list[object], before: int | None, limit: int) -> list[Change]:
        rows = self._page_rows(where, parameters, before, limit)
        with decoding(self._database.path):
            changes = self._changes_of(rows)
        return sorted(changes, key=lambda change: change.stamp, reverse=True)

    def _page_rows(
        self, where: str, parameters: Sequence[object], before: int | None, limit: int
    ) -> list[Row]:
        if before is not None:
            where += " AND clock < ?"
            parameters = [*parameters, before]
        rows = self._rows(f"WHERE {where} ORDER BY clock DESC LIMIT ?", [*parameters, limit])
        if len(rows) == limit:
            last = rows[-1][3]
            rows = [row for row in rows if row[3] > last]
            rows += self._rows(f"WHERE {where} AND clock = ?", [*parameters, last])
        return rows

    def of_scope(self, scope: Scope) -> list[Change]:
        """Everything that one annotation set, document, annotator or the project folds from."""
        places = [scope.document, scope.annotator]
        numbers = [None if place is None else self._identities.find(place) for place in places]
        return self._changes("WHERE document IS ? AND annotator IS ?", numbers)

    def group(self, group: Id) -> list[Change]:
        """Oldest first; read in pages, for an import may have made thousands."""
        number = self._identities.find(group)
        found: list[Change] = []
        after = 0
        with decoding(self._database.path):
            while rows := self._rows(
                "WHERE group_id = ? AND number > ? ORDER BY number LIMIT ?", (number, after, _PAGE)
            ):
                found += self._changes_of(rows)
                after = rows[-1][0]
        return sorted(found, key=lambda change: change.stamp)

    def documents_in_group(self, group: Id) -> int:
        """How many documents the changes of a group belong to."""
        sql = "SELECT count(DISTINCT document) FROM journal WHERE group_id = ?"
        with decoding(self._database.path):
            return int(self._database.value(sql, (self._identities.find(group),)))

    def changed_beside(self, group: Id, since: int) -> set[Id | None]:
        """Documents (``None``: the project) that other changes than the group's touch from that clock on."""
        sql = "SELECT DISTINCT document FROM journal WHERE clock >= ? AND group_id IS NOT ?"
        with decoding(self._database.path):
            numbers = {row[0] for row in self._database.rows(sql, (since, self._identities.find(group)))}
            names = self._identities.ids_of(number for number in numbers if number is not None)
        return {None if number is None else names[number] for number in numbers}

    def undone_by(self, key: ChangeKey) -> ChangeKey | None:
        """The latest change that undoes ``key``."""
        replica = self._identities.find(key.replica)
        found = self._changes("WHERE undoes_replica = ? AND undoes_seq = ?", (replica, key.seq))
        return max(found, key=lambda change: change.stamp).key if found else None

    def all(self, after: int, limit: int) -> list[tuple[int, Change]]:
        """Changes with their numbers, in the order in which this file took them up."""
        with decoding(self._database.path):
            rows = self._rows("WHERE number > ? ORDER BY number LIMIT ?", (after, limit))
            changes = self._changes_of(rows)
        return [(row[0], change) for row, change in zip(rows, changes, strict=True)]

    def documents_since(self, number: int) -> set[Id]:
        """Documents touched by changes after that number."""
        sql = "SELECT document FROM journal WHERE number > ?"
        with decoding(self._database.path):
            rows = self._database.rows(sql, (number,))
            numbers = {document for (document,) in rows if document is not None}
            return set(self._identities.ids_of(numbers).values())

    def tagsets(self) -> Iterator[Json]:
        """Every tagset that was ever written, latest first."""
        for change in sorted(self.of_scope(Scope()), key=lambda change: change.stamp, reverse=True):
            for operation in change.operations:
                if operation.kind is ObjectKind.TAGSET:
                    yield operation.writes.get("tagset")
