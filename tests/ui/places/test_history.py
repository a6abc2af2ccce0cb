"""A span that was deleted is found in the history of its document, and comes back from there."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.ui.dialogs.history import HistoryDialog
from tests.ui.modal import answer
from tests.ui.places.conftest import Work
from tests.ui.places.sitting import CTRL, LEFT


def test_a_deleted_span_is_restored_by_hand_and_taken_away_by_one_undo(at_work: Work) -> None:
    sitting = at_work()
    sitting.drag("Ines Vale")
    sitting.press("p")
    sitting.press(Qt.Key.Key_Delete)
    assert sitting.surfaces() == {}

    def look_back(dialog: HistoryDialog) -> None:
        sitting.until(lambda: dialog.moment is not None)
        QTest.keyClick(dialog.table, Qt.Key.Key_Down)
        sitting.until(lambda: bool(dialog.lost.rows))
        assert dialog.lost.rows[0].since == "deleted"
        QTest.mouseClick(dialog.restore_button, LEFT)
        sitting.until(lambda: dialog.told.text() == "1 span then, all as they were")
        sitting.until(lambda: len(dialog.model.rows) == 4)
        assert dialog.table.currentIndex().row() == 2
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    met = answer(HistoryDialog, look_back)
    sitting.press("h", modifiers=CTRL)
    assert len(met) == 1
    sitting.settle()
    assert sitting.surfaces() == {"Ines Vale": "PERSON"}
    sitting.press("z", modifiers=CTRL)
    sitting.settle()
    assert sitting.surfaces() == {}
