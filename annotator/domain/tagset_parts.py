"""The parts of a tagset that have a name and a guideline, by their addresses."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, TypeAlias, TypeVar, cast

from pydantic import BaseModel, ValidationError

from annotator.domain.errors import TagsetError
from annotator.domain.tagset import Attribute, Choice, Label, Role, Tagset, broken_rule
from annotator.wording import mark, tr

Part: TypeAlias = Label | Attribute | Choice | Role
Model = TypeVar("Model", bound=BaseModel)


class PartKind(StrEnum):
    LABEL = mark("label")
    ATTRIBUTE = mark("attribute")
    ROLE = mark("role")


@dataclass(frozen=True, slots=True)
class PartRef:
    """``value``: that value of the attribute ``key``, and not the attribute itself."""

    kind: PartKind
    key: str
    value: str | None = None

    @property
    def words(self) -> str:
        if self.value is None:
            return f"{tr(self.kind.value)} {self.key}"
        return tr("value {value} of {key}", value=self.value, key=self.key)

    @property
    def whole(self) -> "PartRef":
        """The attribute of a value; anything else is its own."""
        return replace(self, value=None)


def label_ref(key: str) -> PartRef:
    return PartRef(PartKind.LABEL, key)


def attribute_ref(key: str, value: str | None = None) -> PartRef:
    return PartRef(PartKind.ATTRIBUTE, key, value)


def role_ref(key: str) -> PartRef:
    return PartRef(PartKind.ROLE, key)


_FIELDS = {PartKind.LABEL: "labels", PartKind.ATTRIBUTE: "attributes", PartKind.ROLE: "roles"}


def parts(tagset: Tagset, kind: PartKind) -> tuple[Label, ...] | tuple[Attribute, ...] | tuple[Role, ...]:
    return getattr(tagset, _FIELDS[kind])


def refs(tagset: Tagset) -> Iterator[PartRef]:
    """The addresses of all parts: labels, attributes each with its values, roles."""
    for kind in PartKind:
        for part in parts(tagset, kind):
            yield PartRef(kind, part.key)
            if isinstance(part, Attribute):
                yield from (attribute_ref(part.key, choice.key) for choice in part.values)


def find(tagset: Tagset, ref: PartRef) -> Part | None:
    """What stands at an address, if anything does."""
    part: Part | None = next((item for item in parts(tagset, ref.kind) if item.key == ref.key), None)
    if ref.value is None or not isinstance(part, Attribute):
        return part
    return next((choice for choice in part.values if choice.key == ref.value), None)


def get(tagset: Tagset, ref: PartRef) -> Part:
    """Raises ``TagsetError`` where nothing stands there."""
    part = find(tagset, ref)
    if part is None:
        raise TagsetError(tr("The tagset {tagset} has no {part}", tagset=tagset.name, part=ref.words))
    return part


def get_label(tagset: Tagset, key: str) -> Label:
    return cast("Label", get(tagset, label_ref(key)))


def get_attribute(tagset: Tagset, key: str) -> Attribute:
    return cast("Attribute", get(tagset, attribute_ref(key)))


def get_role(tagset: Tagset, key: str) -> Role:
    return cast("Role", get(tagset, role_ref(key)))


def changed(model: Model, **fields: Any) -> Model:
    """``model`` with other fields, checked like a new one; raises ``TagsetError`` on what breaks a rule."""
    try:
        return type(model)(**{**dict(model), **fields})
    except ValidationError as error:
        raise TagsetError(tr("That cannot be: {rule}", rule=broken_rule(error))) from error


def with_part(tagset: Tagset, ref: PartRef, **fields: Any) -> Tagset:
    """The tagset in which the part at ``ref`` has other fields."""
    part = changed(get(tagset, ref), **fields)
    if isinstance(part, Choice):
        values = get_attribute(tagset, ref.key).values
        kept = tuple(part if choice.key == part.key else choice for choice in values)
        return with_part(tagset, ref.whole, values=kept)
    rest = tuple(part if item.key == ref.key else item for item in parts(tagset, ref.kind))
    return changed(tagset, **{_FIELDS[ref.kind]: rest})


def with_added(tagset: Tagset, part: Label | Attribute | Role) -> Tagset:
    """The tagset with one more part, behind the others of its kind."""
    kind = PartKind(type(part).__name__.lower())
    if any(item.key == part.key for item in parts(tagset, kind)):
        raise TagsetError(tr("The key {key} is taken by another {part}", key=part.key, part=tr(kind.value)))
    return changed(tagset, **{_FIELDS[kind]: (*parts(tagset, kind), part)})
