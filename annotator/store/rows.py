"""Spans and links as rows, as registers and as values.

Registers that hold ``None`` are the same as registers that were never written, and take no room.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, cast

from annotator.domain.change import Register
from annotator.domain.layer import Layer
from annotator.domain.link import Link
from annotator.domain.registers import (
    ATTRIBUTE,
    attribute_from_json,
    flag_from_json,
    origin_from_json,
)
from annotator.domain.span import Extent, Flag, Fragment, Provenance, Span
from annotator.domain.values import AttributeValue, Id, Json
from annotator.store.encoding import from_column, from_json, pack_id, to_column, to_json, unpack_id

Registers = dict[Register, Json]
Row = tuple[Any, ...]

_OF_EVERY_SPAN = frozenset({"alive", "extent", "label", "origin"})
_SPAN_COLUMNS = frozenset({"alive", "extent", "label", "note", "flag", "origin"})
_LINK_COLUMNS = frozenset({"alive", "ends", "origin"})


def _json_or_none(value: object) -> str | None:
    return None if value is None else to_json(value)


def _split(registers: Mapping[Register, Json], columns: frozenset[str]) -> tuple[str | None, str | None]:
    """Attributes and registers without a column, as JSON."""
    more = registers.keys() - columns
    if len(more) == 1:
        (name,) = more
        value = registers[name]
        if isinstance(value, str) and name.startswith(ATTRIBUTE):
            return _one_attribute(name, value), None
    attributes: Registers = {}
    extra: Registers = {}
    for name in more:
        value = registers[name]
        if value is None:
            continue
        if name.startswith(ATTRIBUTE):
            attributes[name.removeprefix(ATTRIBUTE)] = value
        else:
            extra[name] = value
    return (to_json(attributes) if attributes else None, to_json(extra) if extra else None)


@lru_cache(maxsize=1024)
def _one_attribute(name: Register, value: str) -> str:
    """Most spans with attributes have one, and most of its values are the same few."""
    return to_json({name.removeprefix(ATTRIBUTE): value})


def span_row(
    document: int, annotator: int, identifier: Id, registers: Mapping[Register, Any], *, shown: bool
) -> Row:
    get = registers.get
    start = end = fragments = surface = layer = label = origin = None
    alive, extent, named, made = get("alive"), get("extent"), get("label"), get("origin")
    if extent is not None:
        pieces, surface = extent["fragments"], extent["surface"]
        start, end = pieces[0][0], pieces[-1][1]
        if len(pieces) > 1:
            fragments = to_json(pieces)
        if not surface.isascii():
            surface = to_column(surface)
    if named is not None:
        layer, label = named["layer"], named["label"]
    if made is not None:
        origin = _plain_origin(made["how"], made["tagset_version"]) if len(made) == 2 else to_json(made)
    attributes = note = flag = extra = None
    if not _OF_EVERY_SPAN.issuperset(registers):
        note, flag = get("note"), get("flag")
        attributes, extra = _split(registers, _SPAN_COLUMNS)
        note, flag = None if note is None else to_column(note), _json_or_none(flag)
    return (
        document,
        annotator,
        pack_id(identifier),
        1 if shown else 0,  # a number: the driver takes its time to find out what a truth value is
        None if alive is None else 1 if alive else 0,
        start,
        end,
        fragments,
        surface,
        layer,
        label,
        attributes,
        note,
        flag,
        origin,
        extra,
    )


@lru_cache(maxsize=1024)
def _plain_origin(how: object, version: object) -> str:
    return to_json({"how": how, "tagset_version": version})


def span_registers(row: Row) -> tuple[Id, Registers]:
    """The inverse of ``span_row``."""
    (
        _,
        _,
        packed,
        _,
        alive,
        start,
        end,
        fragments,
        surface,
        layer,
        label,
        attributes,
        note,
        flag,
        origin,
        extra,
    ) = row
    registers: Registers = {}
    if alive is not None:
        registers["alive"] = bool(alive)
    if surface is not None:
        pieces: Json = [[start, end]] if fragments is None else from_json(fragments)
        registers["extent"] = {"fragments": pieces, "surface": from_column(surface)}
    if layer is not None:
        registers["label"] = {"layer": layer, "label": label}
    if note is not None:
        registers["note"] = from_column(note)
    if flag is not None:
        registers["flag"] = from_json(flag)
    if origin is not None:
        registers["origin"] = from_json(origin)
    _join(registers, attributes, extra)
    return unpack_id(packed), registers


def _join(registers: Registers, attributes: str | None, extra: str | None) -> None:
    if attributes is not None:
        for key, value in from_json(attributes).items():
            registers[ATTRIBUTE + key] = value
    if extra is not None:
        registers.update(from_json(extra))


def link_row(
    document: int, annotator: int, identifier: Id, registers: Mapping[Register, Json], *, shown: bool
) -> Row:
    role = source = target = None
    ends = cast("dict[str, str | None] | None", registers.get("ends"))
    if ends is not None:
        role = ends["role"]
        source = pack_id(cast("str", ends["source"]))
        target = None if ends["target"] is None else pack_id(ends["target"])
    attributes, extra = _split(registers, _LINK_COLUMNS)
    return (
        document,
        annotator,
        pack_id(identifier),
        shown,
        registers.get("alive"),
        role,
        source,
        target,
        attributes,
        _json_or_none(registers.get("origin")),
        extra,
    )


def link_registers(row: Row) -> tuple[Id, Registers]:
    """The inverse of ``link_row``."""
    _, _, packed, _, alive, role, source, target, attributes, origin, extra = row
    registers: Registers = {}
    if alive is not None:
        registers["alive"] = bool(alive)
    if role is not None:
        end = None if target is None else unpack_id(target)
        registers["ends"] = {"role": role, "source": unpack_id(source), "target": end}
    if origin is not None:
        registers["origin"] = from_json(origin)
    _join(registers, attributes, extra)
    return unpack_id(packed), registers


@lru_cache(maxsize=4096)
def _origin(text: str) -> tuple[Provenance, int, str | None]:
    return origin_from_json(from_json(text))


@lru_cache(maxsize=4096)
def _attributes(text: str) -> Mapping[str, AttributeValue]:
    """Shared between spans."""
    return {key: attribute_from_json(value) for key, value in sorted(from_json(text).items())}


_NO_ATTRIBUTES: Mapping[str, AttributeValue] = {}


def _flag(flag: str, extra: str | None) -> Flag | None:
    return flag_from_json(from_json(flag), None if extra is None else from_json(extra).get("answer"))


_LAYERS: dict[str, Layer] = {layer.value: layer for layer in Layer}


def fragments_of(text: str) -> tuple[Fragment, ...]:
    return tuple((int(start), int(end)) for start, end in from_json(text))


SPAN_VALUE = (
    'document, annotator, id, start, "end", fragments, surface, layer, label, attributes, note, flag, origin,'
    " extra"
)
"""What of a shown span's row ``span_value`` takes."""


