"""What is done to a tagset before it is applied: step by step, and back."""

import pytest

from annotator.domain.tagset import Tagset
from annotator.domain.tagset_edits import merge_labels, rename, retire_label
from annotator.domain.tagset_parts import label_ref
from annotator.ui.models.tagset_draft import Edit, TagsetDraft
from tests.session.projects import TAGSET


@pytest.fixture
def draft() -> TagsetDraft:
    draft = TagsetDraft()
    draft.start_from(TAGSET)
    return draft


def name(key: str, text: str) -> Edit:
    return Edit(lambda tagset: rename(tagset, label_ref(key), text), f"rename {key}", f"name {key}")


def retire(key: str) -> Edit:
    return Edit(lambda tagset: retire_label(tagset, key), f"retire {key}")


def test_typing_in_one_field_is_one_step(draft: TagsetDraft) -> None:
    for text in ("B", "Bo", "Body"):
        assert draft.edit(name("ORG", text))
    assert draft.tagset.label_name("ORG") == "Body"
    draft.undo()
    assert (draft.tagset, draft.is_empty, draft.next_redo) == (TAGSET, True, "rename ORG")
    draft.redo()
    assert draft.tagset.label_name("ORG") == "Body"


def test_what_is_typed_back_is_no_step(draft: TagsetDraft) -> None:
    draft.edit(name("ORG", "Body"))
    draft.edit(name("ORG", "ORG"))
    assert draft.is_empty


def test_another_field_is_another_step(draft: TagsetDraft) -> None:
    draft.edit(name("ORG", "Body"))
    draft.edit(name("PERSON", "Human"))
    draft.edit(retire("MOVE"))
    assert draft.next_undo == "retire MOVE"
    draft.undo()
    draft.undo()
    assert draft.next_undo == "rename ORG"
    draft.edit(retire("MOVE"))
    assert draft.next_redo is None
    draft.discard()
    assert (draft.tagset, draft.is_empty) == (TAGSET, True)


def test_what_cannot_be_is_refused_and_changes_nothing(draft: TagsetDraft) -> None:
    told: list[tuple[str, str]] = []

    def hear(words: str, field: str) -> None:
        told.append((words, field))

    draft.refused.connect(hear)
    draft.edit(name("ORG", "Body"))
    assert not draft.edit(name("ORG", "PERSON"))
    assert told == [("Another label is called PERSON already", "name ORG")]
    assert draft.tagset.label_name("ORG") == "Body"


def test_it_goes_on_from_a_tagset_that_was_changed_elsewhere(draft: TagsetDraft) -> None:
    told: list[str] = []

    def hear(words: str, _field: str) -> None:
        told.append(words)

    draft.refused.connect(hear)
    draft.edit(name("ORG", "Body"))
    draft.edit(retire("PERSON"))
    elsewhere: Tagset = merge_labels(TAGSET, "PERSON", "MENTION")
    draft.start_from(elsewhere)
    assert told == ["retire PERSON: PERSON is out of use already"]
    assert (draft.base, draft.next_undo) == (elsewhere, "rename ORG")
    assert draft.proposal.after.label_name("ORG") == "Body"
