"""Making one span of several, and two of one. Each is one change, and undone as one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.change import Change, ObjectKind, Operation, Register
from annotator.domain.errors import EditError
from annotator.domain.identity import new_id
from annotator.domain.link import Link
from annotator.domain.registers import ATTRIBUTE, adding, attribute_to_json, extent_to_json, link_to_registers
from annotator.domain.span import Extent, Fragment, Span, make_extent
from annotator.domain.tagset import Tagset
from annotator.domain.values import Id, Json
from annotator.session.desk import Desk
from annotator.session.edits import current_set, find_span, stands_already
from annotator.store.project_file import ProjectFile
from annotator.text.paragraphs import trim
from annotator.wording import tr


def merge_spans(file: ProjectFile, desk: Desk, survivor: Id, others: Sequence[Id]) -> Change:
    """One span where several stood: the survivor's label over all their fragments, those that only white
    space parts made one.

    It keeps its own answers and note, and takes from the others what it has none of. Their links move to it,
    but for those that it cannot have. Raises ``EditError`` where the spans are of different layers.
    """
    spans = [find_span(file, desk, span) for span in dict.fromkeys((survivor, *others))]
    first, rest = spans[0], spans[1:]
    if not rest:
        raise EditError(tr("There is no second span to merge with"))
    if any(span.layer is not first.layer for span in rest):
        raise EditError(tr("Spans of different layers cannot be merged"))
    text = file.documents.text(desk.document)
    extent = make_extent(text, closed(text, [piece for span in spans for piece in span.fragments]))
    work, gone = current_set(file, desk), {span.id for span in rest}
    _check_free(work, first, extent, gone)
    registers = {"extent": extent_to_json(extent), **_inherited(first, rest)}
    return desk.commit(
        file,
        *_moved_links(work, file.project.tagset(), first, gone),
        *(Operation(ObjectKind.SPAN, span, {"alive": False}) for span in sorted(gone)),
        Operation(ObjectKind.SPAN, first.id, registers),
    )


def split_span(file: ProjectFile, desk: Desk, span: Id, offset: int) -> Change:
    """Two spans where one stood, the first up to ``offset``. The first keeps note, flag and links; both have
    the label and the answers. Raises ``EditError`` where one of them would be empty.
    """
    found, text = find_span(file, desk, span), file.documents.text(desk.document)
    before = _clipped(text, found.fragments, 0, offset)
    behind = _clipped(text, found.fragments, offset, len(text))
    if not before or not behind:
        raise EditError(tr("Put the caret inside the span, where it should be split"))
    work, kept = current_set(file, desk), make_extent(text, before)
    second = Span(
        new_id(), found.layer, found.label, make_extent(text, behind), found.attributes,
        tagset_version=found.tagset_version,
    )  # fmt: skip
    for extent in (kept, second.extent):
        _check_free(work, found, extent, ())
    return desk.commit(
        file, Operation(ObjectKind.SPAN, span, {"extent": extent_to_json(kept)}), adding(second)
    )


def closed(text: str, fragments: Iterable[Fragment]) -> list[Fragment]:
    """Fragments in order, those that overlap or that nothing but white space parts made one."""
    joined: list[Fragment] = []
    for start, end in sorted(fragments):
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def _clipped(text: str, fragments: Sequence[Fragment], first: int, last: int) -> list[Fragment]:
    inside = [trim(text, max(start, first), min(end, last)) for start, end in fragments]
    return [(start, end) for start, end in inside if start < end]


def _check_free(work: AnnotationSet, like: Span, extent: Extent, gone: Iterable[Id]) -> None:
    for span in work.spans:
        same = (span.layer, span.label, span.fragments) == (like.layer, like.label, extent.fragments)
        if same and span.id != like.id and span.id not in gone:
            raise stands_already(extent, like.label)


def _inherited(first: Span, rest: Sequence[Span]) -> dict[Register, Json]:
    """What the others answered and the survivor did not, and all notes where it has none."""
    found: dict[Register, Json] = {}
    for span in rest:
        for key, value in span.attributes.items():
            if key not in first.attributes:
                found.setdefault(ATTRIBUTE + key, attribute_to_json(value))
    notes = " · ".join(span.note for span in rest if span.note)
    return {**found, "note": notes} if notes and not first.note else found


def _moved_links(work: AnnotationSet, tagset: Tagset, survivor: Span, gone: set[Id]) -> Iterator[Operation]:
    """Links of spans that go now hold on to the survivor; what it cannot have, or has, goes."""
    labels = {span.id: span.label for span in work.spans}
    standing = {_ends(link) for link in work.links if not {link.source, link.target} & gone}
    for link in work.links:
        if not {link.source, link.target} & gone:
            continue
        moved = replace(
            link,
            source=survivor.id if link.source in gone else link.source,
            target=survivor.id if link.target in gone else link.target,
        )
        if _ends(moved) in standing or not _may_stand(moved, tagset, labels, standing):
            yield Operation(ObjectKind.LINK, link.id, {"alive": False})
        else:
            standing.add(_ends(moved))
            yield Operation(ObjectKind.LINK, link.id, {"ends": link_to_registers(moved)["ends"]})


def _ends(link: Link) -> tuple[str, Id, Id | None]:
    return link.role, link.source, link.target


def _may_stand(
    link: Link, tagset: Tagset, labels: Mapping[Id, str], standing: set[tuple[str, Id, Id | None]]
) -> bool:
    """Whether the tagset allows a link, and no answer of the same role excludes it."""
    role = tagset.role(link.role)
    frame = role.frame_for(labels[link.source]) if role else None
    if frame is None or link.source == link.target:
        return False
    answers = {target for key, source, target in standing if (key, source) == (link.role, link.source)}
    if link.target is None:
        return not answers
    return None not in answers and labels.get(link.target) in frame.fillers
