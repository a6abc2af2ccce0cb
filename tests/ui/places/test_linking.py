"""Filling roles by keys: the span whose role it is stays in hand, and one undo takes a new filler back."""

from PySide6.QtCore import Qt

from annotator.domain.layer import Layer
from tests.session.projects import place_of
from tests.ui.places.conftest import Work
from tests.ui.places.sitting import CTRL, Sitting

PROMISE = "We will move the pier"


def promise(sitting: Sitting) -> Sitting:
    """A claim is there, and chosen."""
    sitting.walk_to(place_of(sitting.text, "move")[0])
    sitting.press("1")
    assert sitting.chosen() == PROMISE
    return sitting


def test_the_span_whose_role_is_filled_stays_chosen(at_work: Work) -> None:
    sitting = promise(at_work())
    sitting.press("r", "c", Qt.Key.Key_Tab)
    assert sitting.chosen() == PROMISE
    sitting.press("o")
    assert sitting.links() == {("claimer", PROMISE, "Vale of the Harbour Board")}
    assert sitting.chosen() == PROMISE


def test_a_new_filler_and_its_link_are_one_change(at_work: Work) -> None:
    sitting = promise(at_work())
    sitting.press("r", "c", Qt.Key.Key_Tab, "o")
    sitting.press("z", modifiers=CTRL)
    assert sitting.links() == set()
    assert [span.layer for span in sitting.bench.spans.values()] == [Layer.CLAIM]


def test_text_that_bears_a_fitting_span_is_not_labeled_twice(at_work: Work) -> None:
    sitting = at_work()
    sitting.drag("Harbour Board")
    sitting.press("o")
    promise(sitting).press("r", "c")
    sitting.drag("Harbour Board")
    sitting.press(Qt.Key.Key_Return)
    assert sitting.links() == {("claimer", PROMISE, "Harbour Board")}
    assert sitting.surfaces()["Harbour Board"] == "ORG"


def test_the_key_of_the_label_that_stands_there_takes_that_span(at_work: Work) -> None:
    sitting = at_work()
    sitting.drag("Harbour Board")
    sitting.press("o")
    promise(sitting).press("r", "c")
    sitting.drag("Harbour Board")
    sitting.press("o")
    assert sitting.links() == {("claimer", PROMISE, "Harbour Board")}
    assert len(sitting.bench.spans) == 2
