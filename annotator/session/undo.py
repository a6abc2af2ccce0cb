"""Undo and redo over the journal: one's own work, in the document at hand, across restarts.

An undo is itself a change: it writes the earlier values under a new clock.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from annotator.domain.change import Change, ChangeKey, Draft, ObjectKind
from annotator.domain.errors import UndoBlocked
from annotator.domain.identity import new_id
from annotator.domain.values import Id
from annotator.session.describe import describe
from annotator.session.reversal import is_status_change, next_redo, next_undo, reverting_operations
from annotator.store.project_file import ProjectFile

_PAGE = 50


@dataclass(frozen=True, slots=True)
class Reversal:
    """What the next undo or redo would revert.

    ``past_sitting``: it was made before the project was opened.
    """

    change: Change
    what: str
    past_sitting: bool

    @property
    def document(self) -> Id | None:
        return self.change.scope.document


def undoable(file: ProjectFile, document: Id | None, author: Id, sitting: int = 0) -> Reversal | None:
    """The next undo for ``author``.

    A status change that is their very latest act is undone from wherever they are now, since finishing
    leads on to another document; ``sitting`` is the journal's clock when the project was opened.
    """
    latest = next_undo(_own_changes(file, author))
    if latest is not None and (latest.scope.document == document or is_status_change(latest)):
        return _reversal(file, latest, latest, sitting)
    if document is None:
        return None
    found = next_undo(_own_changes(file, author, document))
    return _reversal(file, found, found, sitting) if found else None


def redoable(file: ProjectFile, document: Id | None, author: Id, sitting: int = 0) -> Reversal | None:
    """The next redo for ``author``: the change it reverts is an undo, the words tell what comes back."""
    latest = next_redo(_own_changes(file, author), lambda key: _is_act(file, key))
    if latest is not None and not (latest.scope.document == document or is_status_change(latest)):
        latest = None
    if latest is None and document is not None:
        latest = next_redo(_own_changes(file, author, document), lambda key: _is_act(file, key))
    if latest is None or latest.undoes is None:
        return None
    return _reversal(file, latest, file.journal.get(latest.undoes), sitting)


def revert(file: ProjectFile, reversal: Reversal, author: Id) -> list[Change]:
    """Undo or redo: one change for each of the group, in one transaction, or ``UndoBlocked`` and none."""
    group = _group(file, reversal.change)
    blocking = [line for change in group for line in _blocked_by(file, change, group)]
    if blocking:
        raise UndoBlocked(f"Cannot undo {reversal.what}: {'; '.join(blocking[:5])}")
    joined = new_id() if len(group) > 1 else None
    return file.commit(
        [
            Draft(change.scope, author, reverting_operations(change), group=joined, undoes=change.key)
            for change in reversed(group)
        ]
    )


def _reversal(file: ProjectFile, change: Change, described: Change, sitting: int) -> Reversal:
    return Reversal(change, describe(described, file.project.tagset()), change.clock <= sitting)


def _is_act(file: ProjectFile, key: ChangeKey) -> bool:
    return file.journal.get(key).undoes is None


def _own_changes(file: ProjectFile, author: Id, document: Id | None = None) -> Iterator[Change]:
    """One person's changes, newest first, read page by page as far as they are wanted."""
    journal = file.journal

    def page(before: int | None) -> list[Change]:
        if document is None:
            return journal.of_author(author, before=before, limit=_PAGE)
        return journal.of_document(document, author=author, before=before, limit=_PAGE)

    return _paged(page)


def _paged(read: Callable[[int | None], list[Change]]) -> Iterator[Change]:
    before: int | None = None
    while page := read(before):
        yield from page
        before = page[-1].clock


def _group(file: ProjectFile, change: Change) -> list[Change]:
    if change.group is None:
        return [change]
    return sorted(file.journal.group(change.group), key=lambda item: item.stamp)


def _blocked_by(file: ProjectFile, change: Change, group: Sequence[Change]) -> Iterator[str]:
    """What stands on a change: later writes of the same registers, or work in a document it would
    withdraw.
    """
    document = change.scope.document
    if document is None:
        return
    own = {item.key for item in group}
    touched = {(op.kind, op.id, register) for op in change.operations for register in op.writes}
    adds_document = any(
        op.kind is ObjectKind.DOCUMENT and op.writes.get("alive") is True and not op.before.get("alive")
        for op in change.operations
    )
    undone: set[ChangeKey] = set()
    for later in _later_changes(file, document, change):
        if later.undoes is not None and later.key not in undone:
            undone.add(later.undoes)
            continue
        if later.key in own or later.key in undone:
            continue
        stands_on = adds_document or touched & {
            (op.kind, op.id, register) for op in later.operations for register in op.writes
        }
        if stands_on:
            yield f"{describe(later, file.project.tagset())} came later"


def _later_changes(file: ProjectFile, document: Id, change: Change) -> Iterator[Change]:
    """The document's changes after ``change``, newest first."""
    journal = file.journal
    pages = _paged(lambda before: journal.of_document(document, before=before, limit=_PAGE))
    return takewhile(lambda later: later.stamp > change.stamp, pages)
