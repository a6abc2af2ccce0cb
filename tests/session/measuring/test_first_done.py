"""Sets count as they were when first finished: what was mended after talking does not."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.change import Scope
from annotator.domain.clock import wall_ms
from annotator.domain.layer import ALL_LAYERS, Layer
from annotator.session import edits, undo
from annotator.session.access import DirectAccess
from annotator.session.desk import Desk
from annotator.session.finishing import finish, reopen
from annotator.session.measuring.first_done import as_at, as_first_finished
from annotator.store.project_file import ProjectFile
from tests.session.projects import TEXT, add_document, new_project, place_of, sign_in


class Case:
    def __init__(self, file: ProjectFile, desk: Desk) -> None:
        self.file, self.desk = file, desk

    def mark(self, words: str, label: str = "PERSON") -> None:
        edits.add_span(self.file, self.desk, Layer.ENTITY, label, [place_of(TEXT, words)])

    def undo(self) -> None:
        found = undo.undoable(self.file, self.desk.document, self.desk.author)
        assert found is not None
        undo.revert(self.file, found, self.desk.author)

    @property
    def scope(self) -> Scope:
        return Scope(self.desk.document, self.desk.annotator)

    def moved(self) -> dict[Layer, AnnotationSet]:
        return dict(as_first_finished(DirectAccess(self.file), self.scope, TEXT, ALL_LAYERS))

    def first_done(self) -> set[str]:
        """The entities as they count."""
        found = self.moved().get(Layer.ENTITY) or edits.current_set(self.file, self.desk)
        return {span.surface for span in found.spans}


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with new_project(tmp_path / "p.annproj") as file:
        yield Case(file, sign_in(file, add_document(file)))


def test_nothing_is_folded_where_nothing_was_changed_since(case: Case) -> None:
    case.mark("Ines Vale")
    finish(case.file, case.desk)
    assert case.moved() == {}
    assert case.first_done() == {"Ines Vale"}


def test_what_was_mended_after_finishing_does_not_count(case: Case) -> None:
    case.mark("Ines Vale")
    finish(case.file, case.desk)
    case.mark("Harbour Board", "ORG")
    assert case.first_done() == {"Ines Vale"}


def test_the_first_of_several_finishes_counts(case: Case) -> None:
    case.mark("Ines Vale")
    finish(case.file, case.desk)
    reopen(case.file, case.desk)
    case.mark("Harbour Board", "ORG")
    finish(case.file, case.desk)
    assert case.first_done() == {"Ines Vale"}


def test_a_finish_that_was_undone_was_none(case: Case) -> None:
    finish(case.file, case.desk)
    case.undo()
    case.mark("Ines Vale")
    finish(case.file, case.desk)
    assert case.first_done() == {"Ines Vale"}


def test_each_layer_counts_from_its_own_finish(case: Case) -> None:
    case.mark("Ines Vale")
    finish(case.file, case.desk, [Layer.ENTITY])
    case.mark("Harbour Board", "ORG")
    finish(case.file, case.desk, [Layer.CLAIM])
    found = case.moved()
    assert set(found) == {Layer.ENTITY}
    assert case.first_done() == {"Ines Vale"}


def test_long_journals_are_read_to_the_finish_that_counts(case: Case) -> None:
    finish(case.file, case.desk)
    for _ in range(30):
        case.mark("Ines Vale")
        case.undo()
    case.mark("Harbour Board", "ORG")
    assert case.first_done() == set()


def test_a_set_can_be_seen_as_it_was_at_a_time(case: Case) -> None:
    case.mark("Ines Vale")
    access = DirectAccess(case.file)
    clock = case.file.journal.head_clock()
    found = as_at(access, case.scope, TEXT, wall_ms(clock))
    assert found is not None
    assert {span.surface for span in found.spans} == {"Ines Vale"}
    assert as_at(access, case.scope, TEXT, wall_ms(clock) - 1_000_000) is None
