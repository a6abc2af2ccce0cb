"""Withdrawing a document takes its text out of the file; undoing its addition does not."""

from pathlib import Path

import pytest

from annotator.domain.change import Draft, ObjectKind, Scope
from annotator.domain.document import Document
from annotator.domain.errors import UnknownObject
from annotator.store.project_file import ProjectFile
from tests.store.makers import (
    TEXT,
    add_document,
    add_span,
    document_draft,
    make_document,
    make_span,
    new_project,
    span_operation,
    work,
    write,
)
from tests.store.pictures import all_changes, assert_sound

SECRET = "Nobody may ever read the word aardwolf here. " * 5


def withdraw(file: ProjectFile, author: str, document: Document, alive: bool | None = False) -> None:
    file.commit([Draft(Scope(document.id), author, [write(ObjectKind.DOCUMENT, document.id, alive=alive)])])


def texts_in(file: ProjectFile) -> int:
    return int(file.database.value("SELECT count(*) FROM text"))


def test_a_withdrawn_document_is_gone_with_its_text(path: Path, file: ProjectFile, ada: str) -> None:
    document = add_document(file, ada, make_document(SECRET))
    kept = add_document(file, ada)
    add_span(file, document, ada, (0, 6))
    stored = file.database.value("SELECT body FROM text WHERE characters = ?", (len(SECRET),))
    withdraw(file, ada, document)
    assert [row.id for row in file.documents.rows(ada)] == [kept.id]
    assert file.sets.get(document.id, ada) is None
    assert (file.project.counts().labels, file.sets.summary()) == ({}, {})
    with pytest.raises(UnknownObject):
        file.documents.text(document.id)
    assert file.registers(Scope(document.id), ObjectKind.DOCUMENT, document.id)["sha256"] == document.sha256
    assert_sound(file)
    file.close()
    assert stored not in path.read_bytes()


def test_no_work_goes_on_in_a_withdrawn_document(file: ProjectFile, ada: str) -> None:
    document = add_document(file, ada)
    withdraw(file, ada, document)
    with pytest.raises(UnknownObject, match="no such document"):
        file.commit([work(document.id, ada, [span_operation(make_span(TEXT, (0, 4)))])])


def test_a_withdrawn_document_comes_back_only_with_its_text(file: ProjectFile, ada: str) -> None:
    document = add_document(file, ada)
    span = add_span(file, document, ada, (0, 4))
    withdraw(file, ada, document)
    with pytest.raises(UnknownObject, match="text of the document"):
        withdraw(file, ada, document, alive=True)
    file.commit([document_draft(document, ada, 0)], {document.sha256: document.text})
    found = file.sets.get(document.id, ada)
    assert found is not None
    assert found.spans == (span,)
    assert file.project.counts().labels == {"PERSON": 1}
    assert_sound(file)


def test_a_text_that_another_document_has_stays(file: ProjectFile, ada: str) -> None:
    first, second = add_document(file, ada), add_document(file, ada)
    withdraw(file, ada, first)
    assert file.documents.text(second.id) == TEXT
    withdraw(file, ada, second)
    assert texts_in(file) == 0


def test_an_addition_undone_keeps_its_text_so_that_it_can_be_redone(file: ProjectFile, ada: str) -> None:
    document = add_document(file, ada)
    span = add_span(file, document, ada, (0, 4))
    withdraw(file, ada, document, alive=None)
    assert file.documents.count() == 0
    withdraw(file, ada, document, alive=True)
    found = file.sets.get(document.id, ada)
    assert found is not None
    assert found.spans == (span,)


def test_a_withdrawal_merged_takes_the_text_too(path: Path, file: ProjectFile, ada: str) -> None:
    document = add_document(file, ada)
    texts = {document.sha256: document.text}
    with new_project(path.with_name("b.annproj"), project_id=file.id) as other:
        other.merge(all_changes(file), texts)
        withdraw(file, ada, document)
        assert other.merge(all_changes(file)) == 1
        assert (other.documents.count(), texts_in(other)) == (0, 0)
