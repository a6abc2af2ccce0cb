"""Where characters stand: what the layout says against what is painted."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTextCharFormat, QTextLayout
from pytestqt.qtbot import QtBot

from annotator.text.graphemes import is_boundary
from annotator.ui.textview.direction import is_right_to_left
from annotator.ui.textview.paragraph_layout import ParagraphLayout, Setting
from annotator.ui.textview.typography import Typography
from annotator.ui.textview.zone_styles import format_range

pytestmark = pytest.mark.usefixtures("qapp")

_START = 1000
_TEXTS = [
    "The Harbour Board sold its last steam crane on Tuesday and the museum will move it.",
    "office affluent fiasco: five fine waffles",
    "abc שלום עולם def ויקטור ghi 123 jkl",
    "ראש העיר אמר Lindqvist Marine תפנה את הרציף עד 2028 ואיש לא ייפגע",
    "قال رئيس البلدية Port Ellery City Council صوّت على نقل 41 مليون دولار",
    "埃勒里港市议会周二晚间以七比六的票数通过决议，将码头街渡轮码头东移两公里。",
    "🚢 Ferry 👩‍👩‍👧‍👦 cheered 🎉 as 🇳🇴 said e\u0301 ok",
]


def layout_of(text: str, width: float = 260.0) -> ParagraphLayout:
    layout = ParagraphLayout(
        text,
        _START,
        Setting(Typography().text_font(), width, 13.0, 5.0),
        right_to_left=is_right_to_left(text, 0),
    )
    layout.stack(rows=1, row=9.0, lanes=1, lane=12.0, gap=4.0)
    return layout


def _painted(layout: ParagraphLayout, start: int, end: int) -> list[tuple[int, int, int]]:
    """(line, left, right) of the red pixels when only ``[start, end)`` is red."""
    image = QImage(340, int(layout.height) + 10, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    red, clear = QTextCharFormat(), QTextCharFormat()
    red.setForeground(QColor("red"))
    clear.setForeground(QColor(Qt.GlobalColor.transparent))
    last = len(layout.qt.text().encode("utf-16-le")) // 2
    first, after = layout.position_of(start), layout.position_of(end)
    layout.qt.setFormats([format_range(0, last, clear), format_range(first, after, red)])
    painter = QPainter(image)
    layout.qt.draw(painter, QPointF(20.0, 0.0))
    painter.end()
    found: list[tuple[int, int, int]] = []
    for number, line in enumerate(layout.lines):
        columns = [
            x - 20
            for x in range(image.width())
            if any(image.pixelColor(x, y).green() < 200 for y in range(int(line.top), int(line.bottom)))
        ]
        if columns:
            found.append((number, columns[0], columns[-1]))
    return found


@pytest.mark.parametrize("text", _TEXTS[:-1], ids=range(len(_TEXTS) - 1))
def test_strips_lie_where_the_characters_are_painted(text: str) -> None:
    for start in range(0, len(text) - 6, 5):
        if not (is_boundary(text, start) and is_boundary(text, start + 6)):
            continue
        layout = layout_of(text)
        strips = layout.strips(_START + start, _START + start + 6)
        for number, left, right in _painted(layout, _START + start, _START + start + 6):
            mine = [strip for strip in strips if strip.line == number]
            assert min(strip.left for strip in mine) - 3 <= left
            assert right <= max(strip.right for strip in mine) + 3


@pytest.mark.parametrize("text", _TEXTS, ids=range(len(_TEXTS)))
def test_the_strips_of_all_characters_fill_the_lines(text: str) -> None:
    layout = layout_of(text)
    whole = layout.strips(_START, _START + len(text))
    assert [strip.line for strip in whole] == list(range(len(layout.lines)))
    for strip in whole:
        width = layout.qt.lineAt(strip.line).naturalTextWidth()
        assert strip.right - strip.left == pytest.approx(width, abs=5.0)


def test_text_in_the_other_direction_has_more_than_one_strip() -> None:
    text = "abc שלום def"
    strips = layout_of(text).strips(_START + 2, _START + 6)
    assert len(strips) == 2
    assert strips[0].right < strips[1].left


def test_no_ligature_hides_an_edge() -> None:
    layout = layout_of("office")
    edges = [layout.strips(_START + at, _START + at + 1)[0] for at in range(6)]
    assert all(edge.right > edge.left for edge in edges)
    assert all(one.right == pytest.approx(two.left) for one, two in pairwise(edges))


def test_a_letter_inside_an_arabic_ligature_has_the_place_of_the_whole() -> None:
    text = "الثلاثاء"
    layout = layout_of(text)
    both = layout.strips(_START + 3, _START + 5)
    assert layout.strips(_START + 4, _START + 5) == both
    assert both[0].right > both[0].left


@pytest.mark.parametrize("text", _TEXTS, ids=range(len(_TEXTS)))
def test_a_click_beside_a_caret_finds_its_offset(text: str) -> None:
    layout = layout_of(text)
    for offset in range(len(text)):
        if is_boundary(text, offset) and not is_right_to_left(text, 0) and "ש" not in text:
            line = layout.line_of(_START + offset)
            assert layout.offset_at(line, layout.x_of(_START + offset, line) + 0.5) == _START + offset


@given(st.text(st.characters(codec="utf-16", exclude_characters="\n\r"), max_size=60))
@settings(deadline=None)
def test_any_text_keeps_its_offsets(text: str) -> None:
    layout = layout_of(text)
    assert layout.end == _START + len(text)
    assert all(
        layout.offset_of(layout.position_of(_START + at)) == _START + at for at in range(len(text) + 1)
    )
    assert layout.lines[0].start == _START
    assert layout.lines[-1].end == _START + len(text)
    assert all(one.end == two.start for one, two in pairwise(layout.lines))


def test_a_lone_surrogate_and_control_characters_take_one_place_each() -> None:
    text = "a\ud800b\x00c\x85d\u2029e\tf"
    layout = layout_of(text)
    assert layout.offset_of(layout.position_of(_START + 7)) == _START + 7
    assert len(layout.qt.text()) == len(text)


def test_ligatures_are_the_only_thing_turned_off(qtbot: QtBot) -> None:
    joined = QTextLayout("سلام", Typography().text_font())
    joined.beginLayout()
    line = joined.createLine()
    joined.endLayout()
    assert len(line.glyphRuns()[0].glyphIndexes()) <= 4
