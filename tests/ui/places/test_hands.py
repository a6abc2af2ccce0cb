"""Labeling by keys and clicks: what a key does where, and where it does nothing."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from annotator.domain.document import ZoneKind
from annotator.domain.layer import Layer
from annotator.ui.dialogs.key_sheet import KeySheetDialog
from tests.session.projects import place_of
from tests.ui.modal import answer
from tests.ui.places.conftest import Work
from tests.ui.places.sitting import CTRL, LEFT, PLAIN, SHIFT, Sitting

PROMISE = "We will move the pier"


def hold(sitting: Sitting, key: str, times: int = 3) -> None:
    """Hold a key down: one press, and some repeats of it."""
    code = ord(key.upper())
    for number in range(times + 1):
        event = QKeyEvent(QEvent.Type.KeyPress, code, PLAIN, key, number > 0)
        QApplication.sendEvent(sitting.view, event)
        sitting.settle()


def labels(sitting: Sitting) -> list[tuple[str, str]]:
    return [
        (span.label, span.surface) for span in sorted(sitting.bench.spans.values(), key=lambda s: s.order)
    ]


def test_without_a_selection_each_layer_takes_what_suits_it(at_work: Work) -> None:
    sitting = at_work()
    sitting.walk_to(place_of(sitting.text, "Vale")[0] + 1)
    sitting.press("p")
    sitting.walk_to(place_of(sitting.text, "move")[0] + 1)
    sitting.press("em")
    sitting.press("1")
    assert labels(sitting) == [
        ("PERSON", "Ines Vale"),
        ("PROMISE", PROMISE),
        ("MOVE", "move"),
    ]


def test_a_key_relabels_what_it_stands_on_and_shift_labels_twice(at_work: Work) -> None:
    sitting = at_work()
    sitting.drag("Harbour Board")
    sitting.press("p")
    sitting.press("o")
    assert labels(sitting) == [("ORG", "Harbour Board")]
    sitting.press("P", modifiers=SHIFT)
    assert labels(sitting) == [("ORG", "Harbour Board"), ("PERSON", "Harbour Board")]
    sitting.drag("Harbour Board")
    sitting.press("h")
    assert ("MENTION", "Harbour Board") in labels(sitting)
    assert len(labels(sitting)) == 2


def test_walking_away_from_a_span_leaves_it_as_it_is(at_work: Work) -> None:
    sitting = at_work()
    sitting.drag("Ines Vale")
    sitting.press("p")
    sitting.walk_to(place_of(sitting.text, "Harbour")[0] + 2)
    assert sitting.chosen() == ""
    sitting.press("o")
    assert labels(sitting) == [("PERSON", "Ines Vale"), ("ORG", "Vale of the Harbour Board")]


def test_keys_keep_their_order_however_fast_they_come(at_work: Work) -> None:
    """Everything is pressed before anything is committed."""
    sitting = at_work()
    start, end = place_of(sitting.text, PROMISE)
    sitting.walk_to(start)
    sitting.walk_to(end, selecting=True)
    for key in "1rc0x":
        QTest.keyClicks(sitting.view, key)
    for _ in range(3):
        QTest.keyClick(sitting.view, Qt.Key.Key_Right)
    QTest.keyClicks(sitting.view, "em")
    assert sitting.bench.spans == {}
    sitting.settle()
    claim = sitting.span(PROMISE)
    assert claim.flag is not None
    assert sitting.links() == {("claimer", PROMISE, None)}
    assert ("MOVE", "will") in labels(sitting)


def test_names_inside_a_new_claim_come_next(at_work: Work) -> None:
    sitting = at_work("The pier in Vale goes to Port Ellery. The mayor of Vale left.\n")
    sitting.walk_to(5)
    sitting.press("1", "r", "c", "0", Qt.Key.Key_Tab)
    assert sitting.selected_text() == "Vale"
    sitting.press("o", Qt.Key.Key_Tab)
    assert sitting.selected_text() == "Port Ellery"


def test_a_key_held_down_labels_once_and_chords_wait(at_work: Work) -> None:
    sitting = at_work()
    sitting.walk_to(place_of(sitting.text, "Vale")[0] + 1)
    hold(sitting, "p")
    assert len(labels(sitting)) == 1
    sitting.press("x")
    hold(sitting, "x")
    assert sitting.span("Ines Vale").flag is None
    sitting.walk_to(place_of(sitting.text, "move")[0] + 1)
    hold(sitting, "e")
    assert "M Move" in sitting.place.article.strip.text.replace("\u00a0", " ")
    sitting.press("m")
    assert ("MOVE", "move") in labels(sitting)


def test_a_key_held_down_goes_on_moving(at_work: Work) -> None:
    sitting = at_work()
    for words in ("Ines Vale", "Harbour Board"):
        sitting.drag(words)
        sitting.press("o")
    sitting.press(Qt.Key.Key_Home, modifiers=CTRL)
    hold(sitting, ".", times=1)
    assert sitting.chosen() == "Harbour Board"


def test_keys_do_nothing_while_somebody_types(at_work: Work) -> None:
    sitting = at_work()
    sitting.drag("Ines Vale")
    sitting.press("p")
    for shortcut in (lambda: sitting.press("f", modifiers=CTRL), lambda: sitting.press("y")):
        sitting.view.setFocus()
        shortcut()
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit)
        sitting.press("opx0.,/j", Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        assert field.text() == "opx0.,/"
        field.clear()
    assert labels(sitting) == [("PERSON", "Ines Vale")]


def test_tab_does_not_leave_the_article_and_hops_to_the_next_name(at_work: Work) -> None:
    sitting = at_work("The pier of Port Ellery moves. In 1931 Ines Vale said so.\n")
    found: list[str] = []
    for _ in range(3):
        sitting.press(Qt.Key.Key_Tab)
        found.append(sitting.selected_text())
    assert found == ["Port Ellery", "1931", "Ines Vale"]
    sitting.press(Qt.Key.Key_Backtab, modifiers=SHIFT)
    assert sitting.selected_text() == "1931"
    assert sitting.view.hasFocus()


def test_tab_hops_to_what_was_labeled_before_too_until_nothing_of_that_name_is_left(at_work: Work) -> None:
    sitting = at_work("The pier moves, and a pier it was. Piers differ.\n\nThe pier of Vale.\n")
    sitting.drag("pier")
    sitting.press("o")
    for _ in range(2):
        sitting.press(Qt.Key.Key_Tab)
        assert sitting.selected_text() == "pier"
        sitting.press("o")
    sitting.press(Qt.Key.Key_Tab)
    assert sitting.selected_text() == "Vale"
    sitting.press(*[(Qt.Key.Key_Comma)] * 3, Qt.Key.Key_Delete, Qt.Key.Key_Tab)
    assert sitting.selected_text() == "pier"


def test_tab_passes_what_has_become_boilerplate(at_work: Work) -> None:
    sitting = at_work("They met Ines Vale here.\n\nThen they met Bo Senn there.\n")
    sitting.press(Qt.Key.Key_Tab)
    assert sitting.selected_text() == "Ines Vale"
    sitting.place.zoning.mark(ZoneKind.BOILERPLATE, (0, 24))
    sitting.until(lambda: bool(sitting.bench.document and sitting.bench.document.zones))
    sitting.press(Qt.Key.Key_Home, modifiers=CTRL)
    sitting.press(Qt.Key.Key_Tab)
    assert sitting.selected_text() == "Bo Senn"


def test_a_second_part_is_joined_to_the_span(at_work: Work) -> None:
    sitting = at_work()
    sitting.drag("Ines")
    sitting.press("p")
    sitting.drag("Vale", 1)
    sitting.press("j")
    (span,) = sitting.bench.spans.values()
    assert [sitting.text[start:end] for start, end in span.fragments] == ["Ines", "Vale"]


def test_spans_at_one_place_are_chosen_in_turn(at_work: Work) -> None:
    sitting = at_work()
    sitting.drag(PROMISE)
    sitting.press("1")
    sitting.walk_to(place_of(sitting.text, "move")[0] + 1)
    sitting.press("em")
    sitting.press("z")
    assert sitting.chosen() == PROMISE
    sitting.press("z")
    assert sitting.chosen() == "move"


def test_escape_leaves_the_mode_then_the_selection_then_the_span(at_work: Work) -> None:
    sitting = at_work()
    sitting.drag("Ines Vale")
    sitting.press("p")
    sitting.walk_to(sitting.view.caret - 2, selecting=True)
    sitting.press("e", Qt.Key.Key_Escape)
    assert sitting.place.article.strip.text == ""
    assert sitting.selected_text() == "le"
    sitting.press(Qt.Key.Key_Escape)
    assert (sitting.selected_text(), sitting.chosen()) == ("", "Ines Vale")
    sitting.press(Qt.Key.Key_Escape)
    assert sitting.chosen() == ""


def test_letters_lead_to_where_they_stand(at_work: Work) -> None:
    sitting = at_work()
    sitting.press("/")
    sitting.write("harb")
    assert sitting.selected_text() == "Harb"
    sitting.press(Qt.Key.Key_Return)
    assert sitting.selected_text() == ""
    assert sitting.view.hasFocus()
    sitting.press("o")
    assert labels(sitting) == [("ORG", "Vale of the Harbour Board")]


def test_escape_leads_back_to_where_one_was(at_work: Work) -> None:
    sitting = at_work()
    sitting.walk_to(7)
    sitting.press("/")
    sitting.write("vale of")
    assert sitting.selected_text() == "Vale of"
    for _ in "e of":
        sitting.press(Qt.Key.Key_Backspace)
    assert sitting.selected_text() == "Val"
    sitting.press(Qt.Key.Key_Escape)
    assert (sitting.view.caret, sitting.selected_text()) == (7, "")


def test_the_article_stays_where_it_is_when_a_mode_begins(at_work: Work) -> None:
    sitting = at_work("A long text about the pier.\n\n" * 40)
    before = sitting.point_of(3)
    sitting.press("e")
    assert sitting.place.article.strip.isVisible()
    assert sitting.point_of(3) == before


def test_a_label_in_the_panel_does_what_its_key_does_and_the_keyboard_stays(at_work: Work) -> None:
    sitting = at_work()
    sitting.drag("Ines Vale")
    sitting.press_button("entity PERSON, key P")
    assert labels(sitting) == [("PERSON", "Ines Vale")]
    assert sitting.view.hasFocus()
    sitting.press("o")
    assert labels(sitting) == [("ORG", "Ines Vale")]


def test_what_the_rules_forbid_is_told_and_keys_go_on(at_work: Work) -> None:
    sitting = at_work()
    sitting.drag("Ines Vale")
    sitting.press("p")
    sitting.drag("Ines Vale")
    sitting.press("P", modifiers=SHIFT)
    assert "is PERSON already" in sitting.message
    sitting.press("o")
    assert labels(sitting) == [("ORG", "Ines Vale")]


def test_a_click_on_nothing_leaves_the_span(at_work: Work) -> None:
    sitting = at_work()
    sitting.drag("Ines Vale")
    sitting.press("p")
    sitting.click_words("Harbour Board")
    assert sitting.chosen() == ""
    QTest.mouseClick(sitting.view.viewport(), LEFT, PLAIN, QPoint(5, 5))
    assert sitting.chosen() == ""


@pytest.mark.parametrize("layer", list(Layer))
def test_an_empty_text_takes_no_label(at_work: Work, layer: Layer) -> None:
    sitting = at_work("…\n")
    sitting.press({Layer.ENTITY: "p", Layer.CLAIM: "1", Layer.EVENT: "em"}[layer])
    assert sitting.view.hasFocus()


def test_a_question_mark_shows_the_keys(at_work: Work) -> None:
    sitting = at_work()
    met = answer(KeySheetDialog, KeySheetDialog.reject)
    sitting.press("?", modifiers=SHIFT)
    sitting.until(lambda: bool(met))
    sitting.press("/")
    assert sitting.place.article.strip.is_jumping
