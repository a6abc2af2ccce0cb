"""What of a reading an export is asked to hold."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from annotator.domain.annotation_set import Reading
from annotator.domain.document import Document
from annotator.domain.layer import ALL_LAYERS
from annotator.domain.link import Link
from annotator.domain.span import Span
from annotator.formats.base import ExportOptions, Loss, LossKind


@dataclass(frozen=True, slots=True)
class Selection:
    spans: Sequence[Span] = ()
    links: Sequence[Link] = ()
    losses: Sequence[Loss] = field(default_factory=list[Loss])


def loss_of(kind: LossKind, document: Document, span: Span, detail: str = "") -> Loss:
    return Loss(kind, document.id, document.title, span.id, span.start, span.end, span.surface, detail)


def _split_links(
    reading: Reading, links: Sequence[Link], spans: Sequence[Span]
) -> tuple[list[Link], list[Loss]]:
    document = reading.document
    ids = {span.id for span in spans}
    kept: list[Link] = []
    losses: list[Loss] = []
    for link in links:
        if link.source in ids and (link.target is None or link.target in ids):
            kept.append(link)
        else:
            losses.append(Loss(LossKind.LINK_END, document.id, document.title, link.id, 0, 0, "", link.role))
    return kept, losses


def select(reading: Reading, options: ExportOptions) -> Selection:
    """The spans and links of the wanted layers, outside boilerplate where that is excluded."""
    work = reading.work
    if work is None:
        return Selection()
    if options.layers == ALL_LAYERS and not options.exclude_boilerplate:
        return Selection(work.spans, work.links)
    document = reading.document
    spans: list[Span] = []
    losses: list[Loss] = []
    for span in work.spans:
        if span.layer not in options.layers:
            continue
        if options.exclude_boilerplate and any(document.in_boilerplate(*part) for part in span.fragments):
            losses.append(loss_of(LossKind.BOILERPLATE, document, span))
        else:
            spans.append(span)
    links, lost = _split_links(reading, work.links, spans)
    return Selection(spans, links, losses + lost)
