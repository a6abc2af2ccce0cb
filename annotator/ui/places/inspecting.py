"""What the inspector shows of the open document and the selected span."""

from collections.abc import Mapping, Sequence

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.annotator import Annotator
from annotator.domain.document import Document
from annotator.domain.link import Link
from annotator.domain.span import Span
from annotator.domain.tagset import Tagset
from annotator.domain.values import Id
from annotator.session.boundaries import fits
from annotator.session.segments import Segments
from annotator.ui.panels.inspector import Inspected
from annotator.ui.panels.role_rows import RoleSlot
from annotator.wording import tr


def inspect(
    document: Document,
    work: AnnotationSet,
    spans: Mapping[Id, Span],
    tagset: Tagset,
    segments: Segments,
    span: Span | None,
    *,
    help_text: str = "",
    others: Sequence[tuple[Annotator, AnnotationSet]] = (),
    editable: bool = True,
) -> Inspected:
    if span is None:
        return Inspected(document, work, tagset, help=help_text, others=others, editable=editable)
    return Inspected(
        document,
        work,
        tagset,
        span,
        role_slots(span, work.links, spans, tagset),
        misfit(span, segments),
        editable=editable,
    )


def role_slots(span: Span, links: Sequence[Link], spans: Mapping[Id, Span], tagset: Tagset) -> list[RoleSlot]:
    """The roles that the span can take, expected ones first, and roles that it has although it cannot."""
    filled: dict[str, list[tuple[Link, Span | None]]] = {}
    for link in links:
        if link.source == span.id:
            filled.setdefault(link.role, []).append((link, spans.get(link.target) if link.target else None))
    slots = [RoleSlot(role, frame, filled.get(role.key, [])) for role, frame in tagset.roles_of(span.label)]
    return sorted(slots, key=lambda slot: (not slot.frame.expected, not slot.is_answered))


def misfit(span: Span, segments: Segments) -> str:
    """Why a spaCy dataset could not hold the span as it is, or nothing."""
    if fits(span.fragments, segments):
        return ""
    return tr("No token boundary fits this span; ` fits it to the words around its edges")
