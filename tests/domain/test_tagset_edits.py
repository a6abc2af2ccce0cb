"""Every verb of editing gives a tagset that holds together, and refuses in one sentence what would not."""

import contextlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.errors import TagsetError
from annotator.domain.layer import Layer
from annotator.domain.tagset import Guideline, Label, Tagset
from annotator.domain.tagset_edits import (
    add_label,
    assign_shortcut,
    describe_tagset,
    merge_labels,
    put_in_ents,
    recolor,
    rename,
    retire_label,
    revive_label,
    split_label,
    write_guideline,
)
from annotator.domain.tagset_parts import PartRef, attribute_ref, get_label, label_ref, role_ref
from tests.domain.tagset_verbs import Verb, verbs
from tests.session.projects import TAGSET

PERSON, ORG = label_ref("PERSON"), label_ref("ORG")


def refusal(verb: Callable[[], Tagset]) -> str:
    with pytest.raises(TagsetError) as caught:
        verb()
    return str(caught.value)


def test_a_name_changes_and_the_key_stays() -> None:
    renamed = rename(TAGSET, PERSON, "  Human\n being ")
    assert renamed.label_name("PERSON") == "Human being"
    assert rename(renamed, PERSON, "PERSON") == TAGSET


VALUE = attribute_ref("polarity", "denied")


@pytest.mark.parametrize("ref", [attribute_ref("polarity"), VALUE, role_ref("agent")])
def test_attributes_values_and_roles_can_be_renamed_too(ref: PartRef) -> None:
    assert '"called so"' in rename(TAGSET, ref, "called so").to_json()


def test_names_are_needed_and_differ() -> None:
    assert refusal(lambda: rename(TAGSET, PERSON, " ")) == "A name is missing"
    assert refusal(lambda: rename(TAGSET, PERSON, "ORG")) == "Another label is called ORG already"
    assert rename(TAGSET, PERSON, "Promise").label_name("PERSON") == "Promise", "in another layer"
    denied = attribute_ref("polarity", "denied")
    assert refusal(lambda: rename(TAGSET, denied, "affirmed")) == "Another value is called affirmed already"


def test_what_is_not_there_cannot_be_changed() -> None:
    assert refusal(lambda: rename(TAGSET, label_ref("NONE"), "x")) == "The tagset Small has no label NONE"
    value = attribute_ref("polarity", "none")
    assert refusal(lambda: rename(TAGSET, value, "x")) == "The tagset Small has no value none of polarity"


def test_a_guideline_is_written_whole() -> None:
    guide = Guideline(definition="A human.", examples=("[[Ana]] spoke.",))
    written = get_label(write_guideline(TAGSET, PERSON, guide), "PERSON")
    assert (written.definition, written.examples, written.shortcut) == ("A human.", ("[[Ana]] spoke.",), "p")
    assert describe_tagset(TAGSET, handbook="Read first.").handbook == "Read first."


def test_colours_are_checked() -> None:
    assert get_label(recolor(TAGSET, "PERSON", "#aabbcc"), "PERSON").color == "#aabbcc"
    assert refusal(lambda: recolor(TAGSET, "PERSON", "red")).startswith("That cannot be: color: ")


def test_an_entity_can_stay_out_of_ents() -> None:
    assert not get_label(put_in_ents(TAGSET, "PERSON", wanted=False), "PERSON").in_ents


def test_a_new_label_gets_a_key_like_its_name() -> None:
    added = add_label(TAGSET, Layer.EVENT, "Court ruling")
    assert added.labels[-1] == Label(key="COURT_RULING", layer=Layer.EVENT, name="Court ruling")
    again = add_label(added, Layer.CLAIM, "court ruling")
    assert again.labels[-1].key == "COURT_RULING_2"
    assert add_label(TAGSET, Layer.CLAIM, "Claim", key="c1").labels[-1].key == "c1"


def test_a_taken_or_broken_key_is_refused() -> None:
    words = refusal(lambda: add_label(TAGSET, Layer.ENTITY, "New", key="ORG"))
    assert words == "The key ORG is taken by another label"
    assert refusal(lambda: add_label(TAGSET, Layer.ENTITY, "New", key="two words")).startswith(
        "That cannot be: key"
    )


