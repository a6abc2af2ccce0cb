"""Where a span's words stand again: whole words, capitals as chosen, nothing that bears the label already."""

from dataclasses import replace
from pathlib import Path

import pytest

from annotator.domain.change import Draft, ObjectKind, Operation, Scope
from annotator.domain.document import Zone, ZoneKind
from annotator.domain.errors import Cancelled, PatternInvalid
from annotator.domain.layer import Layer
from annotator.domain.span import Fragment, Span
from annotator.domain.values import Id
from annotator.session import edits, finishing
from annotator.session.access import DirectAccess
from annotator.session.desk import Desk, own_desk
from annotator.session.documents import correct_zones
from annotator.session.occurrences import Reach, Wanted, find_occurrences, first_look, occurrences_in
from annotator.session.people import ensure_annotator
from annotator.session.viewpoint import View, Viewpoint
from tests.session.projects import add_document, new_project, place_of

HOME = "Ines Vale met Vale’s deputy. VALE wins, said Vale. Valeria left. Contact Vale for more."
AWAY = "The pier of Vale lies in the vale. Vale again."
LAST = "Nothing, but Vale."


class Corpus:
    """Ana has labeled the first “Vale” of the first document PERSON."""

    def __init__(self, path: Path) -> None:
        self.file = new_project(path)
        texts = (HOME, AWAY, LAST)
        self.home, self.away, self.last = (add_document(self.file, text, text[:6]) for text in texts)
        self.ana = ensure_annotator(self.file, "Ana").id
        self.label(self.home, "PERSON", place_of(HOME, "Vale"))
        self.span = self.spans(self.home)[0]

    def desk(self, document: Id) -> Desk:
        return own_desk(document, self.ana)

    def label(self, document: Id, label: str, *places: Fragment, layer: Layer = Layer.ENTITY) -> None:
        edits.add_span(self.file, self.desk(document), layer, label, places)

    def spans(self, document: Id) -> tuple[Span, ...]:
        found = self.file.sets.get(document, self.ana)
        return found.spans if found else ()

    def mark_boilerplate(self) -> None:
        start, end = place_of(HOME, "Contact Vale for more.")
        correct_zones(self.file, self.home, self.ana, add=[Zone(start, end, ZoneKind.BOILERPLATE)])

    def wanted(self, reach: Reach = Reach.ALL) -> Wanted:
        return first_look(self.span, self.home, reach)

    def lines(self, wanted: Wanted, view: View | None = None) -> list[str]:
        found = find_occurrences(DirectAccess(self.file), view or View(self.ana), wanted)
        return [f"{hit.left[-5:]}[{hit.surface}]{' '.join(hit.labels)}" for hit in found]


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    return Corpus(tmp_path / "p.annproj")


def test_other_places_of_the_same_words(corpus: Corpus) -> None:
    at_home = [" met [Vale]", "said [Vale]", "tact [Vale]"]
    assert corpus.lines(corpus.wanted(Reach.DOCUMENT)) == at_home
    elsewhere = ["r of [Vale]", "ale. [Vale]", " but [Vale]"]
    assert corpus.lines(corpus.wanted()) == at_home + elsewhere


def test_capitals_and_whole_words_count_as_chosen(corpus: Corpus) -> None:
    wanted = corpus.wanted(Reach.DOCUMENT)
    assert len(corpus.lines(replace(wanted, case=False))) == 4
    assert len(corpus.lines(replace(wanted, whole_words=False))) == 4
    assert len(corpus.lines(replace(wanted, case=False, whole_words=False))) == 5


def test_boilerplate_is_left_out_unless_asked_for(corpus: Corpus) -> None:
    corpus.mark_boilerplate()
    wanted = corpus.wanted(Reach.DOCUMENT)
    assert corpus.lines(wanted) == [" met [Vale]", "said [Vale]"]
    assert len(corpus.lines(replace(wanted, boilerplate=True))) == 3


def test_what_bears_the_label_wholly_or_in_part_is_left_out(corpus: Corpus) -> None:
    corpus.label(corpus.away, "PERSON", place_of(AWAY, "pier of Vale lies"))
    corpus.label(corpus.away, "PERSON", place_of(AWAY, "Vale", 1))
    assert corpus.lines(corpus.wanted())[3:] == [" but [Vale]"]


