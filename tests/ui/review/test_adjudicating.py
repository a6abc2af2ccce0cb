"""A judge settles what annotators differ in, by keys alone."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from annotator.session.adjudicating.choices import is_sampled
from annotator.session.finishing import finish
from annotator.store import doctor
from annotator.ui.review.dialogs import NoteDialog, WriteDialog
from tests.session.adjudicating.courts import sitting
from tests.session.projects import sign_in
from tests.ui.modal import answer
from tests.ui.review.chambers import Chambers

Enter = Callable[[Path], Chambers]
KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def write_note(dialog: NoteDialog) -> None:
    QTest.keyClicks(dialog.field, "a pseudonym")
    QTest.keyClick(dialog.field, KEY.Key_Return)


def write_span(dialog: WriteDialog) -> None:
    """From “Ines Vale”, that is selected, back to “Ines”."""
    for _ in range(len(" Vale")):
        QTest.keyClick(dialog.field, KEY.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(dialog.field, KEY.Key_Return)


def court(path: Path) -> Path:
    with sitting(path) as court:
        court.reads("Ana", "PERSON", "Ines Vale")
        court.reads("Ben", "PERSON", "Vale")
        court.reads("Cleo", "ORG", "Ines Vale")
        court.all_read("ORG", "Harbour Board")
        court.finish()
    return path


def test_an_annotator_is_told_how_to_look_and_sees_nothing(enter: Enter, tmp_path: Path) -> None:
    chambers = enter(court(tmp_path / "court.annproj"))
    assert chambers.place.blind.isVisible()
    assert not chambers.page.widget.isVisible()
    assert chambers.page.docket.docket.entries == []
    assert chambers.bench.case is None


def test_a_judge_takes_readings_by_their_numbers_and_undoes(enter: Enter, tmp_path: Path) -> None:
    path = court(tmp_path / "court.annproj")
    chambers = enter(path)
    chambers.look_as_reviewer()
    assert chambers.heading == "Entities"
    assert chambers.words == ["1   ORG  “Ines Vale”", "2   PERSON  “Ines Vale”", "3   PERSON  “Vale”"]
    chambers.press(KEY.Key_2)
    assert chambers.gold == {("PERSON", "Ines Vale")}
    assert chambers.words == ["1   ORG  “Harbour Board”"]
    chambers.press(KEY.Key_0)
    assert chambers.gold == {("PERSON", "Ines Vale")}
    chambers.undo()
    chambers.undo()
    assert chambers.gold == set()
    chambers.leave()
    assert doctor.check(path).problems == []


def test_several_readings_are_marked_and_taken_together(enter: Enter, tmp_path: Path) -> None:
    chambers = enter(court(tmp_path / "court.annproj"))
    chambers.look_as_reviewer()
    chambers.press(KEY.Key_Down)
    chambers.press(KEY.Key_Space)
    chambers.press(KEY.Key_Down)
    chambers.press(KEY.Key_Space)
    chambers.press(KEY.Key_Return)
    assert chambers.gold == {("PERSON", "Ines Vale"), ("PERSON", "Vale")}


def test_whose_reading_is_whose_stays_hidden_until_asked(enter: Enter, tmp_path: Path) -> None:
    chambers = enter(court(tmp_path / "court.annproj"))
    chambers.look_as_reviewer()
    names = [lane.name.text() for lane in chambers.page.lanes.lanes]
    assert names == ["Gold", "Reading A", "Reading B", "Reading C"]
    assert "Ana" not in chambers.page.panel.list.item(0).text()
    chambers.page.names.click()
    names = [lane.name.text() for lane in chambers.page.lanes.lanes]
    assert names == ["Gold", "Ana", "Ben", "Cleo"]


def test_what_is_skipped_waits_and_a_decision_can_be_taken_anew(enter: Enter, tmp_path: Path) -> None:
    chambers = enter(court(tmp_path / "court.annproj"))
    chambers.look_as_reviewer()
    chambers.press(KEY.Key_S)
    chambers.press(KEY.Key_1)
    assert chambers.words[0] == "1   ORG  “Ines Vale”"
    assert "skipped" in chambers.page.panel.decision.text()
    chambers.press(KEY.Key_1)
    assert len(chambers.gold) == 2
    chambers.press(KEY.Key_X)
    assert len(chambers.gold) == 1


def test_a_note_is_kept_with_the_decision(enter: Enter, tmp_path: Path) -> None:
    chambers = enter(court(tmp_path / "court.annproj"))
    chambers.look_as_reviewer()
    met = answer(NoteDialog, write_note)
    chambers.press(KEY.Key_N)
    assert met
    chambers.press(KEY.Key_2)
    chambers.press(KEY.Key_Left)
    assert chambers.page.panel.decision.text() == "taken; note: a pseudonym"


def test_a_span_that_nobody_had_is_written(enter: Enter, tmp_path: Path) -> None:
    chambers = enter(court(tmp_path / "court.annproj"))
    chambers.look_as_reviewer()
    met = answer(WriteDialog, write_span)
    chambers.press(KEY.Key_W)
    assert met
    assert chambers.gold == {("ORG", "Ines")}


def test_what_all_agree_on_is_taken_at_once_and_the_document_is_finished(
    enter: Enter, tmp_path: Path
) -> None:
    chambers = enter(court(tmp_path / "court.annproj"))
    chambers.look_as_reviewer()
    chambers.page.agreed.click()
    chambers.until(lambda: chambers.bench.is_settled and chambers.gold == {("ORG", "Harbour Board")})
    chambers.press(KEY.Key_Return, CTRL)
    assert "still open" in chambers.window.messages.text
    chambers.page.panel.setFocus()
    chambers.press(KEY.Key_1)
    chambers.press(KEY.Key_Return, CTRL)
    chambers.until(lambda: "adjudicated" in chambers.window.messages.text)
    (entry,) = chambers.page.docket.docket.entries
    chambers.until(lambda: chambers.page.docket.docket.entries[0].row.status == "done")
    assert entry.readers == 3


def test_what_was_decided_can_be_pinned_as_an_example(enter: Enter, tmp_path: Path) -> None:
    chambers = enter(court(tmp_path / "court.annproj"))
    chambers.look_as_reviewer()
    chambers.press(KEY.Key_P)
    assert not chambers.window.messages.text
    chambers.press(KEY.Key_2)
    chambers.press(KEY.Key_Left)
    chambers.press(KEY.Key_P)
    chambers.until(lambda: "Pinned" in chambers.window.messages.text)


def test_a_sample_of_what_all_agree_on_is_left_to_look_at(enter: Enter, tmp_path: Path) -> None:
    chambers = enter(court(tmp_path / "court.annproj"))
    chambers.look_as_reviewer()
    assert chambers.bench.case is not None
    agreed = chambers.bench.case.items[-1]
    chambers.page.sample.click()
    chambers.page.agreed.click()
    chambers.until(lambda: chambers.bench.is_settled)
    assert (chambers.gold == set()) == is_sampled(agreed.digest)


def test_where_nothing_can_be_adjudicated_that_is_said(tmp_path: Path, enter: Enter) -> None:
    path = tmp_path / "court.annproj"
    with sitting(path) as court:
        court.reads("Ana", "PERSON", "Ines Vale")
        desks = [sign_in(court.file, court.document, name) for name in ("Ana", "Ben")]
    chambers = enter(path)
    chambers.look_at("adjudication")
    blank = chambers.page.blank
    chambers.until(blank.isVisible)
    assert any("once two annotators have finished" in label.text() for label in blank.findChildren(QLabel))
    for desk in desks:
        chambers.space.bridge.project.run(partial(finish, desk=desk))
    chambers.look_at("figures")
    chambers.look_at("adjudication")
    chambers.until(chambers.page.panel.isVisible)
