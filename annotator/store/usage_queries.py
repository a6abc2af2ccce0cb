"""What living spans and links bear: labels, answers, roles, and the tagset version that they were made under.

All are read a few documents at a time, so that no read is long.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from annotator.domain.registers import attribute_from_json, origin_from_json
from annotator.domain.values import AttributeValue, Id
from annotator.store.database import Database
from annotator.store.encoding import from_json, json_object
from annotator.store.failures import decoding
from annotator.store.identities import Identities
from annotator.store.rows import Row
from annotator.store.statements import marks

_WINDOW = 200
"""Documents in one read."""


@dataclass(slots=True)
class Use:
    """How many spans or links bear something, and in which documents, by their numbers."""

    count: int = 0
    documents: set[int] = field(default_factory=set[int])

    def add(self, document: int, count: int) -> None:
        self.count += count
        self.documents.add(document)


class UsageQueries:
    """``annotator`` narrows to the sets of one."""

    def __init__(self, database: Database, identities: Identities) -> None:
        self._database = database
        self._identities = identities

    def labels_in_use(self) -> list[str]:
        """The keys that any living span bears, whatever the tagset knows."""
        with decoding(self._database.path):
            rows = self._database.rows("SELECT DISTINCT label FROM tally WHERE spans > 0")
        return sorted(row[0] for row in rows)

    def labels(self, wanted: Collection[str], annotator: Id | None = None) -> dict[str, Use]:
        """Spans by label."""
        found = {label: Use() for label in wanted}
        sql = "SELECT document, label, count(*) FROM span {where} AND label IN ({labels}) GROUP BY 1, 2"
        for document, label, count in self._windows(sql, annotator, wanted):
            found[label].add(document, count)
        return found

    def versions(self, wanted: Collection[str], annotator: Id | None = None) -> dict[tuple[str, int], Use]:
        """Spans by label and the tagset version that they were made under."""
        found: dict[tuple[str, int], Use] = {}
        sql = (
            "SELECT document, label, origin, count(*) FROM span {where} AND label IN ({labels})"
            " GROUP BY 1, 2, 3"
        )
        for document, label, origin, count in self._windows(sql, annotator, wanted):
            version = origin_from_json(from_json(origin))[1]
            found.setdefault((label, version), Use()).add(document, count)
        return found

    def answers(self, annotator: Id | None = None) -> dict[tuple[str, AttributeValue], Use]:
        """Spans by attribute and answer; one that has several at once counts for each."""
        found: dict[tuple[str, AttributeValue], Use] = {}
        sql = (
            "SELECT document, attributes, count(*) FROM span {where} AND attributes IS NOT NULL GROUP BY 1, 2"
        )
        for document, attributes, count in self._windows(sql, annotator):
            for key, value in json_object(attributes).items():
                answer = attribute_from_json(value)
                for each in answer if isinstance(answer, tuple) else (answer,):
                    found.setdefault((key, each), Use()).add(document, count)
        return found

    def roles(self, annotator: Id | None = None) -> dict[str, Use]:
        """Links by role."""
        found: dict[str, Use] = {}
        sql = "SELECT document, role, count(*) FROM link {where} GROUP BY 1, 2"
        for document, role, count in self._windows(sql, annotator):
            found.setdefault(role, Use()).add(document, count)
        return found

    def _windows(
        self, sql: str, annotator: Id | None, labels: Collection[str] | None = None
    ) -> Iterator[Row]:
        """The rows of a query, window after window of document numbers."""
        where = "WHERE shown = 1 AND document > ? AND document <= ?"
        mine = [] if annotator is None else [self._identities.find(annotator) or 0]
        where += " AND annotator = ?" if mine else ""
        if labels is not None and not labels:
            return
        whole = sql.format(where=where, labels=marks(len(labels or ())))
        last = self._database.value("SELECT max(document) FROM annotation_set") or 0
        for start in range(0, last, _WINDOW):
            parameters = [start, start + _WINDOW, *mine, *(labels or ())]
            with decoding(self._database.path):
                rows = self._database.rows(whole, parameters)
            yield from rows
