"""Changes that were read lately: after every edit, undo asks for the same last ones again."""

from collections import OrderedDict

from annotator.domain.change import Change
from annotator.store.database import Row

_MOST = 50_000
"""Operations that are remembered: twice those of an import of the largest documents."""
_HEAD = 4
"""What a change takes up beside its operations, in operations: people make many small ones."""


class ChangeMemory:
    """Keeps changes by their journal rows without the payload, whose hash stands there for all of a change.

    A row that was rolled back and written again otherwise has another hash, and so is another row.
    """

    def __init__(self) -> None:
        self._changes: OrderedDict[Row, Change] = OrderedDict()
        self._operations = 0

    def find(self, row: Row) -> Change | None:
        change = self._changes.get(row)
        if change is not None:
            self._changes.move_to_end(row)
        return change

    def keep(self, row: Row, change: Change) -> None:
        """Remember a change, and forget those that were asked for longest ago where there is no room."""
        if row in self._changes:
            return
        self._changes[row] = change
        self._operations += _HEAD + len(change.operations)
        while self._operations > _MOST:
            _, forgotten = self._changes.popitem(last=False)
            self._operations -= _HEAD + len(forgotten.operations)
