"""Double annotation is blind: from an annotator's viewpoint, nothing that another one made is answered."""

from pathlib import Path

import pytest

from annotator.domain.annotation_set import Status
from annotator.domain.annotator import Annotator, AnnotatorKind
from annotator.domain.change import Change, Draft, ObjectKind, Operation, Scope
from annotator.domain.document import Zone, ZoneKind
from annotator.domain.errors import ProjectNotFound, UndoBlocked, UnknownObject
from annotator.domain.identity import annotator_id
from annotator.domain.layer import Layer
from annotator.session import documents, edits, finishing, queries, undo
from annotator.session.access import DirectAccess
from annotator.session.desk import Desk, own_desk
from annotator.session.past import load_past
from annotator.session.people import annotator_draft, ensure_annotator, greeted
from annotator.session.project import Project
from annotator.session.viewpoint import View, Viewpoint
from annotator.store.project_file import ProjectFile
from annotator.store.worker import Priority
from tests.session.projects import TAGSET, TEXT, add_document, new_project, place_of, sign_in

SECRET = "what Ben thinks"


class Pair:
    """Ana and Ben on one document; Ben has done everything that one can do to it."""

    def __init__(self, path: Path) -> None:
        self.file = new_project(path)
        self.document = add_document(self.file)
        self.ana = sign_in(self.file, self.document)
        self.ben = sign_in(self.file, self.document, "Ben")
        self.work_as(self.ben)

    def work_as(self, desk: Desk) -> None:
        change = edits.add_span(self.file, desk, Layer.ENTITY, "PERSON", [place_of(TEXT, "Ines Vale")])
        edits.set_note(self.file, desk, change.operations[0].id, SECRET)
        edits.set_note(self.file, desk, None, SECRET)
        finishing.finish(self.file, desk)

    def view(self, viewpoint: Viewpoint = Viewpoint.ANNOTATOR) -> View:
        return View(self.ana.author, viewpoint)


@pytest.fixture
def pair(tmp_path: Path) -> Pair:
    return Pair(tmp_path / "p.annproj")


def test_the_list_shows_ones_own_state_only(pair: Pair) -> None:
    (row,) = queries.document_rows(pair.file, pair.view())
    assert (row.status, row.spans, row.has_set) == (Status.TODO, 0, False)
    (row,) = queries.document_rows(pair.file, View(pair.ben.author))
    assert (row.status, row.spans, row.has_set) == (Status.DONE, 1, True)
    (row,) = queries.document_rows(pair.file, View(""))
    assert (row.spans, row.has_set) == (0, False)


def test_a_document_is_read_with_ones_own_set(pair: Pair) -> None:
    reading = queries.reading(pair.file, pair.view(), pair.document)
    assert reading.annotator is not None
    assert reading.annotator.name == "Ana"
    assert reading.work is not None
    assert (reading.work.spans, reading.work.note) == ((), None)


def test_another_ones_set_is_refused(pair: Pair) -> None:
    with pytest.raises(UnknownObject, match="not shown from this viewpoint"):
        queries.reading(pair.file, pair.view(), pair.document, pair.ben.author)
    assert queries.other_readings(pair.file, pair.view(), pair.document) == []
    assert pair.view().visible(pair.file.sets.of_documents([pair.document])[pair.document]) == []


@pytest.mark.parametrize("viewpoint", [Viewpoint.REVIEWER, Viewpoint.LEAD])
def test_reviewers_and_leads_see_everybody(pair: Pair, viewpoint: Viewpoint) -> None:
    view = pair.view(viewpoint)
    reading = queries.reading(pair.file, view, pair.document, pair.ben.author)
    assert reading.work is not None
    assert reading.work.note == SECRET
    others = queries.other_readings(pair.file, view, pair.document)
    assert [(person.name, work.note) for person, work in others] == [("Ben", SECRET)]
    assert any(SECRET in str(change) for change in queries.history(pair.file, view, pair.document))


def test_the_history_holds_nothing_of_others_but_what_all_share(pair: Pair) -> None:
    zone = Zone(0, 3, ZoneKind.CAPTION)
    documents.correct_zones(pair.file, pair.document, pair.ben.author, add=[zone])
    pair.work_as(pair.ana)
    changes = queries.history(pair.file, pair.view(), pair.document)
    assert {change.scope.annotator for change in changes} == {None, pair.ana.author}
    assert len(queries.history(pair.file, pair.view(), pair.document, limit=2)) == 2
    theirs = queries.history(pair.file, View(pair.ben.author), pair.document)
    assert not any(is_anas(change, pair) for change in theirs)


def is_anas(change: Change, pair: Pair) -> bool:
    return change.scope.annotator == pair.ana.author


def test_what_blocks_an_undo_says_nothing_of_what_others_found(pair: Pair) -> None:
    added = pair.file.journal.of_document(pair.document)[-1]
    with pytest.raises(UndoBlocked) as caught:
        undo.revert(pair.file, undo.Reversal(added, "the import", past_sitting=False), pair.ana.author)
    assert "Ines" not in str(caught.value)


