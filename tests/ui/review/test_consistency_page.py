"""Surfaces that are labeled in more than one way are gone through, and their places labeled alike."""

from dataclasses import replace
from time import perf_counter

import pytest
from PySide6.QtCore import QAbstractItemModel, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.session.measuring.tables import ConsistencyRow, Usage
from annotator.ui.review.consistency_page import ConsistencyPage
from annotator.ui.theme.theme import Theme
from tests.session.projects import TAGSET
from tests.ui import checks
from tests.ui.review import listings
from tests.ui.review.listings import ANA, GOLD, cells, click

ROWS = [listings.board(), listings.pier()]
BOARD = ROWS[0].places
OWN = frozenset((ANA.id, GOLD.id))
BOX, DOCUMENT, LABEL, ANNOTATOR = 0, 1, 3, 4
KEY = Qt.Key


@pytest.fixture
def page(qtbot: QtBot, theme: Theme) -> ConsistencyPage:
    del theme
    page = listings.shown(qtbot, ConsistencyPage())
    page.show_rows(ROWS, TAGSET, OWN)
    return page


@pytest.fixture
def wanted(page: ConsistencyPage) -> list[tuple[list[Usage], str]]:
    asked: list[tuple[list[Usage], str]] = []

    def note(usages: list[Usage], label: str) -> None:
        asked.append((usages, label))

    page.relabel_wanted.connect(note)
    return asked


