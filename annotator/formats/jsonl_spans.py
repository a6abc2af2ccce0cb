"""The spans and links of a line."""

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any

from annotator.domain.document import Document
from annotator.domain.errors import SpanInvalid
from annotator.domain.identity import foreign_id, is_id
from annotator.domain.layer import Layer
from annotator.domain.link import Link
from annotator.domain.span import (
    MANUAL,
    Answer,
    Extent,
    Flag,
    FlagKind,
    Fragment,
    Origin,
    Provenance,
    Span,
    make_extent,
)
from annotator.domain.values import AttributeValue, Id
from annotator.formats.jsonl_lines import FlagLine, LinkLine, OriginLine, SpanLine, Value
from annotator.formats.vocabulary import Vocabulary
from annotator.text.utf16 import Utf16Map
from annotator.wording import tr

_ORDER: Callable[[Span], tuple[object, ...]] = attrgetter("order")
_LAYERS: Mapping[str, Layer] = {layer.value: layer for layer in Layer}
_MANUAL: Mapping[str, str] = {"how": "manual"}
_REQUIRED = len(SpanLine.__required_keys__)
_NO_ATTRIBUTES: Mapping[str, AttributeValue] = {}


def read_flag(line: FlagLine | None) -> Flag | None:
    if line is None:
        return None
    answer = line.get("answer")
    said = None if answer is None else Answer(answer["text"], answer["by"])
    return Flag(FlagKind(line["kind"]), line["comment"], said)


def _origin(line: OriginLine) -> Provenance:
    return Provenance(Origin(line["how"]), tuple(line.get("from", ())), line.get("by"), line.get("note"))


def _from_utf16(units: Utf16Map, fragments: list[Fragment]) -> list[Fragment] | None:
    """The same places counted in UTF-16 units; nothing where that falls inside a character."""
    if units.is_identity or any(units.splits_pair(offset) for fragment in fragments for offset in fragment):
        return None
    return [(units.to_code_points(start), units.to_code_points(end)) for start, end in fragments]


class SpanReader:
    """Reads the spans and links of one annotation set; what does not fit is left out and noted."""

    def __init__(self, document: Document, scope: str, project: Id, vocabulary: Vocabulary) -> None:
        self._text = document.text
        self._scope = scope
        self._project = project
        self._vocabulary = vocabulary
        self._ids: dict[str, Span] = {}
        self.problems: list[str] = []
        self.utf16 = 0

    def _foreign(self, raw: str, what: str) -> tuple[Id, str | None]:
        return foreign_id(self._project, f"{self._scope}/{what}/{raw}"), raw

    def spans(self, lines: list[SpanLine]) -> tuple[Span, ...]:
        found: list[Span] = []
        for line in lines:
            try:
                span = self._span(line)
            except SpanInvalid as error:
                self.problems.append(tr("span {id} is left out: {reason}", id=line["id"], reason=error))
            else:
                found.append(span)
        found.sort(key=_ORDER)
        return tuple(found)

    def _span(self, line: SpanLine) -> Span:
        raw, made = line["id"], line["origin"]
        if raw in self._ids:
            raise SpanInvalid(tr("its id stands there twice"))
        identifier, source_id = (raw, None) if is_id(raw) else self._foreign(raw, "span")
        note, flag, fragments = None, None, [(line["start"], line["end"])]
        if len(line) > _REQUIRED:
            note, flag = line.get("note"), read_flag(line.get("flag"))
            fragments = [(start, end) for start, end in line.get("fragments", fragments)]
            source_id = line.get("source_id", source_id)
        surface, layer = line["text"], _LAYERS[line["layer"]]
        try:
            extent = make_extent(self._text, fragments, surface)
        except SpanInvalid:
            extent = self._shifted(fragments, surface)
        span = self._ids[raw] = Span(
            identifier,
            layer,
            self._vocabulary.label(layer, line["label"]),
            extent,
            self._attributes(layer, line["attributes"]) if line["attributes"] else _NO_ATTRIBUTES,
            note,
            flag,
            MANUAL if made == _MANUAL else _origin(made),
            line["tagset_version"],
            source_id,
        )
        return span

    def _shifted(self, fragments: list[Fragment], surface: str) -> Extent:
        """Where a span stands that was counted in UTF-16 units; ``SpanInvalid`` where it was not."""
        shifted = _from_utf16(Utf16Map(self._text), fragments)
        if shifted is None or not Extent(tuple(shifted), surface).fits(self._text):
            return make_extent(self._text, fragments, surface)
        self.utf16 += 1
        return make_extent(self._text, shifted, surface)

    def _attributes(self, layer: Layer, line: Mapping[str, Value]) -> Mapping[str, AttributeValue]:
        if self._vocabulary.has_attributes(line) and list not in map(type, line.values()):
            usual: Any = line
            return usual
        attributes: dict[str, AttributeValue] = {}
        for key, value in line.items():
            attributes[key] = tuple(value) if isinstance(value, list) else value
            self._vocabulary.note_attribute(layer, key, attributes[key])
        return attributes

    def links(self, lines: list[LinkLine]) -> tuple[Link, ...]:
        found: dict[str, Link] = {}
        for line in lines:
            source, target = line["source"], line["target"]
            if line["id"] in found:
                self._lose_link(line, tr("its id stands there twice"))
            elif source not in self._ids or (target is not None and target not in self._ids):
                self._lose_link(line, tr("a span that it ties is not there"))
            else:
                found[line["id"]] = self._link(line)
        return tuple(sorted(found.values(), key=lambda link: link.order))

    def _lose_link(self, line: LinkLine, reason: str) -> None:
        self.problems.append(tr("link {id} is left out: {reason}", id=line["id"], reason=reason))

    def _link(self, line: LinkLine) -> Link:
        source, target = self._ids[line["source"]], line["target"]
        self._vocabulary.note_role(line["role"])
        raw, made = line["id"], line["origin"]
        identifier, source_id = (raw, None) if is_id(raw) else self._foreign(raw, "link")
        return Link(
            identifier,
            line["role"],
            source.id,
            None if target is None else self._ids[target].id,
            self._attributes(source.layer, line["attributes"]),
            MANUAL if made == _MANUAL else _origin(made),
            line["tagset_version"],
            line.get("source_id", source_id),
        )
