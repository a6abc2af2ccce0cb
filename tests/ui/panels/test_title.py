"""Titles in the list: two lines, cut where they are too long, in their own direction."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem, QWidget
from pytestqt.qtbot import QtBot

from annotator.ui.panels.document_delegate import DocumentDelegate
from annotator.ui.panels.document_model import DocumentModel
from annotator.ui.panels.title import Title
from annotator.ui.theme.theme import Theme
from tests.ui.panels.rows import doing, todo

ARABIC = "مجلس مدينة النورس يقر خطة ترميم السوق القديم بعد عام على الحريق"
LONG = "The harbour council votes once more on the very long story of the ferry " * 4


@pytest.fixture
def font(qapp: QApplication) -> QFont:
    return qapp.font()


def lines(text: str, font: QFont, width: int = 180) -> list[str]:
    return Title(text, font, width, 2).lines


def test_a_short_title_is_one_line(font: QFont) -> None:
    assert lines("Ferry  moves\n", font) == ["Ferry moves"]
    assert lines("   ", font) == ["Untitled"]


def test_a_long_title_is_cut_in_its_second_line(font: QFont) -> None:
    first, second = lines(LONG, font)
    assert LONG.startswith(first)
    assert second.endswith("…")
    assert QFontMetrics(font).horizontalAdvance(second) <= 180


def test_a_word_without_end_is_broken_anywhere(font: QFont) -> None:
    first, second = lines("x" * 400, font)
    assert first == "x" * len(first)
    assert second.endswith("…")


@given(st.text(alphabet="ab 😀é", min_size=1, max_size=60))
def test_nothing_is_lost_or_doubled_between_lines(qapp: QApplication, text: str) -> None:
    shown = Title(text, qapp.font(), 90, 2).lines
    words = " ".join(text.split()) or "Untitled"
    kept = "".join("".join(shown).removesuffix("…").split())
    assert "".join(words.split()).startswith(kept)


def test_a_title_keeps_its_own_direction(font: QFont) -> None:
    assert Title(ARABIC, font, 180, 2).alignment is Qt.AlignmentFlag.AlignRight
    assert Title(f"2024: {ARABIC}", font, 180, 2).alignment is Qt.AlignmentFlag.AlignRight
    assert Title("A title about السوق", font, 180, 2).alignment is Qt.AlignmentFlag.AlignLeft


def ink(image: QImage, columns: range) -> int:
    """How many pixels of some columns are not white."""
    white = QImage(image.size(), image.format())
    white.fill(Qt.GlobalColor.white)
    return sum(image.pixel(x, y) != white.pixel(0, 0) for x in columns for y in range(image.height()))


def test_a_right_to_left_title_is_set_from_the_right(font: QFont) -> None:
    image = QImage(400, 60, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    Title("السوق", font, 400, 2).paint(painter, QPoint(0, 0))
    painter.end()
    assert ink(image, range(200)) == 0
    assert ink(image, range(300, 400)) > 0


@pytest.mark.parametrize("title", ["Ferry", LONG, ARABIC, "🎉" * 80, "<b>bold</b>"])
def test_a_row_is_painted_inside_its_own_rectangle(qtbot: QtBot, theme: Theme, title: str) -> None:
    view = QWidget()
    qtbot.addWidget(view)
    model = DocumentModel(view)
    model.set_rows([doing("a", title), todo("b")])
    delegate = DocumentDelegate(theme, view)
    option = QStyleOptionViewItem()
    option.font = view.font()
    height = delegate.sizeHint(option, QModelIndex()).height()
    option.rect = QRect(20, 10, 200, height)
    image = QImage(240, height + 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    delegate.paint(painter, option, model.index(0))
    painter.end()
    assert ink(image, range(20)) == 0
    assert ink(image, range(220, 240)) == 0
    assert ink(image, range(20, 220)) > 0
