"""Disagreements are counted, grouped, walked through one by one, and seen in their passage."""

from time import perf_counter

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.session.measuring.tables import DisagreementRow
from annotator.ui.review.disagreement_model import Grouping
from annotator.ui.review.disagreements_page import DisagreementsPage
from annotator.ui.theme.theme import Theme
from tests.session.projects import TAGSET
from tests.ui import checks
from tests.ui.review import listings
from tests.ui.review.listings import ANA, BEN, CLEO, GOLD, cells, click

ROWS = [
    listings.boundary(),
    listings.label(),
    listings.missed(),
    listings.label(ANA, CLEO),
]
KINDS = ["boundary, 5 left", "label", "missed", "label"]
TITLE, KIND, LABEL, PAIR, FIRST, SECOND = 0, 1, 3, 4, 5, 6
KEY = Qt.Key


@pytest.fixture
def page(qtbot: QtBot, theme: Theme) -> DisagreementsPage:
    del theme
    page = listings.shown(qtbot, DisagreementsPage())
    page.show_rows(ROWS, TAGSET)
    return page


@pytest.fixture
def chosen(page: DisagreementsPage) -> list[DisagreementRow]:
    rows: list[DisagreementRow] = []
    page.row_chosen.connect(rows.append)
    return rows


def press(key: Qt.Key) -> None:
    here = QApplication.focusWidget()
    assert here is not None
    QTest.keyClick(here, key)


def group_of(page: DisagreementsPage, name: str) -> None:
    click(page.groups.table, cells(page.groups.table, 0).index(name))


def test_a_row_says_what_differs_between_whom_in_which_words(page: DisagreementsPage) -> None:
    assert cells(page.table, KIND) == KINDS
    assert cells(page.table, LABEL) == ["PERSON", "ORG / PERSON", "Promise", "ORG / PERSON"]
    assert cells(page.table, PAIR)[2:] == ["Ana · Ben", "Ana · Cleo"]
    assert cells(page.table, FIRST)[::2] == ["Ines Vale", "–"]
    assert cells(page.table, SECOND)[::2] == ["Vale", "We will move the pier"]


def test_rows_and_disputes_are_counted(page: DisagreementsPage) -> None:
    assert page.total.text() == "4 disagreements in 3 disputes"


@pytest.mark.parametrize(
    ("grouping", "names", "counts"),
    [
        (Grouping.KIND, ["All", "label", "boundary", "missed"], ["4", "2", "1", "1"]),
        (Grouping.LABEL, ["All", "PERSON", "ORG", "Promise"], ["4", "3", "2", "1"]),
        (Grouping.DOCUMENT, ["All", "Harbour", "Pier"], ["4", "3", "1"]),
        (Grouping.PAIR, ["All", "Ana · Ben", "Ana · Cleo"], ["4", "3", "1"]),
    ],
)
def test_groups_come_with_their_counts(
    page: DisagreementsPage, grouping: Grouping, names: list[str], counts: list[str]
) -> None:
    page.groups.groupings.button(grouping).click()
    assert cells(page.groups.table, 0) == names
    assert cells(page.groups.table, 1) == counts


def test_a_group_narrows_the_list_and_all_shows_it_whole(page: DisagreementsPage) -> None:
    group_of(page, "label")
    assert cells(page.table, KIND) == ["label", "label"]
    assert page.total.text() == "2 disagreements in 1 dispute · 4 in all"
    press(KEY.Key_Home)
    group_of(page, "All")
    assert cells(page.table, KIND) == KINDS


def test_where_a_group_is_gone_all_is_shown(page: DisagreementsPage) -> None:
    group_of(page, "missed")
    page.show_rows(ROWS[:2], TAGSET)
    assert cells(page.table, KIND) == KINDS[:2]
    assert page.total.text() == "2 disagreements in 2 disputes"


def test_another_grouping_shows_all_again(page: DisagreementsPage) -> None:
    group_of(page, "missed")
    page.groups.groupings.button(Grouping.PAIR).click()
    assert cells(page.table, KIND) == KINDS


def test_words_filter_and_groups_count_what_is_left(page: DisagreementsPage) -> None:
    page.field.setFocus()
    QTest.keyClicks(page.field, "cleo board")
    assert cells(page.table, PAIR) == ["Ana · Cleo"]
    assert cells(page.groups.table, 1) == ["1", "1", "0", "0"]


def test_a_column_sorts_up_down_and_as_it_came(page: DisagreementsPage) -> None:
    listings.click_header(page.table, KIND)
    assert cells(page.table, KIND) == sorted(KINDS)
    listings.click_header(page.table, KIND)
    assert cells(page.table, KIND) == sorted(KINDS, reverse=True)
    listings.click_header(page.table, KIND)
    assert cells(page.table, KIND) == KINDS


def test_arrows_walk_in_the_list_and_n_and_p_from_anywhere(
    page: DisagreementsPage, chosen: list[DisagreementRow]
) -> None:
    press(KEY.Key_Down)
    press(KEY.Key_Down)
    press(KEY.Key_Up)
    page.groups.table.setFocus()
    press(KEY.Key_N)
    press(KEY.Key_N)
    press(KEY.Key_N)
    press(KEY.Key_P)
    assert chosen == [ROWS[1], ROWS[2], ROWS[1], ROWS[2], ROWS[3], ROWS[2]]


