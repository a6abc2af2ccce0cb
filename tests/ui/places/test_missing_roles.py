"""Missing roles are named beside the claim, and a click begins to fill one."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.places.conftest import Work
from tests.ui.places.sitting import LEFT, PLAIN

PROMISE = "We will move the pier"


def test_a_click_on_a_missing_role_begins_to_fill_it(at_work: Work) -> None:
    sitting = at_work()
    sitting.drag("Ines Vale")
    sitting.press("p")
    sitting.drag(PROMISE)
    sitting.press("1")
    (note,) = sitting.view.notes()
    assert note.text == "no claimer yet"
    QTest.mouseClick(sitting.view.viewport(), LEFT, PLAIN, note.rect.center().toPoint())
    sitting.settle()
    assert sitting.chosen() == PROMISE
    assert sitting.place.hands.linking.active
    sitting.press(Qt.Key.Key_Return)
    assert sitting.links() == {("claimer", PROMISE, "Ines Vale")}
    assert sitting.view.notes() == []
