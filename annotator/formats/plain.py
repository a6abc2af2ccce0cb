"""Domain values as plain JSON values, in an order that does not depend on how they were stored."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, cast

from annotator.domain.document import Document
from annotator.domain.layer import Layer
from annotator.domain.span import Flag
from annotator.domain.values import AttributeValue, Json

_SURROGATES = re.compile("[\ud800-\udfff]")


def sorted_json(value: Json) -> Json:
    """The same value with the keys of all objects in order."""
    if isinstance(value, dict):
        return {key: sorted_json(value[key]) for key in sorted(value)}
    if isinstance(value, list | tuple):
        return [sorted_json(item) for item in value]
    return value


def plain_meta(document: Document) -> dict[str, Json]:
    return {key: sorted_json(document.meta[key]) for key in sorted(document.meta)}


def plain_zones(document: Document) -> list[dict[str, Any]]:
    return [
        {"kind": zone.kind.value, "start": zone.start, "end": zone.end} for zone in sorted(document.zones)
    ]


def plain_attributes(attributes: Mapping[str, AttributeValue]) -> dict[str, AttributeValue]:
    """Several choices stay a tuple, which every writer takes for a list."""
    return dict(sorted(attributes.items())) if len(attributes) > 1 else dict(attributes)


def plain_flag(flag: Flag) -> dict[str, Any]:
    line: dict[str, Any] = {"kind": flag.kind.value, "comment": flag.comment}
    if flag.answer is not None:
        line["answer"] = {"text": flag.answer.text, "by": flag.answer.by}
    return line


@cache
def plain_layers(layers: frozenset[Layer]) -> list[str]:
    """In the fixed order entity, claim, event; not to be changed."""
    return [layer.value for layer in Layer if layer in layers]


def storable(value: Any) -> Any:
    """The same value with U+FFFD for lone surrogates, and text for integers of more than 64 bits.

    That is what UTF-8 and most binary formats cannot hold.
    """
    match value:
        case str():
            return _SURROGATES.sub("\ufffd", value)
        case int() if not -(2**63) <= value < 2**64:
            return str(value)
        case dict():
            items = cast("dict[str, Any]", value).items()
            return {storable(key): storable(item) for key, item in items}
        case list() | tuple():
            return [storable(item) for item in cast("list[Any]", value)]
        case _:
            return value
