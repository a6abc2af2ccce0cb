"""Undo and redo over the journal: one's own work, in the document at hand, across restarts.

An undo is itself a change: it writes the earlier values under a new clock.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from annotator.domain.change import Change, ChangeKey, Draft, ObjectKind, Operation, Step
from annotator.domain.errors import UndoBlocked
from annotator.domain.identity import new_id
from annotator.domain.registers import origin_from_json
from annotator.domain.span import Origin
from annotator.domain.tagset import Tagset
from annotator.domain.values import Id
from annotator.session.describe import describe
from annotator.session.pages import paged
from annotator.session.reversal import (
    acts_in_force,
    is_assignment,
    is_status_change,
    next_redo,
    next_undo,
    reverting_operations,
)
from annotator.session.tagset_cover import uncovered
from annotator.store.chunks import chunked
from annotator.store.project_file import ProjectFile
from annotator.store.writing import without_collector
from annotator.wording import tr

_PAGE = 50
_LONG_PAGE = 5000
_PIECE = 200


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
    leads on to another document, and what was tagged elsewhere from where its span stands; ``sitting`` is the
    journal's clock when the project was opened.
    """
    latest = _latest_act(file, author)
    found = _nearest(file, latest, document, lambda: _latest_act(file, author, document))
    return _reversal(file, found, found, sitting) if found else None


def redoable(file: ProjectFile, document: Id | None, author: Id, sitting: int = 0) -> Reversal | None:
    """The next redo for ``author``: the change it reverts is an undo, the words tell what comes back."""

    def find(document: Id | None = None) -> Change | None:
        return next_redo(_own_changes(file, author, document), lambda key: _is_act(file, key))

    found = _nearest(file, find(), document, lambda: find(document))
    if found is None or found.undoes is None:
        return None
    return _reversal(file, found, file.journal.get(found.undoes), sitting)


def undoable_tagset(file: ProjectFile, author: Id, sitting: int = 0) -> Reversal | None:
    """The next undo among what ``author`` did to the tagset, with all that was relabeled along with it."""
    found = next_undo(_own_tagset_changes(file, author))
    return _reversal(file, found, found, sitting) if found else None


def redoable_tagset(file: ProjectFile, author: Id, sitting: int = 0) -> Reversal | None:
    found = next_redo(_own_tagset_changes(file, author), lambda key: _is_act(file, key))
    if found is None or found.undoes is None:
        return None
    return _reversal(file, found, file.journal.get(found.undoes), sitting)


def _own_tagset_changes(file: ProjectFile, author: Id) -> Iterator[Change]:
    def page(before: int | None) -> list[Change]:
        return file.journal.of_project(author=author, before=before, limit=_PAGE)

    return filter(touches_tagset, paged(page))


def _nearest(
    file: ProjectFile, latest: Change | None, document: Id | None, find_here: Callable[[], Change | None]
) -> Change | None:
    """Of the very latest that could be reverted and the latest in the document, what is reverted next."""
    if latest is not None and _is_within_reach(latest, document):
        return latest
    if document is None:
        return None
    found = find_here()
    if latest is None or (found is not None and found.group is not None and found.group == latest.group):
        return found
    return latest if _was_tagged_from(file, latest, document) else found


def _was_tagged_from(file: ProjectFile, change: Change, document: Id) -> bool:
    """Whether it tagged other places of the words of a span in this document, or took that back."""
    act = change if change.undoes is None else file.journal.get(change.undoes)
    for operation in act.operations:
        if operation.kind is ObjectKind.SPAN and "origin" in operation.writes:
            origin = origin_from_json(operation.writes["origin"])[0]
            return origin.how is Origin.PROPAGATED and any(
                file.sets.span(document, act.author, source) for source in origin.sources
            )
    return False


def _is_within_reach(change: Change, document: Id | None) -> bool:
    """Whether it was made in the document at hand, or is a status change, wherever that was made."""
    return change.scope.document is not None and (
        change.scope.document == document or is_status_change(change)
    )


def revert(file: ProjectFile, reversal: Reversal, author: Id) -> list[Change]:
    """Undo or redo: one change for each of the group, in one transaction, or ``UndoBlocked`` and none."""
    return take_back(file, _group(file, reversal.change), reversal.what, author)


def take_back(file: ProjectFile, changes: Sequence[Change], what: str, author: Id) -> list[Change]:
    """Revert changes of one group, given oldest first, all of them or, raising ``UndoBlocked``, none."""
    with without_collector():
        return _take_back(file, changes, what, author)


def _take_back(file: ProjectFile, changes: Sequence[Change], what: str, author: Id) -> list[Change]:
    blocking = {later.key: later for later in _blocking(file, changes)}
    if blocking:
        lines = dict.fromkeys(_told(file, later, author) for later in blocking.values())
        told = "; ".join(list(lines)[:5])
        raise UndoBlocked(tr("Cannot undo {what}: {later} came later", what=what, later=told))
    joined = new_id() if len(changes) > 1 else None
    drafts = [
        Draft(change.scope, author, reverting_operations(change), group=joined, undoes=change.key)
        for change in reversed(changes)
    ]
    _check_texts(file, drafts, what)
    before = file.project.tagset()
    with file.transaction():
        made = _commit_in_order(file, drafts)
        if any(touches_tagset(change) for change in changes):
            _check_covered(file, before, what)
    return made


