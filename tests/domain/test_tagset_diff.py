"""Differences between tagsets are told part by part, in words."""

from annotator.domain.attribute_edits import add_value, remove_value, switch_attribute
from annotator.domain.layer import Layer
from annotator.domain.role_edits import set_frames
from annotator.domain.tagset import Frame, Guideline, Tagset
from annotator.domain.tagset_diff import Fate, differences, same_guideline
from annotator.domain.tagset_edits import (
    add_label,
    assign_shortcut,
    describe_tagset,
    merge_labels,
    recolor,
    rename,
    retire_label,
    write_guideline,
)
from annotator.domain.tagset_parts import changed, label_ref
from tests.session.projects import TAGSET

PERSON = label_ref("PERSON")


def lines(after: Tagset, before: Tagset = TAGSET) -> list[str]:
    return [difference.line for difference in differences(before, after)]


def test_equal_tagsets_differ_in_nothing_not_even_by_their_versions() -> None:
    assert lines(changed(TAGSET, version=9)) == []


def test_each_verb_is_told() -> None:
    assert lines(rename(TAGSET, PERSON, "Human")) == ["label Human: name Human instead of PERSON"]
    assert lines(assign_shortcut(TAGSET, PERSON, "b")) == ["label PERSON: key B instead of P"]
    assert lines(assign_shortcut(TAGSET, PERSON, "")) == ["label PERSON: no key"]
    assert lines(recolor(TAGSET, "PERSON", "#aabbcc")) == ["label PERSON: colour #aabbcc"]
    assert lines(add_label(TAGSET, Layer.CLAIM, "Threat")) == ["label Threat: added"]
    assert lines(retire_label(TAGSET, "MOVE")) == ["label Move: retired yes instead of no; no key"]
    assert lines(add_value(TAGSET, "polarity", "unclear")) == ["value polarity: unclear: added"]
    assert lines(describe_tagset(TAGSET, handbook="Read.")) == ["tagset: handbook Read."]
    assert lines(switch_attribute(TAGSET, "polarity", on=False)) == [
        "attribute polarity: asked for no instead of yes"
    ]


def test_a_merge_is_told_with_what_it_does_to_roles() -> None:
    assert lines(merge_labels(TAGSET, "PERSON", "MENTION")) == [
        "label PERSON: merged into MENTION; no key",
        "role agent: fillers Move ← ORG, MENTION instead of Move ← MENTION, ORG",
    ]


def test_roles_are_not_told_again_where_their_labels_only_change_their_names() -> None:
    assert lines(merge_labels(TAGSET, "ORG", "PERSON")) == ["label ORG: merged into PERSON; no key"]
    assert len(lines(rename(TAGSET, label_ref("ORG"), "Body"))) == 1


def test_long_texts_are_not_repeated() -> None:
    first = write_guideline(TAGSET, PERSON, Guideline(definition="A human. " * 20))
    assert lines(first) == ["label PERSON: definition added"]
    assert lines(write_guideline(first, PERSON, Guideline(definition="Some.")), first) == [
        "label PERSON: another definition"
    ]


def test_what_has_gone_comes_last() -> None:
    after = rename(remove_value(TAGSET, "polarity", "affirmed"), PERSON, "Human")
    found = differences(TAGSET, after)
    assert [difference.fate for difference in found] == [Fate.CHANGED, Fate.CHANGED, Fate.GONE]
    assert found[1].words == "no preset"
    assert found[2].line == "value polarity: affirmed: gone"


def test_fillers_are_told_by_name() -> None:
    frame = Frame(sources=("MOVE",), fillers=("ORG",), expected=True)
    assert lines(set_frames(TAGSET, "agent", [frame])) == [
        "role agent: fillers Move ← ORG (expected) instead of Move ← PERSON, ORG"
    ]


def test_guidelines_are_compared_without_names_and_colours() -> None:
    person, org = TAGSET.labels[:2]
    assert same_guideline(person, org)
    assert not same_guideline(person, changed(org, definition="A body."))
