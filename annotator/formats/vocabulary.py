"""Labels, attributes and roles met while reading, and the tagset that they end up in."""

import re
from collections.abc import Iterable, Mapping
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from annotator.domain.layer import Layer
from annotator.domain.tagset import Attribute, Choice, Key, Label, Role, Tagset
from annotator.domain.values import AttributeValue
from annotator.formats.base import Findings
from annotator.formats.labels import LabelWords
from annotator.wording import tr

Item = TypeVar("Item", Label, Attribute, Role)

_KEY = TypeAdapter[str](Key)


def is_key(text: str) -> bool:
    try:
        _KEY.validate_python(text)
    except ValidationError:
        return False
    return True


class Vocabulary:
    """Finds the keys for a dataset's words; what the known tagset lacks is added to the findings."""

    def __init__(self, known: Tagset, beside: Tagset | None, findings: Findings) -> None:
        self._known = known
        self._beside = beside
        self._findings = findings
        self._known_words = LabelWords(known)
        self._words = LabelWords(beside) if beside is not None else self._known_words
        self._labels: dict[Layer, dict[str, str]] = {layer: {} for layer in Layer}
        self._attributes = {attribute.key for attribute in known.attributes}

    def label(self, layer: Layer, word: str) -> str:
        """The key of a label in the known tagset, or of the one that is to be added there."""
        key = self._labels[layer].get(word)
        if key is None:
            key = self._labels[layer][word] = self._find(layer, word)
        return key

    def _find(self, layer: Layer, word: str) -> str:
        label = self._words.label(layer, word) or self._known_words.label(layer, word)
        if label is None:
            label = _named(layer, word)
        here = self._known.label(label.key)
        if here is not None and here.layer is layer:
            return self._known_words.living(here.key)
        return self._add(label)

    def _add(self, label: Label) -> str:
        findings = self._findings.labels
        key, number = label.key, 1
        while self._known.label(key) is not None or key in findings:
            number += 1
            key = f"{label.key[:90]}-{number}"
        findings[key] = label.model_copy(update={"key": key, "replaced_by": None})
        return key

    def has_attributes(self, keys: Iterable[str]) -> bool:
        """Whether the known tagset has them all, so that there is nothing to note."""
        return self._attributes.issuperset(keys)

    def note_attribute(self, layer: Layer, key: str, value: AttributeValue) -> None:
        """Add an attribute that the known tagset lacks, or one more layer or value of such a one.

        Raises ``ValueError`` for what is no key.
        """
        if key in self._attributes:
            return
        if not is_key(key):
            raise ValueError(tr("attributes: {key!r} cannot be the key of an attribute", key=key))
        beside = self._beside.attribute(key) if self._beside is not None else None
        found = beside or self._findings.attributes.get(key) or Attribute(key=key, name=key, layers=())
        self._findings.attributes[key] = found if beside else _grown(found, layer, value)

    def note_role(self, key: str) -> None:
        if self._known.role(key) is None and key not in self._findings.roles:
            beside = self._beside.role(key) if self._beside is not None else None
            self._findings.roles[key] = beside or Role(key=key, name=key, frames=())


def _named(layer: Layer, word: str) -> Label:
    try:
        return Label(key=_as_key(word), layer=layer, name=word)
    except ValidationError:
        raise ValueError(tr("label: {name!r} cannot be the name of a label", name=word)) from None


def _as_key(word: str) -> str:
    return re.sub(r"\s+", "_", word)[:100]


def _grown(attribute: Attribute, layer: Layer, value: AttributeValue) -> Attribute:
    layers = {*attribute.layers, layer}
    kind = "flag" if isinstance(value, bool) else "choices" if isinstance(value, tuple) else attribute.kind
    keys = () if isinstance(value, bool) else value if isinstance(value, tuple) else (value,)
    known = {choice.key for choice in attribute.values}
    added = tuple(
        Choice(key=key, name=key) for key in dict.fromkeys(keys) if key not in known and is_key(key)
    )
    return attribute.model_copy(
        update={
            "layers": tuple(item for item in Layer if item in layers),
            "kind": kind,
            "values": attribute.values + added,
        }
    )


def _restricted(role: Role, labels: Iterable[str]) -> Role:
    """The role without frames for labels that are not there."""
    known = set(labels)
    frames = (
        frame.model_copy(
            update={
                "sources": tuple(key for key in frame.sources if key in known),
                "fillers": tuple(key for key in frame.fillers if key in known),
            }
        )
        for frame in role.frames
    )
    return role.model_copy(update={"frames": tuple(frame for frame in frames if frame.sources)})


def extended(known: Tagset, findings: Findings, version: int) -> Tagset:
    """The known tagset as ``version``, with all that was found and is not there yet."""
    labels = _added(known.labels, findings.labels)
    taken = [label.shortcut for label in known.labels]
    new = [
        label.model_copy(update={"shortcut": None}) if label.shortcut in taken else label for label in labels
    ]
    keys = [label.key for label in (*known.labels, *new)]
    return Tagset(
        name=known.name,
        version=version,
        description=known.description,
        labels=(*known.labels, *new),
        attributes=(*known.attributes, *_added(known.attributes, findings.attributes)),
        roles=(*known.roles, *(_restricted(role, keys) for role in _added(known.roles, findings.roles))),
        handbook=known.handbook,
    )


def _added(known: Iterable[Item], found: Mapping[str, Item]) -> list[Item]:
    keys = {item.key for item in known}
    return [item for key, item in found.items() if key not in keys]
