"""What reaches a screen reader over AT-SPI, asked for and listened to as Orca does it."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from annotator.text.utf16 import Utf16Map
from tests.session.projects import TEXT, add_document, new_project, place_of, sign_in
from tests.xserver.real_input import press, run
from tests.xserver.screen_reader import ScreenReader, missing
from tests.xserver.window_parts import wait_until

RIGHT, DOWN, HOME, KEY_P = "114", "116", "110", "33"
DESCRIPTION = "object:property-change:accessible-description"
CARET, SELECTION = "object:text-caret-moved", "object:text-selection-changed"
NAME = Utf16Map(TEXT).to_utf16(place_of(TEXT, "Ines Vale")[0])


@pytest.fixture
def reader(qtbot: QtBot, tmp_path: Path) -> Iterator[ScreenReader]:
    words = missing()
    if words:
        assert "ANNOTATOR_REQUIRE_XSERVER" not in os.environ, words
        pytest.skip(f"{words}: what reaches a screen reader was not tested")
    path = tmp_path / "harbour.annproj"
    with new_project(path) as file:
        sign_in(file, add_document(file))
    reader = ScreenReader(qtbot, path)
    yield reader
    reader.leave()


def test_the_article_can_be_read(reader: ScreenReader, qtbot: QtBot) -> None:
    article = reader.read()
    assert (article["name"], article["role"], article["read_only"]) == ("Article", "text", True)
    assert article["text"] == TEXT
    assert (article["caret"], article["line"], article["selections"]) == (0, "😀 Ines Vale spoke.", [])
    press(qtbot, DOWN, DOWN)
    wait_until(qtbot, lambda: reader.read()["line"].startswith("“We will move"))
    x, y, width, height = reader.read()["box"]
    assert 0 < x < 1600
    assert 0 < y < 1000
    assert width > 0
    assert height > 0


def test_attributes_reach_no_farther_than_the_text(reader: ScreenReader) -> None:
    """Orca goes from one run to the next; told of one that ends nowhere, it never comes back."""
    runs = reader.read()["runs"]
    assert len(runs) == Utf16Map(TEXT).length
    for at, (start, end) in enumerate(runs):
        assert 0 <= start <= at <= end <= len(runs)


def test_caret_selection_and_labels_are_told(reader: ScreenReader, qtbot: QtBot) -> None:
    press(qtbot, RIGHT)
    wait_until(qtbot, lambda: reader.wait_for(CARET, "Article")["number"] == 2)
    press(qtbot, RIGHT, *[f"shift+{RIGHT}"] * len("Ines Vale"))
    reader.wait_for(SELECTION, "Article")
    wait_until(qtbot, lambda: reader.read()["selections"] == [[NAME, NAME + len("Ines Vale")]])
    press(qtbot, KEY_P)
    reader.wait_for(DESCRIPTION, "Article", "Done: add PERSON “Ines Vale”")
    assert reader.read()["selections"] == []
    run(qtbot, "xdotool", "key", "ctrl+z")
    reader.wait_for(DESCRIPTION, "Article", "Undone: add PERSON “Ines Vale”")
    assert reader.read()["description"] == "Undone: add PERSON “Ines Vale”"
    assert {event["name"] for event in reader.events if event["event"] == SELECTION} == {"Article"}


def test_a_span_is_told_where_the_caret_walks_into_it(reader: ScreenReader, qtbot: QtBot) -> None:
    press(qtbot, RIGHT, RIGHT, *[f"shift+{RIGHT}"] * len("Ines Vale"), KEY_P)
    reader.wait_for(DESCRIPTION, "Article", "Done: add PERSON “Ines Vale”")
    press(qtbot, HOME, RIGHT, RIGHT)
    reader.wait_for(DESCRIPTION, "Article", "PERSON “Ines Vale”")
    run(qtbot, "xdotool", "key", "ctrl+Right", "key", "ctrl+Right")
    reader.wait_for(DESCRIPTION, "Article", "End of PERSON")
