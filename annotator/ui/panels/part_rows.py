"""The parts of a tagset as rows of a list: sections by layer and kind, with numbers and keys."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from annotator.domain.layer import Layer
from annotator.domain.tagset import Attribute, Label, Role, Tagset
from annotator.domain.tagset_parts import PartRef, attribute_ref, label_ref, role_ref
from annotator.ui.panels.label_button import key_caption
from annotator.wording import tr


@dataclass(frozen=True, slots=True)
class PartRow:
    """``ref`` is ``None`` for a heading, and for the row of the tagset as a whole."""

    ref: PartRef | None
    name: str
    is_heading: bool = False
    layer: Layer | None = None
    key: str = ""
    count: int | None = None
    is_changed: bool = False
    words: str = ""


def part_rows(
    tagset: Tagset, counts: Mapping[str, int], changed: Collection[PartRef | None], wanted: str = ""
) -> list[PartRow]:
    """``counts`` are spans by label; ``wanted`` are letters that names must hold."""
    sections = [
        *((tr(layer.plural).capitalize(), tagset.labels_of(layer)) for layer in Layer),
        (tr("Attributes"), tuple(item for item in tagset.attributes if item.enabled)),
        (tr("Roles"), tuple(role for role in tagset.roles if role.frames)),
        (tr("Out of use"), tuple(_out_of_use(tagset))),
    ]
    rows = [] if wanted else [PartRow(None, tr("Handbook"), is_changed=None in changed)]
    for title, found in sections:
        made = [_row(part, tagset, counts, changed) for part in found]
        fitting = [row for row in made if wanted.casefold() in row.name.casefold()]
        if fitting:
            rows += [PartRow(None, title, is_heading=True), *fitting]
    return rows


def _out_of_use(tagset: Tagset) -> Iterator[Label | Attribute | Role]:
    yield from (label for label in tagset.labels if not label.is_living)
    yield from (item for item in tagset.attributes if not item.enabled)
    yield from (role for role in tagset.roles if not role.frames)


def _row(
    part: Label | Attribute | Role,
    tagset: Tagset,
    counts: Mapping[str, int],
    changed: Collection[PartRef | None],
) -> PartRow:
    key = key_caption(part.shortcut)
    if isinstance(part, Label):
        ref = label_ref(part.key)
        merged = tr("now {label}", label=tagset.label_name(part.key)) if part.replaced_by else ""
        number = counts.get(part.key, 0)
        return PartRow(ref, part.name, False, part.layer, key, number, ref in changed, merged)
    if isinstance(part, Attribute):
        refs = [attribute_ref(part.key), *(attribute_ref(part.key, value.key) for value in part.values)]
        return PartRow(refs[0], part.name, key=key, is_changed=any(ref in changed for ref in refs))
    ref = role_ref(part.key)
    return PartRow(ref, part.name, key=key, is_changed=ref in changed)
