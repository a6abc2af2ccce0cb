"""A document's past is what stood there then; what was lost since comes back in one change."""

from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.document import Zone, ZoneKind
from annotator.domain.errors import EditError
from annotator.domain.layer import Layer
from annotator.domain.link import Link
from annotator.domain.span import Flag, FlagKind, Span
from annotator.session import documents, edits, finishing, undo
from annotator.session.access import DirectAccess
from annotator.session.past import Past, load_past
from annotator.session.restoring import differences, links_of, restore_span
from annotator.session.viewpoint import View, Viewpoint
from tests.brackets import speaking_brackets
from tests.session.projects import TAGSET, TEXT, add_document, new_project, place_of, sign_in

VALE, BOARD, PIER = "Ines Vale", "Harbour Board", "We will move the pier"


class Diary:
    """Ana works on a document; every state of her set is noted down."""

    def __init__(self, path: Path) -> None:
        self.file = new_project(path)
        self.document = add_document(self.file)
        self.desk = sign_in(self.file, self.document)
        self.noted: list[AnnotationSet] = [self.work]

    @property
    def work(self) -> AnnotationSet:
        return edits.current_set(self.file, self.desk)

    @property
    def spans(self) -> dict[str, Span]:
        return {span.surface: span for span in self.work.spans}

    def do(self, verb: Callable[..., object], *arguments: object) -> None:
        verb(self.file, self.desk, *arguments)
        self.noted.append(self.work)

    def add(self, layer: Layer, label: str, words: str) -> None:
        self.do(edits.add_span, layer, label, [place_of(TEXT, words)])

    def a_day(self) -> None:
        self.add(Layer.ENTITY, "PERSON", VALE)
        self.add(Layer.CLAIM, "PROMISE", PIER)
        self.do(edits.add_link, "claimer", self.spans[PIER].id, self.spans[VALE].id)
        self.do(edits.set_attribute, self.spans[PIER].id, "polarity", "denied")
        self.do(edits.set_note, None, "A note.")
        self.do(edits.set_flag, self.spans[VALE].id, Flag(FlagKind.UNSURE, "?"))
        self.do(edits.relabel, self.spans[VALE].id, "ORG")
        self.do(edits.remove_span, self.spans[VALE].id)
        self.do(finishing.finish)
        self.do(finishing.reopen)

    def past(self, view: View | None = None) -> Past:
        return load_past(DirectAccess(self.file), view or View(self.desk.annotator), self.document)

    def link(self) -> Link:
        return self.work.links[0]


@pytest.fixture
def diary(tmp_path: Path) -> Diary:
    return Diary(tmp_path / "p.annproj")


def test_every_moment_is_what_stood_there_then(diary: Diary) -> None:
    diary.a_day()
    past = diary.past()
    numbers = range(len(past))
    assert [past.moment(number).work for number in numbers] == diary.noted
    assert [past.moment(number).work for number in reversed(numbers)] == diary.noted[::-1]


def test_far_back_is_as_right_as_yesterday(diary: Diary) -> None:
    diary.add(Layer.ENTITY, "PERSON", VALE)
    for number in range(600):
        diary.do(edits.set_note, None, f"Note {number}")
    past = diary.past()
    for number in (601, 0, 599, 251, 250, 249, 1, 600):
        assert past.moment(number).work == diary.noted[number]


def test_the_documents_own_past_is_shown_with_ones_own_work(diary: Diary) -> None:
    diary.add(Layer.ENTITY, "PERSON", VALE)
    zone = Zone(0, 3, ZoneKind.TITLE)
    documents.set_title(diary.file, diary.document, diary.desk.author, "Another")
    documents.correct_zones(diary.file, diary.document, diary.desk.author, add=[zone])
    past = diary.past()
    titles = [past.moment(number).document.title for number in range(len(past))]
    assert titles == ["A title", "A title", "Another", "Another"]
    assert [zone in past.moment(number).document.zones for number in (2, 3)] == [False, True]
    assert [span.surface for span in past.moment(3).work.spans] == [VALE]


def test_a_change_made_since_is_taken_in(diary: Diary) -> None:
    diary.add(Layer.ENTITY, "PERSON", VALE)
    past = diary.past()
    change = edits.set_note(diary.file, diary.desk, None, "New.")
    past.add(change)
    past.add(change)
    assert len(past) == 3
    assert past.key(2) == change.key
    assert past.moment(2).work == diary.work


def test_the_history_of_a_span_has_its_links_and_nothing_else(diary: Diary) -> None:
    diary.add(Layer.ENTITY, "ORG", BOARD)
    diary.a_day()
    identifier = next(span.id for span in diary.noted[2].spans if span.surface == VALE)
    lines = diary.past().lines_of(identifier)
    assert {line.author for line in lines} == {"Ana"}
    assert [line.what for line in lines] == [
        f"add PERSON “{VALE}”",
        "link claimer",
        f"flag on PERSON “{VALE}”",
        "relabel to ORG",
        f"delete PERSON “{VALE}”",
    ]


