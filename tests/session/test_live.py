"""A set that is kept in step with the journal is the set that the store answers, after anything at all."""

from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.change import Change
from annotator.domain.errors import AnnotatorError
from annotator.domain.layer import Layer
from annotator.domain.span import Flag, FlagKind, Span, make_extent
from annotator.session import edits, finishing, undo
from annotator.session.desk import Desk
from annotator.session.live import Delta, LiveSet
from annotator.store.project_file import ProjectFile
from tests.session.projects import TEXT, add_document, new_project, place_of, sign_in
from tests.session.test_undo import ACTS, Act


def undo_act(file: ProjectFile, desk: Desk, spans: list[str]) -> object:
    del spans
    reversal = undo.undoable(file, desk.document, desk.author)
    return reversal and undo.revert(file, reversal, desk.author)


def redo_act(file: ProjectFile, desk: Desk, spans: list[str]) -> object:
    del spans
    reversal = undo.redoable(file, desk.document, desk.author)
    return reversal and undo.revert(file, reversal, desk.author)


ANYTHING = st.lists(ACTS | st.sampled_from([undo_act, undo_act, redo_act]), max_size=25)


@settings(max_examples=25, deadline=None)
@given(acts=ANYTHING, opened=st.integers(0, 10))
def test_the_live_set_is_what_the_store_answers(acts: list[Act], opened: int) -> None:
    with TemporaryDirectory() as folder, new_project(Path(folder) / "p.annproj") as file:
        desk = sign_in(file, add_document(file))
        spans: list[str] = []
        live: LiveSet | None = None
        for number, act in enumerate(acts):
            if number == opened:
                live = LiveSet(edits.current_set(file, desk))
            with suppress(AnnotatorError, ZeroDivisionError):
                live = followed(file, desk, spans, act, live)
        if live is not None:
            assert live.work == edits.current_set(file, desk)
            assert live.scope == desk.scope


def followed(
    file: ProjectFile, desk: Desk, spans: list[str], act: Act, live: LiveSet | None
) -> LiveSet | None:
    """The live set after an act; read anew where it says that it cannot follow."""
    before = file.journal.head()
    try:
        act(file, desk, spans)
    finally:
        for _, change in file.journal.all(before, 10):
            if live is not None and live.apply(change) is None:
                live = LiveSet(edits.current_set(file, desk))
    if live is not None:
        assert live.work == edits.current_set(file, desk)
        assert set(live.spans) == {span.id for span in live.work.spans}
    return live


class Bench:
    def __init__(self, path: Path) -> None:
        self.file = new_project(path)
        self.desk = sign_in(self.file, add_document(self.file))
        self.live = LiveSet(edits.current_set(self.file, self.desk))

    def take(self, change: Change) -> Delta:
        delta = self.live.apply(change)
        assert delta is not None
        return delta

    def add(self, layer: Layer, label: str, words: str) -> tuple[str, Delta]:
        change = edits.add_span(self.file, self.desk, layer, label, [place_of(TEXT, words)])
        return change.operations[0].id, self.take(change)


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path / "p.annproj")


def test_a_delta_names_the_spans_that_came_changed_and_went(bench: Bench) -> None:
    span, delta = bench.add(Layer.ENTITY, "PERSON", "Vale")
    assert (set(delta.spans), delta.gone) == ({span}, set())
    delta = bench.take(edits.set_note(bench.file, bench.desk, span, "x"))
    assert delta.spans[span].note == "x"
    delta = bench.take(edits.remove_span(bench.file, bench.desk, span))
    assert (delta.spans, delta.gone, delta.links_changed) == ({}, {span}, False)


def test_a_delta_tells_of_links_and_of_the_set(bench: Bench) -> None:
    claim, _ = bench.add(Layer.CLAIM, "PROMISE", "We will move the pier")
    person, _ = bench.add(Layer.ENTITY, "PERSON", "Vale")
    delta = bench.take(edits.add_link(bench.file, bench.desk, "claimer", claim, person))
    assert (delta.links_changed, delta.set_changed, delta.spans) == (True, False, {})
    delta = bench.take(edits.remove_span(bench.file, bench.desk, person))
    assert (delta.links_changed, delta.gone) == (True, {person})
    delta = bench.take(finishing.finish(bench.file, bench.desk))
    assert (delta.links_changed, delta.set_changed) == (False, True)
    assert not delta.is_empty
    assert Delta().is_empty


def test_what_died_before_it_was_opened_is_read_anew(bench: Bench) -> None:
    span, _ = bench.add(Layer.ENTITY, "PERSON", "Vale")
    bench.take(edits.remove_span(bench.file, bench.desk, span))
    reopened = LiveSet(edits.current_set(bench.file, bench.desk))
    reversal = undo.undoable(bench.file, bench.desk.document, bench.desk.author)
    assert reversal is not None
    (change,) = undo.revert(bench.file, reversal, bench.desk.author)
    assert reopened.apply(change) is None
    assert bench.take(change).spans[span].surface == "Vale"


def test_what_is_assigned_flagged_and_skipped_is_followed(bench: Bench) -> None:
    desk, file = bench.desk, bench.file
    bench.take(desk.write_set(file, {"assigned.claim": False, "assigned.event": None}))
    bench.take(edits.set_flag(file, desk, None, Flag(FlagKind.ASK, "whole text")))
    bench.take(edits.set_note(file, desk, None, "odd"))
    bench.take(finishing.skip(file, desk, "language"))
    assert bench.live.work == edits.current_set(file, desk)
    bench.take(desk.write_set(file, {"finished.claim": True, "from a later version": 1}))
    bench.take(finishing.reopen(file, desk))
    assert bench.live.work == edits.current_set(file, desk)


@settings(max_examples=25, deadline=None)
@given(
    places=st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=30), start=st.integers(0, 80)
)
def test_the_spans_near_a_place_are_all_that_touch_it(places: list[tuple[int, int]], start: int) -> None:
    text, end = "x" * 100, start + 3
    spans = [
        Span(str(number), Layer.ENTITY, "PERSON", make_extent(text, [(first, first + length)]))
        for number, (first, length) in enumerate(places)
    ]
    live = LiveSet(
        AnnotationSet("document", "annotator", spans=tuple(sorted(spans, key=lambda span: span.order)))
    )
    near = live.spans_near(start, end)
    assert {span.id for span in near} >= {
        span.id for span in spans if span.start <= end and span.end >= start
    }
    assert near == [span for span in live.work.spans if span in near]
