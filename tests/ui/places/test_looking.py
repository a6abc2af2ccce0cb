"""A long look keeps the window awake, and keys in their order."""

from collections.abc import Iterator
from time import sleep

import pytest
from PySide6.QtCore import Qt

from annotator.ui.places.looking import Looking
from tests.ui.places.conftest import Work
from tests.ui.places.sitting import CTRL, Sitting

BARREN = "nothing at all stands out on any of these days, and so it goes on.\n\n" * 400


def slowly(*steps: str | None) -> Iterator[str | None]:
    for step in steps:
        sleep(0.005)
        yield step


@pytest.fixture
def sitting(at_work: Work) -> Sitting:
    return at_work()


@pytest.fixture
def looking(sitting: Sitting) -> Looking[str]:
    return Looking[str](sitting.bench.settling, sitting.view)


def test_what_is_near_is_found_at_once(sitting: Sitting, looking: Looking[str]) -> None:
    found: list[str] = []
    looking.start(slowly(None, "pier", "ferry"), found.append)
    assert found == ["pier"]
    assert sitting.bench.settling.settled


def test_what_is_far_is_found_later_and_what_follows_waits(sitting: Sitting, looking: Looking[str]) -> None:
    order: list[str] = []
    looking.start(slowly(*[None] * 8, "pier"), order.append)
    sitting.bench.settling.when_settled(lambda: order.append("key"))
    assert order == []
    assert looking.under_way
    sitting.until(lambda: len(order) == 2)
    assert order == ["pier", "key"]


def test_finding_nothing_lets_go_too(sitting: Sitting, looking: Looking[str]) -> None:
    found: list[str] = []
    looking.start(slowly(*[None] * 8), found.append)
    sitting.until(lambda: sitting.bench.settling.settled)
    assert (found, looking.under_way) == ([], False)


def test_a_look_that_is_stopped_finds_nothing(sitting: Sitting, looking: Looking[str]) -> None:
    found: list[str] = []
    looking.start(slowly(*[None] * 8, "pier"), found.append)
    looking.stop()
    sitting.settle()
    assert (found, sitting.bench.settling.settled) == ([], True)


def test_another_look_takes_the_place_of_one_under_way(sitting: Sitting, looking: Looking[str]) -> None:
    found: list[str] = []
    looking.start(slowly(*[None] * 8, "pier"), found.append)
    looking.start(slowly("ferry"), found.append)
    sitting.settle()
    assert (found, sitting.bench.settling.settled) == (["ferry"], True)


def test_a_key_behind_a_long_hop_labels_what_the_hop_finds(at_work: Work) -> None:
    sitting = at_work(f"{BARREN}Then they met Ines Vale.\n")
    sitting.press(Qt.Key.Key_Home, modifiers=CTRL)
    sitting.press(Qt.Key.Key_Tab, "p")
    sitting.until(lambda: len(sitting.bench.spans) == 1)
    assert sitting.surfaces() == {"Ines Vale": "PERSON"}


def test_a_click_during_a_long_hop_ends_it(at_work: Work) -> None:
    sitting = at_work(f"Nothing. {BARREN}Then they met Ines Vale.\n")
    sitting.press(Qt.Key.Key_Home, modifiers=CTRL)
    sitting.place.hands.walking.hop(lambda: None)
    assert not sitting.bench.settling.settled
    sitting.click(3)
    assert (sitting.selected_text(), sitting.view.caret) == ("", 3)