def test_another_label_of_the_layer_is_told_and_other_layers_are_not(corpus: Corpus) -> None:
    corpus.label(corpus.away, "ORG", place_of(AWAY, "pier of Vale"))
    corpus.label(corpus.away, "MENTION", place_of(AWAY, "Vale", 0))
    corpus.label(corpus.away, "PROMISE", place_of(AWAY, AWAY), layer=Layer.CLAIM)
    assert corpus.lines(corpus.wanted())[3:5] == ["r of [Vale]MENTION ORG", "ale. [Vale]"]


def test_the_gap_of_a_span_in_parts_is_free(corpus: Corpus) -> None:
    corpus.label(corpus.away, "PERSON", place_of(AWAY, "pier"), place_of(AWAY, "lies"))
    assert "r of [Vale]" in corpus.lines(corpus.wanted())


@pytest.mark.parametrize("viewpoint", Viewpoint)
def test_what_others_labeled_neither_hides_a_place_nor_shows(corpus: Corpus, viewpoint: Viewpoint) -> None:
    before = corpus.lines(corpus.wanted())
    ben = ensure_annotator(corpus.file, "Ben").id
    for label in ("PERSON", "ORG"):
        edits.add_span(
            corpus.file, own_desk(corpus.away, ben), Layer.ENTITY, label, [place_of(AWAY, "Vale", 1)]
        )
    assert corpus.lines(corpus.wanted(), View(corpus.ana, viewpoint)) == before


def test_documents_assigned_are_those_with_the_layer_still_to_do_or_done(corpus: Corpus) -> None:
    assert len(corpus.lines(corpus.wanted(Reach.ASSIGNED))) == 3
    assign(corpus, corpus.away, Layer.ENTITY)
    assign(corpus, corpus.last, Layer.CLAIM)
    assert len(corpus.lines(corpus.wanted(Reach.ASSIGNED))) == 5
    finishing.skip(corpus.file, corpus.desk(corpus.away), "duplicate")
    assert len(corpus.lines(corpus.wanted(Reach.ASSIGNED))) == 3


def assign(corpus: Corpus, document: Id, layer: Layer) -> None:
    writes = {f"assigned.{each.value}": each is layer for each in Layer}
    operation = Operation(ObjectKind.SET, document, writes)
    corpus.file.commit([Draft(Scope(document, corpus.ana), corpus.ana, [operation])])


@pytest.mark.parametrize(("surface", "whole"), [("Vale", True), ("Älä-Vale 3", True), ("北京", False)])
def test_scripts_without_spaces_have_no_whole_words(surface: str, whole: bool, corpus: Corpus) -> None:
    extent = replace(corpus.span.extent, surface=surface)
    assert first_look(replace(corpus.span, extent=extent), corpus.home).whole_words is whole


def test_a_span_that_stands_nowhere_else_by_its_nature_is_refused(corpus: Corpus) -> None:
    parts = replace(corpus.span.extent, fragments=((0, 1), (3, 4)))
    long = replace(corpus.span.extent, surface="x" * 501)
    for extent, words in ((parts, "several parts"), (long, "too long")):
        wanted = first_look(replace(corpus.span, extent=extent), corpus.home)
        with pytest.raises(PatternInvalid, match=words):
            corpus.lines(wanted)


def test_one_document_by_itself_is_answered_without_the_file(corpus: Corpus) -> None:
    document = corpus.file.documents.get(corpus.home)
    found = occurrences_in(document, corpus.spans(corpus.home), corpus.wanted())
    assert [each.place for each in found] == [place_of(HOME, "Vale", number) for number in (1, 2, 4)]


def test_progress_tells_documents_and_stops_the_search(corpus: Corpus) -> None:
    told: list[tuple[int, int | None]] = []
    access, view = DirectAccess(corpus.file), View(corpus.ana)
    for reach in (Reach.DOCUMENT, Reach.ALL):
        list(find_occurrences(access, view, corpus.wanted(reach), lambda done, of: told.append((done, of))))
    assert (told[0], told[-1]) == ((1, 1), (3, 3))

    def stop(done: int, total: int | None) -> None:
        raise Cancelled("Stopped")

    with pytest.raises(Cancelled):
        list(find_occurrences(access, view, corpus.wanted(), stop))


def test_pages_leave_nothing_out(corpus: Corpus) -> None:
    for number in range(250):
        add_document(corpus.file, f"Number {number} is Vale.", f"Title {number}")
    assert len(corpus.lines(corpus.wanted())) == 256
