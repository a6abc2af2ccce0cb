"""A search beside the screen: the latest is heard, stopping keeps what was found, and there is an end."""

from collections.abc import Callable
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from annotator.session.concordance import Hit
from annotator.session.project import Project
from annotator.session.span_search import SpanQuery
from annotator.store.worker import Priority
from annotator.text.patterns import Pattern
from annotator.ui.places import searching
from annotator.ui.places.searching import Ending, Searching
from tests.session.projects import add_document


class Ear:
    def __init__(self, project: Project, qtbot: QtBot) -> None:
        self.searching = Searching(project)
        self._qtbot = qtbot
        self.hits: list[Hit] = []
        self.shares: list[float] = []
        self.endings: list[Ending] = []
        self.searching.found.connect(self.hits.extend)
        self.searching.progressed.connect(self.shares.append)
        self.searching.ended.connect(self.endings.append)

    def until(self, holds: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(holds, timeout=10_000)

    def wait(self) -> Ending:
        self.until(lambda: bool(self.endings))
        return self.endings[-1]


@pytest.fixture
def ear(project: Project, qtbot: QtBot) -> Ear:
    for number in range(60):
        text = f"Pier {number} and pier {number + 1}."
        project.run(lambda file, text=text: add_document(file, text), Priority.EDIT)
    return Ear(project, qtbot)


def test_hits_come_in_the_order_of_documents_and_the_share_grows(ear: Ear) -> None:
    ear.searching.start(Pattern("pier"))
    assert ear.wait() == Ending()
    assert len(ear.hits) == 120
    assert [hit.source.position for hit in ear.hits] == sorted(hit.source.position for hit in ear.hits)
    assert ear.shares == sorted(ear.shares)
    assert not ear.searching.is_under_way


def test_only_the_latest_search_is_heard(ear: Ear) -> None:
    for words in ("pier", "and", "pier 7"):
        ear.searching.start(Pattern(words))
    ear.wait()
    assert {hit.surface for hit in ear.hits} == {"Pier 7", "pier 7"}
    assert len(ear.endings) == 1


def test_a_search_that_was_stopped_keeps_what_it_found(ear: Ear, project: Project) -> None:
    stopped = Event()
    project.submit(lambda _file: stopped.wait(10), Priority.EDIT)
    ear.searching.start(Pattern("pier"))
    ear.searching.stop()
    stopped.set()
    assert ear.wait() == Ending(stopped=True)
    assert len(ear.hits) < 120


def test_a_search_ends_when_there_are_enough(ear: Ear, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "MOST", 10)
    ear.searching.start(Pattern("pier"))
    assert ear.wait() == Ending(full=True)
    assert len(ear.hits) == 10


def test_what_cannot_be_looked_for_is_told(ear: Ear) -> None:
    ear.searching.start(SpanQuery(words=Pattern("[", is_regex=True)))
    assert ear.wait().problem.startswith("This is no regular expression")


def test_nothing_is_heard_of_a_search_that_is_forgotten(ear: Ear, qtbot: QtBot) -> None:
    ear.searching.start(Pattern("pier"))
    ear.searching.forget()
    qtbot.wait(300)
    assert (ear.hits, ear.endings) == ([], [])


def test_a_project_that_closes_meanwhile_is_no_crash(ear: Ear, project: Project, qtbot: QtBot) -> None:
    ear.searching.start(Pattern("pier"))
    project.close()
    ear.wait()
    assert not ear.searching.is_under_way
