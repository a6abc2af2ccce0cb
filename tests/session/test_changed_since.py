"""Whether finished work was changed afterwards; while nothing is finished, the journal is not asked."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.domain.layer import Layer
from annotator.session import edits, finishing
from annotator.session.changed_since import changed_since_finished
from annotator.session.desk import Desk
from annotator.store.journal_queries import JournalQueries
from annotator.store.project_file import ProjectFile
from tests.session.projects import TEXT, add_document, new_project, place_of, sign_in


@pytest.fixture
def file(tmp_path: Path) -> Iterator[ProjectFile]:
    with new_project(tmp_path / "harbour.annproj") as file:
        yield file


@pytest.fixture
def desk(file: ProjectFile) -> Desk:
    return sign_in(file, add_document(file))


def add(file: ProjectFile, desk: Desk, words: str) -> None:
    edits.add_span(file, desk, Layer.ENTITY, "PERSON", [place_of(TEXT, words)])


def test_work_after_the_finishing_counts_and_work_before_does_not(file: ProjectFile, desk: Desk) -> None:
    add(file, desk, "Ines Vale")
    assert not changed_since_finished(file, desk.document, desk.annotator)
    finishing.finish(file, desk)
    assert not changed_since_finished(file, desk.document, desk.annotator)
    add(file, desk, "Harbour Board")
    assert changed_since_finished(file, desk.document, desk.annotator)


def test_while_nothing_is_finished_the_journal_is_left_alone(
    file: ProjectFile, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(file, desk, "Ines Vale")
    finishing.finish(file, desk)
    finishing.reopen(file, desk)
    monkeypatch.delattr(JournalQueries, "of_document")
    assert not changed_since_finished(file, desk.document, desk.annotator)
