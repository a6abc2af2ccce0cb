"""Tagging every occurrence: never in boilerplate unasked, never twice, and one undo gives back what was."""

from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.change import Change
from annotator.domain.document import Zone, ZoneKind
from annotator.domain.errors import EditError, UndoBlocked, UnknownObject
from annotator.domain.layer import Layer
from annotator.domain.span import Span
from annotator.domain.values import Id
from annotator.session import edits, undo
from annotator.session.access import DirectAccess
from annotator.session.bulk_labeling import Spot
from annotator.session.desk import own_desk
from annotator.session.documents import correct_zones
from annotator.session.occurrences import Reach, Wanted, find_occurrences, first_look
from annotator.session.people import ensure_annotator
from annotator.session.propagating import propagate
from annotator.session.viewpoint import View
from tests.session.datasets import put_out, take_in
from tests.session.projects import add_document, new_project, place_of

HOME = "Ines Vale met Vale. Contact Vale."
AWAY = "The pier of Vale lies in the vale. Vale again."
WILL = "We will. She said: we will. We will."


class Corpus:
    def __init__(self, path: Path, *texts: str) -> None:
        self.file = new_project(path)
        self.documents = [add_document(self.file, text, text[:6]) for text in texts or (HOME, AWAY)]
        self.ana = ensure_annotator(self.file, "Ana").id

    def label(self, number: int, label: str, *places: tuple[int, int], layer: Layer = Layer.ENTITY) -> Span:
        desk = own_desk(self.documents[number], self.ana)
        change = edits.add_span(self.file, desk, layer, label, places)
        return edits.find_span(self.file, desk, change.operations[0].id)

    def spans(self, number: int) -> tuple[Span, ...]:
        found = self.file.sets.get(self.documents[number], self.ana)
        return found.spans if found else ()

    def work(self) -> list[tuple[Span, ...]]:
        return [self.spans(number) for number in range(len(self.documents))]

    def find(self, wanted: Wanted) -> list[Spot]:
        found = find_occurrences(DirectAccess(self.file), View(self.ana), wanted)
        return [Spot(hit.document, hit.fragments) for hit in found]

    def propagate(self, wanted: Wanted, *attributes: str) -> list[Change]:
        return propagate(self.file, self.ana, wanted, self.find(wanted), attributes)

    def undo(self, document: Id) -> None:
        reversal = undo.undoable(self.file, document, self.ana)
        assert reversal is not None
        undo.revert(self.file, reversal, self.ana)

    def redo(self, document: Id) -> None:
        reversal = undo.redoable(self.file, document, self.ana)
        assert reversal is not None
        undo.revert(self.file, reversal, self.ana)


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    return Corpus(tmp_path / "p.annproj")


@pytest.fixture
def wanted(corpus: Corpus) -> Wanted:
    span = corpus.label(0, "PERSON", place_of(HOME, "Vale"))
    return first_look(span, corpus.documents[0], Reach.ALL)


def test_every_place_gets_the_label_and_says_where_it_comes_from(corpus: Corpus, wanted: Wanted) -> None:
    changes = corpus.propagate(wanted)
    assert len(changes) == 2
    assert len({change.group for change in changes}) == 1
    made = [span for span in (*corpus.spans(0), *corpus.spans(1)) if span.id != wanted.span.id]
    assert [(span.surface, span.label) for span in made] == [("Vale", "PERSON")] * 4
    for span in made:
        origin = span.origin
        assert (origin.how, origin.sources, origin.by) == ("propagated", (wanted.span.id,), "Ana")


@pytest.mark.parametrize("at", [0, 1])
def test_one_undo_in_either_document_takes_all_back(corpus: Corpus, wanted: Wanted, at: int) -> None:
    before = corpus.work()
    corpus.propagate(wanted)
    after = corpus.work()
    corpus.undo(corpus.documents[at])
    assert corpus.work() == before
    corpus.redo(corpus.documents[at])
    assert corpus.work() == after