def test_a_split_label_takes_and_fills_the_same_roles() -> None:
    split = split_label(TAGSET, "ORG", "Company")
    claimer, agent = split.role("claimer"), split.role("agent")
    assert claimer is not None
    assert agent is not None
    assert "COMPANY" in claimer.frames[0].fillers
    assert "COMPANY" in agent.frames[0].fillers
    twofold = split_label(TAGSET, "PROMISE", "Threat")
    assert [role.key for role, _ in twofold.roles_of("THREAT")] == ["claimer"]


def test_a_retired_label_is_out_of_use_until_it_is_brought_back() -> None:
    retired = retire_label(TAGSET, "ORG")
    assert [label.key for label in retired.labels_of(Layer.ENTITY)] == ["PERSON", "MENTION"]
    assert retired.label_name("ORG") == "ORG"
    assert assign_shortcut(retired, PERSON, "o").label("PERSON") == get_label(TAGSET, "PERSON").model_copy(
        update={"shortcut": "o"}
    )
    assert revive_label(retired, "ORG").labels_of(Layer.ENTITY)[1].key == "ORG"
    assert refusal(lambda: retire_label(retired, "ORG")) == "ORG is out of use already"
    assert refusal(lambda: revive_label(TAGSET, "ORG")) == "ORG is in use"


def test_a_name_that_was_given_away_meanwhile_does_not_come_back() -> None:
    renamed = rename(retire_label(TAGSET, "ORG"), PERSON, "ORG")
    assert refusal(lambda: revive_label(renamed, "ORG")) == "Another label is called ORG already"


def test_a_merged_label_stands_for_the_other() -> None:
    merged = merge_labels(TAGSET, "ORG", "PERSON")
    assert merged.label_name("ORG") == "PERSON"
    assert [label.key for label in merged.labels_of(Layer.ENTITY)] == ["PERSON", "MENTION"]
    assert merge_labels(merged, "PERSON", "MENTION").label_name("ORG") == "MENTION"


def test_the_label_that_stays_takes_and_fills_the_roles_of_both() -> None:
    merged = merge_labels(TAGSET, "PERSON", "MENTION")
    agent = merged.role("agent")
    assert agent is not None
    assert agent.frames[0].fillers == ("ORG", "MENTION", "PERSON")


REFUSED_MERGES = [
    ("ORG", "ORG", "ORG cannot be merged into itself"),
    ("ORG", "PROMISE", "ORG and Promise are of different layers and cannot be merged"),
    ("ORG", "NONE", "The tagset Small has no label NONE"),
]


@pytest.mark.parametrize(("label", "into", "words"), REFUSED_MERGES)
def test_what_does_not_go_together_is_not_merged(label: str, into: str, words: str) -> None:
    assert refusal(lambda: merge_labels(TAGSET, label, into)) == words


def test_nothing_is_merged_twice_or_into_what_is_out_of_use() -> None:
    merged = merge_labels(TAGSET, "ORG", "PERSON")
    assert refusal(lambda: merge_labels(merged, "ORG", "MENTION")) == "ORG is merged into PERSON already"
    assert refusal(lambda: merge_labels(merged, "PERSON", "ORG")).startswith("ORG is out of use")


@given(st.lists(verbs(), max_size=8))
def test_whatever_is_done_no_label_goes_and_what_is_merged_acts_as_what_it_stands_for(
    drawn: list[Verb],
) -> None:
    tagset = TAGSET
    for verb in drawn:
        with contextlib.suppress(TagsetError):
            tagset = verb(tagset)
    assert Tagset.model_validate_json(tagset.to_json()) == tagset
    assert {label.key for label in TAGSET.labels} <= {label.key for label in tagset.labels}
    for label in tagset.labels:
        standing = tagset.standing(label.key)
        assert standing is not None
        for role in tagset.roles:
            assert role.frame_for(label.key) == role.frame_for(standing.key)
            assert all(
                (label.key in frame.fillers) == (standing.key in frame.fillers) for frame in role.frames
            )
