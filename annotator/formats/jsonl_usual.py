"""The usual span of a line, of which a corpus has millions: known at a glance, without the validator."""

from typing import Any

from annotator.domain.layer import Layer
from annotator.domain.span import Origin

_KEYS = ("id", "layer", "label", "start", "end", "text", "attributes", "origin", "tagset_version")
_TYPES = (str, str, str, int, int, str, dict, dict, int)
_LAYERS = frozenset(layer.value for layer in Layer)
_ORIGINS = tuple({"how": origin.value} for origin in Origin)
_TEXT = frozenset({str})


def are_usual(lines: Any) -> bool:
    """Whether this is a list of usual spans."""
    return lines.__class__ is list and all(map(is_usual, lines))


def is_usual(line: Any) -> bool:
    """Whether a span's line has the keys that each has, in their order, and in them what the schema asks for.

    Whatever it accepts is valid; what it does not accept may be valid, too.
    """
    if line.__class__ is not dict or tuple(line) != _KEYS:
        return False
    values = tuple(line.values())
    if tuple(map(type, values)) != _TYPES:
        return False
    raw, layer, label, start, end, _, attributes, origin, version = values
    return (
        start >= 0
        and end >= 0
        and version >= 1
        and raw != ""
        and label != ""
        and layer in _LAYERS
        and origin in _ORIGINS
        and (not attributes or _TEXT.issuperset(map(type, attributes.values())))
    )