def test_letters_in_the_filter_are_typed(page: DisagreementsPage, chosen: list[DisagreementRow]) -> None:
    page.field.setFocus()
    QTest.keyClicks(page.field, "np")
    assert page.field.text() == "np"
    assert chosen == []


def test_who_stands_on_a_row_stays_there(page: DisagreementsPage, chosen: list[DisagreementRow]) -> None:
    click(page.table, 2)
    listings.click_header(page.table, KIND)
    group_of(page, "missed")
    assert chosen == [ROWS[2]]
    page.show_rows(ROWS, TAGSET)
    assert chosen == [ROWS[2], ROWS[2]]


def test_where_a_row_is_settled_the_next_one_comes(
    page: DisagreementsPage, chosen: list[DisagreementRow]
) -> None:
    click(page.table, 1)
    page.show_rows([ROWS[0], *ROWS[2:]], TAGSET)
    assert chosen == [ROWS[1], ROWS[2]]
    page.show_rows(ROWS[:1], TAGSET)
    assert chosen[-1] == ROWS[0]


def test_return_and_a_double_click_open_the_document(page: DisagreementsPage) -> None:
    wanted: list[tuple[str, int, int]] = []

    def note(document: str, start: int, end: int) -> None:
        wanted.append((document, start, end))

    page.document_wanted.connect(note)
    press(KEY.Key_Return)
    listings.double_click(page.table, 2, KIND)
    assert wanted == [("d1", 0, 9), ("d2", ROWS[2].start, ROWS[2].end)]


def test_readings_are_stacked_with_what_differs_selected(page: DisagreementsPage, theme: Theme) -> None:
    (one,), (other,) = ROWS[0].spans_a, ROWS[0].spans_b
    readings = [
        listings.reading(CLEO),
        listings.reading(GOLD),
        listings.reading(BEN, other),
        listings.reading(ANA, one),
    ]
    page.show_readings(listings.document("d1"), readings, listings.look(theme))
    lanes = page.lanes.lanes
    assert [lane.name.text() for lane in lanes] == ["Ana", "Ben", "Cleo", "Gold"]
    assert [lane.page.sheet.page.emphasis.selected for lane in lanes] == [one.id, other.id, None, None]


def test_readings_that_come_too_late_are_not_shown(page: DisagreementsPage, theme: Theme) -> None:
    click(page.table, 2)
    page.show_readings(listings.document("d1"), [listings.reading(ANA)], listings.look(theme))
    assert not page.lanes.isVisible()


def test_without_rows_there_is_nothing_to_read(page: DisagreementsPage, theme: Theme) -> None:
    page.show_readings(listings.document("d1"), [listings.reading(ANA)], listings.look(theme))
    page.show_rows([], TAGSET)
    press(KEY.Key_N)
    press(KEY.Key_Return)
    assert not page.lanes.isVisible()
    assert page.total.text() == "0 disagreements in 0 disputes"


def test_five_thousand_rows_show_and_sort_without_a_pause(page: DisagreementsPage) -> None:
    rows = listings.many(5_000)
    begun = perf_counter()
    page.show_rows(rows, TAGSET)
    QApplication.processEvents()
    assert perf_counter() - begun < 1.0
    for column in (TITLE, KIND, SECOND):
        begun = perf_counter()
        listings.click_header(page.table, column)
        QApplication.processEvents()
        assert perf_counter() - begun < 0.5
    begun = perf_counter()
    page.groups.groupings.button(Grouping.DOCUMENT).click()
    QApplication.processEvents()
    assert perf_counter() - begun < 0.5


@pytest.mark.parametrize("key", [KEY.Key_Down, KEY.Key_Return])
def test_keys_lead_from_the_filter_to_what_it_found_and_escape_finds_all(
    page: DisagreementsPage, key: Qt.Key
) -> None:
    page.field.setFocus()
    QTest.keyClicks(page.field, "pier")
    press(key)
    assert page.table.hasFocus()
    page.field.setFocus()
    press(KEY.Key_Escape)
    assert (page.field.text(), len(cells(page.table, KIND))) == ("", len(ROWS))


def test_words_say_that_nothing_fits_and_nothing_before_anything_was_measured(
    page: DisagreementsPage,
) -> None:
    QTest.keyClicks(page.field, "zzz")
    assert page.empty.text() == page.table.accessibleDescription() == "Nothing fits this filter."
    page.show_rows([], TAGSET)
    assert page.empty.text() == ""


def test_every_field_has_a_name_and_room(page: DisagreementsPage) -> None:
    assert checks.nameless(page) == []
    assert checks.guessing(page) == []
    assert checks.clipped(page) == []


def test_the_model_is_sound(page: DisagreementsPage) -> None:
    model: QAbstractItemModel = page.model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, page)
    page.show_rows(listings.many(20), TAGSET)
    page.field.setText("pier")
    page.model.sort(TITLE)
