"""What undo and redo would do, and have just done: in words, and where to look for it."""

from collections.abc import Mapping
from typing import Any, cast

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.change import Change, ObjectKind, Operation
from annotator.domain.registers import extent_from_json
from annotator.domain.values import Id
from annotator.session.undo import Reversal
from annotator.ui.actions import Act
from annotator.wording import mark, tr

_NEXT = {Act.UNDO: mark("Undo {what}"), Act.REDO: mark("Redo {what}")}


def reverting_words(act: Act, what: str) -> str:
    """What undo or redo is called where ``what`` comes next."""
    return tr(_NEXT[act], what=what)


def reverted_words(reversal: Reversal) -> str:
    """For example ``Undone: add PERSON “Ines Calloway”``."""
    if reversal.change.undoes is None:
        return tr("Undone: {what}", what=reversal.what)
    return tr("Redone: {what}", what=reversal.what)


def span_of(change: Change, work: AnnotationSet) -> Id | None:
    """The first span there is that a change was about; of a link, the one at its source.

    One that was there before and after goes first: of a merge, the span that the others were merged into.
    """
    sources = {link.id: link.source for link in work.links}
    living = {span.id for span in work.spans}
    for operation in sorted(change.operations, key=lambda each: "alive" in each.writes):
        found = _source(operation, sources) if operation.kind is ObjectKind.LINK else operation.id
        if found in living:
            return found
    return None


def offset_of(change: Change) -> int | None:
    """Where a span stood that a change was about, as far as the change tells."""
    for operation in change.operations:
        extent = operation.writes.get("extent") or operation.before.get("extent")
        if operation.kind is ObjectKind.SPAN and extent:
            return extent_from_json(extent).start
    return None


def _source(operation: Operation, sources: Mapping[Id, Id]) -> Id | None:
    ends = operation.writes.get("ends")
    return cast("Mapping[str, Any]", ends)["source"] if ends else sources.get(operation.id)
