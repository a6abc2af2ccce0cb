"""Labeling many places at once, as a hand would one after the other, and undone by one undo."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from annotator.domain.change import Change, Draft, Operation
from annotator.domain.errors import EditError
from annotator.domain.identity import new_id
from annotator.domain.span import Fragment, make_extent
from annotator.domain.tagset import Label
from annotator.domain.values import Id
from annotator.session.desk import Desk, own_desk
from annotator.session.edits import adding, new_span, relabeling
from annotator.session.labeling import RelabelSpan, exact_gesture
from annotator.store.project_file import ProjectFile


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A place in a document."""

    document: Id
    fragments: tuple[Fragment, ...]


def label_spots(
    file: ProjectFile, person: Id, spots: Iterable[Spot], label: str, *, second: bool = False
) -> list[Change]:
    """Give every place the label, in one's own sets: one change for each document, all or none.

    Places that bear it already are passed over; ``EditError`` where all do. ``second``: a span beside the one
    that stands there, instead of another label for it.
    """
    found = file.project.tagset().label(label)
    if found is None:
        raise EditError(f"The tagset has no label {label!r}")
    operations: dict[Id, list[Operation]] = {}
    for spot in sorted(set(spots)):
        desk = own_desk(spot.document, person)
        operations.setdefault(spot.document, []).extend(_labeling(file, desk, spot, found, second=second))
    written = {document: made for document, made in operations.items() if made}
    if not written:
        raise EditError(f"That is {found.name} already")
    return _commit(file, person, written)


def _labeling(
    file: ProjectFile, desk: Desk, spot: Spot, label: Label, *, second: bool
) -> Iterator[Operation]:
    extent = make_extent(file.documents.text(desk.document), spot.fragments)
    spans = file.sets.spans_at(desk.document, desk.annotator, extent.start, extent.end)
    if any(span.label == label.key and span.fragments == extent.fragments for span in spans):
        return
    gesture = exact_gesture(extent.fragments, spans, label, second=second)
    if isinstance(gesture, RelabelSpan):
        yield relabeling(file, desk, gesture.span, gesture.label)
    elif gesture is not None:
        yield adding(new_span(file, desk, gesture.layer, gesture.label, extent, {}))


def _commit(file: ProjectFile, person: Id, written: dict[Id, list[Operation]]) -> list[Change]:
    group = new_id() if len(written) > 1 else None
    drafts: Sequence[Draft] = [
        Draft(own_desk(document, person).scope, person, made, group) for document, made in written.items()
    ]
    return file.commit(drafts)
