"""A list of documents is narrowed by labels, by what has changed since, and by words in the texts."""

from pathlib import Path

import pytest

from annotator.domain.clock import wall_ms
from annotator.domain.errors import PatternInvalid, UnknownObject
from annotator.domain.layer import Layer
from annotator.domain.values import Id
from annotator.session import edits
from annotator.session.access import DirectAccess
from annotator.session.desk import own_desk
from annotator.session.document_filters import Sieve, documents_with, keys_standing_as, sift
from annotator.session.people import ensure_annotator
from annotator.session.queries import document_row, document_rows
from annotator.session.viewpoint import View, Viewpoint
from annotator.text.patterns import Pattern
from tests.session.projects import TAGSET, add_document, new_project, place_of

TEXTS = ("Vale stays.", "The Board meets Vale.", "Nobody came.")


class Shelf:
    """Ana has labeled Vale in the first text, Ben the Board in the second."""

    def __init__(self, path: Path) -> None:
        self.file = new_project(path)
        self.access = DirectAccess(self.file)
        self.documents = [add_document(self.file, text, text) for text in TEXTS]
        self.ana, self.ben = (ensure_annotator(self.file, name).id for name in ("Ana", "Ben"))
        self.label(0, self.ana, "PERSON", "Vale")
        self.label(1, self.ben, "ORG", "Board")

    def label(self, number: int, person: Id, label: str, words: str) -> None:
        desk = own_desk(self.documents[number], person)
        edits.add_span(self.file, desk, Layer.ENTITY, label, [place_of(TEXTS[number], words)])

    def left(self, view: View, sieve: Sieve) -> list[int]:
        return sorted(self.documents.index(found) for found in sift(self.access, view, sieve))

    def latest_ms(self) -> int:
        return wall_ms(self.file.journal.head_clock())


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "p.annproj")


def test_an_annotators_own_labels_count(shelf: Shelf) -> None:
    both = Sieve(frozenset({"PERSON", "ORG"}))
    assert shelf.left(View(shelf.ana), both) == [0]
    assert shelf.left(View(shelf.ben), both) == [1]
    lead = View(shelf.ana, Viewpoint.LEAD)
    assert shelf.left(lead, both) == [0, 1]
    assert shelf.left(lead, Sieve(frozenset({"PERSON", "ORG"}), owner=shelf.ben)) == [1]


def test_what_has_changed_since(shelf: Shelf) -> None:
    since = shelf.latest_ms() + 1
    while shelf.latest_ms() < since:
        edits.set_note(shelf.file, own_desk(shelf.documents[2], shelf.ben), None, "Short.")
    lead, ana = View(shelf.ana, Viewpoint.LEAD), View(shelf.ana)
    assert shelf.left(lead, Sieve(since_ms=since)) == [2]
    assert shelf.left(ana, Sieve(since_ms=since)) == []
    assert shelf.left(ana, Sieve(since_ms=0)) == [0, 1, 2]
    assert shelf.left(lead, Sieve(frozenset({"PERSON"}), since_ms=since)) == []


def test_others_work_is_not_asked_for_by_an_annotator(shelf: Shelf) -> None:
    view = View(shelf.ana)
    with pytest.raises(UnknownObject, match="not shown"):
        sift(shelf.access, view, Sieve(frozenset({"ORG"}), owner=shelf.ben))
    with pytest.raises(UnknownObject, match="not shown"):
        document_rows(shelf.file, view, owner=shelf.ben)
    with pytest.raises(UnknownObject, match="not shown"):
        document_row(shelf.file, view, shelf.documents[1], shelf.ben)


def test_a_lead_has_the_list_of_each_annotator(shelf: Shelf) -> None:
    lead = View(shelf.ana, Viewpoint.LEAD)
    assert [row.spans for row in document_rows(shelf.file, lead)] == [1, 0, 0]
    assert [row.has_set for row in document_rows(shelf.file, lead, owner=shelf.ben)] == [False, True, False]
    assert document_row(shelf.file, lead, shelf.documents[1], shelf.ben).spans == 1


def test_a_merged_label_is_looked_for_under_the_one_it_became() -> None:
    labels = [
        label.model_copy(update={"replaced_by": "ORG"}) if label.key == "MENTION" else label
        for label in TAGSET.labels
    ]
    tagset = TAGSET.model_copy(update={"labels": tuple(labels)})
    assert keys_standing_as(tagset, "ORG") == {"ORG", "MENTION"}
    assert keys_standing_as(tagset, "PERSON") == {"PERSON"}


def test_words_are_found_in_the_texts(shelf: Shelf) -> None:
    found = documents_with(shelf.access, Pattern("vale"))
    assert sorted(shelf.documents.index(document) for document in found) == [0, 1]
    with pytest.raises(PatternInvalid):
        documents_with(shelf.access, Pattern(" "))


def test_nothing_is_asked_of_an_empty_sieve() -> None:
    assert Sieve().lets_all_through
    assert not Sieve(since_ms=0).lets_all_through
