"""Names and keys of a tagset's parts: names can change, keys never do."""

import re

from annotator.domain.errors import TagsetError
from annotator.domain.layer import Layer
from annotator.domain.tagset import Label, Tagset
from annotator.domain.tagset_parts import PartKind, PartRef, find, get_attribute, parts
from annotator.wording import tr

_LONGEST_KEY = 60


def key_for(tagset: Tagset, kind: PartKind, name: str) -> str:
    """A free key that looks like the name: ``Court ruling`` gives ``COURT_RULING``, or for what is no
    label ``court-ruling``.
    """
    joint = "_" if kind is PartKind.LABEL else "-"
    plain = re.sub(r"\W+", joint, name.strip())[:_LONGEST_KEY].strip(joint) or kind.value
    plain = plain.upper() if kind is PartKind.LABEL else plain.lower()
    key, number = plain, 1
    while find(tagset, PartRef(kind, key)) is not None:
        number += 1
        key = f"{plain}{joint}{number}"
    return key


def clean_name(name: str) -> str:
    words = " ".join(name.split())
    if not words:
        raise TagsetError(tr("A name is missing"))
    return words


def check_name(tagset: Tagset, ref: PartRef, name: str, layer: Layer | None = None) -> None:
    """Raises ``TagsetError`` where another living part that stands beside ``ref`` bears the name."""
    if ref.value is not None:
        others = {choice.key: choice.name for choice in get_attribute(tagset, ref.key).values}
        mine = ref.value
    else:
        others = {part.key: part.name for part in parts(tagset, ref.kind) if _is_beside(part, layer)}
        mine = ref.key
    if any(other == name for key, other in others.items() if key != mine):
        what = tr("value") if ref.value else tr(ref.kind.value)
        raise TagsetError(tr("Another {part} is called {name} already", part=what, name=name))


def _is_beside(part: object, layer: Layer | None) -> bool:
    return not isinstance(part, Label) or (part.layer is layer and part.is_living)
