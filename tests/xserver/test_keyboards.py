"""The grammar of keys on real keyboards: by letter where the layout has it, else by place.

Keys are named by the number that X gives their place: 33 is P on a US keyboard, 34 the opening bracket.
"""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.ui.main_window import MainWindow
from tests.session.projects import TEXT, place_of
from tests.xserver.real_input import press, set_keyboard
from tests.xserver.window_parts import annotate_place, article_view, wait_until

LAYOUTS = ("us", "de", "fr", "es", "ru")
KEY_P, KEY_O, KEY_H, KEY_E, KEY_M, KEY_1 = "33", "32", "43", "26", "58", "10"
FRENCH_M = "47"


@pytest.fixture(params=LAYOUTS)
def layout(qtbot: QtBot, window: MainWindow, request: pytest.FixtureRequest) -> Iterator[str]:
    set_keyboard(qtbot, request.param)
    wait_until(qtbot, lambda: QApplication.focusWidget() is article_view(window))
    yield request.param
    set_keyboard(qtbot, "us")


def _label(qtbot: QtBot, window: MainWindow, words: str, *keys: str) -> str:
    """The label that keys give to words."""
    bench = annotate_place(window).bench
    before = set(bench.spans)
    article_view(window).select(*place_of(TEXT, words))
    press(qtbot, *keys)
    wait_until(qtbot, lambda: bool(set(bench.spans) - before))
    (made,) = (span for key, span in bench.spans.items() if key not in before)
    assert made.surface == words
    return made.label


def test_letters_digits_and_chords_label(qtbot: QtBot, window: MainWindow, layout: str) -> None:
    assert _label(qtbot, window, "Ines Vale", KEY_P) == "PERSON"
    assert _label(qtbot, window, "Harbour Board", KEY_O) == "ORG"
    assert _label(qtbot, window, "We will move the pier", KEY_1) == "PROMISE"
    m = FRENCH_M if layout == "fr" else KEY_M
    assert _label(qtbot, window, "move", KEY_E, m) == "MOVE"


def test_brackets_move_edges_wherever_the_layout_has_letters_there(
    qtbot: QtBot, window: MainWindow, layout: str
) -> None:
    bench = annotate_place(window).bench
    assert _label(qtbot, window, "Vale", KEY_P) == "PERSON"
    press(qtbot, "34")
    wait_until(qtbot, lambda: [span.surface for span in bench.spans.values()] == ["Ines Vale"])
    press(qtbot, "shift+34")
    wait_until(qtbot, lambda: [span.surface for span in bench.spans.values()] == ["Vale"])


def test_shift_on_the_way_to_the_second_key_keeps_the_chord(
    qtbot: QtBot, window: MainWindow, layout: str
) -> None:
    m = FRENCH_M if layout == "fr" else KEY_M
    assert _label(qtbot, window, "move", KEY_E, f"shift+{m}") == "MOVE"


def test_a_key_that_completes_no_chord_ends_it(qtbot: QtBot, window: MainWindow, layout: str) -> None:
    bench, place = annotate_place(window).bench, annotate_place(window)
    article_view(window).select(*place_of(TEXT, "Ines Vale"))
    press(qtbot, KEY_E)
    wait_until(qtbot, lambda: "MOVE" in place.article.strip.text.upper())
    press(qtbot, KEY_H)
    wait_until(qtbot, lambda: not place.article.strip.text)
    assert not bench.spans
    press(qtbot, KEY_H)
    wait_until(qtbot, lambda: [span.label for span in bench.spans.values()] == ["MENTION"])


def test_marks_that_layouts_have_elsewhere_count_by_their_place(
    qtbot: QtBot, window: MainWindow, layout: str
) -> None:
    """Splitting, and fitting what was cut; the places of ``\\`` and the grave accent."""
    bench, view = annotate_place(window).bench, article_view(window)
    assert _label(qtbot, window, "Harbour Boar", KEY_O) == "ORG"
    press(qtbot, "49")
    wait_until(qtbot, lambda: [span.surface for span in bench.spans.values()] == ["Harbour Board"])
    view.set_caret(place_of(TEXT, "Board")[0])
    press(qtbot, "51")
    wait_until(qtbot, lambda: {span.surface for span in bench.spans.values()} == {"Harbour", "Board"})


def test_a_label_sticks_and_shift_s_begins_it(qtbot: QtBot, window: MainWindow, layout: str) -> None:
    bench, view = annotate_place(window).bench, article_view(window)
    press(qtbot, "shift+39", KEY_P)
    wait_until(qtbot, lambda: annotate_place(window).article.strip.text.startswith("PERSON"))
    view.set_caret(place_of(TEXT, "spoke")[0])
    press(qtbot, "shift+116")
    wait_until(qtbot, lambda: [span.label for span in bench.spans.values()] == ["PERSON"])
