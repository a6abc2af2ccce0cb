"""Label first: what is selected from then on bears it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.session.projects import place_of
from tests.ui.places.conftest import Work
from tests.ui.places.sitting import CTRL, LEFT, PLAIN, SHIFT, Sitting

STUCK = "every selection bears it"


@pytest.fixture
def sitting(at_work: Work) -> Sitting:
    """PERSON sticks."""
    sitting = at_work()
    sitting.press("S", modifiers=SHIFT)
    assert strip(sitting).startswith("Press the label")
    sitting.press("p")
    return sitting


def strip(sitting: Sitting) -> str:
    return sitting.place.article.strip.text.replace("\u00a0", " ")


def labeled(sitting: Sitting, *words: str) -> None:
    sitting.until(lambda: set(sitting.surfaces()) == set(words))
    sitting.settle()


def test_the_strip_says_what_sticks_until_escape(sitting: Sitting) -> None:
    assert strip(sitting).startswith(f"PERSON: {STUCK}")
    assert sitting.bench.spans == {}
    sitting.press(Qt.Key.Key_Escape)
    assert strip(sitting) == ""
    sitting.drag("Ines Vale")
    assert sitting.bench.spans == {}


def test_what_the_mouse_selects_is_labeled_at_once(sitting: Sitting) -> None:
    sitting.drag("Ines Vale")
    labeled(sitting, "Ines Vale")
    sitting.drag("Harbour Board")
    labeled(sitting, "Ines Vale", "Harbour Board")
    assert set(sitting.surfaces().values()) == {"PERSON"}
    assert STUCK in strip(sitting)


def test_what_shift_selects_is_labeled_when_shift_is_let_go(sitting: Sitting) -> None:
    start, end = place_of(sitting.text, "Harbour Board")
    sitting.walk_to(start)
    sitting.walk_to(end, selecting=True)
    QTest.keyPress(sitting.view, Qt.Key.Key_Shift, SHIFT)
    assert sitting.bench.spans == {}
    QTest.keyRelease(sitting.view, Qt.Key.Key_Shift, PLAIN)
    labeled(sitting, "Harbour Board")


def test_a_double_click_waits_for_a_third(sitting: Sitting) -> None:
    sitting.press("S", "1", modifiers=SHIFT)
    place = place_of(sitting.text, "moves") if "moves" in sitting.text else place_of(sitting.text, "spoke")
    sitting.click(place[0] + 1, count=2)
    QTest.mouseClick(sitting.view.viewport(), LEFT, PLAIN, sitting.point_of(place[0] + 1))
    sitting.until(lambda: bool(sitting.bench.spans))
    sitting.settle()
    (span,) = sitting.bench.spans.values()
    assert span.surface != "spoke"
    assert "spoke" in span.surface


def test_what_a_hop_selects_takes_it_with_return(sitting: Sitting) -> None:
    sitting.press(Qt.Key.Key_Tab)
    QApplication.processEvents()
    assert sitting.bench.spans == {}
    sitting.press(Qt.Key.Key_Return)
    labeled(sitting, "Ines Vale")


def test_a_selection_that_stands_there_already_is_labeled_when_the_label_is_chosen(at_work: Work) -> None:
    sitting = at_work()
    sitting.drag("Ines Vale")
    sitting.press("S", modifiers=SHIFT)
    sitting.press("o")
    labeled(sitting, "Ines Vale")
    assert STUCK in strip(sitting)


def test_it_stays_from_document_to_document_and_while_a_filler_is_picked(at_work: Work) -> None:
    sitting = at_work("Ines Vale spoke. We will go.\n", "Omar Said left.\n")
    sitting.press("S", modifiers=SHIFT)
    sitting.press("p")
    sitting.drag("We will go")
    labeled(sitting, "We will go")
    sitting.drag("Ines Vale spoke")
    labeled(sitting, "We will go", "Ines Vale spoke")
    sitting.press(Qt.Key.Key_PageDown, modifiers=CTRL)
    sitting.until(lambda: sitting.text.startswith("Omar"))
    assert STUCK in strip(sitting)
    sitting.drag("Omar Said")
    labeled(sitting, "Omar Said")
    assert strip(sitting).startswith("PERSON")
