"""The matrix of figures is read, walked and opened; its choosers ask for others."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.agreement.figures import measured
from annotator.agreement.measure import Measure
from annotator.agreement.readings import name_of
from annotator.domain.layer import Layer
from annotator.session.measuring.tables import LeftOut, LeftOutRow, TrendPoint
from annotator.settings.preferences import ThemeChoice
from annotator.ui.label_colors import TEXT_CONTRAST, contrast
from annotator.ui.review.figure_text import short, why_no_interval
from annotator.ui.review.figures_page import FiguresPage
from annotator.ui.theme.theme import Theme
from tests.ui.checks import ModelCheck, clipped, guessing, nameless
from tests.ui.review.made_up import ANA, BEN, CLEO, GOLD, PEOPLE, TAGSET, figure_row, listen, matrix, trend

KEY = Qt.Key
LEFT_OUT = (
    LeftOutRow(LeftOut.NOT_FINISHED, 3, Layer.ENTITY),
    LeftOutRow(LeftOut.NOT_FINISHED, 9, Layer.CLAIM),
    LeftOutRow(LeftOut.SKIPPED, 2, None, ANA),
)
AS_OF = "each set as it was when its layer was first finished"


@pytest.fixture
def page(qtbot: QtBot, theme: Theme) -> Iterator[FiguresPage]:
    page = FiguresPage(theme)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show_matrix(matrix(), LEFT_OUT, AS_OF, TAGSET)
    page.show()
    qtbot.waitExposed(page)
    page.setFocus()
    yield page
    theme.choose(ThemeChoice.LIGHT)


def told(page: FiguresPage, row: int, column: int, role: Qt.ItemDataRole) -> str:
    return page.grid.cells.index(row, column).data(role)


def middle(page: FiguresPage, row: int, column: int) -> QPoint:
    return page.grid.visualRect(page.grid.cells.index(row, column)).center()


def click(page: FiguresPage, row: int, column: int) -> None:
    QTest.mouseClick(page.grid.viewport(), Qt.MouseButton.LeftButton, pos=middle(page, row, column))


def test_a_figure_has_two_digits_and_only_one_is_called_one() -> None:
    assert [short(value) for value in (0.874, 1.0, 0.998, 0.0, 0.001, -0.12, -1.0, None)] == [
        ".87",
        "1.00",
        ".99",
        ".00",
        ".01",
        "−.12",
        "−1.00",
        "–",
    ]


def test_a_cell_holds_value_interval_documents_and_spans(page: FiguresPage) -> None:
    cell = page.grid.cells.cell(0, 1)
    assert (cell.text, *cell.lines) == (".87", ".81–.92", "1,240 documents", "14,880 and 13,640 spans")
    assert page.grid.cells.cell(0, 2).lines[0] == "no interval"
    assert "No interval: fewer than 10 documents." in told(page, 0, 2, Qt.ItemDataRole.ToolTipRole)


def test_an_undefined_cell_says_why(page: FiguresPage) -> None:
    assert told(page, 1, 2, Qt.ItemDataRole.DisplayRole) == "–"
    for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
        assert "undefined: no document that both finished" in told(page, 1, 2, role)


def test_the_diagonal_is_empty_and_the_gold_is_last_and_apart(page: FiguresPage) -> None:
    cells = page.grid.cells
    assert [cells.cell(place, place).text for place in range(len(PEOPLE))] == ["", "", "", ""]
    assert cells.columns.names[-1] == "Gold (reference)"
    assert [cells.columns.begins_apart(place) for place in range(len(PEOPLE))] == [False, False, False, True]


def test_arrows_walk_the_cells_and_each_is_read_in_words(page: FiguresPage) -> None:
    assert page.reading.who.text() == "Ana and Ben"
    assert page.reading.words.text().startswith(
        "When one of them marks a span, the other marks the same 87 times in 100, averaged both ways."
    )
    assert "Near misses" in page.reading.blind_spots.text()
    QTest.keyClick(page.grid, KEY.Key_Right)
    assert page.reading.who.text() == "Ana and Cleo"
    QTest.keyClick(page.grid, KEY.Key_Right)
    assert "Ana had a hand in the gold that is compared here." in page.reading.words.text()
    QTest.keyClick(page.grid, KEY.Key_Home)
    assert page.reading.who.text() == "Choose two annotators"
    assert not page.reading.words.isVisible()


def test_where_nothing_is_compared_it_says_why(page: FiguresPage) -> None:
    ana_and_gold = frozenset((ANA.id, GOLD.id))
    only = {ana_and_gold: matrix().cells[ana_and_gold]}
    page.show_matrix(replace(matrix(), cells=only), (), AS_OF, TAGSET)
    assert page.reading.who.text() == "This measure does not compare these two"
    page.show_matrix(replace(matrix(), cells={}), (), AS_OF, TAGSET)
    assert page.reading.who.text().startswith("Nothing to compare")


def test_a_measure_without_intervals_does_not_blame_the_documents() -> None:
    row = replace(figure_row(ANA, CLEO), documents=15)
    assert why_no_interval(row) == "no interval is made for this measure"


def test_what_is_left_out_and_which_state_counts_stand_below(page: FiguresPage) -> None:
    assert page.reading.left_out.text() == "Left out: layers not finished: 3; documents skipped (Ana): 2"
    assert page.reading.as_of.text() == f"Measured: {AS_OF}"


def test_return_and_a_double_click_open_a_pair_but_never_one_with_themselves(page: FiguresPage) -> None:
    opened = listen(page.cell_opened)
    QTest.keyClick(page.grid, KEY.Key_Return)
    click(page, 2, 3)
    QTest.mouseDClick(page.grid.viewport(), Qt.MouseButton.LeftButton, pos=middle(page, 2, 3))
    click(page, 1, 1)
    QTest.keyClick(page.grid, KEY.Key_Return)
    assert opened == [(ANA, BEN), (CLEO, GOLD)]


def test_choosers_ask_for_another_measure_layer_and_label(page: FiguresPage) -> None:
    wanted = listen(page.wanted)
    QTest.keyClick(page.choosers.measures, KEY.Key_Down)
    QTest.keyClick(page.choosers.labels, KEY.Key_Down)
    QTest.mouseClick(page.choosers.layers.button("claim"), Qt.MouseButton.LeftButton)
    assert wanted == [
        (Measure.F1_EXTENT, Layer.ENTITY, None),
        (Measure.F1_EXTENT, Layer.ENTITY, "PERSON"),
        (Measure.F1_EXTENT, Layer.CLAIM, None),
    ]
    labels = page.choosers.labels
    assert [labels.itemText(number) for number in range(labels.count())] == ["All labels", "Forecast"]


def test_measures_are_chosen_by_name(page: FiguresPage) -> None:
    names = [page.choosers.measures.itemText(number) for number in range(page.choosers.measures.count())]
    assert names == [name_of(measure) for measure in Measure]


def test_showing_asks_for_nothing_and_keeps_the_pair(qtbot: QtBot, page: FiguresPage) -> None:
    click(page, 2, 0)
    with qtbot.assertNotEmitted(page.wanted):
        page.show_matrix(matrix(Measure.ALPHA, Layer.ENTITY, "ORG", (CLEO, ANA, BEN)), (), AS_OF, TAGSET)
    assert (page.measure, page.layer, page.label) == (Measure.ALPHA, Layer.ENTITY, "ORG")
    assert page.grid.place == (0, 1)
    assert not page.reading.left_out.isVisible()


def test_the_pair_at_hand_is_told_once_wherever_the_keyboard_goes(page: FiguresPage) -> None:
    entered = listen(page.pair_entered)
    QTest.keyClick(page.grid, KEY.Key_Right)
    page.show_matrix(matrix(Measure.ALPHA), (), AS_OF, TAGSET)
    QTest.keyClick(page.grid, KEY.Key_Down)
    QTest.keyClick(page.grid, KEY.Key_Down)
    there = frozenset((ANA.id, CLEO.id))
    assert entered == [(there,), (there,), (frozenset((BEN.id, CLEO.id)),), (frozenset((CLEO.id,)),)]


def test_the_trend_is_painted_told_and_missing_without_points(qtbot: QtBot, page: FiguresPage) -> None:
    assert not page.trend.isVisible()
    page.show_trend(trend())
    assert page.trend.isVisible()
    assert page.trend_name.text() == "F1, exact, over time · Ana and Ben"
    page.show_trend([TrendPoint(each.begins_ms, replace(each.row, label="ORG")) for each in trend()])
    assert page.trend_name.text() == "F1, exact, over time · Ana and Ben · ORG"
    words = page.trend.accessibleDescription()
    assert "from 2026-01-05: .60 (.52–.68) · 20 documents · 230 and 210 spans" in words
    assert "undefined: no document that both finished" in words
    places = [page.trend.place_of(number) for number in range(4)]
    assert [place.x() for place in places] == sorted(place.x() for place in places)
    assert places[3].y() < places[2].y() < places[0].y() < places[1].y()
    assert page.trend.point_at(places[2]) == 2
    page.show_trend(trend((measured(-0.3),)))
    assert page.trend.point_at(places[0]) == 0
    qtbot.waitUntil(lambda: not page.trend.grab().isNull())


def test_text_is_legible_on_every_tint_in_both_themes(page: FiguresPage, theme: Theme) -> None:
    for choice in (ThemeChoice.LIGHT, ThemeChoice.DARK):
        theme.choose(choice)
        text = theme.colors.color("text")
        for row in range(len(PEOPLE)):
            for column in range(len(PEOPLE)):
                cell = page.grid.cells.cell(row, column)
                ink = theme.colors.color("text_muted") if cell.is_faint else text
                assert contrast(page.grid.painter.ground(cell), ink) >= TEXT_CONTRAST


def test_everything_has_a_name_and_room(page: FiguresPage, qtmodeltester: ModelCheck) -> None:
    page.show_trend(trend())
    qtmodeltester.check(page.grid.cells)
    assert nameless(page) == []
    assert guessing(page) == []
    assert clipped(page) == []
