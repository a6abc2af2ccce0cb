"""The values of spans, links and sets as registers, and back.

Reading back raises ``ValueError``, ``KeyError`` or ``TypeError`` where registers hold what no program of
ours writes.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, cast

from annotator.domain.change import ObjectKind, Operation, Register, unwritten
from annotator.domain.layer import Layer
from annotator.domain.link import Link
from annotator.domain.record import record
from annotator.domain.span import MANUAL, Answer, Extent, Flag, FlagKind, Origin, Provenance, Span
from annotator.domain.values import AttributeValue, Id, Json

ATTRIBUTE = "attribute."


def extent_to_json(extent: Extent) -> Json:
    fragments = extent.fragments
    pieces: Any = [list(fragments[0])] if len(fragments) == 1 else list(map(list, fragments))
    return {"fragments": pieces, "surface": extent.surface}


def extent_from_json(value: Json) -> Extent:
    data = cast("Mapping[str, Any]", value)
    return Extent(tuple((int(start), int(end)) for start, end in data["fragments"]), str(data["surface"]))


@lru_cache(maxsize=4096)
def label_to_json(layer: Layer, label: str) -> Json:
    """Shared between spans: not to be changed."""
    return {"layer": layer.value, "label": label}


def flag_registers(flag: Flag | None) -> dict[Register, Json]:
    """A flag and its answer: two registers, since two people write them."""
    if flag is None:
        return {"flag": None, "answer": None}
    return {
        "flag": flag_to_json(flag),
        "answer": None if flag.answer is None else answer_to_json(flag.answer),
    }


def flag_to_json(flag: Flag | None) -> Json:
    """Without its answer."""
    return None if flag is None else {"kind": flag.kind.value, "comment": flag.comment}


def flag_from_registers(registers: Mapping[Register, Json]) -> Flag | None:
    return flag_from_json(registers.get("flag"), registers.get("answer"))


def flag_from_json(value: Json, answer: Json = None) -> Flag | None:
    """An answer without a flag is not shown."""
    if value is None:
        return None
    data = cast("Mapping[str, Any]", value)
    return Flag(FlagKind(data["kind"]), str(data["comment"]), _answer_from_json(answer))


def answer_to_json(answer: Answer) -> Json:
    return {"text": answer.text, "by": answer.by}


def _answer_from_json(value: Json) -> Answer | None:
    if value is None:
        return None
    data = cast("Mapping[str, Any]", value)
    return Answer(str(data["text"]), str(data["by"]))


def written(registers: Mapping[Register, Json]) -> dict[Register, Json]:
    """Those that hold something: the others are as if they had never been written."""
    return {register: value for register, value in registers.items() if value is not None}


def attribute_to_json(value: AttributeValue | None) -> Json:
    return list(value) if isinstance(value, tuple) else value


def attribute_from_json(value: Json) -> AttributeValue:
    if isinstance(value, list):
        return tuple(str(item) for item in value)
    if isinstance(value, str | bool):
        return value
    raise ValueError(f"{value!r} is no attribute value")


def origin_to_json(origin: Provenance, tagset_version: int, source_id: str | None) -> Json:
    """Shared between spans: not to be changed."""
    if source_id is None and (origin is MANUAL or origin == Provenance(origin.how)):
        return _plain_origin(origin.how, tagset_version)
    value: dict[str, Json] = {"how": origin.how.value, "tagset_version": tagset_version}
    if origin.sources:
        value["from"] = list(origin.sources)
    optional = {"by": origin.by, "note": origin.note, "source_id": source_id}
    value.update({key: text for key, text in optional.items() if text is not None})
    return value


@lru_cache(maxsize=1024)
def _plain_origin(how: Origin, tagset_version: int) -> Json:
    return {"how": how.value, "tagset_version": tagset_version}


def origin_from_json(value: Json) -> tuple[Provenance, int, str | None]:
    """Provenance, tagset version and foreign id."""
    data = cast("Mapping[str, Any]", value)
    origin = Provenance(Origin(data["how"]), tuple(data.get("from", ())), data.get("by"), data.get("note"))
    return MANUAL if origin == MANUAL else origin, int(data["tagset_version"]), data.get("source_id")


def _attributes_to_registers(attributes: Mapping[str, AttributeValue]) -> dict[Register, Json]:
    return {ATTRIBUTE + key: attribute_to_json(value) for key, value in attributes.items()}


def _attributes_from_registers(registers: Mapping[Register, Json]) -> dict[str, AttributeValue]:
    return {
        key.removeprefix(ATTRIBUTE): attribute_from_json(value)
        for key, value in sorted(registers.items())
        if key.startswith(ATTRIBUTE) and value is not None
    }


@record
class NewSpan(Operation):
    """What ``adding`` has made of a span: nobody need look whether its registers are such."""


def adding(span: Span) -> NewSpan:
    """The operation that adds a span."""
    registers = span_to_registers(span)
    return NewSpan(ObjectKind.SPAN, span.id, registers, unwritten(tuple(registers)))


def span_to_registers(span: Span) -> dict[Register, Json]:
    """All registers that create a living span; notes and flags only where there are any."""
    registers: dict[Register, Json] = {
        "alive": True,
        "extent": extent_to_json(span.extent),
        "label": label_to_json(span.layer, span.label),
        "origin": origin_to_json(span.origin, span.tagset_version, span.source_id),
    }
    if span.attributes:
        registers.update(_attributes_to_registers(span.attributes))
    if span.note is not None:
        registers["note"] = span.note
    if span.flag is not None:
        registers.update(written(flag_registers(span.flag)))
    return registers


def span_from_registers(identifier: Id, registers: Mapping[Register, Json]) -> Span:
    label = cast("Mapping[str, str]", registers["label"])
    origin, version, source_id = origin_from_json(registers["origin"])
    note = registers.get("note")
    return Span(
        identifier,
        Layer(label["layer"]),
        label["label"],
        extent_from_json(registers["extent"]),
        _attributes_from_registers(registers),
        None if note is None else str(note),
        flag_from_registers(registers),
        origin,
        version,
        source_id,
    )


def link_to_registers(link: Link) -> dict[Register, Json]:
    return {
        "alive": True,
        "ends": {"role": link.role, "source": link.source, "target": link.target},
        "origin": origin_to_json(link.origin, link.tagset_version, link.source_id),
        **_attributes_to_registers(link.attributes),
    }


def link_from_registers(identifier: Id, registers: Mapping[Register, Json]) -> Link:
    ends = cast("Mapping[str, Any]", registers["ends"])
    origin, version, source_id = origin_from_json(registers["origin"])
    return Link(
        identifier,
        ends["role"],
        ends["source"],
        ends["target"],
        _attributes_from_registers(registers),
        origin,
        version,
        source_id,
    )
