"""What differs between two tagsets, part by part and field by field."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Any, TypeAlias

from annotator.domain.layer import Layer
from annotator.domain.tagset import Frame, Guideline, Tagset
from annotator.domain.tagset_parts import Part, PartRef, find, refs
from annotator.wording import mark, tr

NOTHING = "none"
_TELLING = 60


class Fate(StrEnum):
    ADDED = mark("added")
    CHANGED = mark("changed")
    GONE = mark("gone")


@dataclass(frozen=True, slots=True)
class FieldChange:
    """``before`` and ``after`` in words; ``field`` is called ``tr(field)``."""

    field: str
    before: str
    after: str

    @property
    def words(self) -> str:
        field = tr(self.field)
        if self.before == NOTHING and self.is_long:
            return tr("{field} added", field=field)
        if self.before == NOTHING:
            return tr("{field} {value}", field=field, value=self.after)
        if self.after == NOTHING:
            return tr("no {field}", field=field)
        if self.is_long:
            return tr("another {field}", field=field)
        return tr("{field} {value} instead of {before}", field=field, value=self.after, before=self.before)

    @property
    def is_long(self) -> bool:
        return max(len(self.before), len(self.after)) > _TELLING or "\n" in self.before + self.after


@dataclass(frozen=True, slots=True)
class Difference:
    """``ref`` is ``None`` where it is about the tagset as a whole; ``name`` is what the part is called."""

    ref: PartRef | None
    name: str
    fate: Fate
    fields: tuple[FieldChange, ...] = ()

    @property
    def words(self) -> str:
        """In a line, without the name."""
        return "; ".join(field.words for field in self.fields) or tr(self.fate.value)

    @property
    def line(self) -> str:
        """In a line, beginning with what it is about."""
        if self.ref is None:
            return tr("tagset: {words}", words=self.words)
        what = tr("value") if self.ref.value is not None else tr(self.ref.kind.value)
        return f"{what} {self.name}: {self.words}"


def differences(before: Tagset, after: Tagset) -> list[Difference]:
    """In the order of the later tagset, and behind that what has gone. The version does not count."""
    whole = tuple(_fields(after, before, after, _TAGSET_FIELDS))
    found = [Difference(None, after.name, Fate.CHANGED, whole)] if whole else []
    for ref in refs(after):
        old, new = find(before, ref), find(after, ref)
        assert new is not None
        if old is None:
            found.append(Difference(ref, part_name(after, ref), Fate.ADDED))
        elif fields := tuple(_fields(after, old, new, _PART_FIELDS)):
            found.append(Difference(ref, part_name(after, ref), Fate.CHANGED, fields))
    gone = (ref for ref in refs(before) if find(after, ref) is None)
    return [*found, *(Difference(ref, part_name(before, ref), Fate.GONE) for ref in gone)]


def same_guideline(one: Guideline, other: Guideline) -> bool:
    """Whether annotators read the same about two labels, attributes, values or roles."""
    return all(getattr(one, field) == getattr(other, field) for field in Guideline.model_fields)


def part_name(tagset: Tagset, ref: PartRef) -> str:
    """What a part is called, a value together with its attribute; its key where there is no such part."""
    part, whole = find(tagset, ref), find(tagset, ref.whole)
    name = part.name if part else ref.value or ref.key
    return f"{whole.name if whole else ref.key}: {name}" if ref.value is not None else name


_Words: TypeAlias = Callable[[Tagset, Any], str]


def _plain(_tagset: Tagset, value: Any) -> str:
    return str(value)


def _upper(_tagset: Tagset, value: Any) -> str:
    return str(value).upper()


def _yes(_tagset: Tagset, value: Any) -> str:
    return tr("yes") if value else tr("no")


def _lines(_tagset: Tagset, value: Any) -> str:
    return "\n".join(str(item) for item in value)


def _layer(_tagset: Tagset, value: Any) -> str:
    return tr(Layer(value).value)


def _layers(_tagset: Tagset, value: Any) -> str:
    return ", ".join(tr(Layer(item).value) for item in value)


def _listed(_tagset: Tagset, value: Any) -> str:
    return value if isinstance(value, str) else ", ".join(str(item) for item in value)


def _default(tagset: Tagset, value: Any) -> str:
    return _yes(tagset, value) if isinstance(value, bool) else _listed(tagset, value)


def _distinctions(_tagset: Tagset, value: Any) -> str:
    return "\n".join(f"{item.label}: {item.rule}" for item in value)


def _label(tagset: Tagset, value: Any) -> str:
    return tagset.label_name(value)


def _frames(tagset: Tagset, value: Any) -> str:
    return "\n".join(_frame(tagset, frame) for frame in value)


def _frame(tagset: Tagset, frame: Frame) -> str:
    words = f"{_names(tagset, frame.sources)} ← {_names(tagset, frame.fillers)}"
    return tr("{frame} (expected)", frame=words) if frame.expected else words


def _names(tagset: Tagset, keys: tuple[str, ...]) -> str:
    """As labels are called now: that one was renamed or merged is told with the label, and not once more."""
    return ", ".join(dict.fromkeys(tagset.label_name(key) for key in keys))


_TAGSET_FIELDS: Mapping[str, tuple[str, _Words]] = {
    "name": (mark("name"), _plain),
    "description": (mark("description"), _plain),
    "handbook": (mark("handbook"), _plain),
}
_PART_FIELDS: Mapping[str, tuple[str, _Words]] = {
    "name": (mark("name"), _plain),
    "layer": (mark("layer"), _layer),
    "replaced_by": (mark("merged into"), _label),
    "retired": (mark("retired"), _yes),
    "shortcut": (mark("key"), _upper),
    "color": (mark("colour"), _plain),
    "in_ents": (mark("in doc.ents"), _yes),
    "layers": (mark("layers"), _layers),
    "kind": (mark("answer"), _plain),
    "default": (mark("preset"), _default),
    "enabled": (mark("asked for"), _yes),
    "preset_from": (mark("preset from"), _plain),
    "frames": (mark("fillers"), _frames),
    "definition": (mark("definition"), _plain),
    "boundary": (mark("boundary rule"), _plain),
    "examples": (mark("examples"), _lines),
    "counter_examples": (mark("counter-examples"), _lines),
    "not_this": (mark("distinctions"), _distinctions),
}
"""Field by field: what it is called, and how a value is told. ``values`` have addresses of their own."""


def _fields(
    after: Tagset, old: Part | Tagset, new: Part | Tagset, table: Mapping[str, tuple[str, _Words]]
) -> Iterator[FieldChange]:
    for field, (name, words) in table.items():
        one, other = getattr(old, field, None), getattr(new, field, None)
        if one != other and not (field == "frames" and _alike(after, one or (), other or ())):
            yield FieldChange(name, _told(after, one, words), _told(after, other, words))


def _alike(tagset: Tagset, one: Sequence[Frame], other: Sequence[Frame]) -> bool:
    """Whether frames say the same of the labels that stand for theirs now, and nothing new of any of them."""
    return len(one) == len(other) and all(map(partial(_says_no_more, tagset), one, other))


def _says_no_more(tagset: Tagset, one: Frame, other: Frame) -> bool:
    sources, fillers, _ = sense = _sense(tagset, other)
    return sense == _sense(tagset, one) and sources <= {*one.sources} and fillers <= {*one.fillers}


def _sense(tagset: Tagset, frame: Frame) -> tuple[set[str], set[str], bool]:
    sources, fillers = ({_standing(tagset, key) for key in keys} for keys in (frame.sources, frame.fillers))
    return sources, fillers, frame.expected


def _standing(tagset: Tagset, key: str) -> str:
    label = tagset.standing(key)
    return label.key if label else key


def _told(tagset: Tagset, value: Any, words: _Words) -> str:
    return NOTHING if value in (None, "", ()) else words(tagset, value)
