"""What is told by colour is told by a shape or by words too: in grey, each state differs from the others."""

from collections.abc import Callable, Iterator
from itertools import combinations
from typing import get_args

import numpy as np
import numpy.typing as npt
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from annotator.settings.preferences import ThemeChoice
from annotator.ui.bridge import SaveState
from annotator.ui.panels.documents import DocumentsPanel
from annotator.ui.theme.theme import Theme
from annotator.ui.widgets.foot import Foot
from annotator.ui.widgets.message_bar import MessageBar, MessageKind
from annotator.ui.widgets.pattern_field import PatternField
from annotator.ui.widgets.rail import Rail
from annotator.ui.widgets.segments import Segments
from tests.ui.panels.rows import doing, done, skipped, todo

_CLEARLY = 60
"""Steps of 256 from one grey to another that nobody overlooks."""
_MARK = 12
"""Pixels that make a mark."""
_DOT = 24
"""So far from the left a row of documents has its sign."""


@pytest.fixture(params=[ThemeChoice.LIGHT, ThemeChoice.DARK], ids=["light", "dark"])
def both(request: pytest.FixtureRequest, theme: Theme) -> Iterator[Theme]:
    theme.choose(request.param)
    yield theme
    theme.choose(ThemeChoice.LIGHT)


def grey(widget: QWidget) -> npt.NDArray[np.int16]:
    QApplication.processEvents()
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    lines = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return lines[:, : image.width()].astype(np.int16)


def differ(one: npt.NDArray[np.int16], other: npt.NDArray[np.int16]) -> bool:
    if one.shape != other.shape:
        return True
    return int((abs(one - other) > _CLEARLY).sum()) >= _MARK


def segment(_theme: Theme) -> tuple[QWidget, QAbstractButton]:
    segments = Segments({"a": "Alpha", "b": "Beta"}, "a", "Letter")
    return segments, segments.button("b")


def place(theme: Theme) -> tuple[QWidget, QAbstractButton]:
    rail = Rail(theme)
    for title in ("Annotate", "Corpus"):
        rail.add_place(title, "corpus")
    return rail, rail.findChildren(QAbstractButton)[1]


def pattern(_theme: Theme) -> tuple[QWidget, QAbstractButton]:
    field = PatternField("Find")
    return field, field.findChildren(QAbstractButton)[-1]


def chip(theme: Theme) -> tuple[QWidget, QAbstractButton]:
    panel = DocumentsPanel(theme)
    named = (each for each in panel.findChildren(QAbstractButton) if each.text().startswith("Done"))
    return panel, next(named)


@pytest.mark.parametrize("make", [segment, place, pattern, chip])
def test_a_pressed_button_is_marked(
    qtbot: QtBot, both: Theme, make: Callable[[Theme], tuple[QWidget, QAbstractButton]]
) -> None:
    holder, button = make(both)
    qtbot.addWidget(holder)
    holder.show()
    before = grey(button)
    button.setChecked(True)
    assert differ(before, grey(button))


def test_kinds_of_messages_have_signs_of_their_own(qtbot: QtBot, both: Theme) -> None:
    bar = MessageBar(both)
    qtbot.addWidget(bar)
    bar.resize(500, 48)
    seen: dict[MessageKind, npt.NDArray[np.int16]] = {}
    for kind in get_args(MessageKind):
        bar.tell("Something has happened", kind)
        seen[kind] = grey(bar)
    alike = [pair for pair in combinations(seen, 2) if not differ(*(seen[kind] for kind in pair))]
    assert alike == []


def test_how_far_documents_are_has_a_shape_of_its_own(qtbot: QtBot, both: Theme) -> None:
    panel = DocumentsPanel(both)
    qtbot.addWidget(panel)
    panel.resize(260, 500)
    panel.show()
    rows = [todo("a", "One"), doing("b", "One"), done("c", "One"), skipped("d", "One")]
    panel.set_rows(rows, "")
    seen = grey(panel.list.viewport())
    places = [panel.list.visualRect(panel.model.index(number)) for number in range(len(rows))]
    dots = [seen[place.top() : place.bottom(), :_DOT] for place in places]
    alike = [pair for pair in combinations(range(len(dots)), 2) if not differ(*(dots[each] for each in pair))]
    assert alike == []


def test_how_far_saving_is_stands_in_words(qtbot: QtBot) -> None:
    foot = Foot()
    qtbot.addWidget(foot)
    said: list[str] = []
    for state in SaveState:
        foot.show_save_state(state)
        qtbot.waitUntil(lambda state=state: state is not SaveState.SAVING or "Saving" in foot.words)
        said.append(foot.words)
    assert len(set(said)) == len(said)
