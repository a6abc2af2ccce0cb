"""Labeling many places at once, as a hand would one after the other, and undone by one undo."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from annotator.domain.change import Change, Draft, Operation, Scope
from annotator.domain.errors import EditError
from annotator.domain.identity import new_id
from annotator.domain.registers import adding
from annotator.domain.span import MANUAL, Fragment, Provenance, make_extent
from annotator.domain.tagset import Label
from annotator.domain.values import AttributeValue, Id
from annotator.session.desk import Desk
from annotator.session.edits import new_span, relabeling
from annotator.session.labeling import RelabelSpan, exact_gesture
from annotator.store.project_file import ProjectFile
from annotator.wording import tr


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A place in a document."""

    document: Id
    fragments: tuple[Fragment, ...]


@dataclass(frozen=True, slots=True)
class Manner:
    """How places are labeled. ``second``: by a span beside the one that stands there, instead of another
    label for it. New spans have these ``attributes`` beside their presets, and this ``origin``.
    """

    second: bool = False
    attributes: Mapping[str, AttributeValue] = field(default_factory=dict[str, AttributeValue])
    origin: Provenance = MANUAL


BY_HAND = Manner()


def label_spots(
    file: ProjectFile,
    person: Id,
    spots: Iterable[Spot],
    label: str,
    manner: Manner = BY_HAND,
    owner: Id | None = None,
) -> list[Change]:
    """Give every place the label, in one's own sets: one change for each document, all or none.

    ``owner`` is whose sets they are where those are not one's own but the gold's. Places that bear the label
    already are passed over; ``EditError`` where all do.
    """
    found = file.project.tagset().label(label)
    if found is None:
        raise EditError(tr("The tagset has no label {label!r}", label=label))
    operations: dict[Id, list[Operation]] = {}
    for spot in sorted(set(spots)):
        desk = Desk(spot.document, owner or person, person)
        operations.setdefault(spot.document, []).extend(_labeling(file, desk, spot, found, manner))
    written = {document: made for document, made in operations.items() if made}
    if not written:
        raise EditError(tr("That is {label} already", label=found.name))
    return _commit(file, person, owner or person, written)


def _labeling(file: ProjectFile, desk: Desk, spot: Spot, label: Label, manner: Manner) -> Iterator[Operation]:
    extent = make_extent(file.documents.text(desk.document), spot.fragments)
    spans = file.sets.spans_at(desk.document, desk.annotator, extent.start, extent.end)
    if any(span.label == label.key and span.fragments == extent.fragments for span in spans):
        return
    gesture = exact_gesture(extent.fragments, spans, label, second=manner.second)
    if isinstance(gesture, RelabelSpan):
        yield relabeling(file, desk, gesture.span, gesture.label)
    elif gesture is not None:
        span = new_span(file, desk, gesture.layer, gesture.label, extent, manner.attributes)
        yield adding(replace(span, origin=manner.origin))


def _commit(file: ProjectFile, person: Id, owner: Id, written: dict[Id, list[Operation]]) -> list[Change]:
    group = new_id() if len(written) > 1 else None
    drafts: Sequence[Draft] = [
        Draft(Scope(document, owner), person, made, group) for document, made in written.items()
    ]
    return file.commit(drafts)
