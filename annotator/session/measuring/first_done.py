"""Sets as they were: when a layer was first finished, or at a time; folded from the journal where need be.

People talk once they have finished, and then mend. So what they recorded before is what tells how well they
agree by themselves.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.change import Change, ChangeKey, ObjectKind, Scope
from annotator.domain.clock import wall_ms
from annotator.domain.layer import Layer
from annotator.session.access import Access
from annotator.session.changed_since import is_work
from annotator.session.pages import paged
from annotator.session.past_states import States
from annotator.store.worker import Priority

_PAGE = 20


@dataclass(frozen=True, slots=True)
class Finish:
    """The change that first finished a layer, and whether spans or links were changed after it."""

    change: ChangeKey
    changed_since: bool


def first_finishes(newest_first: Iterable[Change], layers: Iterable[Layer]) -> dict[Layer, Finish]:
    """Goes back no further than it has to; what was undone does not count."""
    open_layers = set(layers)
    found: dict[Layer, Finish] = {}
    reverted: set[ChangeKey] = set()
    worked = False
    for change in newest_first:
        if change.key not in reverted:
            if change.undoes is not None:
                reverted.add(change.undoes)
            for layer, is_first in _finishing(change, open_layers):
                found[layer] = Finish(change.key, worked)
                if is_first:
                    open_layers.discard(layer)
        if not open_layers:
            break
        worked = worked or any(map(is_work, change.operations))
    return found


def _finishing(change: Change, layers: set[Layer]) -> Iterator[tuple[Layer, bool]]:
    """The layers that a change finishes, each with whether it never was before."""
    for operation in change.operations:
        if operation.kind is ObjectKind.SET:
            for layer in sorted(layers):
                register = f"finished.{layer.value}"
                if operation.writes.get(register) is True:
                    yield layer, operation.before.get(register) is None


class Journal:
    """One set's changes, read from the newest back, as far as somebody asks."""

    def __init__(self, access: Access, scope: Scope) -> None:
        self._access = access
        self._scope = scope

    def newest_first(self) -> Iterator[Change]:
        document, annotator = self._scope.document, self._scope.annotator
        assert document is not None
        return paged(
            lambda before: self._access.run(
                lambda file: file.journal.of_document(
                    document, annotator=annotator, before=before, limit=_PAGE
                ),
                Priority.BACKGROUND,
            )
        )

    def oldest_first(self) -> list[Change]:
        return sorted(self.newest_first(), key=lambda change: change.stamp)


def as_first_finished(
    access: Access, scope: Scope, text: str, layers: Iterable[Layer]
) -> Mapping[Layer, AnnotationSet]:
    """For the layers whose spans were changed since: the set as it was when each was first finished."""
    journal = Journal(access, scope)
    finishes = first_finishes(journal.newest_first(), layers)
    moved = {layer: finish.change for layer, finish in finishes.items() if finish.changed_since}
    if not moved:
        return {}
    changes = journal.oldest_first()
    states = States(changes)
    places = {change.key: place for place, change in enumerate(changes)}
    works = {key: states.work(scope, places[key], text) for key in set(moved.values())}
    return {layer: works[key] for layer, key in moved.items()}


def as_at(access: Access, scope: Scope, text: str, until_ms: int) -> AnnotationSet | None:
    """The set as it was at the end of that millisecond; ``None`` where it was not there yet."""
    changes = Journal(access, scope).oldest_first()
    number = _last_until(changes, until_ms)
    return States(changes).work(scope, number, text) if number >= 0 else None


def _last_until(changes: Sequence[Change], until_ms: int) -> int:
    return sum(wall_ms(change.clock) <= until_ms for change in changes) - 1
