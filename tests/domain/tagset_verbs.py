"""Verbs of editing drawn at random, over the small tagset of the tests."""

from collections.abc import Callable
from functools import partial
from typing import TypeAlias

from hypothesis import strategies as st

from annotator.domain.tagset import Tagset
from annotator.domain.tagset_edits import (
    assign_shortcut,
    merge_labels,
    rename,
    retire_label,
    revive_label,
    split_label,
)
from annotator.domain.tagset_parts import label_ref
from tests.session.projects import TAGSET

Verb: TypeAlias = Callable[[Tagset], Tagset]

_KEYS = [label.key for label in TAGSET.labels]


@st.composite
def verbs(draw: st.DrawFn) -> Verb:
    one, other = draw(st.sampled_from(_KEYS)), draw(st.sampled_from(_KEYS))
    key, name = draw(st.text("abep 12", max_size=3)), draw(st.text("ABc ", max_size=3))
    made: list[Verb] = [
        lambda tagset: merge_labels(tagset, one, other),
        partial(retire_label, label=one),
        partial(revive_label, label=one),
        lambda tagset: split_label(tagset, one, name),
        lambda tagset: rename(tagset, label_ref(one), name),
        lambda tagset: assign_shortcut(tagset, label_ref(one), key),
    ]
    return draw(st.sampled_from(made))
