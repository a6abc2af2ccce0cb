"""The rules of undo and redo, as pure functions on one person's changes, newest first.

A change that undoes nothing is an *act*. A change is in force until one that undoes it is in force itself:
so an
undo takes an act out of force, and a redo (the undo of an undo) puts it back.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from annotator.domain.change import Change, ChangeKey, ObjectKind, Operation, Register, Step
from annotator.domain.values import Json

Done = TypeVar("Done", Change, Step)

_STATUS_REGISTERS = ("finished.", "skipped")


def is_status_change(change: Change) -> bool:
    """Whether it only finishes, reopens or skips a document."""
    return all(
        operation.kind is ObjectKind.SET
        and all(register.startswith(_STATUS_REGISTERS) for register in operation.writes)
        for operation in change.operations
    )


def is_assignment(change: Change) -> bool:
    """Whether it only hands a document to somebody: the way in, and not work that one would take back."""
    return all(
        operation.kind is ObjectKind.SET
        and all(register.startswith("assigned.") for register in operation.writes)
        for operation in change.operations
    )


def acts_in_force(newest_first: Iterable[Done]) -> Iterator[Done]:
    """Newest first."""
    reverted: set[ChangeKey] = set()
    for change in newest_first:
        in_force = change.key not in reverted
        if change.undoes is None and in_force:
            yield change
        elif change.undoes is not None and in_force:
            reverted.add(change.undoes)


def next_undo(newest_first: Iterable[Change]) -> Change | None:
    """The latest act in force, assignments left out."""
    return next((act for act in acts_in_force(newest_first) if not is_assignment(act)), None)


def next_redo(newest_first: Iterable[Change], is_act: Callable[[ChangeKey], bool]) -> Change | None:
    """The latest undo in force, unless a new act came after it. ``is_act`` tells an undo from a redo."""
    reverted: set[ChangeKey] = set()
    for change in newest_first:
        if change.undoes is None and not is_assignment(change):
            return None
        if change.undoes is None or change.key in reverted:
            continue
        if is_act(change.undoes):
            return change
        reverted.add(change.undoes)
    return None


def reverting_operations(change: Change) -> tuple[Operation, ...]:
    """What restores the values that the change's registers had before it.

    An object that did not live before is only taken away: its other registers keep their values, so that
    undoing that in turn finds them.
    """
    return tuple(
        Operation(operation.kind, operation.id, _earlier(operation.before))
        for operation in reversed(change.operations)
    )


def _earlier(before: Mapping[Register, Json]) -> dict[Register, Json]:
    if "alive" in before and not before["alive"]:
        return {"alive": before["alive"]}
    return dict(before)
