"""What goes beside the tokens: plain JSON values for ``doc.user_data``, and lines of ``alignment.jsonl``."""

from collections.abc import Iterable, Sequence
from typing import Any

from annotator.domain.annotation_set import Reading
from annotator.domain.link import Link
from annotator.domain.span import Span
from annotator.formats.plain import plain_attributes, plain_flag, plain_layers, plain_meta, plain_zones
from annotator.formats.spacy_spans import Misfit
from annotator.formats.token_fit import TokenGrid, TokenRange


def _span(span: Span, label: str) -> dict[str, Any]:
    record: dict[str, Any] = {
        "layer": span.layer.value,
        "label": label,
        "start": span.start,
        "end": span.end,
        "text": span.surface,
        "attributes": plain_attributes(span.attributes) if span.attributes else {},
        "links": [],
    }
    if len(span.fragments) > 1:
        record["fragments"] = span.fragments
    if span.note is not None:
        record["note"] = span.note
    if span.flag is not None:
        record["flag"] = plain_flag(span.flag)
    return record


def _link(link: Link) -> dict[str, Any]:
    return {
        "id": link.id,
        "role": link.role,
        "target": link.target,
        "attributes": plain_attributes(link.attributes),
    }


def user_data(
    reading: Reading, spans: Iterable[tuple[Span, str]], links: Sequence[Link]
) -> dict[str, dict[str, Any] | list[Any] | None]:
    """All that tokens cannot say; ``annotations`` are spans by id, with exact offsets and their links."""
    document, work, annotator = reading.document, reading.work, reading.annotator
    annotations = {span.id: _span(span, label) for span, label in spans}
    for link in sorted(links, key=lambda link: link.order):
        annotations[link.source]["links"].append(_link(link))
    return {
        "annotations": annotations,
        "annotator": None if annotator is None else {"name": annotator.name, "kind": annotator.kind.value},
        "assigned": plain_layers(work.assigned) if work else [],
        "finished": plain_layers(work.finished) if work else [],
        "zones": plain_zones(document),
        "document": {
            "id": document.id,
            "title": document.title,
            "sha256": document.sha256,
            "language": document.language,
            "meta": plain_meta(document),
        },
    }


def alignment_record(document: str, misfit: Misfit, grid: TokenGrid) -> dict[str, Any]:
    """One line of ``alignment.jsonl``: offsets are code points; ``used`` is what went into the Doc."""
    span, fit = misfit.span, misfit.fit
    return {
        "document": document,
        "id": span.id,
        "layer": span.layer.value,
        "label": misfit.label,
        "text": span.surface,
        "start": span.start,
        "end": span.end,
        "reason": "white space" if fit.exact else "token boundaries",
        "contract": _place(fit.contracted, grid),
        "expand": _place(fit.expanded, grid),
        "used": _place(misfit.used, grid),
    }


def _place(tokens: TokenRange | None, grid: TokenGrid) -> dict[str, Any] | None:
    if tokens is None:
        return None
    start, end = grid.offsets(tokens)
    return {"start": start, "end": end, "text": grid.text[start:end]}
