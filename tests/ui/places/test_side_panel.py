"""The right side: every label in view, and the inspector in the room that is left."""

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from annotator.session.tagsets import load_tagset
from annotator.ui.panels.label_button import LabelButton
from tests.ui.places.conftest import Work
from tests.ui.places.sitting import LEFT


def test_the_news_labels_are_all_in_view_with_their_whole_names(at_work: Work) -> None:
    sitting = at_work(tagset=load_tagset("news"))
    sitting.window.resize(1280, 800)
    sitting.settle()
    panel = sitting.place.side.labels
    buttons = panel.findChildren(LabelButton)
    assert panel.verticalScrollBar().maximum() == 0
    assert all(button.visibleRegion().boundingRect() == button.rect() for button in buttons)
    assert all(button.width() >= button.full_width for button in buttons)


def test_the_panel_is_as_high_as_its_labels_until_somebody_moves_it(at_work: Work) -> None:
    sitting = at_work(tagset=load_tagset("news"))
    side = sitting.place.side
    assert side.labels.height() == side.labels.sizeHint().height()
    handle = side.widget.handle(1)
    QTest.mousePress(handle, LEFT, pos=handle.rect().center())
    QTest.mouseMove(handle, handle.rect().center() - QPoint(0, 90))
    QTest.mouseRelease(handle, LEFT, pos=handle.rect().center())
    moved = side.labels.height()
    assert moved < side.labels.sizeHint().height()
    sitting.window.resize(1280, 850)
    sitting.settle()
    assert abs(side.labels.height() - moved) <= 2
    assert side.labels.verticalScrollBar().maximum() > 0
