"""Every verb of annotating makes one change, and refuses what the rules forbid."""

from pathlib import Path

import pytest

from annotator.domain.annotation_set import AnnotationSet, Status
from annotator.domain.errors import EditError, SpanInvalid, UnknownObject
from annotator.domain.layer import Layer
from annotator.domain.span import Flag, FlagKind
from annotator.session import edits, finishing, undo
from annotator.session.changed_since import changed_since_finished
from annotator.session.desk import Desk
from annotator.store.project_file import ProjectFile
from tests.session.projects import TEXT, add_document, new_project, place_of, sign_in


class Bench:
    """A project with one document, and a desk at it."""

    def __init__(self, path: Path) -> None:
        self.file: ProjectFile = new_project(path)
        self.document = add_document(self.file)
        self.desk: Desk = sign_in(self.file, self.document)

    @property
    def work(self) -> AnnotationSet:
        return edits.current_set(self.file, self.desk)

    def add(self, layer: Layer, label: str, words: str) -> str:
        change = edits.add_span(self.file, self.desk, layer, label, [place_of(TEXT, words)])
        return change.operations[0].id


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path / "p.annproj")


def test_a_span_stands_where_the_text_has_it_after_an_emoji_and_in_arabic(bench: Bench) -> None:
    bench.add(Layer.ENTITY, "PERSON", "Ines Vale")
    bench.add(Layer.ENTITY, "ORG", "المجلس")
    assert [TEXT[span.start : span.end] for span in bench.work.spans] == ["Ines Vale", "المجلس"]
    assert [span.surface for span in bench.work.spans] == ["Ines Vale", "المجلس"]


def test_presets_come_from_the_tagset_and_from_quotation_zones(bench: Bench) -> None:
    bench.add(Layer.CLAIM, "PROMISE", "We will move the pier")
    bench.add(Layer.CLAIM, "PROMISE", "Ines Vale spoke")
    inside, outside = sorted(bench.work.spans, key=lambda span: span.start, reverse=True)
    assert inside.attributes == {"polarity": "affirmed", "attribution": "direct"}
    assert outside.attributes == {"polarity": "affirmed"}


def test_the_same_label_twice_on_one_place_is_refused(bench: Bench) -> None:
    bench.add(Layer.ENTITY, "PERSON", "Ines Vale")
    with pytest.raises(EditError, match="PERSON already"):
        bench.add(Layer.ENTITY, "PERSON", "Ines Vale")
    bench.add(Layer.ENTITY, "ORG", "Ines Vale")
    assert len(bench.work.spans) == 2


@pytest.mark.parametrize("fragments", [[(5, 5)], [(-1, 3)], [(0, len(TEXT) + 1)], []])
def test_a_span_outside_the_text_is_refused(bench: Bench, fragments: list[tuple[int, int]]) -> None:
    with pytest.raises(SpanInvalid):
        edits.add_span(bench.file, bench.desk, Layer.ENTITY, "PERSON", fragments)
    assert bench.work.spans == ()


def test_a_label_of_another_layer_is_refused(bench: Bench) -> None:
    with pytest.raises(EditError, match="no claim label"):
        bench.add(Layer.CLAIM, "PERSON", "Ines Vale")


def test_relabel_move_and_remark(bench: Bench) -> None:
    span = bench.add(Layer.ENTITY, "PERSON", "Vale")
    file, desk = bench.file, bench.desk
    edits.relabel(file, desk, span, "ORG")
    edits.move_span(file, desk, span, [place_of(TEXT, "Ines Vale")])
    edits.set_note(file, desk, span, "  who? ")
    edits.set_flag(file, desk, span, Flag(FlagKind.ASK, "a board or a person"))
    found = bench.work.spans[0]
    assert (found.label, found.surface, found.note) == ("ORG", "Ines Vale", "who?")
    assert found.flag == Flag(FlagKind.ASK, "a board or a person")
    edits.set_note(file, desk, span, " ")
    edits.set_flag(file, desk, span, None)
    assert (bench.work.spans[0].note, bench.work.spans[0].flag) == (None, None)


