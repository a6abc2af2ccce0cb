"""Flags on spans and sets, in pages by key: few of what a project holds, found without reading the rest."""

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.domain.registers import flag_from_registers
from annotator.domain.span import Flag, Span
from annotator.domain.values import Id
from annotator.store.database import Database, Row
from annotator.store.encoding import json_object
from annotator.store.failures import decoding
from annotator.store.identities import Identities
from annotator.store.rows import SPAN_VALUE, span_value

Key = tuple[int, int]
"""Numbers of a document and an annotator: where a page ends."""

_SETS = (
    "SELECT document, annotator, shown, flag, flagged FROM annotation_set"
    " WHERE (document, annotator) > (?, ?) ORDER BY document, annotator LIMIT ?"
)
_REGISTERS = "SELECT registers FROM annotation_set WHERE document = ? AND annotator = ?"
_SPANS = (
    f"SELECT {SPAN_VALUE} FROM span WHERE document = ? AND annotator = ? AND shown = 1 AND flag IS NOT NULL"
)


@dataclass(frozen=True, slots=True)
class FlaggedSet:
    """A set with a flag of its own or on some of its spans."""

    document: Id
    annotator: Id
    flag: Flag | None
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class FlagPage:
    """``last`` is the key to go on behind; ``None`` after the last page."""

    sets: Sequence[FlaggedSet]
    seen: int
    last: Key | None


class FlagQueries:
    """Only what is shown."""

    def __init__(self, database: Database, identities: Identities) -> None:
        self._database = database
        self._identities = identities

    def count(self) -> int:
        """How many sets there are to look through."""
        with decoding(self._database.path):
            return int(self._database.value("SELECT count(*) FROM annotation_set"))

    def page(self, after: Key, limit: int, annotator: Id | None = None) -> FlagPage:
        """Looks at ``limit`` sets behind a key, everybody's or one annotator's."""
        owner = None if annotator is None else self._identities.find(annotator) or 0
        with decoding(self._database.path):
            rows = self._database.rows(_SETS, (*after, limit))
            flagged = [row for row in rows if _has_flag(row) and owner in (None, row[1])]
            names = self._identities.ids_of(number for row in flagged for number in row[:2])
            sets = [self._set(names[row[0]], names[row[1]], row) for row in flagged]
        return FlagPage(sets, len(rows), (rows[-1][0], rows[-1][1]) if rows else None)

    def _set(self, document: Id, annotator: Id, row: Row) -> FlaggedSet:
        own, spans = row[3] is not None, row[4] > 0
        return FlaggedSet(
            document,
            annotator,
            flag_from_registers(json_object(self._database.value(_REGISTERS, row[:2]))) if own else None,
            tuple(map(span_value, self._database.rows(_SPANS, row[:2]))) if spans else (),
        )


def _has_flag(row: Row) -> bool:
    _, _, shown, flag, flagged = row
    return bool(shown) and (flag is not None or flagged > 0)
