"""Versions are kept, and spans made under an older guideline are found."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.domain.layer import Layer
from annotator.domain.tagset import Guideline
from annotator.domain.tagset_edits import merge_labels, recolor, write_guideline
from annotator.domain.tagset_parts import label_ref
from annotator.session import edits, undo
from annotator.session.access import DirectAccess
from annotator.session.desk import Desk
from annotator.session.tagset_editing import Proposal, commit
from annotator.session.tagset_versions import (
    count_older,
    find_older,
    next_version,
    older_guidelines,
    tagset_versions,
)
from annotator.session.viewpoint import View, Viewpoint
from annotator.store.project_file import ProjectFile
from tests.domain.tagset_verbs import Verb
from tests.session.projects import TAGSET, TEXT, add_document, new_project, place_of, sign_in


@pytest.fixture
def file(tmp_path: Path) -> Iterator[ProjectFile]:
    with new_project(tmp_path / "p.annproj") as file:
        yield file


@pytest.fixture
def desk(file: ProjectFile) -> Desk:
    return sign_in(file, add_document(file))


def put(file: ProjectFile, desk: Desk, label: str, words: str) -> None:
    edits.add_span(file, desk, Layer.ENTITY, label, [place_of(TEXT, words)])


def change(file: ProjectFile, desk: Desk, verb: Verb) -> None:
    now = file.project.tagset()
    commit(file, desk.author, Proposal(now, verb(now)))


def explain(label: str, words: str) -> Verb:
    return lambda tagset: write_guideline(tagset, label_ref(label), Guideline(definition=words))


def surfaces(file: ProjectFile, view: View, *labels: str) -> list[str]:
    return [hit.surface for hit in find_older(DirectAccess(file), view, labels or None)]


def test_every_version_is_kept_with_who_wrote_it(file: ProjectFile, desk: Desk) -> None:
    change(file, desk, explain("ORG", "A body."))
    newest, first = tagset_versions(file)
    assert (newest.number, newest.author, newest.tagset) == (2, desk.author, file.project.tagset())
    assert (first.number, first.author, first.tagset) == (1, file.id, TAGSET)
    assert newest.at_ms >= first.at_ms
    assert next_version(file) == 3


def test_spans_made_under_an_older_guideline_are_listed(file: ProjectFile, desk: Desk) -> None:
    put(file, desk, "ORG", "Harbour Board")
    put(file, desk, "PERSON", "Ines Vale")
    change(file, desk, explain("ORG", "A body."))
    put(file, desk, "ORG", "Vale")
    assert older_guidelines(file) == {"ORG": frozenset({1})}
    assert count_older(file, View(desk.author)) == {"ORG": 1}
    assert surfaces(file, View(desk.author)) == surfaces(file, View(desk.author), "ORG") == ["Harbour Board"]
    assert surfaces(file, View(desk.author), "PERSON") == []


def test_colours_and_keys_are_no_guideline(file: ProjectFile, desk: Desk) -> None:
    put(file, desk, "ORG", "Harbour Board")
    change(file, desk, lambda tagset: recolor(tagset, "ORG", "#aabbcc"))
    assert older_guidelines(file) == {}


def test_what_was_undone_counts_as_older(file: ProjectFile, desk: Desk) -> None:
    change(file, desk, explain("ORG", "A body."))
    put(file, desk, "ORG", "Harbour Board")
    reversal = undo.undoable_tagset(file, desk.author)
    assert reversal is not None
    undo.revert(file, reversal, desk.author)
    assert surfaces(file, View(desk.author)) == ["Harbour Board"]


def test_a_merge_puts_spans_under_another_guideline(file: ProjectFile, desk: Desk) -> None:
    put(file, desk, "ORG", "Harbour Board")
    change(file, desk, explain("PERSON", "A human."))
    change(file, desk, lambda tagset: merge_labels(tagset, "ORG", "PERSON"))
    assert surfaces(file, View(desk.author)) == ["Harbour Board"]


def test_a_view_lists_and_counts_no_more_than_it_shows(file: ProjectFile, desk: Desk) -> None:
    ben = sign_in(file, desk.document, "Ben")
    put(file, desk, "ORG", "Harbour Board")
    put(file, ben, "ORG", "Vale")
    change(file, desk, explain("ORG", "A body."))
    assert surfaces(file, View(ben.author)) == ["Vale"]
    assert count_older(file, View(ben.author)) == {"ORG": 1}
    assert surfaces(file, View(ben.author, Viewpoint.LEAD)) == ["Vale", "Harbour Board"]
    assert count_older(file, View(ben.author, Viewpoint.LEAD)) == {"ORG": 2}
