"""The check finds what was planted, each thing by its name."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from annotator.domain.change import Change, ChangeKey, ObjectKind, Operation, Scope
from annotator.domain.errors import Cancelled, ProjectDamaged
from annotator.domain.identity import new_id, text_sha256
from annotator.domain.link import Link
from annotator.store import doctor
from annotator.store.encoding import pack_text
from annotator.store.project_file import ProjectFile
from tests.store.makers import (
    add_document,
    add_span,
    document_draft,
    link_operation,
    make_document,
    new_project,
    sign_in,
    work,
    write,
)
from tests.store.pictures import all_changes


@pytest.fixture
def made(path: Path) -> Path:
    with new_project(path) as file:
        ada = sign_in(file, "Ada")
        for title in ("First", "Second"):
            document = add_document(file, ada, make_document(title=title))
            spans = [add_span(file, document, ada, (0, 4)), add_span(file, document, ada, (5, 13))]
            link = link_operation(Link(new_id(), "agent", spans[0].id, spans[1].id))
            note = write(ObjectKind.SET, document.id, note="n", **{"finished.claim": True})
            file.commit([work(document.id, ada, [link, note])])
        file.commit([document_draft(document, ada, 9)])
    return path


def execute(path: Path, statement: str, *parameters: object) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        assert connection.execute(statement, parameters).rowcount > 0


def found(path: Path) -> set[tuple[str, str]]:
    return {(problem.what, problem.where) for problem in doctor.check(path).problems}


def test_a_sound_project_has_no_problem(made: Path) -> None:
    report = doctor.check(made)
    assert report.is_clean
    assert (report.documents, report.changes) == (2, 12)


@pytest.mark.parametrize(
    ("statement", "what", "sentence"),
    [
        ("UPDATE span SET surface = 'Inez' WHERE surface = 'Ines'", "tables", "in surface"),
        ("UPDATE span SET start = start + 1", "tables", "in start"),
        ('UPDATE span SET "end" = 99', "tables", "in end"),
        ("UPDATE span SET label = 'GPE'", "tables", "in label"),
        ("UPDATE span SET layer = 'event'", "tables", "in layer"),
        ("UPDATE span SET attributes = '{\"a\":true}'", "tables", "in attributes"),
        ("UPDATE span SET note = 'x'", "tables", "in note"),
        ("UPDATE span SET flag = 'x'", "tables", "in flag"),
        ("UPDATE span SET origin = '{}'", "tables", "in origin"),
        ("UPDATE span SET extra = '{}'", "tables", "in extra"),
        ("UPDATE span SET fragments = '[]'", "tables", "in fragments"),
        ("UPDATE span SET alive = 0", "tables", "in alive"),
        ("UPDATE span SET shown = 0", "tables", "in shown"),
        ("UPDATE span SET id = randomblob(16) WHERE start = 0", "tables", "is not in the journal"),
        ("DELETE FROM span WHERE start = 0", "tables", "is missing from the tables"),
        ("DELETE FROM link", "tables", "is missing from the tables"),
        ("UPDATE link SET role = 'patient'", "tables", "in role"),
        ("UPDATE link SET target = source", "tables", "in target"),
        ("UPDATE annotation_set SET spans = 3", "tables", "annotation set differs from the journal in spans"),
        ("UPDATE annotation_set SET finished = 0", "tables", "in finished"),
        ("UPDATE annotation_set SET registers = '{}'", "tables", "in registers"),
        ("DELETE FROM annotation_set", "tables", "annotation set is missing"),
        ("UPDATE document SET language = 'fr'", "tables", "document differs from the journal in language"),
        ("UPDATE document SET position = 5", "tables", "in position"),
        ("UPDATE document SET characters = 5", "tables", "in characters"),
        ("UPDATE annotator SET name = 'Eda'", "tables", "in name"),
        ("DELETE FROM annotator", "tables", "is missing"),
        ("UPDATE project_object SET registers = '{}' WHERE kind = 'tagset'", "tables", "in registers"),
        ("UPDATE tally SET spans = spans + 1", "tables", "sums of spans"),
        ("DELETE FROM tally", "tables", "sums of spans"),
        ("UPDATE text SET characters = characters + 1", "text", "not what was stored"),
        ("UPDATE text SET body = x'00'", "text", "not what was stored"),
        ("UPDATE text SET body = x'02'", "text", "not what was stored"),
        ("UPDATE text SET body = x'0100'", "text", "not what was stored"),
        ("DELETE FROM text", "tables", "document differs"),
        ("UPDATE journal SET hash = zeroblob(32)", "journal", "not what was written"),
        ("UPDATE journal SET clock = clock - 1", "journal", "not what was written"),
        ("UPDATE journal SET author = replica", "journal", "not what was written"),
        ("UPDATE journal SET payload = x'00' || '[]' WHERE number = 7", "journal", "not what was written"),
        ("UPDATE journal SET payload = x'00' || 'x' WHERE number = 7", "journal", "not what was written"),
        ("UPDATE journal SET document = 77 WHERE document IS NOT NULL", "journal", "not what was written"),
        ("UPDATE identity SET id = randomblob(16) WHERE number = 4", "journal", "not what was written"),
        ("DELETE FROM journal WHERE number = 6", "tables", "is not in the journal"),
        ("UPDATE head SET number = number - 1", "file", "do not agree"),
    ],
)
def test_what_was_planted_is_found(made: Path, statement: str, what: str, sentence: str) -> None:
    execute(made, statement)
    problems = doctor.check(made).problems
    assert any(problem.what == what and sentence in problem.detail for problem in problems), problems


def test_a_problem_names_the_document(made: Path) -> None:
    execute(
        made,
        "UPDATE span SET note = 'x' WHERE document = (SELECT number FROM document WHERE title = 'First')",
    )
    assert found(made) == {("tables", "“First”")}


def test_a_row_of_a_document_that_is_nowhere_is_found(made: Path) -> None:
    execute(made, "INSERT INTO annotation_set SELECT 500, 1, 1, 7, 0, '', '', 0, 0, 0, 0, '{}'")
    assert found(made) == {("tables", "document 500")}


def test_a_text_of_no_document_is_found(made: Path) -> None:
    sha256 = text_sha256("stray")
    execute(made, "INSERT INTO text VALUES (?, 5, ?)", bytes.fromhex(sha256), pack_text("stray"))
    assert found(made) == {("text", sha256)}


def test_living_spans_that_lost_their_text_in_a_merge_are_listed(
    path: Path, file: ProjectFile, ada: str
) -> None:
    document = add_document(file, ada)
    add_span(file, document, ada, (0, 4))
    other = make_document("Quite another text", identifier=document.id)
    late = all_changes(file)[-1].clock + 1
    writes = document_draft(other, ada, 0).operations
    operations = tuple(
        Operation(each.kind, each.id, each.writes, dict.fromkeys(each.writes)) for each in writes
    )
    change = Change(ChangeKey(new_id(), 1), late, ada, Scope(document.id), operations)
    file.merge([change], {other.sha256: other.text})
    assert file.documents.text(document.id) == other.text
    assert file.sets.get(document.id, ada) is None
    assert found(path) == {("surface", "“A meeting”")}


def test_checking_can_be_stopped(made: Path) -> None:
    def stop(done: int, total: int | None) -> None:
        raise Cancelled("enough")

    with pytest.raises(Cancelled):
        doctor.check(made, stop)


def test_a_project_may_be_checked_while_it_is_worked_on(path: Path, file: ProjectFile, ada: str) -> None:
    document = add_document(file, ada)
    progressed: list[int] = []

    def work_on(done: int, total: int | None) -> None:
        progressed.append(done)
        add_span(file, document, ada, (0, 4))

    report = doctor.check(path, work_on)
    assert progressed != []
    assert report.problems == []
    assert report.notes == ["The project was worked on meanwhile: its sums were not compared"]


def test_the_pages_of_a_large_file_that_is_open_are_left_for_later(
    path: Path, file: ProjectFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "_BRIEF", 0)
    assert doctor.check(path).notes == [
        "The project is open elsewhere: the pages of its file were not looked at"
    ]
    file.close()
    assert doctor.check(path).notes == []


def test_only_the_documents_of_a_spoilt_text_are_named(path: Path) -> None:
    with new_project(path) as file:
        ada = sign_in(file, "Ada")
        for title in ("First", "Second"):
            add_document(file, ada, make_document(title, title))
    execute(path, "UPDATE text SET body = x'00' WHERE characters = 5")
    assert found(path) == {("text", "“First”")}
    with ProjectFile.open(path) as file, pytest.raises(ProjectDamaged, match="text is not what was stored"):
        file.documents.page(-1, 5)
    execute(path, "DELETE FROM text WHERE characters = 5")
    with ProjectFile.open(path) as file, pytest.raises(ProjectDamaged, match="text is missing"):
        file.documents.page(-1, 5)
