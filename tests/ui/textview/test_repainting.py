"""What stands on the screen after parts of it were painted anew is what painting all of it gives."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.domain.layer import Layer
from annotator.domain.span import Span
from annotator.ui.textview.article_view import ArticleView
from annotator.ui.textview.look import LinkStyle
from tests.ui.textview.dense import LINKS, SALE, SPANS, TEXT
from tests.ui.textview.samples import NEWS, link, shown_view, span

_ACTS = 120
_ROUNDING = 3
"""Of 255: by so much Qt paints the edge of a curve differently where the area to paint ends in it."""
_MORE = "\n\n".join(f"Paragraph {number} says that the ferry leaves Port Ellery." for number in range(30))
_TEXT = f"{TEXT}\n\n{_MORE}"
_BELOW = [
    span(_TEXT, Layer.CLAIM, "ASSERTION", "says that the ferry leaves Port Ellery.\n\nParagraph 1 says"),
    span(_TEXT, Layer.ENTITY, "GPE", "Paragraph 3", "Port Ellery"),
    span(_TEXT, Layer.EVENT, "MOVEMENT", "Paragraph 4", "leaves"),
]


Pixels = NDArray[np.int16]


def on_screen(view: ArticleView) -> Pixels:
    """The viewport as it was painted bit by bit; nothing is painted for this."""
    port = view.viewport()
    place = QRect(port.mapTo(view, port.rect().topLeft()), port.size())
    return pixels(view.screen().grabWindow(view.winId(), place.x(), place.y(), place.width(), place.height()))


def afresh(view: ArticleView) -> Pixels:
    return pixels(view.viewport().grab())


def pixels(picture: QPixmap) -> Pixels:
    image = picture.toImage().convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(image.constBits(), np.uint8).astype(np.int16)


class Hands:
    """Whatever changes what the view shows, at random."""

    def __init__(self, view: ArticleView, seed: int) -> None:
        self._view = view
        self._chance = random.Random(seed)
        self._spans = {each.id: each for each in (*SPANS, *_BELOW)}
        self._acts: tuple[Callable[[], object], ...] = (
            self._select,
            self._select,
            self._choose,
            self._choose,
            self._relabel,
            self._remove,
            lambda: view.set_caret(self._offset(), reveal=False),
            lambda: view.set_link_style(self._chance.choice(list(LinkStyle))),
            lambda: view.scroll_by(self._chance.randint(-90, 90)),
        )

    def act(self) -> None:
        self._chance.choice(self._acts)()

    def _offset(self) -> int:
        return self._chance.randrange(min(len(_TEXT), 900))

    def _select(self) -> None:
        start = self._offset()
        self._view.select(start, start + self._chance.randint(1, 120), reveal=False)

    def _choose(self) -> None:
        self._view.set_selected_span(self._chance.choice([None, *self._spans]))

    def _relabel(self) -> None:
        found = self._any()
        label = self._chance.choice(NEWS.labels_of(found.layer)).key
        self._spans[found.id] = replace(found, label=label)
        self._view.set_spans_delta([self._spans[found.id]])

    def _remove(self) -> None:
        if len(self._spans) > 12:
            self._view.set_spans_delta(removed=[self._spans.pop(self._any().id).id])

    def _any(self) -> Span:
        return self._spans[self._chance.choice(list(self._spans))]


@pytest.fixture
def steady(qapp: QApplication) -> Iterator[QApplication]:
    """The caret does not blink."""
    before = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    yield qapp
    qapp.setCursorFlashTime(before)


@pytest.mark.parametrize("seed", range(4))
def test_no_part_that_changed_is_left_as_it_was(qtbot: QtBot, steady: QApplication, seed: int) -> None:
    view = shown_view(qtbot, _TEXT, [*SPANS, *_BELOW])
    view.set_links([*LINKS, link("agent", _BELOW[2], SPANS[4]), link("time", SALE, _BELOW[1])])
    hands = Hands(view, seed)
    for _ in range(_ACTS):
        hands.act()
        steady.processEvents()
        assert np.abs(on_screen(view) - afresh(view)).max() <= _ROUNDING
