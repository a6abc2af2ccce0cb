"""Keys that could not be reached, or would take others out of reach, are refused."""

import pytest

from annotator.domain.errors import TagsetError
from annotator.domain.layer import Layer
from annotator.domain.shortcut_rules import check_shortcuts, clean_shortcut
from annotator.domain.tagset import Attribute, Role, Tagset
from annotator.domain.tagset_edits import assign_shortcut
from annotator.domain.tagset_parts import PartRef, attribute_ref, changed, label_ref, role_ref, with_added
from tests.session.projects import TAGSET

PERSON = label_ref("PERSON")


@pytest.mark.parametrize(
    ("typed", "kept"), [("E M", "e m"), ("em", "e m"), (" P ", "p"), ("", None), ("abc", "abc")]
)
def test_a_key_is_kept_in_lower_case_with_a_space_in_a_chord(typed: str, kept: str | None) -> None:
    assert clean_shortcut(typed) == kept


def refusal(ref: PartRef, key: str, tagset: Tagset = TAGSET) -> str:
    with pytest.raises(TagsetError) as caught:
        assign_shortcut(tagset, ref, key)
    return str(caught.value)


def test_a_free_key_is_given_and_taken_away() -> None:
    given = assign_shortcut(TAGSET, PERSON, "B")
    assert given.labels[0].shortcut == "b"
    assert assign_shortcut(given, PERSON, "").labels[0].shortcut is None
    assert assign_shortcut(TAGSET, PERSON, "p") == TAGSET


REFUSED = [
    ("o", "The key O is the label ORG's already"),
    ("r", "The key R is a command's, not free for labels"),
    ("/", "The key / is a command's, not free for labels"),
    ("s a", "The key S is a command's, not free for labels"),
    ("e", "The key E and Move's key E M begin alike: only one of them could be reached"),
    ("o x", "The key O X and ORG's key O begin alike: only one of them could be reached"),
    ("a b c", "'a b c' is no key: give one letter or digit, or two in a row"),
    ("abc", "'abc' is no key: give one letter or digit, or two in a row"),
]


@pytest.mark.parametrize(("key", "words"), REFUSED)
def test_a_conflict_is_refused_in_a_sentence(key: str, words: str) -> None:
    assert refusal(PERSON, key) == words


def test_attributes_of_one_layer_have_different_letters() -> None:
    tagset = assign_shortcut(TAGSET, attribute_ref("polarity"), "p")
    assert (
        refusal(attribute_ref("attribution"), "p", tagset) == "The key P is the attribute polarity's already"
    )
    assert (
        refusal(attribute_ref("attribution"), "a b")
        == "Attributes and roles have one letter or digit as their key"
    )
    other = with_added(tagset, Attribute(key="realis", name="realis", layers=(Layer.EVENT,)))
    assert assign_shortcut(other, attribute_ref("realis"), "p").attributes[-1].shortcut == "p"


def test_roles_that_one_label_can_take_have_different_letters() -> None:
    frames = TAGSET.roles[0].frames
    tagset = with_added(TAGSET, Role(key="cue", name="cue", frames=frames))
    assert refusal(role_ref("cue"), "c", tagset) == "The key C is the role claimer's already"
    assert assign_shortcut(tagset, role_ref("cue"), "a").roles[-1].shortcut == "a"


def test_a_whole_tagset_is_checked() -> None:
    check_shortcuts(TAGSET)
    labels = (changed(TAGSET.labels[0], shortcut="j"), *TAGSET.labels[1:])
    with pytest.raises(TagsetError, match="The key J is a command's"):
        check_shortcuts(changed(TAGSET, labels=labels))
