"""Filling roles: by click, by walking, with new text, with nothing, and getting out again."""

import pytest
from PySide6.QtCore import Qt

from tests.ui.places.conftest import Work
from tests.ui.places.sitting import CTRL, Sitting

PROMISE = "We will move the pier"
FIRST, SECOND, BOARD = "Ines Vale", "Vale", "Harbour Board"


@pytest.fixture
def sitting(at_work: Work) -> Sitting:
    """A promise is selected, and three spans wait to be its claimer."""
    sitting = at_work()
    sitting.drag(FIRST)
    sitting.press("p")
    sitting.drag(SECOND, 1)
    sitting.press("p")
    sitting.drag(BOARD)
    sitting.press("o")
    sitting.drag(PROMISE)
    sitting.press("1")
    return sitting


def strip(sitting: Sitting) -> str:
    return sitting.place.article.strip.text.replace("\u00a0", " ")


def test_the_mode_says_what_is_wanted_and_offers_the_nearest(sitting: Sitting) -> None:
    sitting.press("r", "c")
    assert strip(sitting).startswith("claimer: click a span")
    assert sitting.selected_text() == SECOND
    sitting.press(Qt.Key.Key_Return)
    assert sitting.links() == {("claimer", PROMISE, SECOND)}
    assert strip(sitting) == ""


def test_one_walks_among_the_spans_that_fit(sitting: Sitting) -> None:
    sitting.press("r", "c")
    walked = [sitting.selected_text()]
    for _ in range(3):
        sitting.press(".")
        walked.append(sitting.selected_text())
    assert walked == [SECOND, BOARD, FIRST, SECOND]
    sitting.press(",", Qt.Key.Key_Return)
    assert sitting.links() == {("claimer", PROMISE, FIRST)}


def test_after_linking_the_work_is_back_at_the_source(sitting: Sitting) -> None:
    sitting.press("r", "c", ".", Qt.Key.Key_Return)
    assert sitting.chosen() == PROMISE
    assert sitting.selected_text() == ""
    assert sitting.view.caret == sitting.span(PROMISE).start


def test_a_click_takes_a_span_that_fits_and_refuses_others(sitting: Sitting) -> None:
    sitting.press("r", "c")
    sitting.click_words(PROMISE)
    assert "claimer cannot be filled by Promise" in sitting.message
    assert strip(sitting).startswith("claimer")
    sitting.click_words(BOARD)
    assert sitting.links() == {("claimer", PROMISE, BOARD)}


def test_new_text_becomes_a_mention_on_return(sitting: Sitting) -> None:
    sitting.press("r", "c")
    sitting.drag("spoke")
    sitting.press(Qt.Key.Key_Return)
    assert sitting.surfaces()["spoke"] == "MENTION"
    assert sitting.links() == {("claimer", PROMISE, "spoke")}
    assert sitting.chosen() == PROMISE


def test_selected_text_is_offered_the_labels_that_the_role_takes(sitting: Sitting) -> None:
    sitting.press("r", "c")
    assert "PERSON" not in strip(sitting)
    sitting.drag("spoke")
    assert strip(sitting).startswith("claimer: “spoke” is")
    assert "O ORG" in strip(sitting)
    assert "⏎ MENTION" in strip(sitting)
    assert "Move" not in strip(sitting)
    sitting.drag(BOARD)
    assert f"⏎ takes “{BOARD}”" in strip(sitting)


def test_a_name_is_not_made_a_mere_mention(sitting: Sitting) -> None:
    sitting.click_words(BOARD)
    sitting.press(Qt.Key.Key_Delete)
    sitting.click_words(PROMISE)
    sitting.press("r", "c")
    sitting.drag(BOARD)
    sitting.press(Qt.Key.Key_Return)
    assert f"“{BOARD}” looks like a name" in sitting.message
    assert BOARD not in sitting.surfaces()
    sitting.press("o")
    assert sitting.surfaces()[BOARD] == "ORG"
    assert sitting.links() == {("claimer", PROMISE, BOARD)}


