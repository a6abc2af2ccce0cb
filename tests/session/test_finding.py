"""Finding words in the whole corpus."""

from pathlib import Path

import pytest

from annotator.domain.errors import Cancelled, PatternInvalid, PatternTooSlow
from annotator.domain.layer import Layer
from annotator.session import edits
from annotator.session.access import DirectAccess
from annotator.session.finding import find_words
from annotator.session.viewpoint import View, Viewpoint
from annotator.store.project_file import ProjectFile
from annotator.text.patterns import Pattern
from tests.session.projects import TEXT, add_document, new_project, place_of, sign_in

NOBODY = View("")


@pytest.fixture
def file(tmp_path: Path) -> ProjectFile:
    file = new_project(tmp_path / "p.annproj")
    add_document(file, TEXT, "First")
    add_document(file, "Nothing here.", "Second")
    add_document(file, "The pier of Vale, and Vale again.", "Third")
    return file


def test_every_hit_in_the_order_of_documents(file: ProjectFile) -> None:
    hits = list(find_words(DirectAccess(file), NOBODY, Pattern("vale")))
    assert [(hit.source.title, hit.surface) for hit in hits] == [
        ("First", "Vale"),
        ("First", "Vale"),
        ("Third", "Vale"),
        ("Third", "Vale"),
    ]
    assert hits[0].start == place_of(TEXT, "Vale")[0]
    assert hits[1].left.endswith("pier,” said ")


def test_pages_leave_nothing_out(file: ProjectFile) -> None:
    for number in range(250):
        add_document(file, f"Number {number} is a pier.", f"Title {number}")
    hits = list(find_words(DirectAccess(file), NOBODY, Pattern("pier")))
    assert len(hits) == 252
    assert [hit.source.position for hit in hits] == sorted(hit.source.position for hit in hits)


def test_a_hit_bears_the_labels_of_the_one_who_looks_and_of_nobody_else(file: ProjectFile) -> None:
    document = file.documents.rows(None)[0].id
    ana, ben = sign_in(file, document), sign_in(file, document, "Ben")
    for desk, label in ((ana, "PERSON"), (ana, "ORG"), (ben, "MENTION")):
        edits.add_span(file, desk, Layer.ENTITY, label, [place_of(TEXT, "Ines Vale")])
    for viewpoint in Viewpoint:
        (hit,) = find_words(DirectAccess(file), View(ana.author, viewpoint), Pattern("Ines Vale"))
        assert hit.labels == ("ORG", "PERSON")
    (hit,) = find_words(DirectAccess(file), NOBODY, Pattern("Ines Vale"))
    assert hit.labels == ()


def test_progress_tells_documents_and_stops_the_search(file: ProjectFile) -> None:
    told: list[tuple[int, int | None]] = []
    list(find_words(DirectAccess(file), NOBODY, Pattern("x"), lambda done, total: told.append((done, total))))
    assert told[-1] == (3, 3)

    def stop(done: int, total: int | None) -> None:
        raise Cancelled("Stopped")

    with pytest.raises(Cancelled):
        list(find_words(DirectAccess(file), NOBODY, Pattern("Vale"), stop))


def test_what_cannot_be_looked_for_is_told_before_anything_is_read(file: ProjectFile) -> None:
    with pytest.raises(PatternInvalid):
        list(find_words(DirectAccess(file), NOBODY, Pattern("(", is_regex=True)))


def test_a_pattern_that_takes_too_long_is_told_with_the_document(file: ProjectFile) -> None:
    add_document(file, "x" * 80 + "y", "Long one")
    with pytest.raises(PatternTooSlow, match="In “Long one”: This pattern takes too long"):
        list(find_words(DirectAccess(file), NOBODY, Pattern("(?:x|xx)+$", is_regex=True)))
