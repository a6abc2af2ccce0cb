"""The right side: every label in view, and the inspector in the room that is left."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.domain.span import Flag, FlagKind
from annotator.session.tagsets import load_tagset
from annotator.ui.panels.label_button import LabelButton
from tests.ui.places.conftest import Work
from tests.ui.places.sitting import LEFT, SHIFT


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


def here() -> str:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget.accessibleName()


def test_labels_are_pressed_by_keyboard_and_the_article_goes_on(at_work: Work) -> None:
    sitting = at_work()
    sitting.drag("Ines Vale")
    sitting.press(Qt.Key.Key_F6)
    assert here() == "entity PERSON, key P"
    sitting.press(Qt.Key.Key_Right, Qt.Key.Key_Return)
    assert sitting.surfaces() == {"Ines Vale": "ORG"}
    assert sitting.view.hasFocus()
    sitting.press(Qt.Key.Key_F6)
    assert here() == "entity ORG, key O"
    sitting.press(Qt.Key.Key_Left)
    sitting.press(Qt.Key.Key_Space, modifiers=SHIFT)
    assert sorted(span.label for span in sitting.bench.spans.values()) == ["ORG", "PERSON"]


def test_tab_makes_one_stop_at_each_layer_and_escape_leads_back(at_work: Work) -> None:
    sitting = at_work(tagset=load_tagset("news"))
    sitting.press(Qt.Key.Key_F6)
    layers = [here().split()[0]]
    for _ in range(2):
        sitting.press(Qt.Key.Key_Tab)
        layers.append(here().split()[0])
    assert layers == ["entity", "claim", "event"]
    sitting.press(Qt.Key.Key_Escape)
    assert sitting.view.hasFocus()


def test_attributes_are_answered_by_keyboard_one_after_the_other(at_work: Work) -> None:
    sitting = at_work()
    sitting.drag("We will move the pier")
    sitting.press("1")
    sitting.press(Qt.Key.Key_F6, Qt.Key.Key_F6, Qt.Key.Key_Tab)
    assert here() == "polarity: affirmed"
    sitting.press(Qt.Key.Key_Right, Qt.Key.Key_Space)
    assert here() == "polarity: denied"
    sitting.press(Qt.Key.Key_Tab, Qt.Key.Key_End, Qt.Key.Key_Return)
    assert here() == "attribution: none"
    answers = sitting.span("We will move the pier").attributes
    assert answers == {"polarity": "denied", "attribution": "none"}
    sitting.press(Qt.Key.Key_Tab)
    assert here() == "pick a span for claimer"
    sitting.press(Qt.Key.Key_Right, Qt.Key.Key_Return)
    assert sitting.links() == {("claimer", "We will move the pier", None)}
    assert sitting.view.hasFocus()


def test_a_flag_is_set_by_keyboard_and_a_span_that_goes_leaves_the_article(at_work: Work) -> None:
    sitting = at_work()
    sitting.drag("Ines Vale")
    sitting.press("p")
    sitting.press(Qt.Key.Key_F6, Qt.Key.Key_F6, Qt.Key.Key_Tab)
    assert here() == "flag: unsure"
    sitting.press(Qt.Key.Key_Space)
    assert here() == "flag: unsure"
    assert sitting.span("Ines Vale").flag == Flag(FlagKind.UNSURE, "")
    sitting.press(Qt.Key.Key_Backtab)
    assert here() == "Delete this span"
    sitting.press(Qt.Key.Key_Return)
    assert sitting.surfaces() == {}
    assert sitting.view.hasFocus()


def test_a_click_leaves_the_keyboard_with_the_article(at_work: Work) -> None:
    sitting = at_work()
    sitting.drag("We will move the pier")
    sitting.press("1")
    sitting.press_button("polarity: denied")
    assert sitting.span("We will move the pier").attributes["polarity"] == "denied"
    assert sitting.view.hasFocus()
