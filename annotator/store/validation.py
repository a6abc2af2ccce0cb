"""Whether operations are such as the domain's table of operations describes.

The columns of the tables rest on this, so nothing else gets into the journal. Registers that a later
version may add are let through, and every register may be None: as if it had never been written.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any, TypeAlias

from annotator.domain.change import Draft, ObjectKind, Operation, Register, Scope
from annotator.domain.document import ZoneKind
from annotator.domain.errors import EditError
from annotator.domain.identity import is_id
from annotator.domain.layer import Layer
from annotator.domain.registers import ATTRIBUTE, NewSpan
from annotator.domain.span import FlagKind, Origin
from annotator.domain.values import Id, Json
from annotator.wording import tr

_Check: TypeAlias = Callable[[Json], bool]

_LAYERS = frozenset(layer.value for layer in Layer)
_FLAGS = frozenset(kind.value for kind in FlagKind)
_ORIGINS = frozenset(origin.value for origin in Origin)
_ZONES = frozenset(kind.value for kind in ZoneKind)
_SETTLED = "settled."
_LARGEST = 2**53
_OF_EVERY_SPAN = frozenset({"alive", "extent", "label", "origin"})


def _is_text(value: Json) -> bool:
    return isinstance(value, str)


def _is_key(value: Json) -> bool:
    return isinstance(value, str) and value != "" and (value.isascii() or _is_utf8(value))


def _is_utf8(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _is_bool(value: Json) -> bool:
    return isinstance(value, bool)


def _is_count(value: Json) -> bool:
    return type(value) is int and 0 <= value < _LARGEST


def _is_object(value: Json) -> bool:
    return isinstance(value, dict)


def _is_sha256(value: Json) -> bool:
    return isinstance(value, str) and len(value) == 64 and set(value) <= set("0123456789abcdef")


def _is_extent(value: Json) -> bool:
    if not isinstance(value, dict) or len(value) != 2:
        return False
    pieces, surface = value.get("fragments"), value.get("surface")
    if not isinstance(surface, str) or not isinstance(pieces, list) or not pieces:
        return False
    first, last = -1, -1
    for piece in pieces:
        if not isinstance(piece, list) or len(piece) != 2:
            return False
        start, end = piece
        if type(start) is not int or type(end) is not int or not last < start < end < _LARGEST:
            return False
        first, last = (start if first < 0 else first), end
    return last - first == len(surface)


def _is_label(value: Json) -> bool:
    return (
        isinstance(value, dict)
        and len(value) == 2
        and value.get("layer") in _LAYERS
        and _is_key(value.get("label"))
    )


def _is_flag(value: Json) -> bool:
    return (
        isinstance(value, dict)
        and value.keys() == {"kind", "comment"}
        and value["kind"] in _FLAGS
        and isinstance(value["comment"], str)
    )


def _is_answer(value: Json) -> bool:
    return isinstance(value, dict) and value.keys() == {"text", "by"} and all(map(_is_text, value.values()))


def _is_how(value: Json) -> bool:
    return value in _ORIGINS


def _is_texts(value: Json) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


_ORIGIN_CHECKS: Mapping[str, _Check] = {
    "how": _is_how,
    "tagset_version": _is_count,
    "from": _is_texts,
    "by": _is_text,
    "note": _is_text,
    "source_id": _is_text,
}


def _is_origin(value: Json) -> bool:
    if not isinstance(value, dict) or "how" not in value or "tagset_version" not in value:
        return False
    for key, item in value.items():
        check = _ORIGIN_CHECKS.get(key)
        if check is None or not check(item):
            return False
    return True


def _is_ends(value: Json) -> bool:
    return (
        isinstance(value, dict)
        and value.keys() == {"role", "source", "target"}
        and _is_key(value["role"])
        and _is_id(value["source"])
        and (value["target"] is None or _is_id(value["target"]))
    )


def _is_id(value: Json) -> bool:
    return isinstance(value, str) and is_id(value)


def _is_attribute(value: Json) -> bool:
    return isinstance(value, str | bool) or _is_texts(value)


_CHECKS: Mapping[ObjectKind, Mapping[str, _Check]] = {
    ObjectKind.PROJECT: {"name": _is_text},
    ObjectKind.ANNOTATOR: {"name": _is_text, "kind": _is_text},
    ObjectKind.TAGSET: {"tagset": _is_object},
    ObjectKind.DOCUMENT: {
        "alive": _is_bool,
        "title": _is_text,
        "language": _is_text,
        "sha256": _is_sha256,
        "position": _is_count,
    },
    ObjectKind.SET: {"skipped": _is_text, "note": _is_text, "flag": _is_flag, "answer": _is_answer},
    ObjectKind.SPAN: {
        "alive": _is_bool,
        "extent": _is_extent,
        "label": _is_label,
        "note": _is_text,
        "flag": _is_flag,
        "answer": _is_answer,
        "origin": _is_origin,
    },
    ObjectKind.LINK: {"alive": _is_bool, "ends": _is_ends, "origin": _is_origin},
}


def _is_zone(name: str, value: Json) -> bool:
    _, _, rest = name.partition(".")
    kind, _, places = rest.partition(".")
    start, _, end = places.partition(".")
    if not (start.isascii() and start.isdigit() and end.isascii() and end.isdigit()):
        return False
    return value is True and kind in _ZONES and int(start) < int(end)


def _is_settlement(name: str, value: Json) -> bool:
    """A decision on a dispute, named by a digest of the readings that it is about."""
    _, _, digest = name.removeprefix(_SETTLED).partition(".")
    return (
        bool(digest)
        and isinstance(value, dict)
        and _is_text(value.get("verdict"))
        and _is_texts(value.get("took"))
        and ("note" not in value or _is_text(value["note"]))
    )


def _is_valid_elsewhere(kind: ObjectKind, name: str, value: Json) -> bool:
    """Registers whose names go on after a dot."""
    if kind is ObjectKind.SET and name.startswith(("assigned.", "finished.")):
        return _is_bool(value)
    if kind is ObjectKind.SET and name.startswith(_SETTLED):
        return _is_settlement(name, value)
    if kind is ObjectKind.DOCUMENT and name.startswith("zone."):
        return _is_zone(name, value)
    if kind in (ObjectKind.SPAN, ObjectKind.LINK) and name.startswith(ATTRIBUTE):
        return _is_attribute(value)
    if kind is ObjectKind.PROJECT and name.startswith("viewpoint."):
        return _is_text(value)
    return _is_utf8(name)


def check_operation(scope: Scope, project: Id, operation: Operation) -> None:
    """Raises ``ValueError`` when the operation does not fit its scope, or a value its register."""
    kind, writes = operation.kind, operation.writes
    if not _fits(scope, project, kind, operation.id):
        raise ValueError(f"an operation on the {kind} {operation.id} stands in a scope that is not its own")
    if kind is ObjectKind.SPAN and (operation.__class__ is NewSpan or is_plain_span(writes)):
        return
    checks = _CHECKS[kind]
    for name, value in writes.items():
        if value is None:
            continue
        check = checks.get(name)
        if not (check(value) if check is not None else _is_valid_elsewhere(kind, name, value)):
            raise ValueError(f"the register {name!r} of a {kind} cannot hold {str(value)[:80]!r}")


def is_plain_span(writes: Mapping[Register, Any]) -> bool:
    """A short cut for the usual new span, of which a corpus has millions: in one piece, and nothing special.

    Whatever it accepts passes the checks one by one, too. Asking for forgiveness is the fast way here.
    """
    try:
        extent, label, origin = writes["extent"], writes["label"], writes["origin"]
        pieces, surface = extent["fragments"], extent["surface"]
        ((start, end),) = pieces
        version = origin["tagset_version"]
        return (
            type(extent) is type(label) is type(origin) is dict
            and len(extent) == len(label) == len(origin) == 2
            and type(pieces) is type(pieces[0]) is list
            and type(surface) is str
            and type(start) is type(end) is type(version) is int
            and 0 <= start < end < _LARGEST
            and len(surface) == end - start
            and 0 <= version < _LARGEST
            and origin["how"] in _ORIGINS
            and _is_plain_label(label["layer"], label["label"])
            and writes["alive"] is True
            and (len(writes) == 4 or _are_plain_attributes(writes))
        )
    except (KeyError, TypeError, ValueError):
        return False


@lru_cache(maxsize=4096)
def _is_plain_label(layer: Json, key: Json) -> bool:
    """Raises ``TypeError`` where one of the two is a list or an object."""
    return layer in _LAYERS and isinstance(key, str) and key != "" and key.isascii()


def _are_plain_attributes(writes: Mapping[Register, Json]) -> bool:
    """Whether all registers of a span beyond the four that every one has are attributes of one choice."""
    for name, value in writes.items():
        if name not in _OF_EVERY_SPAN and not (isinstance(value, str) and name.startswith(ATTRIBUTE)):
            return False
    return True


def _fits(scope: Scope, project: Id, kind: ObjectKind, identifier: Id) -> bool:
    document, annotator = scope.document, scope.annotator
    if kind is ObjectKind.SPAN or kind is ObjectKind.LINK:
        return document is not None and annotator is not None and len(identifier) == 36
    if kind is ObjectKind.SET:
        return document == identifier and annotator is not None
    if kind is ObjectKind.DOCUMENT:
        return document == identifier and annotator is None
    if kind is ObjectKind.ANNOTATOR:
        return document is None and annotator == identifier
    return document is None and annotator is None and identifier == project


def check_drafts(drafts: Iterable[Draft], project: Id) -> None:
    """Raises ``EditError`` where an operation is none of the domain's."""
    for draft in drafts:
        try:
            for operation in draft.operations:
                check_operation(draft.scope, project, operation)
        except ValueError as error:
            raise EditError(tr("The edit cannot be recorded: {reason}", reason=error)) from error