def practice_project(path: Path) -> tuple[ProjectFile, Desk]:
    file = new_project(path)
    document = add_document(file)
    helping = Operation(ObjectKind.DOCUMENT, document, {"meta.help": "Mark the names."})
    file.commit([Draft(Scope(document), file.id, [helping])])
    gold = Annotator(annotator_id(file.id, "Gold"), "Gold", AnnotatorKind.GOLD)
    file.commit([annotator_draft(gold)])
    place = [place_of(TEXT, "Ines Vale")]
    edits.add_span(file, own_desk(document, gold.id), Layer.ENTITY, "PERSON", place)
    return file, sign_in(file, document)


def test_the_gold_of_a_practice_article_is_shown_once_one_has_finished(tmp_path: Path) -> None:
    file, desk = practice_project(tmp_path / "p.annproj")
    view = View(desk.author)

    def practice() -> queries.Practice | None:
        return queries.practice(file, queries.reading(file, view, desk.document))

    assert practice() == queries.Practice("Mark the names.", None)
    finishing.finish(file, desk)
    shown = practice()
    assert shown is not None
    assert shown.gold is not None
    assert [span.surface for span in shown.gold.spans] == ["Ines Vale"]


def test_an_article_without_help_is_no_practice(pair: Pair) -> None:
    assert queries.practice(pair.file, queries.reading(pair.file, pair.view(), pair.document)) is None


def test_a_project_is_looked_at_as_an_annotator_and_changing_that_is_journaled(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.annproj", name="P", tagset=TAGSET) as project:
        assert project.view == View("", Viewpoint.ANNOTATOR)
        person = project.sign_in("Ana")
        assert project.annotator == person
        project.change_viewpoint(Viewpoint.LEAD)
        assert project.view == View(person.id, Viewpoint.LEAD)
        assert project.run(lambda file: file.project.viewpoint(person.id)) == "lead"
        assert project.run(lambda file: file.journal.of_author(person.id)[0].author) == person.id


def test_another_person_does_not_inherit_the_viewpoint(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.annproj", name="P", tagset=TAGSET) as project:
        project.sign_in("Ana")
        project.change_viewpoint(Viewpoint.REVIEWER)
        assert project.sign_in("Ana").id == project.view.annotator
        assert project.view.viewpoint is Viewpoint.REVIEWER
        project.sign_in("Ben")
        assert project.view.viewpoint is Viewpoint.ANNOTATOR


def test_somebody_who_may_only_read_leaves_no_trace(tmp_path: Path) -> None:
    new_project(tmp_path / "p.annproj").close()
    with Project.open(tmp_path / "p.annproj", read_only=True) as project:
        before = project.run(lambda file: file.journal.head())
        guest = project.sign_in("Guest")
        project.change_viewpoint(Viewpoint.REVIEWER)
        assert project.view == View(guest.id, Viewpoint.REVIEWER)
        assert project.run(lambda file: (file.journal.head(), file.project.annotators())) == (before, [])


def test_who_is_known_is_no_guest(tmp_path: Path) -> None:
    with new_project(tmp_path / "p.annproj") as file:
        ana = ensure_annotator(file, "Ana")
        assert greeted(file) is None
    with Project.open(tmp_path / "p.annproj", read_only=True) as project:
        assert project.sign_in("Ana") == ana


def test_a_project_that_is_not_there_is_not_opened(tmp_path: Path) -> None:
    with pytest.raises(ProjectNotFound):
        Project.open(tmp_path / "nosuch.annproj")


def test_closing_waits_for_the_edits_under_way(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.annproj", name="P", tagset=TAGSET) as project:
        waiting = [
            project.submit(lambda file, name=f"Late {number}": ensure_annotator(file, name), Priority.EDIT)
            for number in range(5)
        ]
    assert [each.result().name for each in waiting] == [f"Late {number}" for number in range(5)]
    assert project.submit(lambda file: file.name).cancelled()


def test_however_much_others_do_ones_own_history_is_as_long_as_asked_for(pair: Pair) -> None:
    for note in ("one", "two", "three"):
        edits.set_note(pair.file, pair.ana, None, note)
    for number in range(120):
        edits.set_note(pair.file, pair.ben, None, f"{SECRET} {number}")
    changes = queries.history(pair.file, pair.view(), pair.document, limit=2)
    assert [change.operations[0].writes for change in changes] == [{"note": "three"}, {"note": "two"}]


def test_the_history_is_told_in_words(pair: Pair) -> None:
    reversal = undo.undoable(pair.file, pair.document, pair.ben.author)
    assert reversal is not None
    undo.revert(pair.file, reversal, pair.ben.author)
    again = undo.redoable(pair.file, pair.document, pair.ben.author)
    assert again is not None
    undo.revert(pair.file, again, pair.ben.author)
    access = DirectAccess(pair.file)
    lines = load_past(access, View(pair.ben.author), pair.document).lines()[::-1]
    assert [(line.author, line.what) for line in lines] == [
        ("Ben", "redo: mark the document done"),
        ("Ben", "undo: mark the document done"),
        ("Ben", "mark the document done"),
        ("Ben", "note on the document"),
        ("Ben", "note on PERSON “Ines Vale”"),
        ("Ben", "add PERSON “Ines Vale”"),
        ("the program", "add the document “A title”"),
    ]
    assert [line.at_ms for line in lines] == sorted((line.at_ms for line in lines), reverse=True)
    assert [line.author for line in load_past(access, pair.view(), pair.document).lines()] == ["the program"]
