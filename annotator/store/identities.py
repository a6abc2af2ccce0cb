"""Identifiers of documents, annotators, authors, replicas and groups, each written once and numbered."""

from collections.abc import Iterable

from annotator.domain.values import Id
from annotator.store.chunks import chunked
from annotator.store.database import Database
from annotator.store.encoding import pack_id, unpack_id
from annotator.store.statements import insert_into, marks
from annotator.store.tables import IDENTITY

_MANY = 500
_REMEMBERED = 200_000


class Identities:
    """``minted`` holds the numbers given out since the last ``settle``: nothing older names them."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._numbers: dict[Id, int] = {}
        self._ids: dict[int, Id] = {}
        self.minted: set[int] = set()

    def forget(self) -> None:
        """After a rollback: numbers that were given out are no longer there."""
        self._numbers.clear()
        self._ids.clear()
        self.minted.clear()

    def settle(self) -> None:
        self.minted.clear()
        if len(self._numbers) > _REMEMBERED:
            self.forget()

    def _remember(self, identifier: Id, number: int) -> None:
        self._numbers[identifier] = number
        self._ids[number] = identifier

    def find_many(self, identifiers: Iterable[Id]) -> dict[Id, int]:
        """The numbers of those that are known to the file."""
        wanted = list(dict.fromkeys(identifiers))
        unseen = [identifier for identifier in wanted if identifier not in self._numbers]
        for chunk in chunked(unseen, _MANY):
            sql = f"SELECT number, id FROM identity WHERE id IN ({marks(len(chunk))})"
            for number, packed in self._database.rows(sql, [pack_id(each) for each in chunk]):
                self._remember(unpack_id(packed), number)
        return {identifier: self._numbers[identifier] for identifier in wanted if identifier in self._numbers}

    def find(self, identifier: Id) -> int | None:
        number = self._numbers.get(identifier)
        return number if number is not None else self.find_many([identifier]).get(identifier)

    def mint(self, identifiers: Iterable[Id]) -> None:
        """Give every identifier a number; inside ``writing``."""
        wanted = list(dict.fromkeys(identifiers))
        known = self.find_many(wanted)
        unknown = [identifier for identifier in wanted if identifier not in known]
        if not unknown:
            return
        last = self._database.value("SELECT max(number) FROM identity") or 0
        rows = [(last + step, pack_id(identifier)) for step, identifier in enumerate(unknown, 1)]
        self._database.execute(insert_into(IDENTITY), rows)
        for (number, _), identifier in zip(rows, unknown, strict=True):
            self._remember(identifier, number)
            self.minted.add(number)

    def number(self, identifier: Id) -> int:
        """The number of an identifier that has been minted."""
        return self._numbers[identifier]

    def ids_of(self, numbers: Iterable[int]) -> dict[int, Id]:
        wanted = list(dict.fromkeys(numbers))
        unseen = [number for number in wanted if number not in self._ids]
        for chunk in chunked(unseen, _MANY):
            sql = f"SELECT number, id FROM identity WHERE number IN ({marks(len(chunk))})"
            for number, packed in self._database.rows(sql, chunk):
                self._remember(unpack_id(packed), number)
        return {number: self._ids[number] for number in wanted}