def tick(page: ConsistencyPage, row: int) -> None:
    area = page.place_table.visualRect(page.places.index(row, BOX))
    place = QPoint(area.left() + 17, area.center().y())
    QTest.mouseClick(page.place_table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def choose(page: ConsistencyPage, name: str) -> None:
    page.label.setFocus()
    QTest.keyClicks(page.label, name)


def test_a_surface_says_how_it_is_labeled_and_what_overlaps_it(page: ConsistencyPage) -> None:
    assert cells(page.table, 2) == ["PERSON 3, ORG 1, not labeled 1", "Promise 1, not labeled 1"]
    assert cells(page.table, 3) == ["Harbour Board 2, the Board 1", ""]
    assert page.total.text() == "2 surfaces"


def test_its_places_say_where_by_whom_and_as_what(page: ConsistencyPage) -> None:
    assert cells(page.place_table, DOCUMENT)[:3] == ["Title 0", "Title 1", "Title 2"]
    assert cells(page.place_table, LABEL) == ["ORG", "PERSON", "not labeled", "PERSON", "PERSON"]
    assert cells(page.place_table, ANNOTATOR) == ["Ana", "Ana", "Ana", "Ben", "Gold"]


def test_going_down_the_list_shows_the_places_of_each(page: ConsistencyPage) -> None:
    rows: list[ConsistencyRow] = []
    page.surface_chosen.connect(rows.append)
    QTest.keyClick(page.table, KEY.Key_Down)
    assert rows == [ROWS[1]]
    assert cells(page.place_table, LABEL) == ["Promise"]
    assert page.label.currentText() == "Promise"


def test_the_usual_label_is_offered_first(page: ConsistencyPage) -> None:
    names = [page.label.itemText(number) for number in range(page.label.count())]
    assert names == ["PERSON", "ORG", "MENTION"]


def test_only_what_one_may_change_and_is_otherwise_is_touched(
    page: ConsistencyPage, wanted: list[tuple[list[Usage], str]]
) -> None:
    assert page.preview.text == "Tick places to label them alike"
    assert not page.button.isEnabled()
    page.all_button.click()
    assert page.preview.text == (
        "2 places will be labeled PERSON; 2 are so already; 1 of somebody else stays as it is"
    )
    page.button.click()
    assert wanted == [([BOARD[0], BOARD[2]], "PERSON")]


def test_boxes_are_ticked_by_the_mouse(page: ConsistencyPage, wanted: list[tuple[list[Usage], str]]) -> None:
    tick(page, 1)
    tick(page, 2)
    tick(page, 1)
    tick(page, 4)
    choose(page, "ORG")
    assert page.preview.text == "2 places will be labeled ORG"
    page.button.click()
    assert wanted == [([BOARD[2], BOARD[4]], "ORG")]


def test_space_ticks_all_selected_lines(page: ConsistencyPage) -> None:
    page.place_table.setFocus()
    QTest.keyClick(page.place_table, KEY.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(page.place_table, KEY.Key_Space)
    assert page.places.ticked == list(BOARD[:2])
    QTest.keyClick(page.place_table, KEY.Key_Space)
    assert page.places.ticked == []


def test_nothing_can_be_done_to_the_places_of_others(page: ConsistencyPage) -> None:
    tick(page, 3)
    choose(page, "ORG")
    assert page.preview.text == "0 places will be labeled ORG; 1 of somebody else stays as it is"
    assert not page.button.isEnabled()


def test_ticks_and_label_stay_until_the_places_are_labeled(page: ConsistencyPage) -> None:
    tick(page, 1)
    tick(page, 2)
    choose(page, "ORG")
    now = (BOARD[0], replace(BOARD[1], label="ORG"), *BOARD[2:])
    page.show_rows([replace(ROWS[0], places=now), ROWS[1]], TAGSET, OWN)
    assert page.places.ticked == [BOARD[2]]
    assert page.label.currentText() == "ORG"


def test_return_and_a_double_click_open_a_place_but_not_on_its_box(page: ConsistencyPage) -> None:
    places: list[tuple[str, int, int]] = []

    def note(document: str, start: int, end: int) -> None:
        places.append((document, start, end))

    page.place_wanted.connect(note)
    listings.double_click(page.place_table, 1, LABEL)
    page.place_table.setFocus()
    QTest.keyClick(page.place_table, KEY.Key_Return)
    listings.double_click(page.place_table, 2, BOX)
    assert places == [("d1", 10, 15), ("d1", 10, 15)]


def test_words_filter_surfaces(page: ConsistencyPage) -> None:
    QTest.keyClicks(page.field, "promise")
    assert cells(page.table, 0) == ["will move the pier"]
    assert page.total.text() == "1 surface · 2 in all"
    assert cells(page.place_table, LABEL) == ["Promise"]
    QTest.keyClicks(page.field, "x")
    assert cells(page.place_table, LABEL) == []
    assert not page.button.isEnabled()


def test_columns_sort_surfaces_and_places(page: ConsistencyPage) -> None:
    listings.click_header(page.table, 4)
    assert cells(page.table, 4) == ["1", "5"]
    click(page.table, 1)
    listings.click_header(page.place_table, LABEL)
    assert cells(page.place_table, LABEL) == ["not labeled", "ORG", "PERSON", "PERSON", "PERSON"]
    listings.click_header(page.place_table, BOX)
    assert page.places.ticked == []


def test_five_thousand_rows_show_and_sort_without_a_pause(page: ConsistencyPage) -> None:
    places = tuple(listings.usage(number, ("ORG", "PERSON", None)[number % 3]) for number in range(5_000))
    rows = [replace(ROWS[0], places=places), *listings.surfaces(5_000)[1:]]
    begun = perf_counter()
    page.show_rows(rows, TAGSET, OWN)
    QApplication.processEvents()
    assert perf_counter() - begun < 1.0
    for table, column in ((page.table, 0), (page.place_table, DOCUMENT)):
        begun = perf_counter()
        listings.click_header(table, column)
        QApplication.processEvents()
        assert perf_counter() - begun < 0.5
    begun = perf_counter()
    page.all_button.click()
    QApplication.processEvents()
    assert perf_counter() - begun < 0.5


def test_a_screen_reader_hears_ticks_and_names(page: ConsistencyPage) -> None:
    tick(page, 0)
    words = [page.places.index(row, BOX).data(Qt.ItemDataRole.AccessibleTextRole) for row in (0, 1)]
    assert words == ["ticked: Title 0, ORG, Ana", "not ticked: Title 1, PERSON, Ana"]
    assert checks.nameless(page) == []
    assert checks.guessing(page) == []
    assert checks.clipped(page) == []


def test_the_models_are_sound(page: ConsistencyPage) -> None:
    models: list[QAbstractItemModel] = [page.surfaces, page.places]
    for model in models:
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, page)
    page.show_rows(listings.surfaces(), TAGSET, OWN)
    page.all_button.click()
    page.none_button.click()