def test_a_further_fragment_makes_a_discontinuous_span(bench: Bench) -> None:
    span = bench.add(Layer.CLAIM, "PROMISE", "We will move")
    parts = [place_of(TEXT, "We will move"), place_of(TEXT, "Harbour Board")]
    edits.move_span(bench.file, bench.desk, span, parts)
    assert bench.work.spans[0].fragments == tuple(parts)
    assert bench.work.spans[0].surface == TEXT[parts[0][0] : parts[1][1]]


def test_an_attribute_takes_its_own_values_only(bench: Bench) -> None:
    span = bench.add(Layer.CLAIM, "PROMISE", "We will move the pier")
    edits.set_attribute(bench.file, bench.desk, span, "polarity", "denied")
    assert bench.work.spans[0].attributes["polarity"] == "denied"
    with pytest.raises(EditError, match="no value 'perhaps'"):
        edits.set_attribute(bench.file, bench.desk, span, "polarity", "perhaps")
    edits.set_attribute(bench.file, bench.desk, span, "polarity", None)
    assert "polarity" not in bench.work.spans[0].attributes


def test_links_follow_the_frames(bench: Bench) -> None:
    claim = bench.add(Layer.CLAIM, "PROMISE", "We will move the pier")
    person = bench.add(Layer.ENTITY, "PERSON", "Vale")
    event = bench.add(Layer.EVENT, "MOVE", "move")
    edits.add_link(bench.file, bench.desk, "claimer", claim, person)
    assert [(link.role, link.target) for link in bench.work.links] == [("claimer", person)]
    with pytest.raises(EditError, match="cannot be filled by MOVE"):
        edits.add_link(bench.file, bench.desk, "claimer", claim, event)
    with pytest.raises(EditError, match="takes no role"):
        edits.add_link(bench.file, bench.desk, "agent", claim, person)
    with pytest.raises(EditError, match="already"):
        edits.add_link(bench.file, bench.desk, "claimer", claim, person)


def test_not_in_the_text_and_a_filler_replace_each_other(bench: Bench) -> None:
    claim = bench.add(Layer.CLAIM, "PROMISE", "We will move the pier")
    person = bench.add(Layer.ENTITY, "PERSON", "Vale")
    edits.add_link(bench.file, bench.desk, "claimer", claim, None)
    assert [link.target for link in bench.work.links] == [None]
    edits.add_link(bench.file, bench.desk, "claimer", claim, person)
    assert [link.target for link in bench.work.links] == [person]
    edits.add_link(bench.file, bench.desk, "claimer", claim, None)
    assert [link.target for link in bench.work.links] == [None]


def test_a_removed_span_takes_its_links_out_of_sight(bench: Bench) -> None:
    claim = bench.add(Layer.CLAIM, "PROMISE", "We will move the pier")
    person = bench.add(Layer.ENTITY, "PERSON", "Vale")
    edits.add_link(bench.file, bench.desk, "claimer", claim, person)
    edits.remove_span(bench.file, bench.desk, person)
    assert bench.work.links == ()
    with pytest.raises(UnknownObject):
        edits.remove_span(bench.file, bench.desk, person)


def test_finishing_and_skipping_change_the_status(bench: Bench) -> None:
    assert bench.work.status is Status.TODO
    bench.add(Layer.ENTITY, "PERSON", "Vale")
    assert bench.work.status is Status.DOING
    finishing.finish(bench.file, bench.desk)
    assert bench.work.status is Status.DONE
    bench.add(Layer.ENTITY, "ORG", "Harbour Board")
    assert bench.work.status is Status.DONE
    finishing.skip(bench.file, bench.desk, "duplicate")
    assert (bench.work.status, bench.work.skipped) == (Status.SKIPPED, "duplicate")
    finishing.reopen(bench.file, bench.desk)
    assert bench.work.status is Status.DOING
    with pytest.raises(EditError, match="open already"):
        finishing.reopen(bench.file, bench.desk)


def test_what_is_open_before_finishing(bench: Bench) -> None:
    claim = bench.add(Layer.CLAIM, "PROMISE", "Ines Vale spoke")
    edits.set_flag(bench.file, bench.desk, claim, Flag(FlagKind.UNSURE))
    tagset = bench.file.project.tagset()
    words = [item.what for item in finishing.open_items(bench.work, tagset)]
    assert words == ["attribution is not answered", "claimer is missing", "flagged: unsure"]
    edits.add_link(bench.file, bench.desk, "claimer", claim, None)
    edits.set_attribute(bench.file, bench.desk, claim, "attribution", "none")
    edits.set_flag(bench.file, bench.desk, claim, None)
    assert finishing.open_items(bench.work, tagset) == []


