"""What surrounds a text can be corrected; the text itself never changes."""

from pathlib import Path

import pytest

from annotator.domain.document import Zone, ZoneKind
from annotator.domain.errors import EditError, UnknownObject
from annotator.domain.identity import new_id
from annotator.domain.layer import Layer
from annotator.session import documents, edits
from annotator.store.project_file import ProjectFile
from tests.session.projects import TEXT, add_document, new_project, place_of, sign_in

CAPTION = Zone(2, 6, ZoneKind.CAPTION)


@pytest.fixture
def file(tmp_path: Path) -> ProjectFile:
    return new_project(tmp_path / "p.annproj")


def test_title_and_language_can_be_corrected(file: ProjectFile) -> None:
    document = add_document(file)
    documents.set_title(file, document, file.id, "Another title")
    documents.set_language(file, document, file.id, "fr")
    found = file.documents.get(document)
    assert (found.title, found.language, found.text) == ("Another title", "fr", TEXT)


def test_zones_are_added_and_removed_in_one_change(file: ProjectFile) -> None:
    document = add_document(file)
    (quotation,) = file.documents.get(document).zones
    before = file.journal.head()
    documents.correct_zones(file, document, file.id, add=[CAPTION], remove=[quotation])
    assert file.documents.get(document).zones == (CAPTION,)
    assert file.journal.head() == before + 1


@pytest.mark.parametrize("place", [(-1, 3), (3, 3), (4, 3), (0, len(TEXT) + 1)])
def test_a_zone_outside_the_text_is_refused(file: ProjectFile, place: tuple[int, int]) -> None:
    document = add_document(file)
    with pytest.raises(EditError, match="A zone cannot reach from"):
        documents.correct_zones(file, document, file.id, add=[CAPTION, Zone(*place, ZoneKind.CAPTION)])
    assert CAPTION not in file.documents.get(document).zones


def test_no_zone_is_no_correction(file: ProjectFile) -> None:
    with pytest.raises(EditError, match="no zone to correct"):
        documents.correct_zones(file, add_document(file), file.id)


def test_a_withdrawn_document_is_gone_with_its_text_and_all_that_was_recorded_on_it(
    file: ProjectFile,
) -> None:
    document = add_document(file)
    desk = sign_in(file, document)
    edits.add_span(file, desk, Layer.ENTITY, "PERSON", [place_of(TEXT, "Vale")])
    documents.withdraw(file, document, file.id)
    assert file.documents.count() == 0
    assert sum(file.project.counts().spans.values()) == 0
    with pytest.raises(UnknownObject):
        file.documents.text(document)


def test_what_is_not_there_cannot_be_withdrawn(file: ProjectFile) -> None:
    with pytest.raises(UnknownObject):
        documents.withdraw(file, new_id(), file.id)
