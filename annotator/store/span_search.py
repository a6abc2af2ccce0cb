"""Spans by what they are, in pages of documents."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from annotator.domain.layer import Layer
from annotator.domain.span import Fragment, Span
from annotator.domain.values import Id
from annotator.store.chunks import chunked
from annotator.store.database import Database
from annotator.store.failures import decoding
from annotator.store.identities import Identities
from annotator.store.rows import SPAN_VALUE, Row, span_value
from annotator.store.statements import marks

_MANY = 50
_PLACE = 'document, start, "end", label'


@dataclass(frozen=True, slots=True)
class FoundSpan:
    document: Id
    annotator: Id
    span: Span


class SpanSearch:
    """Only what is shown, as in ``SetQueries``."""

    def __init__(self, database: Database, identities: Identities) -> None:
        self._database = database
        self._identities = identities

    def of_documents(
        self,
        documents: Sequence[Id],
        *,
        annotator: Id | None = None,
        layer: Layer | None = None,
        label: str | None = None,
    ) -> list[FoundSpan]:
        """The spans of these documents that fit what is given, in no order."""
        wanted = {
            "annotator": None if annotator is None else self._number(annotator),
            "layer": layer,
            "label": label,
        }
        with decoding(self._database.path):
            rows = self._rows(SPAN_VALUE, documents, wanted)
            names = self._identities.ids_of(number for row in rows for number in row[:2])
            return [FoundSpan(names[row[0]], names[row[1]], span_value(row)) for row in rows]

    def labels_at(self, documents: Sequence[Id], annotator: Id) -> dict[Id, dict[Fragment, tuple[str, ...]]]:
        """By document and place, the labels that one annotator gave to just that stretch of text."""
        found: dict[Id, dict[Fragment, tuple[str, ...]]] = {document: {} for document in documents}
        wanted = {"annotator": self._number(annotator)}
        with decoding(self._database.path):
            rows = self._rows(_PLACE, documents, wanted, "AND fragments IS NULL ORDER BY label")
            names = self._identities.ids_of(row[0] for row in rows)
            for document, start, end, label in rows:
                places = found[names[document]]
                places[start, end] = (*places.get((start, end), ()), label)
        return found

    def _number(self, annotator: Id) -> int:
        """Nobody has the number 0."""
        return self._identities.find(annotator) or 0 if annotator else 0

    def _rows(
        self, columns: str, documents: Sequence[Id], wanted: Mapping[str, object], more: str = ""
    ) -> list[Row]:
        given = {column: value for column, value in wanted.items() if value is not None}
        conditions = "".join(f"AND {column} = ? " for column in given)
        numbers = list(self._identities.find_many(documents).values())
        rows: list[Row] = []
        for chunk in chunked(numbers, _MANY):
            sql = (
                f"SELECT {columns} FROM span WHERE shown = 1 AND document IN ({marks(len(chunk))})"
                f" {conditions}{more}"
            )
            rows += self._database.rows(sql, (*chunk, *given.values()))
        return rows