def _check_covered(file: ProjectFile, before: Tagset, what: str) -> None:
    """A tagset goes back only as far as spans and links still find what they bear in it."""
    for problem in uncovered(file, before, file.project.tagset()):
        raise UndoBlocked(tr("Cannot undo {what}: {reason}", what=what, reason=problem))


def touches_tagset(change: Change) -> bool:
    return any(operation.kind is ObjectKind.TAGSET for operation in change.operations)


def _check_texts(file: ProjectFile, drafts: Iterable[Draft], what: str) -> None:
    """A withdrawn document comes back only where another one has kept its text."""
    for draft in drafts:
        for operation in draft.operations:
            comes_back = operation.kind is ObjectKind.DOCUMENT and operation.writes.get("alive") is True
            if comes_back and not file.documents.has_text(operation.id):
                raise UndoBlocked(
                    tr(
                        "Cannot undo {what}: its text was deleted for good;"
                        " import it again, and the work on it comes back",
                        what=what,
                    )
                )


def _commit_in_order(file: ProjectFile, drafts: Sequence[Draft]) -> list[Change]:
    """Sets can be written only where their documents and annotators are: they go first, or come last."""
    sets = [draft for draft in drafts if draft.scope.document and draft.scope.annotator]
    others = [draft for draft in drafts if not (draft.scope.document and draft.scope.annotator)]
    if not any(_takes_away(operation) for draft in others for operation in draft.operations):
        return [*_commit(file, others), *_commit(file, sets)]
    changes = _commit(file, sets)
    busy = file.sets.summary()  # whoever has other work here by now stays
    return [*changes, *_commit(file, [draft for draft in others if draft.scope.annotator not in busy])]


def _commit(file: ProjectFile, drafts: Sequence[Draft]) -> list[Change]:
    """Piece by piece, so that no more than a piece is in hand at once."""
    return [change for piece in chunked(drafts, _PIECE) for change in file.commit(piece)]


def _takes_away(operation: Operation) -> bool:
    """Whether a document or an annotator goes."""
    register = "name" if operation.kind is ObjectKind.ANNOTATOR else "alive"
    return not operation.writes.get(register, True)


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

    return paged(page)


def _latest_act(file: ProjectFile, author: Id, document: Id | None = None) -> Change | None:
    """As ``next_undo`` finds it, with a look at no more of the history than need be."""
    for step in acts_in_force(_own_steps(file, author, document)):
        change = file.journal.get(step.key)
        if not is_assignment(change):
            return change
    return None


def _own_steps(file: ProjectFile, author: Id, document: Id | None) -> Iterator[Step]:
    """Newest first; who has taken back thousands of acts has a long way to the next."""
    before, limit = None, _PAGE
    while page := file.journal.steps(author, document=document, before=before, limit=limit):
        yield from page
        before, limit = page[-1].clock, min(limit * 4, _LONG_PAGE)


def _group(file: ProjectFile, change: Change) -> list[Change]:
    if change.group is None:
        return [change]
    return sorted(file.journal.group(change.group), key=lambda item: item.stamp)


def _told(file: ProjectFile, later: Change, author: Id) -> str:
    """One's own work in words; of others' work only that there is some."""
    return describe(later, file.project.tagset()) if later.author == author else tr("work of somebody else")


def _blocking(file: ProjectFile, changes: Sequence[Change]) -> Iterator[Change]:
    own = frozenset(change.key for change in changes)
    beside = _changed_beside(file, changes)
    for change in changes:
        if change.scope.document in beside:
            yield from _blocked_by(file, change, own)


def _changed_beside(file: ProjectFile, changes: Sequence[Change]) -> set[Id | None]:
    """The documents (``None``: the project) where something may stand on the changes: of thousands, few."""
    group = changes[0].group if changes else None
    if group is None:
        return {change.scope.document for change in changes}
    return file.journal.changed_beside(group, changes[0].clock)


def _blocked_by(file: ProjectFile, change: Change, own: Container[ChangeKey]) -> Iterator[Change]:
    """What stands on a change: later writes of the same registers, or work in a document it would
    withdraw.
    """
    touched = {(op.kind, op.id, register) for op in change.operations for register in op.writes}
    adds_document = any(
        op.kind is ObjectKind.DOCUMENT and op.writes.get("alive") is True and not op.before.get("alive")
        for op in change.operations
    )
    undone: set[ChangeKey] = set()
    for later in _later_changes(file, change):
        if later.undoes is not None and later.key not in undone:
            undone.add(later.undoes)
            continue
        if later.key in own or later.key in undone:
            continue
        stands_on = adds_document or touched & {
            (op.kind, op.id, register) for op in later.operations for register in op.writes
        }
        if stands_on:
            yield later


def _later_changes(file: ProjectFile, change: Change) -> Iterator[Change]:
    """What came after ``change`` in its document or, where it has none, to the project, newest first."""
    journal, document = file.journal, change.scope.document

    def page(before: int | None) -> list[Change]:
        if document is None:
            return journal.of_project(before=before, limit=_PAGE)
        return journal.of_document(document, before=before, limit=_PAGE)

    return takewhile(lambda later: later.stamp > change.stamp, paged(page))
