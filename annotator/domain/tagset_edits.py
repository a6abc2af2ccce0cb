"""The verbs of editing a tagset: each takes one and returns the next, or raises ``TagsetError``.

The version stays: one change of a project may be made of many verbs, and the project numbers it.
"""

from annotator.domain.errors import TagsetError
from annotator.domain.layer import Layer
from annotator.domain.role_edits import in_step, with_roles_of
from annotator.domain.shortcut_rules import check_shortcut, clean_shortcut
from annotator.domain.tagset import Guideline, Label, Tagset
from annotator.domain.tagset_names import check_name, clean_name, key_for
from annotator.domain.tagset_parts import (
    PartKind,
    PartRef,
    changed,
    get,
    get_label,
    label_ref,
    with_added,
    with_part,
)
from annotator.wording import tr

GUIDELINE_FIELDS = tuple(Guideline.model_fields)


def rename(tagset: Tagset, ref: PartRef, name: str) -> Tagset:
    """The key stays, so that no span changes."""
    part = get(tagset, ref)
    name = clean_name(name)
    check_name(tagset, ref, name, part.layer if isinstance(part, Label) else None)
    return with_part(tagset, ref, name=name)


def write_guideline(tagset: Tagset, ref: PartRef, guideline: Guideline) -> Tagset:
    return with_part(tagset, ref, **{field: getattr(guideline, field) for field in GUIDELINE_FIELDS})


def describe_tagset(tagset: Tagset, **texts: str) -> Tagset:
    """Write its ``name``, ``description`` or ``handbook``."""
    if "name" in texts:
        texts["name"] = clean_name(texts["name"])
    return changed(tagset, **texts)


def assign_shortcut(tagset: Tagset, ref: PartRef, text: str) -> Tagset:
    """Give a part a key, or with an empty text take it away."""
    shortcut = clean_shortcut(text)
    if shortcut is not None:
        check_shortcut(tagset, ref, shortcut)
    return with_part(tagset, ref, shortcut=shortcut)


def recolor(tagset: Tagset, label: str, color: str | None) -> Tagset:
    """``#rrggbb``, or ``None`` for the colour that the program gives."""
    return with_part(tagset, label_ref(label), color=color)


def put_in_ents(tagset: Tagset, label: str, *, wanted: bool) -> Tagset:
    """Whether an entity label goes into spaCy's ``doc.ents``."""
    return with_part(tagset, label_ref(label), in_ents=wanted)


def add_label(tagset: Tagset, layer: Layer, name: str, *, key: str = "", like: str = "") -> Tagset:
    """A new label at the end of its layer; ``like`` names one whose roles it takes and fills too."""
    name = clean_name(name)
    key = key.strip() or key_for(tagset, PartKind.LABEL, name)
    check_name(tagset, label_ref(key), name, layer)
    added = with_added(tagset, changed(Label(key="_", layer=layer, name=name), key=key))
    return with_roles_of(added, like, key) if like else added


def split_label(tagset: Tagset, label: str, name: str, *, key: str = "") -> Tagset:
    """A new label beside ``label``, for some of its spans: these are to be relabeled with the change."""
    whole = get_label(tagset, label)
    return add_label(tagset, whole.layer, name, key=key, like=label)


def merge_labels(tagset: Tagset, label: str, into: str) -> Tagset:
    """From now on ``label`` stands for ``into``: its spans keep their key, and are shown, linked and written
    out as the other's. ``into`` takes and fills the roles of both.
    """
    merged, kept = get_label(tagset, label), get_label(tagset, into)
    if label == into:
        raise TagsetError(tr("{label} cannot be merged into itself", label=merged.name))
    if merged.layer is not kept.layer:
        raise TagsetError(
            tr(
                "{label} and {other} are of different layers and cannot be merged",
                label=merged.name,
                other=kept.name,
            )
        )
    if not kept.is_living:
        raise TagsetError(tr("{label} is out of use: nothing can be merged into it", label=kept.name))
    if merged.replaced_by is not None:
        standing = tagset.label_name(label)
        raise TagsetError(tr("{label} is merged into {other} already", label=merged.name, other=standing))
    united = with_roles_of(tagset, label, into)
    return in_step(with_part(united, label_ref(label), replaced_by=into, retired=False, shortcut=None))


def retire_label(tagset: Tagset, label: str) -> Tagset:
    """Nothing new is labeled with it; spans that bear it keep it. Its shortcut is free for others."""
    found = get_label(tagset, label)
    if not found.is_living:
        raise TagsetError(tr("{label} is out of use already", label=found.name))
    return with_part(tagset, label_ref(label), retired=True, shortcut=None)


def revive_label(tagset: Tagset, label: str) -> Tagset:
    """Bring back a label that was retired or merged."""
    found = get_label(tagset, label)
    if found.is_living:
        raise TagsetError(tr("{label} is in use", label=found.name))
    check_name(tagset, label_ref(label), found.name, found.layer)
    return with_part(tagset, label_ref(label), retired=False, replaced_by=None)
