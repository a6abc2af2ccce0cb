"""What the tagset allows: the few questions that the compiler asks of it."""

from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from corpora.authoring.notation import AuthoringError

AttributeValue = str | bool | list[str]


class _Named(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")
    key: str


class _Label(_Named):
    layer: str
    name: str


class _Attribute(_Named):
    layers: tuple[str, ...]
    kind: str
    default: AttributeValue | None = None
    enabled: bool = True
    values: tuple[_Named, ...] = ()


class _Frame(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")
    sources: tuple[str, ...]
    fillers: tuple[str, ...]


class _Role(_Named):
    frames: tuple[_Frame, ...]


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")
    name: str
    version: int
    labels: tuple[_Label, ...]
    attributes: tuple[_Attribute, ...]
    roles: tuple[_Role, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    file: _File

    @classmethod
    def read(cls, path: Path) -> "Rules":
        return cls(_File.model_validate_json(path.read_bytes()))

    def label(self, key: str, place: str) -> _Label:
        for label in self.file.labels:
            if label.key == key:
                return label
        raise AuthoringError(place, f"the tagset has no label {key}")

    def attributes(self, layer: str, written: dict[str, str], place: str) -> dict[str, AttributeValue]:
        """The written values, checked, over the defaults of all attributes that are on."""
        known = [attribute for attribute in self.file.attributes if layer in attribute.layers]
        values = {a.key: a.default for a in known if a.enabled and a.default is not None}
        for key, value in written.items():
            values[key] = _checked(next((a for a in known if a.key == key), None), key, value, place)
        order = [attribute.key for attribute in known]
        return {key: values[key] for key in sorted(values, key=order.index)}

    def allows(self, source: str, role: str, target: str | None) -> bool:
        """Whether a ``source`` label takes ``target`` (None: "not in the text") in this role."""
        frames = [
            frame for r in self.file.roles if r.key == role for frame in r.frames if source in frame.sources
        ]
        return any(target is None or target in frame.fillers for frame in frames)


def _checked(attribute: _Attribute | None, key: str, value: str, place: str) -> AttributeValue:
    if attribute is None:
        raise AuthoringError(place, f"the layer has no attribute {key}")
    if attribute.kind == "flag":
        return value == "yes"
    chosen = value.split(",")
    for one in chosen:
        if one not in {v.key for v in attribute.values}:
            raise AuthoringError(place, f"{key} has no value {one}")
    return chosen if attribute.kind == "choices" else value
