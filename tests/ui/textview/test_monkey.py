"""Random hands on random text: nothing breaks, and no position falls inside a grapheme."""

import random
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.domain.layer import Layer
from annotator.domain.span import Span, make_extent
from annotator.text.graphemes import is_boundary
from annotator.ui.textview.article_view import ArticleView
from annotator.ui.textview.look import LinkStyle
from annotator.ui.textview.theme import DARK, LIGHT
from tests.ui.textview.samples import NEWS, drag, link, new_id, shown_view

_PIECES = (
    "The council voted on Tuesday. ",
    "“We will go,” she said. ",
    "ראש העיר אמר 2028 ",
    "قال رئيس الثلاثاء ",
    "埃勒里港市议会。",
    "👩‍👩‍👧 e\u0301 🇳🇴 ",
    "\n",
    "\r\n\r\n",
    "\u00a0\t",
    "averylongwordwithoutanyspaceinit" * 8,
)
_KEYS = (
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_A,
    Qt.Key.Key_X,
    Qt.Key.Key_Tab,
)
_MODIFIERS = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier,
)


class Monkey:
    def __init__(self, view: ArticleView, seed: int) -> None:
        self._view = view
        self._chance = random.Random(seed)
        self._spans: dict[str, Span] = {}
        self._acts: tuple[Callable[[], None], ...] = (
            *(self._press,) * 6,
            *(self._click,) * 3,
            *(self._drag,) * 3,
            self._double_click,
            self._add,
            self._add,
            self._remove,
            self._scroll,
            self._scroll,
            self._look,
            self._resize,
            self._link,
        )

    def act(self) -> None:
        self._chance.choice(self._acts)()

    def _point(self) -> QPoint:
        port = self._view.viewport()
        return QPoint(self._chance.randrange(port.width()), self._chance.randrange(port.height()))

    def _modifier(self) -> Qt.KeyboardModifier:
        return self._chance.choice(_MODIFIERS)

    def _press(self) -> None:
        QTest.keyClick(self._view, self._chance.choice(_KEYS), self._modifier())

    def _click(self) -> None:
        modifier = self._chance.choice(_MODIFIERS[:2])
        QTest.mouseClick(self._view.viewport(), Qt.MouseButton.LeftButton, modifier, self._point())

    def _double_click(self) -> None:
        none = Qt.KeyboardModifier.NoModifier
        QTest.mouseDClick(self._view.viewport(), Qt.MouseButton.LeftButton, none, self._point())

    def _drag(self) -> None:
        alt = Qt.KeyboardModifier.AltModifier
        held = self._chance.choice((Qt.KeyboardModifier.NoModifier, alt))
        drag(self._view, self._point(), self._point(), held)

    def _add(self) -> None:
        start, end = self._view.selection
        if start == end:
            return
        layer = self._chance.choice(list(Layer))
        label = self._chance.choice(NEWS.labels_of(layer)).key
        identifier = self._chance.choice([new_id(), *self._spans])
        extent = make_extent(self._view.document.text, [(start, end)])
        self._spans[identifier] = Span(identifier, layer, label, extent)
        self._view.set_spans_delta([self._spans[identifier]])

    def _remove(self) -> None:
        if self._spans:
            gone = self._chance.choice(list(self._spans))
            del self._spans[gone]
            self._view.set_spans_delta(removed=[gone])

    def _scroll(self) -> None:
        bar = self._view.verticalScrollBar()
        if self._chance.random() < 0.5:
            bar.setValue(self._chance.randint(0, bar.maximum()))
        else:
            self._view.scroll_by(self._chance.randint(-900, 900))

    def _look(self) -> None:
        self._view.set_zoom(self._chance.choice((0.6, 1.0, 1.7)))
        self._view.set_look(theme=self._chance.choice((LIGHT, DARK)))
        visible = frozenset(layer for layer in Layer if self._chance.random() < 0.8)
        self._view.set_visible_layers(visible, frozenset({Layer.CLAIM}))

    def _resize(self) -> None:
        self._view.resize(self._chance.randint(120, 1100), self._chance.randint(60, 800))

    def _link(self) -> None:
        spans = list(self._spans.values())
        if len(spans) > 1:
            pairs = [self._chance.sample(spans, 2) for _ in range(6)]
            links = [link("agent", one, other) for one, other in pairs]
            self._view.set_links(links)
            self._view.set_link_style(self._chance.choice(list(LinkStyle)))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_random_hands_break_nothing(qtbot: QtBot, seed: int) -> None:
    chance = random.Random(seed)
    text = "".join(chance.choice(_PIECES) for _ in range(160))
    view = shown_view(qtbot, text)
    monkey = Monkey(view, seed)
    for turn in range(250):
        monkey.act()
        start, end = view.selection
        assert 0 <= start <= view.caret <= end <= len(text)
        assert is_boundary(text, start)
        assert is_boundary(text, end)
        if turn % 10 == 0:
            assert not view.grab().isNull()
