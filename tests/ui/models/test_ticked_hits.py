"""Lines to tick: new places come with a tick, places that bear another label without."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from annotator.session.bulk_labeling import Spot
from annotator.session.concordance import Hit, Order, Source, hit_at
from annotator.ui.models.ticked_hits import TickedHits

TEXT = "Vale and Vale and Vale"


def hit(document: str, start: int, *labels: str) -> Hit:
    return hit_at(Source(document, document, 0), TEXT, ((start, start + 4),), labels)


HITS = [hit("a", 0), hit("a", 9, "ORG"), hit("b", 18)]


@pytest.fixture
def model(qtbot: QtBot) -> TickedHits:
    model = TickedHits()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    assert tester.model() is model
    model.add(HITS)
    return model


def spots(*hits: Hit) -> set[Spot]:
    return {Spot(each.document, each.fragments) for each in hits}


def boxes(model: TickedHits) -> list[bool]:
    states = (model.index(row).data(Qt.ItemDataRole.CheckStateRole) for row in range(model.rowCount()))
    return [state is Qt.CheckState.Checked for state in states]


def test_what_bears_another_label_comes_without_a_tick(model: TickedHits) -> None:
    assert boxes(model) == [True, False, True]
    assert model.ticked == spots(HITS[0], HITS[2])
    assert model.count == (3, 2, 2)


def test_several_lines_are_ticked_unless_all_of_them_are(model: TickedHits) -> None:
    model.toggle([0, 1])
    assert boxes(model) == [True, True, True]
    model.toggle([0, 1])
    assert boxes(model) == [False, False, True]


def test_all_or_none(model: TickedHits, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.ticks_changed):
        model.tick_all(on=True)
    assert boxes(model) == [True, True, True]
    model.tick_all(on=False)
    assert model.ticked == set()


def test_ticks_stay_with_their_lines_when_these_are_sorted(model: TickedHits) -> None:
    model.toggle([0])
    model.sort_by(Order.RIGHT)
    assert [each.start for each in model.hits] == [18, 9, 0]
    assert boxes(model) == [True, False, False]


def test_cleared_lines_take_their_ticks_along(model: TickedHits) -> None:
    model.clear()
    assert model.count == (0, 0, 0)
    model.tick_all(on=True)
    assert model.ticked == set()


def test_a_screen_reader_hears_the_tick(model: TickedHits) -> None:
    words = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in (0, 1)]
    assert words[0].startswith("ticked: Vale and Vale")
    assert words[1].startswith("not ticked: ")
