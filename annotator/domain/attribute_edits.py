"""The verbs of editing attributes and their values."""

from collections.abc import Collection
from typing import Literal, TypeAlias

from annotator.domain.errors import TagsetError
from annotator.domain.layer import Layer
from annotator.domain.tagset import Attribute, Choice, Tagset
from annotator.domain.tagset_names import check_name, clean_name, key_for
from annotator.domain.tagset_parts import (
    PartKind,
    attribute_ref,
    changed,
    get_attribute,
    with_added,
    with_part,
)
from annotator.wording import tr

AttributeType: TypeAlias = Literal["choice", "choices", "flag"]


def add_attribute(
    tagset: Tagset, name: str, layers: Collection[Layer], kind: AttributeType = "choice"
) -> Tagset:
    name = clean_name(name)
    key = key_for(tagset, PartKind.ATTRIBUTE, name)
    check_name(tagset, attribute_ref(key), name)
    attribute = Attribute(key=key, name=name, layers=_ordered(layers), kind=kind)
    return with_added(tagset, attribute)


def set_layers(tagset: Tagset, attribute: str, layers: Collection[Layer]) -> Tagset:
    """Which layers are asked; what spans of others have answered stays, unseen."""
    return with_part(tagset, attribute_ref(attribute), layers=_ordered(layers))


def _ordered(layers: Collection[Layer]) -> tuple[Layer, ...]:
    if not layers:
        raise TagsetError(tr("An attribute needs a layer whose spans it is asked of"))
    return tuple(layer for layer in Layer if layer in layers)


def switch_attribute(tagset: Tagset, attribute: str, *, on: bool) -> Tagset:
    """Ask for it, or no longer; answers stay."""
    return with_part(tagset, attribute_ref(attribute), enabled=on)


def set_default(tagset: Tagset, attribute: str, value: str | None) -> Tagset:
    """The value that new spans begin with, or none."""
    found = get_attribute(tagset, attribute)
    if value is not None and all(choice.key != value for choice in found.values):
        raise TagsetError(tr("{attribute} has no value {value}", attribute=found.name, value=value))
    default = (value,) if found.kind == "choices" and value is not None else value
    return with_part(tagset, attribute_ref(attribute), default=default)


def add_value(tagset: Tagset, attribute: str, name: str) -> Tagset:
    found = get_attribute(tagset, attribute)
    if found.kind == "flag":
        raise TagsetError(tr("{attribute} is yes or no, and has no other values", attribute=found.name))
    name = clean_name(name)
    check_name(tagset, attribute_ref(attribute, "-"), name)
    taken = {choice.key for choice in found.values}
    base = "-".join(name.lower().split())[:60]
    keys = (base, *(f"{base}-{number}" for number in range(2, len(taken) + 3)))
    key = next(key for key in keys if key not in taken)
    values = (*found.values, changed(Choice(key="-", name=name), key=key))
    return with_part(tagset, attribute_ref(attribute), values=values)


def remove_value(tagset: Tagset, attribute: str, value: str) -> Tagset:
    """Only a value that no span has can go: the project knows."""
    found = get_attribute(tagset, attribute)
    values = tuple(choice for choice in found.values if choice.key != value)
    if len(values) == len(found.values):
        raise TagsetError(tr("{attribute} has no value {value}", attribute=found.name, value=value))
    left = tuple(key for key in _defaults(found) if key != value)
    default = left if isinstance(found.default, tuple) else (left[0] if left else None)
    if isinstance(found.default, bool):
        default = found.default
    return with_part(tagset, attribute_ref(attribute), values=values, default=default)


def _defaults(attribute: Attribute) -> tuple[str, ...]:
    default = attribute.default
    return default if isinstance(default, tuple) else (default,) if isinstance(default, str) else ()
