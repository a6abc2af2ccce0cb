"""Which keys labels, attributes and roles can have, so that each of them can be reached."""

from collections.abc import Iterator

from annotator.domain.errors import TagsetError
from annotator.domain.tagset import Attribute, Label, Role, Tagset
from annotator.domain.tagset_parts import PartKind, PartRef, get
from annotator.wording import tr

RESERVED = frozenset("jrsxyz0")
"""Commands, and the prefixes of roles and attributes."""

MARKS = frozenset(",./[]\\=` ")
"""Marks that are commands, or stand elsewhere on every second keyboard."""


def clean_shortcut(text: str) -> str | None:
    """``E M`` as a tagset holds it: ``e m``; nothing where nothing is left."""
    marks = text.lower().split()
    if len(marks) == 1 and len(marks[0]) == 2:
        marks = list(marks[0])
    return " ".join(marks) or None


def check_shortcut(tagset: Tagset, ref: PartRef, shortcut: str) -> None:
    """Raises ``TagsetError`` where the part at ``ref`` could not be reached by ``shortcut``, or would stand
    in the way of another.
    """
    part = get(tagset, ref)
    marks = shortcut.split(" ")
    if not all(len(mark) == 1 and mark.isprintable() for mark in marks) or len(marks) > 2:
        raise TagsetError(tr("{key!r} is no key: give one letter or digit, or two in a row", key=shortcut))
    if isinstance(part, Label):
        _check_label_key(tagset, part, marks)
    elif len(marks) != 1:
        raise TagsetError(tr("Attributes and roles have one letter or digit as their key"))
    else:
        _check_beside(tagset, part, shortcut)


def _check_label_key(tagset: Tagset, label: Label, marks: list[str]) -> None:
    shortcut = " ".join(marks)
    if marks[0] in RESERVED or marks[0] in MARKS:
        raise TagsetError(tr("The key {key} is a command's, not free for labels", key=marks[0].upper()))
    for other in tagset.labels:
        if other.key == label.key or not other.shortcut:
            continue
        theirs = other.shortcut.split(" ")
        if theirs == marks:
            raise _taken(shortcut, tr("label"), other.name)
        if theirs[0] == marks[0] and len(theirs) != len(marks):
            raise TagsetError(
                tr(
                    "The key {key} and {other}'s key {taken} begin alike: only one of them could be reached",
                    key=shortcut.upper(),
                    other=other.name,
                    taken=other.shortcut.upper(),
                )
            )


def _check_beside(tagset: Tagset, part: object, shortcut: str) -> None:
    for other in _rivals(tagset, part):
        if other.shortcut == shortcut:
            what = tr("attribute") if isinstance(other, Attribute) else tr("role")
            raise _taken(shortcut, what, other.name)


def _taken(shortcut: str, part: str, name: str) -> TagsetError:
    key = shortcut.upper()
    return TagsetError(tr("The key {key} is the {part} {name}'s already", key=key, part=part, name=name))


def _rivals(tagset: Tagset, part: object) -> Iterator[Attribute | Role]:
    """What can be asked of one and the same span, so that keys must differ."""
    if isinstance(part, Attribute):
        yield from (
            other
            for other in tagset.attributes
            if other.key != part.key and set(other.layers) & set(part.layers)
        )
    elif isinstance(part, Role):
        sources = _sources(part)
        yield from (other for other in tagset.roles if other.key != part.key and _sources(other) & sources)


def _sources(role: Role) -> set[str]:
    return {source for frame in role.frames for source in frame.sources}


def check_shortcuts(tagset: Tagset) -> None:
    """All keys of all living labels, and of attributes and roles; raises ``TagsetError`` at the first
    conflict.
    """
    items = (
        (PartKind.LABEL, tagset.labels),
        (PartKind.ATTRIBUTE, tagset.attributes),
        (PartKind.ROLE, tagset.roles),
    )
    for kind, found in items:
        for part in found:
            if part.shortcut:
                check_shortcut(tagset, PartRef(kind, part.key), part.shortcut)