def test_one_undo_takes_new_text_back_with_its_link(sitting: Sitting) -> None:
    sitting.press("r", "c")
    sitting.drag("spoke")
    sitting.press("o")
    sitting.press("z", modifiers=CTRL)
    assert sitting.links() == set()
    assert "spoke" not in sitting.surfaces()


def test_text_that_bears_a_fitting_span_is_not_labeled_twice(sitting: Sitting) -> None:
    sitting.press("r", "c")
    sitting.drag(BOARD)
    sitting.press(Qt.Key.Key_Return)
    assert sitting.links() == {("claimer", PROMISE, BOARD)}
    assert sitting.surfaces()[BOARD] == "ORG"


def test_new_text_bears_the_label_whose_key_is_pressed(sitting: Sitting) -> None:
    sitting.press("r", "c")
    sitting.drag("spoke")
    sitting.press("o")
    assert sitting.surfaces()["spoke"] == "ORG"
    assert sitting.links() == {("claimer", PROMISE, "spoke")}


def test_a_label_that_the_role_does_not_take_makes_nothing(sitting: Sitting) -> None:
    sitting.press("r", "c")
    sitting.drag("spoke")
    sitting.press("em")
    assert "claimer cannot be filled by Move" in sitting.message
    assert "spoke" not in sitting.surfaces()


def test_not_in_the_text_and_fillers_replace_each_other(sitting: Sitting) -> None:
    sitting.press("r", "c", "0")
    assert sitting.links() == {("claimer", PROMISE, None)}
    sitting.press("r", "c", Qt.Key.Key_Return)
    assert sitting.links() == {("claimer", PROMISE, SECOND)}
    sitting.press("r", "c", "0")
    assert sitting.links() == {("claimer", PROMISE, None)}


def test_escape_links_nothing(sitting: Sitting) -> None:
    sitting.press("r", "c", Qt.Key.Key_Escape)
    assert (strip(sitting), sitting.links(), sitting.chosen()) == ("", set(), PROMISE)
    assert sitting.view.caret == sitting.span(PROMISE).start


def test_another_document_ends_the_mode(sitting: Sitting, at_work: Work) -> None:
    sitting.press("r", "c")
    current = sitting.place.browsing.current
    assert current is not None
    sitting.place.browsing.open(current)
    sitting.settle()
    assert strip(sitting) == ""
    sitting.press(Qt.Key.Key_Return)
    assert sitting.links() == set()


def test_the_inspector_picks_and_says_what_is_not_there(sitting: Sitting) -> None:
    sitting.press_button("pick a span for claimer")
    assert strip(sitting).startswith("claimer")
    sitting.press(Qt.Key.Key_Return)
    assert sitting.links() == {("claimer", PROMISE, SECOND)}
    sitting.press_button("Remove this claimer")
    assert sitting.links() == set()
    sitting.press_button("claimer is not in the text")
    assert sitting.links() == {("claimer", PROMISE, None)}
    assert sitting.view.hasFocus()


def test_the_inspector_leads_to_a_filler(sitting: Sitting) -> None:
    sitting.press("r", "c", Qt.Key.Key_Return)
    sitting.press_button(f"claimer: {SECOND}")
    assert sitting.chosen() == SECOND
    assert sitting.view.hasFocus()


def test_a_filler_is_found_by_its_letters_and_labeled_by_its_key(sitting: Sitting) -> None:
    """Nothing has to be selected: the key takes what stands at the caret, as it does elsewhere."""
    sitting.press("r", "c", "/")
    sitting.write("spoke")
    sitting.press(Qt.Key.Key_Return)
    assert strip(sitting).startswith("claimer")
    sitting.press("o")
    assert sitting.links() == {("claimer", PROMISE, "spoke")}
    assert strip(sitting) == ""


def test_the_mode_is_said_again_after_a_chord(sitting: Sitting) -> None:
    sitting.press("r", "c", "e")
    assert "M Move" in strip(sitting)
    sitting.press("m")
    assert strip(sitting).startswith("claimer")