def test_what_was_tagged_elsewhere_only_is_undone_where_its_span_stands(tmp_path: Path) -> None:
    corpus = Corpus(tmp_path / "p.annproj", "Vale alone.", AWAY, "A third one.")
    span = corpus.label(0, "PERSON", (0, 4))
    before = corpus.work()
    corpus.propagate(first_look(span, corpus.documents[0], Reach.ALL))
    after = corpus.work()
    assert undo.undoable(corpus.file, corpus.documents[2], corpus.ana) is None
    corpus.undo(corpus.documents[0])
    assert corpus.work() == before
    assert undo.redoable(corpus.file, corpus.documents[2], corpus.ana) is None
    corpus.redo(corpus.documents[0])
    assert corpus.work() == after
    corpus.label(0, "ORG", (5, 10))
    reversal = undo.undoable(corpus.file, corpus.documents[0], corpus.ana)
    assert reversal is not None
    assert reversal.document == corpus.documents[0]


def test_an_undo_that_later_work_stands_on_lists_it_and_takes_nothing_back(
    corpus: Corpus, wanted: Wanted
) -> None:
    changes = corpus.propagate(wanted)
    desk = own_desk(corpus.documents[1], corpus.ana)
    edits.relabel(corpus.file, desk, corpus.spans(1)[0].id, "ORG")
    after = corpus.work()
    with pytest.raises(UndoBlocked, match="relabel to ORG"):
        undo.revert(corpus.file, undo.Reversal(changes[0], "tag all", False), corpus.ana)
    assert corpus.work() == after


def test_chosen_attributes_are_copied_and_the_others_start_with_their_presets(tmp_path: Path) -> None:
    corpus = Corpus(tmp_path / "p.annproj", WILL)
    claim = corpus.label(0, "PROMISE", place_of(WILL, "We will"), layer=Layer.CLAIM)
    desk = own_desk(corpus.documents[0], corpus.ana)
    edits.set_attribute(corpus.file, desk, claim.id, "polarity", "denied")
    edits.set_attribute(corpus.file, desk, claim.id, "attribution", "direct")
    corpus.propagate(first_look(claim, corpus.documents[0]), "polarity", "no such one")
    assert corpus.spans(0)[1].attributes == {"polarity": "denied"}


def test_the_label_and_answers_are_those_of_now(corpus: Corpus, wanted: Wanted) -> None:
    spots = corpus.find(wanted)
    edits.relabel(corpus.file, own_desk(corpus.documents[0], corpus.ana), wanted.span.id, "ORG")
    propagate(corpus.file, corpus.ana, wanted, spots)
    assert {span.label for span in corpus.spans(1)} == {"ORG"}
    edits.remove_span(corpus.file, own_desk(corpus.documents[0], corpus.ana), wanted.span.id)
    with pytest.raises(UnknownObject, match="not there any more"):
        propagate(corpus.file, corpus.ana, wanted, spots)


def test_what_bears_another_label_of_the_layer_is_relabeled(corpus: Corpus, wanted: Wanted) -> None:
    other = corpus.label(1, "ORG", place_of(AWAY, "Vale"))
    corpus.propagate(wanted)
    again = next(span for span in corpus.spans(1) if span.id == other.id)
    assert (again.label, again.origin.how) == ("PERSON", "manual")
    assert len(corpus.spans(1)) == 2


def test_what_has_changed_since_it_was_found_is_passed_over(corpus: Corpus, wanted: Wanted) -> None:
    spots = corpus.find(wanted)
    start, end = place_of(AWAY, "Vale again")
    zone = Zone(start, end, ZoneKind.BOILERPLATE)
    correct_zones(corpus.file, corpus.documents[1], corpus.ana, add=[zone])
    corpus.label(1, "PERSON", place_of(AWAY, "pier of Vale"))
    (change,) = propagate(corpus.file, corpus.ana, wanted, spots)
    assert change.scope.document == corpus.documents[0]
    with pytest.raises(EditError, match="nothing left to tag"):
        propagate(corpus.file, corpus.ana, wanted, spots)
    propagate(corpus.file, corpus.ana, replace(wanted, boilerplate=True), spots)
    assert [span.surface for span in corpus.spans(1)] == ["pier of Vale", "Vale"]


def test_others_work_is_neither_seen_nor_touched(corpus: Corpus, wanted: Wanted) -> None:
    ben = ensure_annotator(corpus.file, "Ben").id
    desk = own_desk(corpus.documents[1], ben)
    edits.add_span(corpus.file, desk, Layer.ENTITY, "PERSON", [place_of(AWAY, "Vale")])
    before = corpus.file.sets.get(corpus.documents[1], ben)
    corpus.propagate(wanted)
    assert len(corpus.spans(1)) == 2
    assert corpus.file.sets.get(corpus.documents[1], ben) == before


