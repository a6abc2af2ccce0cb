"""Dragging a span's edge in the window: one change, one undo, and nothing where it may not be."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from annotator.ui.textview.edges import Side
from tests.session.projects import place_of
from tests.ui.places.conftest import Work
from tests.ui.places.sitting import CTRL, LEFT, PLAIN, Sitting


def knob(sitting: Sitting, side: Side) -> QPoint:
    return next(edge.knob for edge in sitting.view.edges.shown() if edge.side is side).toPoint()


def pull(sitting: Sitting, side: Side, offset: int) -> None:
    port, there = sitting.view.viewport(), sitting.point_of(offset)
    here = knob(sitting, side)
    QTest.mousePress(port, LEFT, PLAIN, here)
    QTest.mouseMove(port, (here + there) / 2)
    QTest.mouseMove(port, there)


def let_go(sitting: Sitting) -> None:
    QTest.mouseRelease(sitting.view.viewport(), LEFT, PLAIN, QPoint(4, 4))
    sitting.settle()


def changes(sitting: Sitting) -> int:
    document = sitting.bench.document
    assert document is not None
    return len(sitting.bench.bridge.project.run(lambda file: file.journal.of_document(document.id, limit=50)))


def test_a_dragged_edge_is_one_change_and_one_undo(at_work: Work) -> None:
    sitting = at_work()
    sitting.drag("Vale of")
    sitting.press("p")
    before = changes(sitting)
    pull(sitting, Side.END, place_of(sitting.text, "Vale of the Harbour")[1] - 2)
    let_go(sitting)
    assert sitting.surfaces() == {"Vale of the Harbour": "PERSON"}
    assert sitting.chosen() == "Vale of the Harbour"
    assert changes(sitting) == before + 1
    sitting.press("z", modifiers=CTRL)
    assert sitting.surfaces() == {"Vale of": "PERSON"}


def test_escape_writes_nothing_and_keeps_the_span_selected(at_work: Work) -> None:
    sitting = at_work()
    sitting.drag("Vale of")
    sitting.press("p")
    before = changes(sitting)
    pull(sitting, Side.END, place_of(sitting.text, "Vale of the Harbour")[1])
    sitting.press(Qt.Key.Key_Escape)
    let_go(sitting)
    assert sitting.surfaces() == {"Vale of": "PERSON"}
    assert sitting.chosen() == "Vale of"
    assert changes(sitting) == before


def test_what_is_refused_is_shown_as_it_was(at_work: Work) -> None:
    """There is such a span already."""
    sitting = at_work()
    sitting.drag("Harbour Board")
    sitting.press("o")
    sitting.drag("Harbour")
    sitting.press("o")
    pull(sitting, Side.END, place_of(sitting.text, "Harbour Board")[1])
    let_go(sitting)
    shown = sitting.view.selected_span()
    assert shown is not None
    assert shown.surface == sitting.chosen() == "Harbour"
    assert sitting.message


def test_nothing_can_be_gripped_in_a_project_that_is_only_read(read_only: Sitting) -> None:
    read_only.click_words("Ines Vale")
    assert read_only.chosen() == "Ines Vale"
    assert not read_only.view.edges.shown()
