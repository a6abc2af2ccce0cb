"""From a figure, a cell of a confusion, a document or a label one comes to the disagreements behind it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.domain.layer import Layer
from annotator.session.measuring.tables import Case, ConfusionTable, DisagreementRow
from annotator.ui.review.disagreements_page import DisagreementsPage
from annotator.ui.review.narrowing import Narrowing, of_cases, of_document, of_label, of_pair
from tests.session.projects import TAGSET
from tests.ui.review.chambers import Chambers
from tests.ui.review.listings import ANA, BEN, CLEO, boundary, label, many, missed, shown
from tests.ui.review.test_adjudicating import court

Enter = Callable[[Path], Chambers]
KEY, LEFT = Qt.Key, Qt.MouseButton.LeftButton
ROWS = (boundary(), label(), missed(), label(BEN, CLEO))
TABLE = ConfusionTable(Layer.ENTITY, ("ORG", "PERSON", None), {("ORG", "PERSON"): 1}, (ANA, BEN))
CASE = Case("d1", "Harbour", ANA, BEN, ROWS[1].spans_a[0], ROWS[1].spans_b[0])


@pytest.mark.parametrize(
    ("narrowing", "words", "kept"),
    [
        (of_pair(BEN, ANA, Layer.ENTITY, None, TAGSET), "Ben and Ana · entities", ROWS[:2]),
        (of_pair(ANA, BEN, Layer.ENTITY, "ORG", TAGSET), "Ana and Ben · entities · ORG", ROWS[1:2]),
        (of_cases(TABLE, ("ORG", "PERSON"), [CASE], TAGSET), "Ana: ORG, Ben: PERSON · 1 span", ROWS[1:2]),
        (of_document("d2", "Pier", Layer.CLAIM), "Pier · claims", ROWS[2:3]),
        (of_document("d2", "", Layer.ENTITY), "Untitled · entities", ()),
        (of_label("ORG", Layer.ENTITY, TAGSET), "ORG · entities", (ROWS[1], ROWS[3])),
    ],
)
def test_what_is_kept_and_how_it_is_called(
    narrowing: Narrowing, words: str, kept: tuple[DisagreementRow, ...]
) -> None:
    assert narrowing.words == words
    assert tuple(row for row in ROWS if narrowing.keeps(row)) == kept


def test_a_narrowed_list_is_widened_again_by_one_press(qtbot: QtBot) -> None:
    page = shown(qtbot, DisagreementsPage())
    page.field.setText("nothing has this")
    page.narrow(of_pair(BEN, CLEO, Layer.ENTITY, None, TAGSET))
    page.show_rows(many(8), TAGSET)
    assert {line.pair for line in page.model.rows} == {"Ben · Cleo"}
    assert page.groups.model.rows[0].count == 2
    assert page.narrowed.text() == "Only Ben and Cleo · entities  ✕"
    assert page.total.text().endswith("8 in all")
    QTest.mouseClick(page.narrowed, LEFT)
    assert page.model.rowCount() == 8
    assert not page.narrowed.isVisible()
    assert page.table.hasFocus()


def test_a_cell_of_the_matrix_opens_what_the_two_disagree_on(enter: Enter, tmp_path: Path) -> None:
    chambers = enter(court(tmp_path / "court.annproj"))
    chambers.look_at("figures")
    measuring = chambers.place.measuring
    measuring.figures.grid.setFocus()
    QTest.keyClick(measuring.figures.grid, KEY.Key_Return)
    chambers.until(lambda: chambers.place.pages.page == "disagreements" and not measuring.is_busy)
    assert measuring.disagreements.narrowing is not None
    assert QApplication.focusWidget() is measuring.disagreements.table


def test_a_confusion_opens_its_cases(enter: Enter, tmp_path: Path) -> None:
    chambers = enter(court(tmp_path / "court.annproj"))
    chambers.look_at("confusion")
    measuring = chambers.place.measuring
    measuring.confusion.grid.setFocus()
    QTest.keyClick(measuring.confusion.grid, KEY.Key_Return)
    chambers.until(lambda: chambers.place.pages.page == "disagreements" and not measuring.is_busy)
    assert 0 < measuring.disagreements.model.rowCount() <= 3


@pytest.mark.parametrize("kind", ["documents", "labels"])
def test_the_worst_open_what_is_disagreed_on_there(enter: Enter, tmp_path: Path, kind: str) -> None:
    chambers = enter(court(tmp_path / "court.annproj"))
    chambers.look_at("confusion")
    measuring = chambers.place.measuring
    worst = measuring.confusion.worst
    QTest.mouseClick(worst.kind.button(kind), LEFT)
    worst.table.selectRow(0)
    worst.table.setFocus()
    QTest.keyClick(worst.table, KEY.Key_Return)
    chambers.until(lambda: chambers.place.pages.page == "disagreements" and not measuring.is_busy)
    assert measuring.disagreements.model.rowCount() > 0
