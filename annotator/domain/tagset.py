"""Tagsets: labels, attributes and roles with their guidelines.

These models are both the value used everywhere and the description of the file, whose JSON Schema is
``Tagset.model_json_schema()``.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator
from typing_extensions import override

from annotator.domain.errors import TagsetError
from annotator.domain.layer import Layer
from annotator.wording import mark, tr

Key = Annotated[str, StringConstraints(min_length=1, max_length=100, pattern=r"^\S+$")]
Shortcut = Annotated[str, StringConstraints(min_length=1, max_length=3)]

_MOST_VERSIONS = 2**52
"""What a file may begin with; every span carries the number, and the project counts on from it."""


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Distinction(_Model):
    """When to take ``label`` (another label, attribute, value or role) instead."""

    label: str
    rule: str


class Guideline(_Model):
    """What an annotator reads about one thing. Examples mark the span with ``[[`` and ``]]``."""

    definition: str = ""
    boundary: str = ""
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()
    not_this: tuple[Distinction, ...] = ()


class Label(Guideline):
    """A type inside a layer. ``key`` never changes; ``name`` may.

    ``in_ents``: whether it goes into spaCy's ``doc.ents``. Nothing new is labeled with one that is
    ``retired`` or ``replaced_by`` another; spans that bear it keep it.
    """

    key: Key
    layer: Layer
    name: str
    shortcut: Shortcut | None = None
    color: Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")] | None = None
    in_ents: bool = True
    replaced_by: str | None = None
    retired: bool = False

    @property
    def is_living(self) -> bool:
        """Whether new spans can bear it."""
        return self.replaced_by is None and not self.retired


class Choice(Guideline):
    """One value of an attribute."""

    key: Key
    name: str


class Attribute(Guideline):
    """``choice`` holds one value's key, ``choices`` a list of them, ``flag`` a boolean."""

    key: Key
    name: str
    layers: tuple[Layer, ...]
    kind: Literal["choice", "choices", "flag"] = "choice"
    default: str | tuple[str, ...] | bool | None = None
    enabled: bool = True
    preset_from: Literal["quotation"] | None = None
    shortcut: Shortcut | None = None
    values: tuple[Choice, ...] = ()


class Frame(_Model):
    """Which labels can take a role, and what may fill it; ``expected`` roles are asked for."""

    sources: tuple[Key, ...]
    fillers: tuple[Key, ...]
    expected: bool = False


class Role(Guideline):
    key: Key
    name: str
    shortcut: Shortcut | None = None
    frames: tuple[Frame, ...]

    def frame_for(self, label: str) -> Frame | None:
        return next((frame for frame in self.frames if label in frame.sources), None)


class Tagset(_Model):
    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(cached_property,))

    name: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    version: Annotated[int, Field(ge=1)] = 1
    description: str = ""
    labels: tuple[Label, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    roles: tuple[Role, ...] = ()
    handbook: str = ""

    @model_validator(mode="after")
    def _is_consistent(self) -> Self:
        for what, keys in (
            (mark("label"), [label.key for label in self.labels]),
            (mark("attribute"), [attribute.key for attribute in self.attributes]),
            (mark("role"), [role.key for role in self.roles]),
            (mark("shortcut"), [label.shortcut for label in self.labels if label.shortcut]),
        ):
            twice = sorted({key for key in keys if keys.count(key) > 1})
            if twice:
                raise ValueError(tr("the {part} {key!r} stands there twice", part=tr(what), key=twice[0]))
        known = {label.key for label in self.labels}
        for role in self.roles:
            for frame in role.frames:
                missing = sorted({*frame.sources, *frame.fillers} - known)
                if missing:
                    raise ValueError(
                        tr(
                            "the role {role!r} names the label {label!r}, which is not there",
                            role=role.key,
                            label=missing[0],
                        )
                    )
        return self

    @cached_property
    def _by_key(self) -> dict[str, Label]:
        return {label.key: label for label in self.labels}

    @override
    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """What was looked up here may not hold for a copy with other labels."""
        copy = super().model_copy(update=update, deep=deep)
        vars(copy).pop("_by_key", None)
        return copy

    def label(self, key: str) -> Label | None:
        return self._by_key.get(key)

    def standing(self, key: str) -> Label | None:
        """The label that stands for ``key`` today, after all merging; itself where that goes in a circle."""
        label = end = self._by_key.get(key)
        seen = {key}
        while end is not None and end.replaced_by is not None:
            following = self._by_key.get(end.replaced_by)
            if following is None or following.layer is not end.layer:
                return end
            if following.key in seen:
                return label
            seen.add(following.key)
            end = following
        return end

    def label_name(self, key: str) -> str:
        """The current name of a label, or the key itself where the tagset has no such label."""
        label = self.standing(key)
        return label.name if label else key

    def labels_of(self, layer: Layer) -> tuple[Label, ...]:
        """The layer's living labels, in the tagset's order."""
        return tuple(label for label in self.labels if label.layer is layer and label.is_living)

    def attribute(self, key: str) -> Attribute | None:
        return next((attribute for attribute in self.attributes if attribute.key == key), None)

    def attributes_of(self, layer: Layer) -> tuple[Attribute, ...]:
        """The layer's attributes that are switched on."""
        return tuple(item for item in self.attributes if layer in item.layers and item.enabled)

    def role(self, key: str) -> Role | None:
        return next((role for role in self.roles if role.key == key), None)

    def roles_of(self, label: str) -> Iterator[tuple[Role, Frame]]:
        """The roles that a span with ``label`` can take, with the frame that applies."""
        for role in self.roles:
            frame = role.frame_for(label)
            if frame is not None:
                yield role, frame

    def to_json(self) -> str:
        """The tagset file: UTF-8 JSON with two-space indent and a final line feed."""
        return self.model_dump_json(indent=2, exclude_defaults=True) + "\n"


def broken_rule(error: ValidationError) -> str:
    """The first thing that is wrong, and where."""
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"])
    reason = first["msg"].removeprefix("Value error, ")
    return f"{place}: {reason}" if place else reason


def parse_tagset(data: str | bytes, source: str) -> Tagset:
    """A tagset from its file's content; ``source`` names it in the error. Raises ``TagsetError``."""
    try:
        tagset = Tagset.model_validate_json(data)
    except ValidationError as error:
        raise _invalid(source, broken_rule(error)) from error
    if tagset.version > _MOST_VERSIONS:
        raise _invalid(source, f"version: Input should be at most {_MOST_VERSIONS:,}")
    return tagset


def _invalid(source: str, rule: str) -> TagsetError:
    return TagsetError(tr("{source} is no valid tagset: {rule}", source=source, rule=rule))
