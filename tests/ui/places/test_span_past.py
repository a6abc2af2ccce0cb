"""The inspector tells what became of the selected span, once the hands rest."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from annotator.ui.panels.history_rows import HistoryRows
from tests.ui.places.conftest import Work
from tests.ui.places.sitting import Sitting


def told(sitting: Sitting) -> list[str]:
    """What the inspector says of the past, without the times."""
    rows = sitting.place.side.inspector.findChildren(HistoryRows)
    shown = [row for row in rows if row.isVisible()]
    labels = [label.text() for row in shown for label in row.findChildren(QLabel)]
    return [text.rpartition(" · ")[0] for text in labels if " · " in text]


def test_a_span_has_its_history_and_new_changes_join_it(at_work: Work) -> None:
    sitting = at_work()
    sitting.drag("Harbour Board")
    sitting.press("o")
    sitting.drag("Ines Vale")
    sitting.press("o")
    sitting.press("p")
    sitting.until(
        lambda: told(sitting) == ["relabel to PERSON · Mara Lind", "add ORG “Ines Vale” · Mara Lind"]
    )
    sitting.press("x")
    sitting.until(lambda: told(sitting)[:1] == ["flag on ORG “Ines Vale” · Mara Lind"])


def test_nothing_is_told_where_no_span_is_selected(at_work: Work) -> None:
    sitting = at_work()
    sitting.drag("Ines Vale")
    sitting.press("p")
    sitting.until(lambda: told(sitting) == ["add PERSON “Ines Vale” · Mara Lind"])
    sitting.press(Qt.Key.Key_Escape)
    sitting.press(Qt.Key.Key_Escape)
    sitting.settle()
    assert told(sitting) == []
