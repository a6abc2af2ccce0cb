"""Garbage is collected, and never in another thread than the screen's."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from annotator.ui.garbage import GarbageCollector


class Knot:
    """Refers to itself, so that only the collector can free it."""

    def __init__(self, freed_in: list[threading.Thread]) -> None:
        self.itself = self
        weakref.finalize(self, lambda: freed_in.append(threading.current_thread()))


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[GarbageCollector]:
    collector = GarbageCollector()
    yield collector
    collector.stop()


def test_what_another_thread_allocates_frees_nothing_there(collector: GarbageCollector) -> None:
    freed_in: list[threading.Thread] = []
    for _ in range(10):
        Knot(freed_in)
    thread = threading.Thread(target=lambda: [[number] for number in range(20_000)])
    thread.start()
    thread.join()
    assert freed_in == []
    gc.collect()
    assert set(freed_in) == {threading.current_thread()}


def test_what_is_due_is_collected(collector: GarbageCollector) -> None:
    freed_in: list[threading.Thread] = []
    gc.collect()
    for _ in range(gc.get_threshold()[0] + 100):
        Knot(freed_in)
    assert collector.collect_due() >= 1
    assert len(freed_in) > 100


def test_stopping_gives_the_work_back_to_python(collector: GarbageCollector) -> None:
    assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled()
