"""Readings → lines."""

import json
import re
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

import orjson

from annotator.domain.annotation_set import AnnotationSet, Reading
from annotator.domain.document import Document
from annotator.domain.layer import Layer
from annotator.domain.link import Link
from annotator.domain.span import MANUAL, Provenance, Span
from annotator.domain.tagset import Tagset
from annotator.formats.labels import LabelWords
from annotator.formats.plain import plain_attributes, plain_flag, plain_layers, plain_meta, plain_zones
from annotator.formats.selecting import Selection
from annotator.wording import mark

_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_MANUAL: Mapping[str, Any] = {"how": "manual"}
_LAYERS: Mapping[Layer, str] = {layer: layer.value for layer in Layer}
_EMPTY: Mapping[str, str] = {}


def _origin(origin: Provenance) -> Mapping[str, Any]:
    line: dict[str, Any] = {"how": origin.how.value}
    if origin.sources:
        line["from"] = origin.sources
    if origin.by is not None:
        line["by"] = origin.by
    if origin.note is not None:
        line["note"] = origin.note
    return line


class Unwritable(ValueError):
    """A reading that JSON cannot hold, and why."""


def encode(line: Mapping[str, Any]) -> bytes:
    """Compact UTF-8 JSON and a line feed.

    Lone surrogates, which UTF-8 cannot hold, become the escapes that JSON has for them. Two halves that
    stand together would be read back as one character: ``Unwritable``.
    """
    try:
        return orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE)
    except TypeError:
        text = json.dumps(line, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
        if _PAIR.search(text):
            raise Unwritable(
                mark("The document holds a broken character, of two halves that are not joined")
            ) from None
        return text.encode("utf-8", "backslashreplace") + b"\n"


class LineWriter:
    """Makes lines under one tagset."""

    def __init__(self, tagset: Tagset) -> None:
        self.tagset_file = tagset.to_json().encode()
        self._words = LabelWords(tagset)
        self._tagset = {
            "name": tagset.name,
            "version": tagset.version,
            "sha256": sha256(self.tagset_file).hexdigest(),
        }

    def word(self, label: str) -> str:
        return self._words.word(label)

    def line(self, reading: Reading, selection: Selection, layers: frozenset[Layer]) -> bytes:
        return encode(
            {
                **_document(reading.document),
                **_work(reading, layers),
                "tagset": self._tagset,
                "spans": self._spans(selection.spans),
                "links": [_link(link) for link in sorted(selection.links, key=_link_order)],
            }
        )

    def _spans(self, spans: Iterable[Span]) -> list[dict[str, Any]]:
        """In the order of lines: that of spans, but for labels that sort otherwise than their keys."""
        lines = [self._span(span) for span in spans]
        places = [(line["start"], line["end"], line["layer"]) for line in lines]
        return lines if len(set(places)) == len(places) else sorted(lines, key=_span_order)

    def _span(self, span: Span) -> dict[str, Any]:
        extent = span.extent
        fragments = extent.fragments
        line: dict[str, Any] = {
            "id": span.id,
            "layer": _LAYERS[span.layer],
            "label": self._words.word(span.label),
            "start": fragments[0][0],
            "end": fragments[-1][1],
            "text": extent.surface,
        }
        if len(fragments) > 1:
            line["fragments"] = fragments
        line["attributes"] = plain_attributes(span.attributes) if span.attributes else _EMPTY
        if span.note is not None:
            line["note"] = span.note
        if span.flag is not None:
            line["flag"] = plain_flag(span.flag)
        origin = span.origin
        line["origin"] = _MANUAL if origin is MANUAL else _origin(origin)
        line["tagset_version"] = span.tagset_version
        if span.source_id is not None:
            line["source_id"] = span.source_id
        return line


def _span_order(line: Mapping[str, Any]) -> tuple[int, int, str, str, str]:
    return (line["start"], -line["end"], line["layer"], line["label"], line["id"])


def _link_order(link: Link) -> tuple[str, str, str, str]:
    """Like ``Link.order``, which the domain keeps for its own lists."""
    return (link.source, link.role, link.target or "", link.id)


def _link(link: Link) -> dict[str, Any]:
    line: dict[str, Any] = {
        "id": link.id,
        "role": link.role,
        "source": link.source,
        "target": link.target,
        "attributes": plain_attributes(link.attributes),
        "origin": _origin(link.origin),
        "tagset_version": link.tagset_version,
    }
    if link.source_id is not None:
        line["source_id"] = link.source_id
    return line


def _document(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "title": document.title,
        "text": document.text,
        "sha256": document.sha256,
        "language": document.language,
        "meta": plain_meta(document),
        "zones": plain_zones(document),
    }


def _work(reading: Reading, layers: frozenset[Layer]) -> dict[str, Any]:
    work = reading.work
    if work is None or reading.annotator is None:
        return {"annotator": None, "status": "todo", "assigned": [], "finished": []}
    annotator = reading.annotator
    line: dict[str, Any] = {
        "annotator": {"name": annotator.name, "kind": annotator.kind.value},
        "status": work.status.value,
        "assigned": plain_layers(work.assigned & layers),
        "finished": plain_layers(work.finished & layers),
    }
    return line | _remarks(work)


def _remarks(work: AnnotationSet) -> dict[str, Any]:
    line: dict[str, Any] = {}
    if work.skipped is not None:
        line["reason"] = work.skipped
    if work.flag is not None:
        line["flag"] = plain_flag(work.flag)
    if work.note is not None:
        line["note"] = work.note
    return line
