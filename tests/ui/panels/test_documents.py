"""The left side by hand: choosing, filtering, progress, and the way to the article."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from annotator.ui.panels.document_signs import signs_of
from annotator.ui.panels.documents import DocumentsPanel
from annotator.ui.theme.theme import Theme
from tests.ui.checks import clipped, guessing, nameless
from tests.ui.panels.rows import doing, done, skipped, todo

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme) -> DocumentsPanel:
    panel = DocumentsPanel(theme)
    qtbot.addWidget(panel)
    panel.resize(260, 500)
    panel.show()
    panel.activateWindow()
    panel.set_rows([todo("a", "Ferry"), doing("b", "Dam"), done("c", "Lock"), skipped("d", "Pier")], "a")
    return panel


@pytest.fixture
def news(panel: DocumentsPanel) -> list[str]:
    """What the panel tells, in its order."""
    told: list[str] = []
    panel.document_chosen.connect(told.append)
    panel.left.connect(lambda: told.append("left"))
    return told


def chip(panel: DocumentsPanel, name: str) -> QPushButton:
    return next(button for button in panel.findChildren(QPushButton) if button.toolTip().startswith(name))


def test_a_click_opens_a_document_and_gives_the_keyboard_to_the_article(
    panel: DocumentsPanel, news: list[str]
) -> None:
    place = panel.list.visualRect(panel.model.index(1)).center()
    QTest.mouseClick(panel.list.viewport(), LEFT, pos=place)
    assert news == ["b", "left"]


def test_arrow_keys_browse_and_return_goes_to_the_article(panel: DocumentsPanel, news: list[str]) -> None:
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_Down)
    QTest.keyClick(panel.list, Qt.Key.Key_Down)
    assert news == ["b", "c"]
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert news == ["b", "c", "left"]


def test_showing_the_open_document_chooses_nothing(panel: DocumentsPanel, news: list[str]) -> None:
    panel.show_current("c")
    assert panel.list.currentIndex().row() == 2
    panel.show_current(None)
    assert news == []


def test_letters_in_the_field_filter_and_return_opens_the_first(
    panel: DocumentsPanel, news: list[str]
) -> None:
    panel.focus_search()
    QTest.keyClicks(panel.search, "lo")
    assert panel.model.rowCount() == 1
    QTest.keyClick(panel.search, Qt.Key.Key_Return)
    assert news == ["c", "left"]


def test_escape_clears_the_field_and_leaves(panel: DocumentsPanel, news: list[str]) -> None:
    panel.focus_search()
    QTest.keyClicks(panel.search, "lo")
    QTest.keyClick(panel.search, Qt.Key.Key_Escape)
    assert panel.search.text() == ""
    assert panel.model.rowCount() == 4
    assert news == ["left"]


def test_the_open_document_stays_marked_when_the_filter_lets_it_through_again(
    panel: DocumentsPanel, news: list[str]
) -> None:
    panel.show_current("b")
    panel.search.setText("pier")
    panel.search.setText("")
    assert panel.list.currentIndex().row() == 1
    assert news == []


def test_chips_filter_and_count(panel: DocumentsPanel) -> None:
    assert chip(panel, "Done").toolTip() == "Done: 1"
    QTest.mouseClick(chip(panel, "Doing"), LEFT)
    assert panel.model.rowCount() == 1
    panel.update_row(done("b", "Dam"))
    assert chip(panel, "Done").toolTip() == "Done: 2"
    bar = panel.findChild(QProgressBar)
    assert isinstance(bar, QProgressBar)
    assert (bar.value(), bar.maximum(), bar.toolTip()) == (3, 4, "3 of 4 finished")


@pytest.mark.parametrize("width", [190, 244, 400])
@pytest.mark.parametrize("many", [3, 12_345])
def test_chips_are_never_cut(panel: DocumentsPanel, width: int, many: int) -> None:
    panel.set_rows([todo(str(number)) for number in range(many)], None)
    panel.resize(width, 500)
    assert clipped(panel) == []
    assert nameless(panel) == []
    assert guessing(panel) == []


def test_an_empty_project_says_what_to_do(panel: DocumentsPanel) -> None:
    panel.set_rows([], None)
    assert not panel.list.currentIndex().isValid()
    words = [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]
    assert words == ["No documents yet. Import article files, or drop them here."]


def test_a_far_document_is_scrolled_to_and_changes_in_its_place(panel: DocumentsPanel) -> None:
    panel.set_rows([todo(str(number)) for number in range(5000)], "4000")
    view, index = panel.list, panel.model.index_of("4000")
    assert view.viewport().rect().contains(view.visualRect(index))
    before = view.grab(view.visualRect(index)).toImage()
    panel.update_row(done("4000"))
    assert view.grab(view.visualRect(index)).toImage() != before


def test_flags_answers_and_a_note_have_signs(panel: DocumentsPanel) -> None:
    plain = panel.list.grab().toImage()
    row = replace(todo("a", "Ferry"), flagged=2, answered=1, note="Long.")
    assert [(sign.icon, sign.number) for sign in signs_of(row)] == [
        ("flag", "2"),
        ("check", "1"),
        ("note", ""),
    ]
    panel.update_row(row)
    assert panel.list.grab().toImage() != plain


def test_home_and_end_lead_to_the_first_and_the_last_document(panel: DocumentsPanel, news: list[str]) -> None:
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_End)
    QTest.keyClick(panel.list, Qt.Key.Key_Home)
    assert news == ["d", "a"]
