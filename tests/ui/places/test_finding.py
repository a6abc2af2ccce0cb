"""Finding in the document, by real keys: marked while one types, walked by Return and F3, labeled at once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from tests.session.projects import place_of
from tests.ui.places.conftest import Work
from tests.ui.places.sitting import CTRL, PLAIN, SHIFT, Sitting

ALT = Qt.KeyboardModifier.AltModifier
KEY = Qt.Key
DIRECT = Qt.FindChildOption.FindDirectChildrenOnly
TEXT = "Vale met Boardman.\n\nThe board of Vale’s pier\u00a0works met, and Vale 😀 said: a Board!\n"


@pytest.fixture
def sitting(at_work: Work) -> Sitting:
    return at_work(TEXT, "Another vale.\n")


def find(sitting: Sitting, words: str = "") -> None:
    sitting.press(KEY.Key_F, modifiers=CTRL)
    sitting.press(words)


def count(sitting: Sitting) -> str:
    return sitting.place.article.find_bar.count.text()


def is_open(sitting: Sitting) -> bool:
    return sitting.place.article.find_bar.isVisible()


def test_hits_are_marked_and_counted_while_one_types(sitting: Sitting) -> None:
    find(sitting, "board")
    assert [sitting.text[start:end] for start, end in sitting.place.finding.places] == [
        "Board",
        "board",
        "Board",
    ]
    assert sitting.selected_text() == "Board"
    assert count(sitting) == "1 of 3"
    sitting.press("x")
    assert (count(sitting), len(sitting.place.finding.places)) == ("No hits", 0)


@pytest.mark.parametrize("selecting", [False, True])
def test_without_a_hit_one_is_back_where_one_began(sitting: Sitting, selecting: bool) -> None:
    """Half a word left selected would be taken by the next label key."""
    sitting.walk_to(3)
    if selecting:
        sitting.walk_to(8, selecting=True)
    before = sitting.view.selection
    sitting.press(KEY.Key_F, modifiers=CTRL)
    sitting.press(KEY.Key_A, modifiers=CTRL)
    sitting.press("boardx")
    assert (count(sitting), sitting.view.selection) == ("No hits", before)
    sitting.press(KEY.Key_Escape)
    assert sitting.view.selection == before


def test_return_and_f3_walk_from_hit_to_hit_and_round_the_ends(sitting: Sitting) -> None:
    find(sitting, "vale")
    seen = [sitting.view.selection]
    for key, modifiers in (
        (KEY.Key_Return, PLAIN),
        (KEY.Key_F3, PLAIN),
        (KEY.Key_Return, PLAIN),
        (KEY.Key_Return, SHIFT),
        (KEY.Key_F3, SHIFT),
    ):
        sitting.press(key, modifiers=modifiers)
        seen.append(sitting.view.selection)
    first, second, third = (place_of(TEXT, "Vale", number) for number in range(3))
    assert seen == [first, second, third, first, third, second]
    assert count(sitting) == "2 of 3"


def test_escape_closes_and_the_hit_is_labeled_by_one_key(sitting: Sitting) -> None:
    find(sitting, "vale")
    sitting.press(KEY.Key_Return, KEY.Key_Escape)
    assert not is_open(sitting)
    assert sitting.view.hasFocus()
    assert sitting.view.selection == place_of(TEXT, "Vale", 1)
    sitting.press("p")
    assert sitting.span("Vale").start == place_of(TEXT, "Vale", 1)[0]


def test_f3_goes_on_when_the_bar_is_closed(sitting: Sitting) -> None:
    find(sitting, "met")
    sitting.press(KEY.Key_Escape, KEY.Key_F3)
    assert sitting.view.selection == place_of(TEXT, "met", 1)
    assert not is_open(sitting)


def test_typing_leads_on_from_where_one_was(sitting: Sitting) -> None:
    sitting.walk_to(place_of(TEXT, "The")[0])
    find(sitting, "vale")
    assert sitting.view.selection == place_of(TEXT, "Vale", 1)


def test_what_is_selected_is_looked_for(sitting: Sitting) -> None:
    sitting.drag("Vale", 1)
    find(sitting)
    assert sitting.place.article.find_bar.field.field.text() == "Vale"
    assert count(sitting) == "2 of 3"


def test_what_counts_is_switched_by_keys(sitting: Sitting) -> None:
    find(sitting, "Board")
    sitting.press(KEY.Key_C, modifiers=ALT)
    assert count(sitting) == "1 of 2"
    sitting.press(KEY.Key_W, modifiers=ALT)
    assert sitting.view.selection == place_of(TEXT, "Board", 1)
    assert count(sitting) == "1 of 1"


def test_regular_expressions_and_what_is_none(sitting: Sitting) -> None:
    sitting.press(KEY.Key_F, modifiers=CTRL)
    sitting.press(KEY.Key_R, modifiers=ALT)
    sitting.press(r"v\w+e|\W s")
    assert count(sitting) == "1 of 4"
    sitting.press("(")
    assert count(sitting).startswith("This is no regular expression")
    assert not sitting.place.finding.places


def test_a_pattern_that_takes_too_long_leaves_the_window_alive(at_work: Work) -> None:
    sitting = at_work("x" * 80 + "y")
    sitting.press(KEY.Key_F, modifiers=CTRL)
    sitting.press(KEY.Key_R, modifiers=ALT)
    field = sitting.place.article.find_bar.field.field
    field.setText("(?:x|xx)+$")
    assert count(sitting) == "This pattern takes too long; make it simpler"


def test_plain_letters_go_to_the_field_and_label_nothing(sitting: Sitting) -> None:
    find(sitting, "p")
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    assert sitting.surfaces() == {}


def test_the_next_document_is_searched_too(sitting: Sitting) -> None:
    find(sitting, "vale")
    sitting.press(KEY.Key_PageDown, modifiers=CTRL)
    assert sitting.title == "Title 2"
    assert count(sitting) == "1 hit"
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    sitting.press(KEY.Key_Return)
    assert sitting.selected_text() == "vale"


def test_a_document_is_found_by_its_title(sitting: Sitting) -> None:
    sitting.press(KEY.Key_P, modifiers=CTRL)
    assert sitting.place.documents.search.hasFocus()


def test_a_narrow_bar_stands_in_two_rows(sitting: Sitting) -> None:
    sitting.window.resize(800, 600)
    find(sitting, "vale")
    bar = sitting.place.article.find_bar
    parts = [part for part in bar.findChildren(QWidget, options=DIRECT) if part.isVisible()]
    for number, part in enumerate(parts):
        assert bar.rect().contains(part.geometry())
        assert not any(part.geometry().intersects(other.geometry()) for other in parts[number + 1 :])
    assert bar.field.geometry().bottom() < bar.count.geometry().top()
