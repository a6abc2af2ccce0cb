"""Which documents bear a label, or have changed: in pages of documents, without reading texts or spans."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from annotator.domain.values import Id
from annotator.store.database import Database
from annotator.store.failures import decoding
from annotator.store.identities import Identities
from annotator.store.statements import marks

_PAGE = "SELECT number FROM document WHERE number > ? ORDER BY number LIMIT ?"


@dataclass(frozen=True, slots=True)
class FilterPage:
    """The documents that fit among the ``seen`` ones behind a number; ``last`` is where to go on, if
    anywhere.
    """

    documents: frozenset[Id]
    seen: int
    last: int | None


class DocumentFilters:
    """``annotator`` is whose work counts: everybody's where it is ``None``."""

    def __init__(self, database: Database, identities: Identities) -> None:
        self._database = database
        self._identities = identities

    def bearing(
        self, labels: Collection[str], after: int, limit: int, annotator: Id | None = None
    ) -> FilterPage:
        """Those in which a span has one of these labels."""
        own, parameters = self._own("annotator = ?", annotator)
        sql = (
            "SELECT DISTINCT document FROM span WHERE document > ? AND document <= ? AND shown = 1"
            f" AND label IN ({marks(len(labels))}){own}"
        )
        return self._page(after, limit, lambda last: (sql, (after, last, *labels, *parameters)))

    def changed(self, clock: int, after: int, limit: int, annotator: Id | None = None) -> FilterPage:
        """Those touched by changes from that clock on, be it of the document itself or of work on it."""
        own, parameters = self._own("(annotator IS NULL OR annotator = ?)", annotator)
        sql = (
            f"SELECT DISTINCT document FROM journal WHERE document > ? AND document <= ? AND clock >= ?{own}"
        )
        return self._page(after, limit, lambda last: (sql, (after, last, clock, *parameters)))

    def _own(self, condition: str, annotator: Id | None) -> tuple[str, Sequence[object]]:
        if annotator is None:
            return "", ()
        return f" AND {condition}", (self._identities.find(annotator) or 0,)

    def _page(
        self, after: int, limit: int, query: Callable[[int], tuple[str, Sequence[object]]]
    ) -> FilterPage:
        with decoding(self._database.path):
            numbers = [row[0] for row in self._database.rows(_PAGE, (after, limit))]
            if not numbers:
                return FilterPage(frozenset(), 0, None)
            found = self._database.rows(*query(numbers[-1]))
            names = self._identities.ids_of(row[0] for row in found)
            return FilterPage(frozenset(names.values()), len(numbers), numbers[-1])