def span_value(row: Row) -> Span:
    _, _, packed, start, end, fragments, surface, layer, label, attributes, note, flag, origin, extra = row
    provenance, version, source_id = _origin(origin)
    return Span(
        unpack_id(packed),
        _LAYERS[layer],
        label,
        Extent(
            ((start, end),) if fragments is None else fragments_of(fragments),
            surface if isinstance(surface, str) else from_column(surface),
        ),
        _NO_ATTRIBUTES if attributes is None else _attributes(attributes),
        None if note is None else from_column(note),
        None if flag is None else _flag(flag, extra),
        provenance,
        version,
        source_id,
    )


MARK_VALUES = 'document, annotator, id, start, "end", fragments, layer, label, attributes, origin'
"""What of a shown span's row ``mark_values`` takes."""

LAYER_OF_MARK = 6


def mark_values(
    row: Row,
) -> tuple[Id, Layer, str, tuple[Fragment, ...], Mapping[str, AttributeValue], Provenance]:
    """What of a shown span is compared with other annotators' spans."""
    _, _, packed, start, end, fragments, layer, label, attributes, origin = row
    return (
        unpack_id(packed),
        _LAYERS[layer],
        label,
        ((start, end),) if fragments is None else fragments_of(fragments),
        _NO_ATTRIBUTES if attributes is None else _attributes(attributes),
        _origin(origin)[0],
    )


def link_value(row: Row) -> Link:
    """A shown link."""
    _, _, packed, _, _, role, source, target, attributes, origin, _ = row
    provenance, version, source_id = _origin(origin)
    return Link(
        unpack_id(packed),
        role,
        unpack_id(source),
        None if target is None else unpack_id(target),
        _NO_ATTRIBUTES if attributes is None else _attributes(attributes),
        provenance,
        version,
        source_id,
    )