def test_an_edit_after_finishing_keeps_it_finished_and_is_told(bench: Bench) -> None:
    span = bench.add(Layer.ENTITY, "PERSON", "Vale")
    place = (bench.file, bench.document, bench.desk.annotator)
    assert not changed_since_finished(*place)
    finishing.finish(bench.file, bench.desk)
    edits.set_note(bench.file, bench.desk, None, "a note on the document")
    assert not changed_since_finished(*place)
    change = edits.relabel(bench.file, bench.desk, span, "ORG")
    assert changed_since_finished(*place)
    assert bench.work.status is Status.DONE
    undo.revert(bench.file, undo.Reversal(change, "", past_sitting=False), bench.desk.author)
    assert not changed_since_finished(*place)


def test_what_the_tagset_has_not_cannot_be_recorded(bench: Bench) -> None:
    claim = bench.add(Layer.CLAIM, "PROMISE", "We will move the pier")
    with pytest.raises(EditError, match="no attribute 'mood'"):
        edits.set_attribute(bench.file, bench.desk, claim, "mood", "calm")
    with pytest.raises(EditError, match="Promise takes no role 'mood'"):
        edits.add_link(bench.file, bench.desk, "mood", claim, None)
    with pytest.raises(EditError, match="role of its own"):
        edits.add_link(bench.file, bench.desk, "claimer", claim, claim)


def test_a_link_goes_and_what_is_gone_cannot_go_again(bench: Bench) -> None:
    claim = bench.add(Layer.CLAIM, "PROMISE", "We will move the pier")
    link = edits.add_link(bench.file, bench.desk, "claimer", claim, None).operations[0].id
    edits.remove_link(bench.file, bench.desk, link)
    assert bench.work.links == ()
    with pytest.raises(UnknownObject, match="link is not there any more"):
        edits.remove_link(bench.file, bench.desk, link)


def test_a_document_can_be_remarked_on_and_flagged(bench: Bench) -> None:
    edits.set_note(bench.file, bench.desk, None, " odd ")
    edits.set_flag(bench.file, bench.desk, None, Flag(FlagKind.UNSURE, "whole text"))
    assert (bench.work.note, bench.work.flag) == ("odd", Flag(FlagKind.UNSURE, "whole text"))
    items = finishing.open_items(bench.work, bench.file.project.tagset())
    assert [(item.span, item.what) for item in items] == [(None, "document flagged: unsure")]
    edits.set_flag(bench.file, bench.desk, None, None)
    edits.set_note(bench.file, bench.desk, None, None)
    assert (bench.work.note, bench.work.flag, bench.work.status) == (None, None, Status.TODO)


def test_skipping_needs_a_reason_and_finishing_takes_a_skipped_document_up(bench: Bench) -> None:
    with pytest.raises(EditError, match="needs a reason"):
        finishing.skip(bench.file, bench.desk, "  ")
    finishing.skip(bench.file, bench.desk, "language")
    finishing.finish(bench.file, bench.desk)
    assert (bench.work.status, bench.work.skipped) == (Status.DONE, None)


def test_a_skipped_document_that_nobody_finished_is_open_again(bench: Bench) -> None:
    finishing.skip(bench.file, bench.desk, "language")
    finishing.reopen(bench.file, bench.desk)
    assert bench.work.status is Status.TODO
    finishing.finish(bench.file, bench.desk, [Layer.CLAIM])
    assert bench.work.finished == {Layer.CLAIM}
    finishing.reopen(bench.file, bench.desk)
    assert bench.work.finished == frozenset()


def test_spans_of_layers_that_are_not_assigned_are_not_asked_about(bench: Bench) -> None:
    bench.add(Layer.CLAIM, "PROMISE", "We will move the pier")
    bench.desk.write_set(bench.file, {"assigned.claim": False})
    assert finishing.open_items(bench.work, bench.file.project.tagset()) == []
    event = bench.add(Layer.EVENT, "MOVE", "move")
    assert finishing.open_items(bench.work, bench.file.project.tagset()) == []
    assert [span.id for span in bench.work.spans if span.layer is Layer.EVENT] == [event]