def test_datasets_carry_where_a_span_comes_from(corpus: Corpus, wanted: Wanted, tmp_path: Path) -> None:
    corpus.propagate(wanted)
    put_out(corpus.file, tmp_path / "one.jsonl")
    line = f'"origin":{{"how":"propagated","from":["{wanted.span.id}"],"by":"Ana"}}'
    assert (tmp_path / "one.jsonl").read_text("utf-8").count(line) == 4
    with new_project(tmp_path / "again.annproj") as again:
        take_in(again, tmp_path / "one.jsonl")
        put_out(again, tmp_path / "two.jsonl")
    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()


OPENING = "Vale opens."
WORDS = st.sampled_from(
    ["Vale", "vale", "VALE", "Valeria", "Port Vale", "of", "é", "😀", "“Vale”", "Vale-Ost"]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)
LABELS = st.sampled_from(["PERSON", "ORG"])


@dataclass(frozen=True)
class World:
    """``spans`` and ``dim``: document, start and end of what is labeled, and of boilerplate."""

    texts: list[str]
    spans: dict[tuple[int, int, int], str]
    dim: list[tuple[int, int, int]]


@st.composite
def worlds(draw: st.DrawFn) -> World:
    texts = [OPENING, *draw(st.lists(TEXTS, min_size=1, max_size=3, unique=True))]

    def place() -> tuple[int, int, int]:
        number = draw(st.integers(1, len(texts) - 1))
        start = draw(st.integers(0, len(texts[number]) - 1))
        return number, start, draw(st.integers(start + 1, len(texts[number])))

    spans = {place(): draw(LABELS) for _ in range(draw(st.integers(0, 5)))}
    return World(texts, spans, [place() for _ in range(draw(st.integers(0, 3)))])


def built(path: Path, world: World) -> tuple[Corpus, Span]:
    """The corpus, and the span whose words are looked for."""
    corpus = Corpus(path, *world.texts)
    for (number, start, end), label in world.spans.items():
        corpus.label(number, label, (start, end))
    for number, start, end in world.dim:
        zone = Zone(start, end, ZoneKind.BOILERPLATE)
        correct_zones(corpus.file, corpus.documents[number], corpus.ana, add=[zone])
    return corpus, corpus.label(0, "PERSON", place_of(OPENING, "Vale"))


@settings(max_examples=60, deadline=None)
@given(worlds(), st.tuples(st.booleans(), st.booleans(), st.booleans()), st.data())
def test_any_corpus(world: World, choices: tuple[bool, bool, bool], data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        corpus, span = built(Path(folder) / "p.annproj", world)
        wanted = Wanted(span, corpus.documents[0], Reach.ALL, *choices)
        found = corpus.find(wanted)
        check_found(corpus, world, wanted, found)
        if ticked := data.draw(st.lists(st.sampled_from(found), unique=True)) if found else []:
            check_tagged(corpus, wanted, found, ticked)
        corpus.file.close()


def check_found(corpus: Corpus, world: World, wanted: Wanted, found: list[Spot]) -> None:
    for spot in found:
        number, (start, end) = corpus.documents.index(spot.document), spot.fragments[0]
        surface = world.texts[number][start:end]
        assert surface == "Vale" if wanted.case else surface.casefold() == "vale"
        assert wanted.boilerplate or not corpus.file.documents.get(spot.document).in_boilerplate(start, end)
        alike = [span for span in corpus.spans(number) if span.label == "PERSON"]
        assert not any(span.start < end and start < span.end for span in alike)


def check_tagged(corpus: Corpus, wanted: Wanted, found: list[Spot], ticked: list[Spot]) -> None:
    before = corpus.work()
    propagate(corpus.file, corpus.ana, wanted, ticked)
    after = corpus.work()
    for spans in after:
        places = [(span.layer, span.label, span.fragments) for span in spans]
        assert len(places) == len(set(places))
    assert set(ticked) <= {
        Spot(document, span.fragments)
        for document, spans in zip(corpus.documents, after, strict=True)
        for span in spans
        if span.label == "PERSON"
    }
    assert set(corpus.find(wanted)) == set(found) - set(ticked)
    corpus.undo(ticked[0].document)
    assert corpus.work() == before
    corpus.redo(ticked[0].document)
    assert corpus.work() == after
