"""Tagging every occurrence: a span's label and attributes go to other places, taken back by one undo."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from annotator.domain.change import Change
from annotator.domain.errors import EditError
from annotator.domain.span import Origin, Provenance, Span
from annotator.domain.tagset import Tagset
from annotator.domain.values import Id
from annotator.session.bulk_labeling import Manner, Spot, label_spots
from annotator.session.desk import own_desk
from annotator.session.edits import find_span
from annotator.session.occurrences import Wanted, free_places
from annotator.store.project_file import ProjectFile
from annotator.wording import tr


def usual_copies(span: Span, tagset: Tagset) -> list[str]:
    """The attributes whose answers go along: not those that the text around a place tells."""
    attributes = tagset.attributes_of(span.layer)
    return [each.key for each in attributes if each.key in span.attributes and each.preset_from is None]


def propagate(
    file: ProjectFile, person: Id, wanted: Wanted, spots: Iterable[Spot], attributes: Collection[str] = ()
) -> list[Change]:
    """Give these places the label that the span has now, and its answers to some attributes, in one's own
    sets: one change for each document, all or none.

    A span of the layer that stands just there is relabeled, and keeps its origin. What has got the label or
    become boilerplate since it was found is passed over; ``EditError`` where nothing is left, and
    ``UnknownObject`` where the span is gone.
    """
    span = find_span(file, own_desk(wanted.document, person), wanted.span.id)
    free = list(_free(file, person, replace(wanted, span=span), spots))
    if not free:
        raise EditError(tr("There is nothing left to tag"))
    return label_spots(file, person, free, span.label, _manner(file, person, span, attributes))


def _free(file: ProjectFile, person: Id, wanted: Wanted, spots: Iterable[Spot]) -> Iterator[Spot]:
    for document, here in groupby(sorted(set(spots)), key=lambda spot: spot.document):
        places = [fragment for spot in here for fragment in spot.fragments]
        found = file.spans.of_documents([document], annotator=person, layer=wanted.span.layer)
        own = [each.span for each in found]
        for each in free_places(file.documents.get(document), places, own, wanted):
            yield Spot(document, (each.place,))


def _manner(file: ProjectFile, person: Id, span: Span, attributes: Collection[str]) -> Manner:
    copied = {key: value for key, value in span.attributes.items() if key in attributes}
    name = next((each.name for each in file.project.annotators() if each.id == person), None)
    return Manner(attributes=copied, origin=Provenance(Origin.PROPAGATED, (span.id,), by=name))
