"""Merging and splitting spans: one change each, with links, answers and notes kept."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.domain.errors import EditError
from annotator.domain.layer import Layer
from annotator.domain.span import Span
from annotator.domain.values import Id
from annotator.session import edits, undo
from annotator.session.desk import Desk
from annotator.session.reshaping import merge_spans, split_span
from annotator.store.project_file import ProjectFile
from tests.session.projects import TEXT, add_document, new_project, place_of, sign_in


class Bench:
    """A project with one document, and somebody who labels it."""

    def __init__(self, file: ProjectFile, desk: Desk) -> None:
        self.file = file
        self.desk = desk

    def add(self, layer: Layer, label: str, *words: str) -> Id:
        fragments = [place_of(TEXT, part) for part in words]
        return edits.add_span(self.file, self.desk, layer, label, fragments).operations[0].id

    def span(self, span: Id) -> Span:
        return edits.find_span(self.file, self.desk, span)

    def parts(self, span: Id) -> list[str]:
        return [TEXT[start:end] for start, end in self.span(span).fragments]

    def links(self) -> set[tuple[str, Id, Id | None]]:
        links = edits.current_set(self.file, self.desk).links
        return {(link.role, link.source, link.target) for link in links}

    def undo(self) -> None:
        reversal = undo.undoable(self.file, self.desk.document, self.desk.annotator)
        assert reversal is not None
        undo.revert(self.file, reversal, self.desk.annotator)


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    with new_project(tmp_path / "harbour.annproj") as file:
        yield Bench(file, sign_in(file, add_document(file)))


def test_parts_that_only_white_space_parts_become_one(bench: Bench) -> None:
    one, other = bench.add(Layer.ENTITY, "ORG", "Harbour"), bench.add(Layer.ENTITY, "PERSON", "Board")
    merge_spans(bench.file, bench.desk, one, [other])
    assert bench.parts(one) == ["Harbour Board"]
    assert bench.span(one).label == "ORG"
    assert len(edits.current_set(bench.file, bench.desk).spans) == 1


def test_parts_with_words_between_stay_parts(bench: Bench) -> None:
    claim, rest = bench.add(Layer.CLAIM, "PROMISE", "We will"), bench.add(Layer.CLAIM, "PROMISE", "the pier")
    merge_spans(bench.file, bench.desk, rest, [claim])
    assert bench.parts(rest) == ["We will", "the pier"]


def test_links_move_to_the_survivor(bench: Bench) -> None:
    one, other = bench.add(Layer.ENTITY, "PERSON", "Ines"), bench.add(Layer.ENTITY, "PERSON", "Vale")
    claim, event = bench.add(Layer.CLAIM, "PROMISE", "We will"), bench.add(Layer.EVENT, "MOVE", "move")
    edits.add_link(bench.file, bench.desk, "claimer", claim, one)
    edits.add_link(bench.file, bench.desk, "claimer", claim, other)
    edits.add_link(bench.file, bench.desk, "agent", event, other)
    before = bench.links()
    merge_spans(bench.file, bench.desk, one, [other])
    assert bench.links() == {("claimer", claim, one), ("agent", event, one)}
    bench.undo()
    assert bench.links() == before
    assert bench.parts(one) == ["Ines"]


def test_a_link_that_the_survivor_cannot_have_goes(bench: Bench) -> None:
    mention, person = bench.add(Layer.ENTITY, "MENTION", "spoke"), bench.add(Layer.ENTITY, "PERSON", "Ines")
    event = bench.add(Layer.EVENT, "MOVE", "move")
    edits.add_link(bench.file, bench.desk, "agent", event, person)
    merge_spans(bench.file, bench.desk, mention, [person])
    assert bench.links() == set()


def test_a_filler_and_not_in_the_text_exclude_each_other_still(bench: Bench) -> None:
    one, other = bench.add(Layer.CLAIM, "PROMISE", "We will"), bench.add(Layer.CLAIM, "PROMISE", "the pier")
    person = bench.add(Layer.ENTITY, "PERSON", "Ines")
    edits.add_link(bench.file, bench.desk, "claimer", one, person)
    edits.add_link(bench.file, bench.desk, "claimer", other, None)
    merge_spans(bench.file, bench.desk, one, [other])
    assert bench.links() == {("claimer", one, person)}


def test_answers_and_notes_that_the_survivor_lacks_are_taken_over(bench: Bench) -> None:
    one, other = bench.add(Layer.CLAIM, "PROMISE", "spoke"), bench.add(Layer.CLAIM, "PROMISE", "We will")
    edits.set_attribute(bench.file, bench.desk, one, "polarity", "denied")
    edits.set_note(bench.file, bench.desk, other, "a part")
    merge_spans(bench.file, bench.desk, one, [other])
    assert bench.span(one).attributes == {"polarity": "denied", "attribution": "direct"}
    assert bench.span(one).note == "a part"


def test_what_cannot_be_merged_is_refused(bench: Bench) -> None:
    person, claim = bench.add(Layer.ENTITY, "PERSON", "Ines"), bench.add(Layer.CLAIM, "PROMISE", "We will")
    with pytest.raises(EditError, match="different layers"):
        merge_spans(bench.file, bench.desk, person, [claim])
    with pytest.raises(EditError, match="no second span"):
        merge_spans(bench.file, bench.desk, person, [person])


def test_a_merged_span_that_stands_there_already_is_refused(bench: Bench) -> None:
    bench.add(Layer.ENTITY, "ORG", "Harbour Board")
    one, other = bench.add(Layer.ENTITY, "ORG", "Harbour"), bench.add(Layer.ENTITY, "ORG", "Board")
    with pytest.raises(EditError, match="is ORG already"):
        merge_spans(bench.file, bench.desk, one, [other])


def test_a_span_is_split_where_the_caret_stands(bench: Bench) -> None:
    whole = bench.add(Layer.CLAIM, "PROMISE", "We will move the pier")
    edits.set_attribute(bench.file, bench.desk, whole, "polarity", "denied")
    split_span(bench.file, bench.desk, whole, place_of(TEXT, "move")[0])
    (second,) = [it for it in edits.current_set(bench.file, bench.desk).spans if it.id != whole]
    assert (bench.parts(whole), bench.parts(second.id)) == (["We will"], ["move the pier"])
    assert second.attributes == bench.span(whole).attributes
    bench.undo()
    assert bench.parts(whole) == ["We will move the pier"]


def test_parts_are_split_apart_between_and_inside(bench: Bench) -> None:
    whole = bench.add(Layer.ENTITY, "PERSON", "Ines Vale", "Harbour Board")
    split_span(bench.file, bench.desk, whole, place_of(TEXT, "Board")[0])
    (second,) = [it for it in edits.current_set(bench.file, bench.desk).spans if it.id != whole]
    assert (bench.parts(whole), bench.parts(second.id)) == (["Ines Vale", "Harbour"], ["Board"])


def test_a_split_that_leaves_nothing_is_refused(bench: Bench) -> None:
    whole = bench.add(Layer.ENTITY, "PERSON", "Ines Vale")
    for offset in (place_of(TEXT, "Ines")[0], place_of(TEXT, "Vale")[1]):
        with pytest.raises(EditError, match="inside the span"):
            split_span(bench.file, bench.desk, whole, offset)
