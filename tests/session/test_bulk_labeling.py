"""Labeling many places at once, and taking it all back by one undo."""

from pathlib import Path

import pytest

from annotator.domain.errors import EditError, SpanInvalid
from annotator.domain.layer import Layer
from annotator.domain.values import Id
from annotator.session import edits, undo
from annotator.session.bulk_labeling import Manner, Spot, label_spots
from annotator.session.desk import own_desk
from annotator.session.people import ensure_annotator
from annotator.store.project_file import ProjectFile
from tests.session.projects import TEXT, add_document, new_project, place_of

SECOND = "Vale stays. The pier of Vale."


class Corpus:
    def __init__(self, path: Path) -> None:
        self.file: ProjectFile = new_project(path)
        self.first, self.second = add_document(self.file), add_document(self.file, SECOND)
        self.ana = ensure_annotator(self.file, "Ana").id
        self.spots = [
            Spot(self.first, (place_of(TEXT, "Vale", 0),)),
            Spot(self.second, (place_of(SECOND, "Vale", 0),)),
            Spot(self.second, (place_of(SECOND, "Vale", 1),)),
        ]

    def labels(self, document: Id, person: Id | None = None) -> list[tuple[int, str]]:
        found = self.file.sets.get(document, person or self.ana)
        return [(span.start, span.label) for span in found.spans] if found else []


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    return Corpus(tmp_path / "p.annproj")


def test_every_place_is_labeled_as_by_hand(corpus: Corpus) -> None:
    changes = label_spots(corpus.file, corpus.ana, corpus.spots, "PERSON")
    assert [change.scope.document for change in changes] == sorted([corpus.first, corpus.second])
    assert len({change.group for change in changes}) == 1
    assert [label for _, label in corpus.labels(corpus.first)] == ["PERSON"]
    assert [label for _, label in corpus.labels(corpus.second)] == ["PERSON", "PERSON"]
    found = corpus.file.sets.get(corpus.first, corpus.ana)
    assert found is not None
    assert found.spans[0].origin.how == "manual"


@pytest.mark.parametrize("at", [0, 1])
def test_one_undo_in_any_of_the_documents_takes_all_back(corpus: Corpus, at: int) -> None:
    label_spots(corpus.file, corpus.ana, corpus.spots, "PERSON")
    document = (corpus.first, corpus.second)[at]
    reversal = undo.undoable(corpus.file, document, corpus.ana)
    assert reversal is not None
    undo.revert(corpus.file, reversal, corpus.ana)
    assert corpus.labels(corpus.first) == corpus.labels(corpus.second) == []
    again = undo.redoable(corpus.file, document, corpus.ana)
    assert again is not None
    undo.revert(corpus.file, again, corpus.ana)
    assert len(corpus.labels(corpus.first)) + len(corpus.labels(corpus.second)) == 3


def test_a_single_place_is_a_change_by_itself(corpus: Corpus) -> None:
    (change,) = label_spots(corpus.file, corpus.ana, corpus.spots[:1] * 2, "PERSON")
    assert change.group is None
    assert len(change.operations) == 1


def test_what_bears_another_label_of_the_layer_is_relabeled(corpus: Corpus) -> None:
    desk = own_desk(corpus.second, corpus.ana)
    edits.add_span(corpus.file, desk, Layer.ENTITY, "ORG", corpus.spots[1].fragments)
    label_spots(corpus.file, corpus.ana, corpus.spots, "PERSON")
    assert [label for _, label in corpus.labels(corpus.second)] == ["PERSON", "PERSON"]


def test_a_second_label_stands_beside_the_first(corpus: Corpus) -> None:
    label_spots(corpus.file, corpus.ana, corpus.spots[:1], "ORG")
    label_spots(corpus.file, corpus.ana, corpus.spots[:1], "PERSON", Manner(second=True))
    label_spots(corpus.file, corpus.ana, corpus.spots[:1], "PROMISE")
    assert sorted(label for _, label in corpus.labels(corpus.first)) == ["ORG", "PERSON", "PROMISE"]


def test_what_bears_the_label_already_is_passed_over(corpus: Corpus) -> None:
    label_spots(corpus.file, corpus.ana, corpus.spots[:1], "PERSON")
    changes = label_spots(corpus.file, corpus.ana, corpus.spots, "PERSON")
    assert [change.scope.document for change in changes] == [corpus.second]
    with pytest.raises(EditError, match="That is PERSON already"):
        label_spots(corpus.file, corpus.ana, corpus.spots, "PERSON")


def test_places_in_parts_become_one_span(corpus: Corpus) -> None:
    spot = Spot(corpus.first, (place_of(TEXT, "We will"), place_of(TEXT, "the pier")))
    label_spots(corpus.file, corpus.ana, [spot], "PROMISE")
    found = corpus.file.sets.get(corpus.first, corpus.ana)
    assert found is not None
    assert found.spans[0].fragments == spot.fragments
    assert found.spans[0].attributes["polarity"] == "affirmed"


def test_nothing_is_labeled_when_one_place_cannot_be(corpus: Corpus) -> None:
    with pytest.raises(SpanInvalid):
        label_spots(corpus.file, corpus.ana, [*corpus.spots, Spot(corpus.first, ((5, 9999),))], "PERSON")
    with pytest.raises(EditError, match="no label 'NOSUCH'"):
        label_spots(corpus.file, corpus.ana, corpus.spots, "NOSUCH")
    assert corpus.labels(corpus.first) == corpus.labels(corpus.second) == []


def test_others_work_is_neither_seen_nor_touched(corpus: Corpus) -> None:
    ben = ensure_annotator(corpus.file, "Ben").id
    label_spots(corpus.file, ben, corpus.spots, "ORG")
    label_spots(corpus.file, corpus.ana, corpus.spots, "PERSON")
    assert {label for _, label in corpus.labels(corpus.second, ben)} == {"ORG"}
    assert {label for _, label in corpus.labels(corpus.second)} == {"PERSON"}
