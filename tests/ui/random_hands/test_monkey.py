"""Random hands at the real window: what they did is undone to the start, the file is sound, memory stays.

Two thousand events; ``ANNOTATOR_MONKEY_EVENTS=200000`` makes it the long run.
"""

import gc
import os
from collections.abc import Collection
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.document import Document
from annotator.domain.values import Id
from annotator.session.tagsets import load_tagset
from annotator.store import doctor
from annotator.store.project_file import ProjectFile
from tests.session.projects import TEXT, add_document, new_project
from tests.telling import Tell
from tests.ui.places.sitting import CTRL, SitDown, Sitting
from tests.ui.random_hands.monkey import Monkey, come_back

EVENTS = int(os.environ.get("ANNOTATOR_MONKEY_EVENTS", "2000"))
ROUND = 1000
GROWTH = 1.10
WARM = 20_000
"""Before so many events memory says nothing: half of the program is used for the first time."""
RIGHT_TO_LEFT = "قال رئيس المجلس إن الميناء يغلق يوم الثلاثاء. 👩‍👩‍👧 e\u0301 🇳🇴 ראש העיר 2028\n" * 3
TEXTS = (TEXT, "The council of Port Ellery voted 9-4 on 3 May. “We go,” she said.\n\n" * 6, RIGHT_TO_LEFT)

State = dict[Id, tuple[Document, AnnotationSet | None]]


def memory() -> int:
    """The pages that are really there, where the system tells."""
    statm = Path("/proc/self/statm")
    return int(statm.read_text("ascii").split()[1]) if statm.exists() else 0


def state_of(sitting: Sitting) -> State:
    """All documents, and what stands in them for whoever labels."""
    person = sitting.bench.bridge.project.annotator
    assert person is not None

    def read(file: ProjectFile) -> State:
        documents = [file.documents.get(row.id) for row in file.documents.rows(None)]
        return {each.id: (each, _worth(file.sets.get(each.id, person.id))) for each in documents}

    return sitting.bench.bridge.project.run(read)


def _worth(work: AnnotationSet | None) -> AnnotationSet | None:
    """An empty set is worth as much as none."""
    return None if work == (work and AnnotationSet(work.document, work.annotator)) else work


def undo_all(sitting: Sitting, documents: Collection[Id]) -> int:
    """By Ctrl+Z in all documents, until nothing is left; how many there were.

    Undoing that a document was finished leads there, away from what is left in the one at hand.
    """
    undone = 0
    while some := _undo_round(sitting, documents):
        undone += some
    return undone


def _undo_round(sitting: Sitting, documents: Collection[Id]) -> int:
    undone = 0
    for document in documents:
        sitting.place.browsing.open(document)
        settle(sitting)
        while (wanted := sitting.bench.next_undo) is not None:
            sitting.view.setFocus()
            QTest.keyClick(sitting.view, Qt.Key.Key_Z, CTRL)
            settle(sitting)
            undone += 1
            assert sitting.bench.next_undo != wanted, f"{wanted.what} is not undone: {sitting.message}"
    return undone


def settle(sitting: Sitting) -> None:
    """Until all is done, and what was put off until then is done too."""
    calm = 0
    while calm < 4:
        QApplication.processEvents()
        come_back(sitting)
        calm = calm + 1 if sitting.bench.settling.settled else 0


def round_of(sitting: Sitting, monkey: Monkey, events: int) -> None:
    for number in range(events):
        monkey.act()
        if number % 8 == 0:
            settle(sitting)
    settle(sitting)


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)
@pytest.mark.timeout(max(120, EVENTS // 15))
def test_random_hands_are_undone_to_the_start_and_leave_a_sound_file(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, tell: Tell
) -> None:
    path = tmp_path / "harbour.annproj"
    with new_project(path, load_tagset("news")) as file:
        for number, text in enumerate(TEXTS):
            add_document(file, text, f"Title {number + 1}")
    sit_down = SitDown(qtbot, qapp, tmp_path / "settings.json")
    sitting = sit_down.open(path)
    start, undone, early = state_of(sitting), 0, 0
    monkey = Monkey(sitting, seed=1)
    for done in range(0, EVENTS, ROUND):
        round_of(sitting, monkey, min(ROUND, EVENTS - done))
        undone += undo_all(sitting, start)
        gc.collect()  # the program does so by a timer; tests do it at their end
        assert state_of(sitting) == start
        early = early if early and done > EVENTS // 5 else memory()
    late = memory()
    sit_down.leave()
    tell(f"{EVENTS} random events, {undone} undone, memory × {late / max(early, 1):.3f}")
    assert doctor.check(path).problems == []
    assert undone > EVENTS // 200
    assert late <= early * GROWTH or EVENTS < WARM
