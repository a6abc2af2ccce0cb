"""The verbs of annotating: each makes one change to one annotation set and returns it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.change import Change, ObjectKind, Operation, Register
from annotator.domain.errors import EditError, UnknownObject
from annotator.domain.identity import new_id
from annotator.domain.layer import Layer
from annotator.domain.link import Link
from annotator.domain.registers import (
    ATTRIBUTE,
    adding,
    attribute_to_json,
    extent_to_json,
    flag_registers,
    label_to_json,
    link_to_registers,
)
from annotator.domain.span import MANUAL, Extent, Flag, Fragment, Provenance, Span, make_extent
from annotator.domain.tagset import Tagset
from annotator.domain.values import AttributeValue, Id, Json
from annotator.session.desk import Desk
from annotator.session.presets import preset_attributes
from annotator.store.project_file import ProjectFile
from annotator.wording import tr


def current_set(file: ProjectFile, desk: Desk) -> AnnotationSet:
    """The desk's set; an empty one where nothing is recorded yet."""
    return file.sets.get(desk.document, desk.annotator) or AnnotationSet(desk.document, desk.annotator)


def current_head(file: ProjectFile, desk: Desk) -> AnnotationSet:
    """The desk's set without its spans and links."""
    return file.sets.head(desk.document, desk.annotator) or AnnotationSet(desk.document, desk.annotator)


def find_span(file: ProjectFile, desk: Desk, span: Id) -> Span:
    """Raises ``UnknownObject`` where the desk's set has no such living span."""
    found = file.sets.span(desk.document, desk.annotator, span)
    if found is None:
        raise UnknownObject(tr("That span is not there any more"))
    return found


def _check_label(file: ProjectFile, layer: Layer, label: str) -> Tagset:
    """The tagset; raises ``EditError`` where it has no such label in that layer."""
    tagset = file.project.tagset()
    found = tagset.label(label)
    if found is None or found.layer is not layer:
        raise EditError(
            tr(
                "The tagset {tagset} has no {layer} label {label!r}",
                tagset=tagset.name,
                layer=tr(layer.value),
                label=label,
            )
        )
    return tagset


def check_new(
    file: ProjectFile, desk: Desk, layer: Layer, label: str, extent: Extent, but: Id | None = None
) -> None:
    """Raises ``EditError`` where another span (``but`` aside) has that label on just that place."""
    for span in file.sets.spans_at(desk.document, desk.annotator, extent.start, extent.end):
        if span.id != but and (span.layer, span.label, span.fragments) == (layer, label, extent.fragments):
            raise stands_already(extent, label)


def stands_already(extent: Extent, label: str) -> EditError:
    return EditError(tr("“{words}” is {label} already", words=extent.surface[:60], label=label))


def add_span(
    file: ProjectFile,
    desk: Desk,
    layer: Layer,
    label: str,
    fragments: Sequence[Fragment],
    *,
    attributes: Mapping[str, AttributeValue] | None = None,
    origin: Provenance = MANUAL,
    span_id: Id | None = None,
) -> Change:
    """A new span, with the tagset's presets where ``attributes`` does not say otherwise.

    Raises ``SpanInvalid`` on a place outside the text, ``EditError`` on an unknown label or a span that
    stands there already.
    """
    extent = make_extent(file.documents.text(desk.document), fragments)
    span = replace(new_span(file, desk, layer, label, extent, attributes or {}), origin=origin)
    span = replace(span, id=span_id) if span_id else span
    return desk.commit(file, adding(span))


def new_span(
    file: ProjectFile,
    desk: Desk,
    layer: Layer,
    label: str,
    extent: Extent,
    attributes: Mapping[str, AttributeValue],
) -> Span:
    """A span that may be added, with its presets; raises as ``add_span`` does."""
    tagset = _check_label(file, layer, label)
    check_new(file, desk, layer, label, extent)
    presets = preset_attributes(tagset, layer, extent, file.documents.zones(desk.document))
    return Span(new_id(), layer, label, extent, {**presets, **attributes}, tagset_version=tagset.version)


def _write_span(file: ProjectFile, desk: Desk, span: Id, registers: dict[Register, Json]) -> Change:
    find_span(file, desk, span)
    return desk.commit(file, Operation(ObjectKind.SPAN, span, registers))


def relabel(file: ProjectFile, desk: Desk, span: Id, label: str) -> Change:
    """Give a span another label of its own layer; attributes that fit no longer are kept, unseen."""
    return desk.commit(file, relabeling(file, desk, span, label))


def relabeling(file: ProjectFile, desk: Desk, span: Id, label: str) -> Operation:
    """The operation that relabels a span; raises ``EditError`` where that may not be."""
    found = find_span(file, desk, span)
    _check_label(file, found.layer, label)
    check_new(file, desk, found.layer, label, found.extent, but=span)
    return Operation(ObjectKind.SPAN, span, {"label": label_to_json(found.layer, label)})


