"""An edit of the tagset is told before it is made, is one change, and is undone as one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.domain.attribute_edits import add_value, remove_value
from annotator.domain.errors import EditError, TagsetError, UndoBlocked
from annotator.domain.layer import Layer
from annotator.domain.tagset import Guideline, Tagset
from annotator.domain.tagset_edits import (
    add_label,
    merge_labels,
    rename,
    retire_label,
    split_label,
    write_guideline,
)
from annotator.domain.tagset_parts import attribute_ref, label_ref, role_ref
from annotator.domain.values import Id
from annotator.session import edits, undo
from annotator.session.desk import Desk
from annotator.session.project import Project
from annotator.session.tagset_editing import Move, Proposal, Touched, commit, preview
from annotator.session.tagset_versions import tagset_versions
from annotator.session.viewpoint import View, Viewpoint
from annotator.store.doctor import check
from annotator.store.project_file import ProjectFile
from tests.domain.tagset_verbs import Verb, verbs
from tests.session.projects import TAGSET, TEXT, add_document, new_project, place_of, sign_in

PERSON, ORG = label_ref("PERSON"), label_ref("ORG")
BOARD = "Harbour Board"


class Desks:
    """A project in which Ana and Ben have both labeled one document, and Ben another."""

    def __init__(self, path: Path) -> None:
        self.file = new_project(path)
        first, second = add_document(self.file), add_document(self.file, TEXT + " More.")
        self.ana, self.ben = sign_in(self.file, first), sign_in(self.file, first, "Ben")
        self.other = Desk(second, self.ben.annotator, self.ben.author)
        for desk in (self.ana, self.ben, self.other):
            self.add(desk, Layer.ENTITY, "ORG", BOARD)
        self.add(self.ana, Layer.ENTITY, "PERSON", "Ines Vale")
        promise = self.add(self.ana, Layer.CLAIM, "PROMISE", "We will move the pier")
        person = self.span(self.ana, "Ines Vale")
        edits.add_link(self.file, self.ana, "claimer", promise, person)

    def add(self, desk: Desk, layer: Layer, label: str, words: str) -> Id:
        edits.add_span(self.file, desk, layer, label, [place_of(TEXT, words)])
        return self.span(desk, words)

    def span(self, desk: Desk, words: str) -> Id:
        work = edits.current_set(self.file, desk)
        return next(span.id for span in work.spans if span.surface == words)

    def label_of(self, desk: Desk, words: str) -> str:
        return edits.find_span(self.file, desk, self.span(desk, words)).label

    @property
    def tagset(self) -> Tagset:
        return self.file.project.tagset()

    def proposal(self, after: Tagset, *moves: Move) -> Proposal:
        return Proposal(self.tagset, after, moves)

    def move(self, desk: Desk, words: str, label: str) -> Move:
        return Move(desk.document, desk.annotator, self.span(desk, words), label)

    def undo(self) -> str:
        reversal = undo.undoable_tagset(self.file, self.ana.author)
        assert reversal is not None
        undo.revert(self.file, reversal, self.ana.author)
        return reversal.what


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[Desks]:
    made = Desks(tmp_path / "p.annproj")
    yield made
    assert check(made.file.path).problems == []
    made.file.close()


def lead(desks: Desks) -> View:
    return View(desks.ana.author, Viewpoint.LEAD)


def test_a_preview_counts_what_is_touched_and_changes_nothing(desks: Desks) -> None:
    after = rename(rename(TAGSET, ORG, "Body"), role_ref("claimer"), "who")
    found = preview(desks.file, lead(desks), desks.proposal(after))
    assert [(touch.difference.name, touch.touched) for touch in found.touches] == [
        ("Body", Touched(3, documents=2)),
        ("who", Touched(links=1, documents=1)),
    ]
    assert found.total.words == "3 spans and 1 link in 2 documents"
    assert (found.problems, found.is_partial) == ((), False)
    assert desks.tagset == TAGSET


def test_answers_are_counted_by_their_values(desks: Desks) -> None:
    renamed = rename(rename(TAGSET, attribute_ref("polarity"), "tone"), label_ref("PROMISE"), "Pledge")
    after = rename(add_value(renamed, "polarity", "unclear"), attribute_ref("polarity", "affirmed"), "yes")
    found = preview(desks.file, lead(desks), desks.proposal(after))
    assert [touch.touched.words for touch in found.touches] == [
        "1 span in 1 document",
        "1 answer in 1 document",
        "1 answer in 1 document",
        "",
    ]
    assert found.total.words == "1 span and 1 answer in 1 document"


def test_an_annotators_preview_counts_their_own_work_and_says_that_there_is_more(desks: Desks) -> None:
    found = preview(desks.file, View(desks.ana.author), desks.proposal(rename(TAGSET, ORG, "Body")))
    assert (found.total, found.is_partial) == (Touched(1, documents=1), True)


def test_an_edit_is_the_next_version(desks: Desks) -> None:
    (change,) = commit(desks.file, desks.ana.author, desks.proposal(rename(TAGSET, ORG, "Body")))
    assert (desks.tagset.version, desks.tagset.label_name("ORG")) == (2, "Body")
    assert change.group is None
    assert desks.label_of(desks.ana, BOARD) == "ORG"


def test_one_undo_brings_the_tagset_back_and_names_what_it_undid(desks: Desks) -> None:
    commit(desks.file, desks.ana.author, desks.proposal(rename(TAGSET, ORG, "Body")))
    assert desks.undo() == "label Body: name Body instead of ORG"
    assert desks.tagset == TAGSET
    redo = undo.redoable_tagset(desks.file, desks.ana.author)
    assert redo is not None
    undo.revert(desks.file, redo, desks.ana.author)
    assert desks.tagset.label_name("ORG") == "Body"
    assert undo.redoable_tagset(desks.file, desks.ana.author) is None


def test_a_number_is_never_given_twice(desks: Desks) -> None:
    commit(desks.file, desks.ana.author, desks.proposal(rename(TAGSET, ORG, "Body")))
    desks.undo()
    commit(desks.file, desks.ana.author, desks.proposal(rename(TAGSET, ORG, "Group")))
    assert desks.tagset.version == 3
    assert [version.number for version in tagset_versions(desks.file)] == [3, 2, 1]


def test_a_split_relabels_in_every_set_and_is_undone_as_one(desks: Desks) -> None:
    after = split_label(TAGSET, "ORG", "Board")
    moves = [desks.move(desk, BOARD, "BOARD") for desk in (desks.ana, desks.other)]
    found = preview(desks.file, lead(desks), desks.proposal(after, *moves))
    assert found.touches[0].touched == Touched(2, documents=2)
    changes = commit(desks.file, desks.ana.author, found.proposal)
    assert len({change.group for change in changes}) == 1
    assert [desks.label_of(desk, BOARD) for desk in (desks.ana, desks.ben, desks.other)] == [
        "BOARD",
        "ORG",
        "BOARD",
    ]
    desks.undo()
    assert desks.label_of(desks.other, BOARD) == "ORG"
    assert desks.tagset == TAGSET


def test_later_work_on_a_moved_span_blocks_the_undo_of_the_whole(desks: Desks) -> None:
    proposal = desks.proposal(split_label(TAGSET, "ORG", "Board"), desks.move(desks.ana, BOARD, "BOARD"))
    commit(desks.file, desks.ana.author, proposal)
    edits.relabel(desks.file, desks.ana, desks.span(desks.ana, BOARD), "PERSON")
    with pytest.raises(UndoBlocked, match="relabel to PERSON came later"):
        desks.undo()
    assert desks.tagset.label("BOARD") is not None


def test_a_label_that_was_used_since_is_not_undone_away(desks: Desks) -> None:
    commit(desks.file, desks.ana.author, desks.proposal(add_label(TAGSET, Layer.ENTITY, "Place")))
    desks.add(desks.ben, Layer.ENTITY, "PLACE", "pier")
    with pytest.raises(
        UndoBlocked, match=r"Small has no label PLACE, which spans of this project bear \(1\)"
    ):
        desks.undo()
    assert desks.tagset.label("PLACE") is not None


def test_a_merge_keeps_the_spans_and_shows_them_as_the_other(desks: Desks) -> None:
    before = edits.current_set(desks.file, desks.ana).spans
    commit(desks.file, desks.ana.author, desks.proposal(merge_labels(TAGSET, "ORG", "PERSON")))
    assert edits.current_set(desks.file, desks.ana).spans == before
    assert desks.tagset.label_name(desks.label_of(desks.ana, BOARD)) == "PERSON"


def test_a_change_of_the_merged_label_touches_both(desks: Desks) -> None:
    commit(desks.file, desks.ana.author, desks.proposal(merge_labels(TAGSET, "ORG", "PERSON")))
    renamed = desks.proposal(rename(desks.tagset, PERSON, "Actor"))
    assert preview(desks.file, lead(desks), renamed).total.spans == 4


def test_what_spans_bear_cannot_be_taken_away(desks: Desks) -> None:
    gone = desks.proposal(remove_value(TAGSET, "polarity", "affirmed"))
    words = "1 spans of this project say polarity = affirmed, which Small lacks"
    assert preview(desks.file, lead(desks), gone).problems == (words,)
    with pytest.raises(TagsetError, match="say polarity = affirmed"):
        commit(desks.file, desks.ana.author, gone)
    commit(desks.file, desks.ana.author, desks.proposal(remove_value(TAGSET, "polarity", "denied")))


def test_an_edit_of_what_is_no_longer_current_is_refused(desks: Desks) -> None:
    late = desks.proposal(rename(TAGSET, ORG, "Body"))
    commit(desks.file, desks.ana.author, desks.proposal(retire_label(TAGSET, "MOVE")))
    with pytest.raises(TagsetError, match="The tagset has been changed meanwhile"):
        commit(desks.file, desks.ana.author, late)


def test_nothing_and_what_does_not_fit_is_refused(desks: Desks) -> None:
    with pytest.raises(EditError, match="Nothing is changed"):
        commit(desks.file, desks.ana.author, desks.proposal(TAGSET))
    threat = split_label(TAGSET, "PROMISE", "Threat")
    with pytest.raises(EditError, match="“Harbour Board” cannot be THREAT"):
        commit(desks.file, desks.ana.author, desks.proposal(threat, desks.move(desks.ana, BOARD, "THREAT")))
    move = desks.move(desks.ana, BOARD, "BOARD")
    edits.remove_span(desks.file, desks.ana, move.span)
    with pytest.raises(EditError, match="is not there any more"):
        commit(desks.file, desks.ana.author, desks.proposal(split_label(TAGSET, "ORG", "Board"), move))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(verbs(), max_size=6))
def test_any_sequence_undone_gives_the_start(
    tmp_path_factory: pytest.TempPathFactory, drawn: list[Verb]
) -> None:
    desks = Desks(tmp_path_factory.mktemp("drawn") / "p.annproj")
    spans = edits.current_set(desks.file, desks.ana).spans
    made = 0
    for verb in drawn:
        try:
            commit(desks.file, desks.ana.author, desks.proposal(verb(desks.tagset)))
            made += 1
        except (TagsetError, EditError):
            continue
    assert edits.current_set(desks.file, desks.ana).spans == spans
    for _ in range(made):
        desks.undo()
    assert desks.tagset == TAGSET
    desks.file.close()


def test_the_words_for_what_is_touched() -> None:
    assert Touched(128, documents=14).words == "128 spans in 14 documents"
    assert Touched(1, links=2, documents=1).words == "1 span and 2 links in 1 document"
    assert Touched(1, 2, 3, 4).words == "1 span, 2 answers and 3 links in 4 documents"
    assert Touched().words == ""


def test_guidelines_reach_everybody_at_once(desks: Desks, tmp_path: Path) -> None:
    written = write_guideline(TAGSET, PERSON, Guideline(definition="A human."))
    commit(desks.file, desks.ana.author, desks.proposal(written))
    desks.file.close()
    with Project.open(tmp_path / "p.annproj") as project:
        label = project.run(lambda file: file.project.tagset()).label("PERSON")
    assert label is not None
    assert label.definition == "A human."
    desks.file = ProjectFile.open(tmp_path / "p.annproj")
