"""Which links are drawn: by key, from the menu and from the palette, and remembered."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from annotator.settings.preferences import DrawnLinks
from annotator.ui.actions import Act
from annotator.ui.places.palette import Palette
from tests.ui.modal import answer
from tests.ui.places.conftest import Work
from tests.ui.places.sitting import CTRL, LEFT, PLAIN, Sitting

PROMISE = "We will move the pier"
FAR = "Ines Vale spoke.\n\n" + "Nothing was said here.\n\n" * 60 + f"“{PROMISE},” said Vale.\n"


def linked(sitting: Sitting) -> Sitting:
    """A claim with its claimer; nothing is selected."""
    sitting.drag("Ines Vale")
    sitting.press("p")
    sitting.drag(PROMISE)
    sitting.press("1", "r", "c", Qt.Key.Key_Return)
    sitting.press(Qt.Key.Key_Escape)
    return sitting


@pytest.fixture
def sitting(at_work: Work) -> Sitting:
    return linked(at_work())


def drawn(sitting: Sitting) -> int:
    return len(sitting.view.drawn_links())


def test_one_key_draws_all_links_and_takes_them_away(sitting: Sitting) -> None:
    assert drawn(sitting) == 0
    sitting.press("l", modifiers=CTRL)
    assert drawn(sitting) == 1
    assert sitting.window.actions_table[Act.ALL_LINKS].isChecked()
    sitting.press("l", modifiers=CTRL)
    assert drawn(sitting) == 0
    assert not sitting.window.actions_table[Act.ALL_LINKS].isChecked()


def test_the_palette_draws_none_even_for_the_selected_span(sitting: Sitting) -> None:
    sitting.click_words(PROMISE)
    assert drawn(sitting) == 1

    def choose(palette: Palette) -> None:
        QTest.keyClicks(palette.field, "draw no links")
        QTest.keyClick(palette.field, Qt.Key.Key_Return)

    answer(Palette, choose)
    sitting.press("k", modifiers=CTRL)
    assert drawn(sitting) == 0


def test_it_is_remembered_with_the_next_document_and_the_next_start(sitting: Sitting) -> None:
    sitting.press("l", modifiers=CTRL)
    keeper = sitting.window.shell.keeper
    assert keeper.preferences.links is DrawnLinks.ALL
    sitting.press(Qt.Key.Key_PageDown, modifiers=CTRL)
    sitting.press(Qt.Key.Key_PageUp, modifiers=CTRL)
    assert drawn(sitting) == 1


def test_a_pointer_at_the_edge_jumps_to_what_is_out_of_sight(at_work: Work) -> None:
    sitting = linked(at_work(FAR))
    sitting.click_words(PROMISE)
    (link,) = sitting.view.drawn_links()
    assert "Ines Vale" in link.plate.text
    assert link.plate.text.startswith("↑")
    place = QPointF(link.plate.rect.center()).toPoint()
    QTest.mouseClick(sitting.view.viewport(), LEFT, PLAIN, place)
    sitting.settle()
    assert sitting.chosen() == "Ines Vale"
    caret = sitting.view.caret_rect(0)
    assert caret is not None
    assert 0 < caret.top() < sitting.view.viewport().height()
