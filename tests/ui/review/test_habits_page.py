"""How people annotate is read row by row, and each label's share is seen beside everybody else's."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.domain.layer import Layer
from annotator.settings.preferences import ThemeChoice
from annotator.ui.label_colors import BAND_CONTRAST, contrast
from annotator.ui.review.habits_page import HabitsPage
from annotator.ui.review.shares import labels_of, palette_on
from annotator.ui.theme.colors import load_colors
from annotator.ui.theme.theme import Theme
from tests.ui.checks import ModelCheck, clipped, guessing, nameless
from tests.ui.review.made_up import ANA, HABITS, NAMES, TAGSET, UNKNOWN, habit

KEY = Qt.Key
LEFT = Qt.MouseButton.LeftButton
BARS = 7


@pytest.fixture
def page(qtbot: QtBot, theme: Theme) -> Iterator[HabitsPage]:
    page = HabitsPage(theme)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show_habits(HABITS, TAGSET)
    page.show()
    qtbot.waitExposed(page)
    page.setFocus()
    yield page
    theme.choose(ThemeChoice.LIGHT)


def cells(page: HabitsPage, row: int) -> list[str]:
    return [str(page.model.index(row, column).data()) for column in range(page.model.columnCount())]


def test_a_row_says_how_much_how_long_and_which_labels(page: HabitsPage) -> None:
    assert cells(page, 0) == [
        "Ana",
        "40",
        "18,000",
        "2,214",
        "123.0",
        "1.8",
        "7%",
        "Person 52%, Organisation 25%, Place 18%, Role 5%",
    ]
    assert [cells(page, row)[0] for row in range(4)] == ["Ana", "everybody else", "Ben", "everybody else"]


def test_what_is_undefined_is_a_dash(page: HabitsPage) -> None:
    row = habit(ANA, {})
    bare = type(row)(ANA, Layer.ENTITY, 0, 0, 0, UNKNOWN, UNKNOWN, UNKNOWN)
    page.show_habits([bare], TAGSET)
    assert cells(page, 0)[4:] == ["–", "–", "–", ""]
    assert not page.grab().isNull()


def test_bars_stand_in_the_order_of_the_tagset_and_unknown_labels_last() -> None:
    rows = [habit(ANA, {"GONE": 0.2, "ROLE": 0.3, "PERSON": 0.5, "NAT": 0.0})]
    assert labels_of(rows, Layer.ENTITY, TAGSET) == ("PERSON", "ROLE", "GONE")


def test_the_chosen_annotator_is_seen_beside_everybody_else(page: HabitsPage) -> None:
    assert page.who.text() == "Ana"
    assert page.chart.bar("PERSON").width() > page.chart.bar("PERSON", of_rest=True).width()
    assert page.chart.bar("NAT").width() == 0 < page.chart.bar("NAT", of_rest=True).width()
    words = page.chart.accessibleDescription()
    assert words.startswith("Person 52%, Organisation 25%")
    assert "everybody else: Person 47%" in words
    QTest.keyClick(page.table, KEY.Key_Down)
    QTest.keyClick(page.table, KEY.Key_Down)
    assert page.who.text() == "Ben"
    assert page.chart.bar("PERSON").width() < page.chart.bar("PERSON", of_rest=True).width()


def test_everybody_else_stands_alone(page: HabitsPage) -> None:
    QTest.mouseClick(page.table.viewport(), LEFT, pos=page.table.visualRect(page.model.index(1, 0)).center())
    assert page.who.text() == "everybody else"
    assert not page.legend.isVisible()
    assert page.chart.bar("PERSON", of_rest=True).width() == 0


def test_a_layer_is_chosen_and_one_without_anybody_shows_nothing(page: HabitsPage) -> None:
    QTest.mouseClick(page.layers.button("claim"), LEFT)
    assert cells(page, 0)[0] == "Cleo"
    assert not page.legend.isVisible()
    QTest.mouseClick(page.layers.button("event"), LEFT)
    assert page.model.rowCount() == 0
    assert not page.chart.isVisible()


def test_bars_are_painted_in_the_colours_of_the_labels(page: HabitsPage, theme: Theme) -> None:
    area = page.table.visualRect(page.model.index(0, BARS))
    for choice in (ThemeChoice.LIGHT, ThemeChoice.DARK):
        theme.choose(choice)
        band = palette_on(TAGSET, theme.colors).colors("ORG").band
        shown = page.table.viewport().grab(area).toImage()
        found = {shown.pixelColor(x, y).name() for x in range(shown.width()) for y in range(shown.height())}
        assert band.name() in found


@pytest.mark.parametrize("dark", [False, True])
def test_bars_stand_out_from_their_ground(dark: bool) -> None:
    colors = load_colors(dark=dark)
    palette = palette_on(TAGSET, colors)
    for label in NAMES:
        assert contrast(palette.colors(label).band, colors.color("panel")) >= BAND_CONTRAST
    assert contrast(colors.color("text_faint"), colors.color("panel")) >= BAND_CONTRAST


def test_everything_has_a_name_and_room(page: HabitsPage, qtmodeltester: ModelCheck) -> None:
    qtmodeltester.check(page.model)
    assert nameless(page) == []
    assert guessing(page) == []
    assert clipped(page) == []
