"""Time spent is recorded only if it is wanted, and never while nobody does anything."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocumentFragment

from annotator.ui.places.stopwatch import IDLE, Stopwatch
from tests.session.projects import TEXT
from tests.ui.places.conftest import Work
from tests.ui.places.sitting import CTRL, Sitting


@dataclass
class Clock:
    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Day:
    """A sitting whose clock is turned by hand."""

    sitting: Sitting
    clock: Clock
    watch: Stopwatch

    def work(self, seconds: float) -> None:
        """Wait, then press a key."""
        self.clock.now += seconds
        self.sitting.press(Qt.Key.Key_Right)

    @property
    def spent(self) -> int:
        document = self.sitting.bench.document
        assert document is not None
        return self.watch.seconds(document.id)


@pytest.fixture
def day(at_work: Work) -> Day:
    sitting = at_work(TEXT, "Second text.\n")
    clock = Clock()
    watch = Stopwatch(sitting.bench, sitting.window.shell.keeper, clock)
    watch.follow(sitting.view.caret_moved)
    sitting.place.documents.model.more_about = watch.words
    sitting.place.browsing.open(sitting.place.documents.model.rows[0].id)
    sitting.settle()
    return Day(sitting, clock, watch)


def want(day: Day, *, on: bool = True) -> None:
    day.sitting.window.shell.keeper.set_preferences(time_spent=on)
    day.work(0)


def test_nothing_is_recorded_unless_it_is_wanted(day: Day) -> None:
    for _ in range(5):
        day.work(20)
    assert day.spent == 0


def test_work_counts_and_a_long_pause_does_not(day: Day) -> None:
    want(day)
    day.work(30)
    day.work(IDLE)
    assert day.spent == 90
    day.work(IDLE + 1)
    day.work(10_000)
    assert day.spent == 90
    day.work(5)
    assert day.spent == 95


def test_every_document_has_its_own_time_and_the_tool_tip_tells_it(day: Day) -> None:
    want(day)
    for _ in range(3):
        day.work(50)
    first = day.sitting.bench.document
    assert first is not None
    day.sitting.press(Qt.Key.Key_PageDown, modifiers=CTRL)
    day.sitting.until(lambda: day.sitting.title == "Title 2")
    day.sitting.settle()
    day.work(7)
    assert (day.spent, day.watch.seconds(first.id)) == (7, 150)
    model = day.sitting.place.documents.model
    tip = QTextDocumentFragment.fromHtml(model.index(0).data(Qt.ItemDataRole.ToolTipRole)).toPlainText()
    assert tip.splitlines()[-1] == "Time spent: 2 min"


def test_switching_it_off_forgets_everything(day: Day) -> None:
    want(day)
    day.work(50)
    day.watch.settle()
    want(day, on=False)
    assert day.spent == 0


def test_the_program_itself_counts(at_work: Work) -> None:
    sitting = at_work()
    watch = sitting.place.stopwatch
    assert sitting.place.documents.model.more_about("x") == ""
    assert sitting.bench.document is not None
    sitting.window.shell.keeper.set_preferences(time_spent=True)
    sitting.press(Qt.Key.Key_Right)
    sitting.window.shell.keeper.remember_time(
        sitting.bench.bridge.project.path, sitting.bench.document.id, 7300
    )
    assert watch.words(sitting.bench.document.id) == "Time spent: 2 h 1 min"
