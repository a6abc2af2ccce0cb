"""Flags are listed across the corpus, answered by whoever sees everybody's work, and shown to who asked."""

from pathlib import Path

import pytest

from annotator.domain.errors import EditError, UndoBlocked, UnknownObject
from annotator.domain.layer import Layer
from annotator.domain.span import Answer, Flag, FlagKind
from annotator.session import edits, finishing, undo
from annotator.session.access import DirectAccess
from annotator.session.changed_since import changed_since_finished
from annotator.session.desk import Desk, own_desk
from annotator.session.documents import withdraw
from annotator.session.flags import Flagged, answer_flag, find_flags
from annotator.session.live import LiveSet
from annotator.session.people import ensure_annotator
from annotator.session.queries import document_rows
from annotator.session.viewpoint import View, Viewpoint
from annotator.store import doctor
from tests.session.projects import TEXT, add_document, new_project, place_of

SECOND = "Vale stays. Ines Vale leads the Harbour Board."
DOUBT = Flag(FlagKind.UNSURE, "Or the board?")
QUESTION = Flag(FlagKind.ASK, "Is this news at all?")


class Corpus:
    """Ana is unsure about a span of the first document and asks about the second; Lea leads."""

    def __init__(self, path: Path) -> None:
        self.file = new_project(path)
        self.documents = [
            add_document(self.file, text, title) for text, title in ((TEXT, "First"), (SECOND, "Second"))
        ]
        self.ana, self.ben, self.lea = (ensure_annotator(self.file, name) for name in ("Ana", "Ben", "Lea"))
        self.first, self.second = (own_desk(document, self.ana.id) for document in self.documents)
        place = [place_of(TEXT, "Ines Vale")]
        added = edits.add_span(self.file, self.first, Layer.ENTITY, "PERSON", place)
        self.span = added.operations[0].id
        edits.set_flag(self.file, self.first, self.span, DOUBT)
        edits.set_flag(self.file, self.second, None, QUESTION)

    def listed(self, view: View) -> list[Flagged]:
        return find_flags(DirectAccess(self.file), view)

    def answer(self, desk: Desk, span: str | None, words: str) -> None:
        asked = Desk(desk.document, desk.annotator, self.lea.id)
        answer_flag(self.file, asked, span, words, self.lea.name)

    @property
    def leads_view(self) -> View:
        return View(self.lea.id, Viewpoint.LEAD)


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    return Corpus(tmp_path / "p.annproj")


def test_the_lead_sees_every_flag_with_its_words_and_whose_it_is(corpus: Corpus) -> None:
    on_span, on_document = corpus.listed(corpus.leads_view)
    assert (on_span.name, on_span.flag, on_span.words) == ("Ana", DOUBT, "Ines Vale")
    assert on_span.hit is not None
    assert (on_span.hit.labels, on_span.hit.right[:7]) == (("PERSON",), " spoke.")
    assert (on_document.flag, on_document.span, on_document.words) == (QUESTION, None, "Second")


def test_an_annotator_sees_their_own_flags_only(corpus: Corpus) -> None:
    assert len(corpus.listed(View(corpus.ana.id))) == 2
    assert corpus.listed(View(corpus.ben.id)) == []


def test_an_answer_is_read_where_the_question_stands(corpus: Corpus) -> None:
    corpus.answer(corpus.first, corpus.span, "PERSON is right.")
    corpus.answer(corpus.second, None, " Yes. ")
    work = edits.current_set(corpus.file, corpus.first)
    assert work.spans[0].flag == Flag(DOUBT.kind, DOUBT.comment, Answer("PERSON is right.", "Lea"))
    head = edits.current_head(corpus.file, corpus.second)
    assert head.flag == Flag(QUESTION.kind, QUESTION.comment, Answer("Yes.", "Lea"))
    assert all(flagged.is_answered for flagged in corpus.listed(corpus.leads_view))
    assert doctor.check(corpus.file.path).is_clean


def test_the_list_of_documents_tells_flags_answers_and_notes(corpus: Corpus) -> None:
    edits.set_note(corpus.file, corpus.first, None, "Long.")
    corpus.answer(corpus.first, corpus.span, "Yes.")
    corpus.answer(corpus.second, None, "No.")
    first, second = document_rows(corpus.file, View(corpus.ana.id))
    assert (first.flagged, first.answered, first.flag, first.note) == (1, 1, None, "Long.")
    assert second.flag is not None
    assert (second.flag.answer, second.note) == (Answer("No.", "Lea"), None)


def test_a_set_in_memory_takes_answers_in(corpus: Corpus) -> None:
    for desk, span in ((corpus.first, corpus.span), (corpus.second, None)):
        live = LiveSet(edits.current_set(corpus.file, desk))
        asked = Desk(desk.document, desk.annotator, corpus.lea.id)
        live.apply(answer_flag(corpus.file, asked, span, "Yes.", "Lea"))
        assert live.work == edits.current_set(corpus.file, desk)
        live.apply(edits.set_flag(corpus.file, desk, span, None))
        assert live.work == edits.current_set(corpus.file, desk)


def test_whoever_flags_anew_asks_anew(corpus: Corpus) -> None:
    corpus.answer(corpus.first, corpus.span, "Yes.")
    edits.set_flag(corpus.file, corpus.first, corpus.span, Flag(FlagKind.UNSURE, "And now?"))
    assert not corpus.listed(corpus.leads_view)[0].is_answered


def test_an_answer_can_be_taken_back(corpus: Corpus) -> None:
    corpus.answer(corpus.first, corpus.span, "Yes.")
    corpus.answer(corpus.first, corpus.span, "  ")
    assert not corpus.listed(corpus.leads_view)[0].is_answered


def test_the_lead_undoes_an_answer_and_the_annotator_cannot_undo_a_question_under_it(corpus: Corpus) -> None:
    corpus.answer(corpus.second, None, "Yes.")
    asked = undo.undoable(corpus.file, corpus.documents[1], corpus.ana.id)
    assert asked is not None
    with pytest.raises(UndoBlocked, match="work of somebody else came later"):
        undo.revert(corpus.file, asked, corpus.ana.id)
    answered = undo.undoable(corpus.file, corpus.documents[1], corpus.lea.id)
    assert answered is not None
    assert answered.what == "answer the flag on the document"
    undo.revert(corpus.file, answered, corpus.lea.id)
    assert edits.current_head(corpus.file, corpus.second).flag == QUESTION


def test_an_answer_is_no_change_of_finished_work(corpus: Corpus) -> None:
    finishing.finish(corpus.file, corpus.first)
    corpus.answer(corpus.first, corpus.span, "Yes.")
    assert not changed_since_finished(corpus.file, corpus.documents[0], corpus.ana.id)


def test_what_is_flagged_no_more_cannot_be_answered(corpus: Corpus) -> None:
    edits.set_flag(corpus.file, corpus.second, None, None)
    with pytest.raises(EditError, match="taken away"):
        corpus.answer(corpus.second, None, "Yes.")
    edits.remove_span(corpus.file, corpus.first, corpus.span)
    with pytest.raises(UnknownObject):
        corpus.answer(corpus.first, corpus.span, "Yes.")
    withdraw(corpus.file, corpus.documents[0], corpus.ana.id)
    assert corpus.listed(corpus.leads_view) == []
