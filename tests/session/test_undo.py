"""Undo and redo come from the journal: across restarts, deletes and links included."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.document import Document, DocumentDraft
from annotator.domain.errors import AnnotatorError, UndoBlocked
from annotator.domain.identity import document_id, new_id, text_sha256
from annotator.domain.layer import Layer
from annotator.domain.span import Flag, FlagKind
from annotator.session import documents, edits, finishing, undo
from annotator.session.desk import Desk
from annotator.store.project_file import ProjectFile
from tests.session.projects import TEXT, add_document, new_project, place_of, sign_in


def undo_once(file: ProjectFile, desk: Desk) -> str:
    reversal = undo.undoable(file, desk.document, desk.author)
    assert reversal is not None
    undo.revert(file, reversal, desk.author)
    return reversal.what


def redo_once(file: ProjectFile, desk: Desk) -> str:
    reversal = undo.redoable(file, desk.document, desk.author)
    assert reversal is not None
    undo.revert(file, reversal, desk.author)
    return reversal.what


def work_of(file: ProjectFile, desk: Desk) -> AnnotationSet:
    return edits.current_set(file, desk)


def test_undo_names_what_it_undid_and_redo_brings_it_back(tmp_path: Path) -> None:
    with new_project(tmp_path / "p.annproj") as file:
        desk = sign_in(file, add_document(file))
        edits.add_span(file, desk, Layer.ENTITY, "PERSON", [place_of(TEXT, "Ines Vale")])
        finishing.finish(file, desk)
        assert undo_once(file, desk) == "mark the document done"
        assert undo_once(file, desk) == "add PERSON “Ines Vale”"
        assert work_of(file, desk).spans == ()
        assert undo.undoable(file, desk.document, desk.author) is None
        assert redo_once(file, desk) == "add PERSON “Ines Vale”"
        assert redo_once(file, desk) == "mark the document done"
        assert undo.redoable(file, desk.document, desk.author) is None


def test_undo_survives_closing_the_program_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "p.annproj"
    with new_project(path) as file:
        desk = sign_in(file, add_document(file))
        edits.add_span(file, desk, Layer.ENTITY, "PERSON", [place_of(TEXT, "Ines Vale")])
    with ProjectFile.open(path) as file:
        sitting = file.journal.head_clock()
        reversal = undo.undoable(file, desk.document, desk.author, sitting)
        assert reversal is not None
        assert reversal.past_sitting
        undo.revert(file, reversal, desk.author)
        assert work_of(file, desk).spans == ()
        edits.add_span(file, desk, Layer.ENTITY, "ORG", [place_of(TEXT, "Harbour Board")])
        again = undo.undoable(file, desk.document, desk.author, sitting)
        assert again is not None
        assert not again.past_sitting


def test_a_new_edit_ends_redo(tmp_path: Path) -> None:
    with new_project(tmp_path / "p.annproj") as file:
        desk = sign_in(file, add_document(file))
        edits.add_span(file, desk, Layer.ENTITY, "PERSON", [place_of(TEXT, "Ines Vale")])
        undo_once(file, desk)
        edits.add_span(file, desk, Layer.ENTITY, "ORG", [place_of(TEXT, "Harbour Board")])
        assert undo.redoable(file, desk.document, desk.author) is None


def test_undo_stays_with_ones_own_work_in_the_document_at_hand(tmp_path: Path) -> None:
    with new_project(tmp_path / "p.annproj") as file:
        first = add_document(file)
        second = add_document(file, "Another text about Ines Vale.")
        ana, ben = sign_in(file, first, "Ana"), sign_in(file, first, "Ben")
        edits.add_span(file, ana, Layer.ENTITY, "PERSON", [place_of(TEXT, "Ines Vale")])
        edits.add_span(file, ben, Layer.ENTITY, "ORG", [place_of(TEXT, "Harbour Board")])
        elsewhere = sign_in(file, second, "Ana")
        edits.add_span(file, elsewhere, Layer.ENTITY, "PERSON", [(0, 7)])
        assert undo_once(file, ana) == "add PERSON “Ines Vale”"
        assert [span.label for span in work_of(file, ben).spans] == ["ORG"]
        assert len(work_of(file, elsewhere).spans) == 1


def test_a_status_change_is_undone_from_wherever_one_is(tmp_path: Path) -> None:
    with new_project(tmp_path / "p.annproj") as file:
        first = sign_in(file, add_document(file))
        second = sign_in(file, add_document(file, "Another text."))
        finishing.finish(file, first)
        reversal = undo.undoable(file, second.document, second.author)
        assert reversal is not None
        assert reversal.document == first.document
        undo.revert(file, reversal, second.author)
        assert work_of(file, first).finished == frozenset()


def test_a_group_is_undone_whole_or_not_at_all(tmp_path: Path) -> None:
    with new_project(tmp_path / "p.annproj") as file:
        desk = sign_in(file, add_document(file))
        group = new_id()
        texts = ["First of the batch.", "Second of the batch."]
        ids = [_add_in_group(file, text, group, desk.author) for text in texts]
        change = file.journal.group(group)[0]
        batch = undo.Reversal(change, "the import", past_sitting=False)
        other = sign_in(file, ids[1], "Ben")
        span = edits.add_span(file, other, Layer.ENTITY, "PERSON", [(0, 6)])
        with pytest.raises(UndoBlocked, match="Cannot undo the import: work of somebody else came later"):
            undo.revert(file, batch, desk.author)
        assert file.documents.count() == 3
        undo.revert(file, undo.Reversal(span, "", past_sitting=False), other.author)
        undo.revert(file, batch, desk.author)
        assert file.documents.count() == 1


def _add_in_group(file: ProjectFile, text: str, group: str, author: str) -> str:
    document = Document.from_draft(document_id(file.id, text_sha256(text)), DocumentDraft("T", text, "en"))
    draft = documents.document_draft(document, file.documents.next_position(), author, group)
    file.commit([draft], {document.sha256: text})
    return document.id


Act = Callable[[ProjectFile, Desk, list[str]], object]

WORDS = ["Ines Vale", "Vale", "Harbour Board", "المجلس", "We will move the pier", "move"]
KINDS = [
    (Layer.ENTITY, "PERSON"),
    (Layer.ENTITY, "ORG"),
    (Layer.CLAIM, "PROMISE"),
    (Layer.EVENT, "MOVE"),
]


def _add(kind: int, word: int) -> Act:
    layer, label = KINDS[kind]
    return lambda file, desk, spans: spans.append(
        edits.add_span(file, desk, layer, label, [place_of(TEXT, WORDS[word])]).operations[0].id
    )


def _on(number: int, act: Callable[[ProjectFile, Desk, str], object]) -> Act:
    return lambda file, desk, spans: act(file, desk, spans[number % len(spans)])


def _link(source: int, target: int, role: str) -> Act:
    return lambda file, desk, spans: edits.add_link(
        file, desk, role, spans[source % len(spans)], spans[target % len(spans)]
    )


def _move(number: int, word: int) -> Act:
    place = place_of(TEXT, WORDS[word])
    return _on(number, lambda file, desk, span: edits.move_span(file, desk, span, [place]))


def _remove(number: int) -> Act:
    return _on(number, edits.remove_span)


def _relabel(number: int) -> Act:
    return _on(number, lambda file, desk, span: edits.relabel(file, desk, span, "ORG"))


def _deny(number: int) -> Act:
    return _on(number, lambda file, desk, span: edits.set_attribute(file, desk, span, "polarity", "denied"))


def _note(number: int) -> Act:
    return _on(number, lambda file, desk, span: edits.set_note(file, desk, span, "why"))


def _flag(number: int) -> Act:
    flag = Flag(FlagKind.UNSURE, "hm")
    return _on(number, lambda file, desk, span: edits.set_flag(file, desk, span, flag))


def _finish(file: ProjectFile, desk: Desk, spans: list[str]) -> object:
    return finishing.finish(file, desk)


def _skip(file: ProjectFile, desk: Desk, spans: list[str]) -> object:
    return finishing.skip(file, desk, "other")


NUMBERS = st.integers(0, 20)
WHICH_WORDS = st.integers(0, len(WORDS) - 1)
ACTS: st.SearchStrategy[Act] = st.one_of(
    st.builds(_add, st.integers(0, len(KINDS) - 1), WHICH_WORDS),
    st.builds(_move, NUMBERS, WHICH_WORDS),
    st.builds(_link, NUMBERS, NUMBERS, st.sampled_from(["claimer", "agent"])),
    *(st.builds(act, NUMBERS) for act in (_remove, _relabel, _deny, _note, _flag)),
    st.sampled_from([_finish, _skip]),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(ACTS, max_size=12), reopen=st.integers(0, 2))
def test_all_undone_is_the_start_and_all_redone_is_the_end(
    tmp_path_factory: pytest.TempPathFactory, acts: list[Act], reopen: int
) -> None:
    path = tmp_path_factory.mktemp("undo") / "p.annproj"
    with new_project(path) as file:
        desk = sign_in(file, add_document(file))
        start = work_of(file, desk)
        made = _play(file, desk, acts)
        end = work_of(file, desk)
        if reopen == 0:
            _undo_all(file, desk, made, start)
    with ProjectFile.open(path) as file:
        if reopen:
            _undo_all(file, desk, made, start)
        if reopen < 2:
            _redo_all(file, desk, made, end)
    with ProjectFile.open(path) as file:
        if reopen == 2:
            _redo_all(file, desk, made, end)
        assert work_of(file, desk) == end


def _play(file: ProjectFile, desk: Desk, acts: list[Act]) -> int:
    """Carry out what the rules allow; returns how many changes came of it."""
    spans: list[str] = []
    made = 0
    for act in acts:
        try:
            act(file, desk, spans)
            made += 1
        except (AnnotatorError, ZeroDivisionError):
            continue
    return made


def _undo_all(file: ProjectFile, desk: Desk, made: int, start: AnnotationSet) -> None:
    for _ in range(made):
        undo_once(file, desk)
    assert work_of(file, desk) == start


def _redo_all(file: ProjectFile, desk: Desk, made: int, end: AnnotationSet) -> None:
    for _ in range(made):
        redo_once(file, desk)
    assert work_of(file, desk) == end
    assert undo.redoable(file, desk.document, desk.author) is None


def test_what_blocks_an_undo_is_named_when_it_is_ones_own(tmp_path: Path) -> None:
    with new_project(tmp_path / "p.annproj") as file:
        desk = sign_in(file, add_document(file))
        first = edits.set_note(file, desk, None, "one")
        edits.set_note(file, desk, None, "two")
        with pytest.raises(UndoBlocked, match="Cannot undo a note: note on the document came later"):
            undo.revert(file, undo.Reversal(first, "a note", past_sitting=False), desk.author)
        assert work_of(file, desk).note == "two"


def test_what_was_undone_blocks_nothing(tmp_path: Path) -> None:
    with new_project(tmp_path / "p.annproj") as file:
        desk = sign_in(file, add_document(file))
        first = edits.set_note(file, desk, None, "one")
        edits.set_note(file, desk, None, "two")
        undo_once(file, desk)
        undo.revert(file, undo.Reversal(first, "a note", past_sitting=False), desk.author)
        assert work_of(file, desk).note is None


def test_without_a_document_only_a_status_change_is_within_reach(tmp_path: Path) -> None:
    with new_project(tmp_path / "p.annproj") as file:
        desk = sign_in(file, add_document(file))
        assert undo.undoable(file, None, desk.author) is None
        edits.set_note(file, desk, None, "one")
        assert undo.undoable(file, None, desk.author) is None
        finishing.finish(file, desk)
        reversal = undo.undoable(file, None, desk.author)
        assert reversal is not None
        undo.revert(file, reversal, desk.author)
        redo = undo.redoable(file, None, desk.author)
        assert redo is not None
        undo.revert(file, redo, desk.author)
        assert work_of(file, desk).finished
        assert undo.redoable(file, None, desk.author) is None


def test_undo_pages_through_a_long_history(tmp_path: Path) -> None:
    with new_project(tmp_path / "p.annproj") as file:
        desk = sign_in(file, add_document(file))
        other = sign_in(file, add_document(file, "Another text."))
        edits.set_note(file, desk, None, "one")
        for number in range(60):
            edits.set_note(file, other, None, f"note {number}")
            undo_once(file, other)
        assert undo_once(file, desk) == "note on the document"
        assert undo.redoable(file, desk.document, desk.author) is not None


def test_being_handed_a_document_is_not_undone(tmp_path: Path) -> None:
    with new_project(tmp_path / "p.annproj") as file:
        desk = sign_in(file, add_document(file))
        edits.add_span(file, desk, Layer.ENTITY, "PERSON", [place_of(TEXT, "Ines Vale")])
        undo_once(file, desk)
        desk.write_set(file, {"assigned.entity": True})
        assert undo.undoable(file, desk.document, desk.author) is None
        assert redo_once(file, desk) == "add PERSON “Ines Vale”"


def test_a_withdrawal_is_not_undone_for_its_text_is_gone(tmp_path: Path) -> None:
    with new_project(tmp_path / "p.annproj") as file:
        document = add_document(file)
        desk = sign_in(file, document)
        documents.withdraw(file, document, desk.author)
        with pytest.raises(UndoBlocked, match="undo withdraw a document: its text was deleted for good"):
            undo_once(file, desk)
        assert file.documents.count() == 0


def test_a_withdrawal_is_undone_where_another_document_has_the_text(tmp_path: Path) -> None:
    with new_project(tmp_path / "p.annproj") as file:
        document, twin = add_document(file), new_id()
        draft = DocumentDraft("A twin", TEXT, "en")
        file.commit([documents.document_draft(Document.from_draft(twin, draft), 1, file.id)])
        desk = sign_in(file, document)
        documents.withdraw(file, document, desk.author)
        assert undo_once(file, desk) == "withdraw a document"
        assert file.documents.text(document) == TEXT


def test_far_back_lies_what_is_undone_next(tmp_path: Path) -> None:
    """Behind more acts taken back and redone than a page of the journal holds."""
    with new_project(tmp_path / "p.annproj") as file:
        desk = sign_in(file, add_document(file))
        edits.add_span(file, desk, Layer.ENTITY, "PERSON", [place_of(TEXT, "Ines Vale")])
        for number in range(40):
            edits.set_note(file, desk, None, f"note {number}")
            undo_once(file, desk)
            if number % 3 == 0:
                redo_once(file, desk)
                undo_once(file, desk)
        assert undo_once(file, desk) == "add PERSON “Ines Vale”"
        assert undo.undoable(file, desk.document, desk.author) is None