def move_span(file: ProjectFile, desk: Desk, span: Id, fragments: Sequence[Fragment]) -> Change:
    """Give a span another place; also how a fragment is added or taken away."""
    found = find_span(file, desk, span)
    extent = make_extent(file.documents.text(desk.document), fragments)
    check_new(file, desk, found.layer, found.label, extent, but=span)
    return desk.commit(file, Operation(ObjectKind.SPAN, span, {"extent": extent_to_json(extent)}))


def set_attribute(
    file: ProjectFile, desk: Desk, span: Id, attribute: str, value: AttributeValue | None
) -> Change:
    """Answer an attribute, or take the answer back with ``None``; raises ``EditError`` on a value it has
    not.
    """
    known = file.project.tagset().attribute(attribute)
    if known is None:
        raise EditError(tr("The tagset has no attribute {attribute!r}", attribute=attribute))
    chosen = value if isinstance(value, tuple) else (value,) if isinstance(value, str) else ()
    unknown = [key for key in chosen if key not in {choice.key for choice in known.values}]
    if unknown:
        raise EditError(tr("{attribute} has no value {value!r}", attribute=known.name, value=unknown[0]))
    return _write_span(file, desk, span, {ATTRIBUTE + attribute: attribute_to_json(value)})


def set_note(file: ProjectFile, desk: Desk, span: Id | None, note: str | None) -> Change:
    """Write a note on a span, or on the document where ``span`` is ``None``; an empty one is taken away."""
    return write_remark(file, desk, span, {"note": note.strip() or None if note else None})


def set_flag(file: ProjectFile, desk: Desk, span: Id | None, flag: Flag | None) -> Change:
    """Flag a span, or the document where ``span`` is ``None``; ``None`` takes the flag away. Answers go with
    the flag to which they were given.
    """
    return write_remark(file, desk, span, flag_registers(flag))


def write_remark(file: ProjectFile, desk: Desk, span: Id | None, registers: dict[Register, Json]) -> Change:
    """Write registers on a span, or on the set itself where ``span`` is ``None``."""
    return desk.write_set(file, registers) if span is None else _write_span(file, desk, span, registers)


def remove_span(file: ProjectFile, desk: Desk, *spans: Id) -> Change:
    """Take spans away. Their links go out of sight with them, and come back when they do."""
    return desk.commit_all(
        file,
        [Operation(ObjectKind.SPAN, find_span(file, desk, span).id, {"alive": False}) for span in spans],
    )


def add_link(file: ProjectFile, desk: Desk, role: str, source: Id, target: Id | None) -> Change:
    """Let ``target`` fill ``role`` of ``source``; ``None`` says that it is not in the text.

    An answer "not in the text" and fillers exclude each other: the one given now replaces the other. Raises
    ``EditError`` where the tagset does not give that role to the source's label or that filler to the role.
    """
    filler = find_span(file, desk, target) if target else None
    return desk.commit(file, *_linking(file, desk, role, source, filler))


def add_filler(
    file: ProjectFile, desk: Desk, role: str, source: Id, layer: Layer, label: str, fragment: Fragment
) -> Change:
    """A new span that fills ``role`` of ``source``: both in one change, so that they are undone together."""
    extent = make_extent(file.documents.text(desk.document), [fragment])
    filler = new_span(file, desk, layer, label, extent, {})
    return desk.commit(file, adding(filler), *_linking(file, desk, role, source, filler))


def _linking(file: ProjectFile, desk: Desk, role: str, source: Id, filler: Span | None) -> list[Operation]:
    check_role(file, role, find_span(file, desk, source), filler)
    target = filler.id if filler else None
    links = file.sets.links_from(desk.document, desk.annotator, source)
    same_role = [link for link in links if link.role == role]
    if any(link.target == target for link in same_role):
        raise EditError(tr("That link stands there already"))
    replaced = [link for link in same_role if target is None or link.target is None]
    link = Link(new_id(), role, source, target, tagset_version=file.project.tagset().version)
    return [
        *(Operation(ObjectKind.LINK, old.id, {"alive": False}) for old in replaced),
        Operation(ObjectKind.LINK, link.id, link_to_registers(link)),
    ]


def check_role(file: ProjectFile, role: str, source: Span, target: Span | None) -> None:
    tagset = file.project.tagset()
    known = tagset.role(role)
    frame = known.frame_for(source.label) if known else None
    if known is None or frame is None:
        raise EditError(
            tr("{label} takes no role {role!r}", label=tagset.label_name(source.label), role=role)
        )
    if target is not None and target.id == source.id:
        raise EditError(tr("A span cannot fill a role of its own"))
    if target is not None and target.label not in frame.fillers:
        raise EditError(
            tr(
                "{role} of {label} cannot be filled by {filler}",
                role=known.name,
                label=source.label,
                filler=target.label,
            )
        )


def remove_link(file: ProjectFile, desk: Desk, link: Id) -> Change:
    if file.sets.link(desk.document, desk.annotator, link) is None:
        raise UnknownObject(tr("That link is not there any more"))
    return desk.commit(file, Operation(ObjectKind.LINK, link, {"alive": False}))
