"""Roles: who takes them, and what may fill them."""

import pytest

from annotator.domain.errors import TagsetError
from annotator.domain.role_edits import add_role, set_frames
from annotator.domain.tagset import Frame
from annotator.domain.tagset_edits import merge_labels
from annotator.domain.tagset_parts import get_role
from tests.session.projects import TAGSET

MOVED = Frame(sources=("MOVE",), fillers=("ORG",), expected=True)


def test_a_new_role_is_taken_and_filled() -> None:
    tagset = add_role(TAGSET, "Thing moved", [MOVED])
    assert get_role(tagset, "thing-moved").frames == (MOVED,)
    assert [role.name for role, _ in tagset.roles_of("MOVE")] == ["agent", "Thing moved"]
    with pytest.raises(TagsetError, match="Another role is called agent already"):
        add_role(TAGSET, "agent")


def test_a_role_without_frames_is_out_of_use() -> None:
    assert list(set_frames(TAGSET, "agent", ()).roles_of("MOVE")) == []


def test_a_label_takes_a_role_in_one_way() -> None:
    with pytest.raises(TagsetError, match="Move can take the role agent in one way only"):
        set_frames(TAGSET, "agent", [MOVED, MOVED])


def test_labels_that_are_not_there_take_nothing() -> None:
    with pytest.raises(TagsetError, match="names the label 'NONE', which is not there"):
        set_frames(TAGSET, "agent", [Frame(sources=("NONE",), fillers=())])


def test_a_merged_label_follows_the_one_that_it_stands_for() -> None:
    tagset = set_frames(merge_labels(TAGSET, "ORG", "PERSON"), "agent", [MOVED])
    assert get_role(tagset, "agent").frames[0].fillers == ()
    person = Frame(sources=("MOVE",), fillers=("PERSON",))
    assert get_role(set_frames(tagset, "agent", [person]), "agent").frames[0].fillers == ("PERSON", "ORG")