def test_spans_have_their_names_in_every_language(diary: Diary) -> None:
    diary.a_day()
    with speaking_brackets():
        words = [line.what for line in diary.past().lines()]
    assert f"[delete PERSON [“{VALE}”]]" in words
    assert f"[[flag] on PERSON [“{VALE}”]]" in words


def test_a_lead_sees_the_past_of_each_set(diary: Diary) -> None:
    diary.add(Layer.ENTITY, "PERSON", VALE)
    ben = sign_in(diary.file, diary.document, "Ben")
    edits.add_span(diary.file, ben, Layer.ENTITY, "ORG", [place_of(TEXT, BOARD)])
    past = diary.past(View(diary.desk.annotator, Viewpoint.LEAD))
    assert past.moment(len(past) - 1).work == edits.current_set(diary.file, ben)
    assert past.moment(len(past) - 2).work == diary.work


def test_what_has_become_of_spans_is_told(diary: Diary) -> None:
    for label, words in (("PERSON", VALE), ("ORG", BOARD)):
        diary.add(Layer.ENTITY, label, words)
    diary.add(Layer.CLAIM, "PROMISE", PIER)
    then = diary.work
    diary.do(edits.remove_span, diary.spans[VALE].id)
    diary.do(edits.relabel, diary.spans[BOARD].id, "PERSON")
    diary.do(edits.set_note, diary.spans[BOARD].id, "Hm.")
    diary.do(edits.set_attribute, diary.spans[PIER].id, "polarity", "denied")
    diary.do(edits.move_span, diary.spans[PIER].id, [place_of(TEXT, "move the pier")])
    now = {span.id: span for span in diary.work.spans}
    assert [(each.then.surface, each.since) for each in differences(then.spans, now, TAGSET)] == [
        (VALE, "deleted"),
        (PIER, "moved to “move the pier”, polarity changed"),
        (BOARD, "relabeled to PERSON, note changed"),
    ]
    assert differences(diary.work.spans, now, TAGSET) == []


def test_a_deleted_span_comes_back_with_its_links_in_one_change_and_goes_in_one_undo(diary: Diary) -> None:
    diary.a_day()
    then = diary.noted[3]
    vale = next(span for span in then.spans if span.surface == VALE)
    before = diary.work
    restore_span(diary.file, diary.desk, vale, links_of(then, vale.id))
    assert diary.spans[VALE].label == "PERSON"
    assert diary.work.links == then.links
    taken = undo.undoable(diary.file, diary.document, diary.desk.author)
    assert taken is not None
    undo.revert(diary.file, taken, diary.desk.author)
    assert diary.work == before


def test_a_changed_span_is_as_it_was_and_its_flag_stays(diary: Diary) -> None:
    diary.add(Layer.CLAIM, "PROMISE", PIER)
    then = diary.spans[PIER]
    diary.do(edits.set_attribute, then.id, "polarity", "denied")
    diary.do(edits.set_note, then.id, "Hm.")
    diary.do(edits.set_flag, then.id, Flag(FlagKind.ASK, "?"))
    diary.do(edits.move_span, then.id, [place_of(TEXT, "move the pier")])
    restore_span(diary.file, diary.desk, then)
    now = diary.spans[PIER]
    assert (now.attributes, now.note, now.flag) == (then.attributes, None, Flag(FlagKind.ASK, "?"))


def test_a_removed_link_comes_back_with_its_span(diary: Diary) -> None:
    diary.add(Layer.ENTITY, "PERSON", VALE)
    diary.add(Layer.CLAIM, "PROMISE", PIER)
    diary.do(edits.add_link, "claimer", diary.spans[PIER].id, diary.spans[VALE].id)
    then, link = diary.work, diary.link()
    diary.do(edits.remove_link, link.id)
    restore_span(diary.file, diary.desk, diary.spans[PIER], links_of(then, diary.spans[PIER].id))
    assert diary.work.links == (link,)


def test_what_is_as_it_was_or_has_a_twin_is_not_restored(diary: Diary) -> None:
    diary.add(Layer.ENTITY, "PERSON", VALE)
    then = diary.spans[VALE]
    with pytest.raises(EditError, match="as it was"):
        restore_span(diary.file, diary.desk, then)
    diary.do(edits.remove_span, then.id)
    diary.add(Layer.ENTITY, "PERSON", VALE)
    with pytest.raises(EditError, match="PERSON already"):
        restore_span(diary.file, diary.desk, then)
