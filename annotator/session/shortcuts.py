"""Keys for labels whose tagset gives them none: one letter each, and chords of two when letters run out."""

from collections.abc import Iterator, Sequence
from string import ascii_lowercase, digits

from annotator.domain.layer import Layer
from annotator.domain.shortcut_rules import RESERVED
from annotator.domain.tagset import Label, Tagset

_PREFIXES = "eqkwvugb"


def with_shortcuts(tagset: Tagset) -> Tagset:
    """The tagset with a key for each living label; the very same where none is missing.

    Keys of the tagset's own stay. Claims take digits first, the others a letter of their name, and what is
    left over a chord.
    """
    missing = [label for layer in Layer for label in tagset.labels_of(layer) if not label.shortcut]
    if not missing:
        return tagset
    given = {label.key: shortcut for label, shortcut in _assigned(tagset, missing)}
    labels = tuple(
        label.model_copy(update={"shortcut": given[label.key]}) if label.key in given else label
        for label in tagset.labels
    )
    return tagset.model_copy(update={"labels": labels})


def _assigned(tagset: Tagset, missing: Sequence[Label]) -> Iterator[tuple[Label, str]]:
    taken = {label.shortcut for label in tagset.labels if label.shortcut}
    starts = {shortcut.split(" ")[0] for shortcut in taken}
    prefix = _prefix(taken, starts)
    blocked = starts | RESERVED | {prefix}
    for label in missing:
        shortcut = next((mark for mark in _wanted(label) if mark not in blocked), None) or _chord(
            label, prefix, taken
        )
        if shortcut is not None:
            blocked.add(shortcut)
            taken.add(shortcut)
            yield label, shortcut


def _prefix(taken: set[str], starts: set[str]) -> str:
    """The first key of chords: one that begins chords already, else one that nothing uses."""
    chords = sorted({shortcut.split(" ")[0] for shortcut in taken if " " in shortcut})
    return chords[0] if chords else next((mark for mark in _PREFIXES if mark not in starts), "e")


def _wanted(label: Label) -> Iterator[str]:
    """Keys in the order in which a label would like them."""
    if label.layer is Layer.CLAIM:
        yield from digits[1:]
    name = [mark for mark in label.name.lower() if mark in ascii_lowercase]
    yield from name
    yield from ascii_lowercase


def _chord(label: Label, prefix: str, taken: set[str]) -> str | None:
    name = [mark for mark in label.name.lower() if mark in ascii_lowercase]
    free = (f"{prefix} {mark}" for mark in (*name, *ascii_lowercase, *digits))
    return next((chord for chord in free if chord not in taken), None)
