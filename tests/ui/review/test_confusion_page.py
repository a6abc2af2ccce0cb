"""What is taken for what is seen, walked and opened; and where people disagree most."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.domain.layer import Layer
from annotator.session.measuring.tables import ConfusionTable
from annotator.settings.preferences import ThemeChoice
from annotator.ui.label_colors import TEXT_CONTRAST, contrast
from annotator.ui.review.confusion_page import ConfusionPage
from annotator.ui.review.heat import tint, weight_of
from annotator.ui.theme.colors import load_colors
from annotator.ui.theme.theme import Theme
from tests.ui.checks import ModelCheck, clipped, guessing, nameless
from tests.ui.review.made_up import ANA, BEN, NAMES, TAGSET, WORST, confusion, listen

KEY = Qt.Key
LEFT = Qt.MouseButton.LeftButton
TABLES = (confusion(), confusion((ANA, BEN)), confusion(layer=Layer.CLAIM))
LABELS = (*NAMES, None)


@pytest.fixture
def page(qtbot: QtBot, theme: Theme) -> Iterator[ConfusionPage]:
    page = ConfusionPage(theme)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show_confusions(TABLES, WORST, TAGSET)
    page.show()
    qtbot.waitExposed(page)
    page.setFocus()
    yield page
    theme.choose(ThemeChoice.LIGHT)


def middle(page: ConfusionPage, one: str | None, other: str | None) -> QPoint:
    index = page.grid.cells.index(LABELS.index(one), LABELS.index(other))
    return page.grid.visualRect(index).center()


def names(page: ConfusionPage) -> list[str]:
    model = page.worst.model
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_each_cell_holds_its_number_and_none_is_the_last_label(page: ConfusionPage) -> None:
    cells = page.grid.cells
    assert cells.rows.names == ("Person", "Organisation", "Place", "Nationality", "Role", "(none)")
    assert cells.cell(0, 0).text == "1,204"
    assert cells.cell(1, 2).text == "48"
    assert cells.cell(0, 1).text == "0"
    assert cells.cell(5, 5).text == ""
    assert cells.rows.begins_apart(5)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("role", ["accent", "danger"])
def test_numbers_are_legible_on_every_tint(role: str, dark: bool) -> None:
    colors = load_colors(dark=dark)
    text = colors.color("text")
    tints = [tint(colors, role, step / 100) for step in range(101)]
    assert min(contrast(each, text) for each in tints) >= TEXT_CONTRAST
    assert contrast(tints[0], colors.color("text_muted")) >= TEXT_CONTRAST
    assert contrast(tints[0], tints[100]) > 1.5


def test_what_is_rare_is_seen_beside_what_is_frequent() -> None:
    assert [weight_of(count, 100) for count in (0, 1, 25, 100)] == [0.0, 0.1, 0.5, 1.0]
    assert weight_of(0, 0) == 0.0


def test_agreement_and_confusion_have_colours_of_their_own(page: ConfusionPage) -> None:
    cells = page.grid.cells
    assert cells.cell(0, 0).role != cells.cell(1, 2).role
    assert cells.cell(0, 0).weight == cells.cell(1, 2).weight == 1.0


def test_it_begins_at_what_is_confused_most_and_arrows_walk_on(page: ConfusionPage) -> None:
    assert page.reading.text() == "One of them: Organisation, the other: Place · 48 spans"
    QTest.keyClick(page.grid, KEY.Key_Down)
    assert page.reading.text() == "One of them: Place, the other: Place · 402 spans"
    QTest.keyClick(page.grid, KEY.Key_Left)
    assert page.reading.text() == "One of them: Place, the other: Organisation · 48 spans"


def test_return_and_a_click_ask_for_the_cases(page: ConfusionPage) -> None:
    wanted = listen(page.cases_wanted)
    QTest.keyClick(page.grid, KEY.Key_Return)
    QTest.mouseClick(page.grid.viewport(), LEFT, pos=middle(page, "NAT", None))
    QTest.mouseClick(page.grid.viewport(), LEFT, pos=middle(page, None, "PERSON"))
    assert wanted == [("ORG", "PLACE"), ("NAT", None), (None, "PERSON")]


def test_an_empty_cell_opens_nothing(page: ConfusionPage) -> None:
    wanted = listen(page.cases_wanted)
    for pair in (("PERSON", "ORG"), (None, None)):
        QTest.mouseClick(page.grid.viewport(), LEFT, pos=middle(page, *pair))
        QTest.keyClick(page.grid, KEY.Key_Return)
    assert wanted == []
    assert page.reading.text() == ""


def test_screen_readers_are_told_both_labels_and_the_number(page: ConfusionPage) -> None:
    words = page.grid.cells.index(1, 2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words == "one of them: Organisation, the other: Place · 48 spans"


def test_a_pair_and_a_layer_are_chosen(page: ConfusionPage) -> None:
    assert page.axes.text() == "Summed over all pairs, both ways round"
    QTest.keyClick(page.people, KEY.Key_Down)
    assert page.table is TABLES[1]
    assert page.axes.text() == "At the left the labels of Ana, above those of Ben"
    assert page.reading.text() == "Ana: Organisation, Ben: Place · 48 spans"
    QTest.mouseClick(page.layers.button("claim"), LEFT)
    assert page.table is TABLES[2]
    assert page.grid.cells.rows.names == ("Forecast", "(none)")
    assert names(page) == ["Budget"]
    QTest.mouseClick(page.layers.button("event"), LEFT)
    assert page.table is None
    assert not page.grid.isVisible()
    assert "Nothing is marked" in page.axes.text()


def test_nothing_counted_is_said_and_no_empty_grid_is_shown(page: ConfusionPage) -> None:
    page.show_confusions([ConfusionTable(Layer.ENTITY, (None,), {})], (), TAGSET)
    assert not page.grid.isVisible()
    assert not page.save.isEnabled()
    assert "Nothing is marked" in page.axes.text()


def test_worst_documents_and_labels_are_ordered_and_opened(page: ConfusionPage) -> None:
    opened = listen(page.worst_wanted)
    assert names(page) == ["The harbour board moves the pier after all, and nobody is asked", "Ferries"]
    table = page.worst.table
    first, second = (table.visualRect(page.worst.model.index(row, 0)).center() for row in range(2))
    QTest.mouseClick(table.viewport(), LEFT, pos=second)
    QTest.keyClick(table, KEY.Key_Return)
    QTest.mouseClick(table.viewport(), LEFT, pos=first)
    QTest.mouseDClick(table.viewport(), LEFT, pos=first)
    QTest.mouseClick(page.worst.kind.button("labels"), LEFT)
    QTest.keyClick(table, KEY.Key_Return)
    assert names(page) == ["Nationality"]
    QTest.mouseClick(table.viewport(), LEFT, pos=first)
    QTest.keyClick(table, KEY.Key_Return)
    assert opened == [(WORST[1],), (WORST[0],), (WORST[2],)]


def test_the_lowest_score_comes_first_and_none_last(page: ConfusionPage) -> None:
    page.worst.show_rows([*WORST[1::2], WORST[0]], TAGSET)
    QTest.mouseClick(page.worst.order.button("score"), LEFT)
    assert names(page)[1:] == ["Ferries", "Budget"]
    assert page.worst.model.index(2, 3).data() == "–"


def test_everything_has_a_name_and_room(page: ConfusionPage, qtmodeltester: ModelCheck) -> None:
    qtmodeltester.check(page.grid.cells)
    assert nameless(page) == []
    assert guessing(page) == []
    assert clipped(page) == []
