"""The history of a document: changes beside the page as it was then, read only."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QDateTime, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.domain.layer import Layer
from annotator.session import edits
from annotator.session.past import Moment
from annotator.session.project import Project
from annotator.session.restoring import Difference
from annotator.ui.dialogs.history import HistoryDialog
from annotator.ui.places.moments import Moments
from annotator.ui.times import local_minute, local_time
from tests.session.projects import TAGSET, TEXT, add_document, new_project, place_of, sign_in
from tests.ui.checks import ModelCheck, clipped, guessing, nameless


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    path = tmp_path / "p.annproj"
    with new_project(path) as file:
        desk = sign_in(file, add_document(file), "Ana")
        for words, label in (("Ines Vale", "PERSON"), ("Harbour Board", "ORG")):
            edits.add_span(file, desk, Layer.ENTITY, label, [place_of(TEXT, words)])
    project = Project.open(path)
    project.sign_in("Ana")
    yield project
    project.close()


@pytest.fixture
def dialog(qtbot: QtBot, project: Project) -> HistoryDialog:
    (row,) = project.run(lambda file: file.documents.rows(None))
    dialog = HistoryDialog("A <b>title</b>\nin two lines", Moments(project, row.id), TAGSET)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.moment is not None)
    return dialog


def surfaces(moment: Moment | None) -> list[str]:
    return [span.surface for span in moment.work.spans] if moment else []


def test_every_change_is_a_row_and_the_newest_is_shown(
    dialog: HistoryDialog, qtmodeltester: ModelCheck
) -> None:
    model = dialog.table.model()
    qtmodeltester.check(model)
    cells = [[model.index(row, column).data() for column in (1, 2)] for row in range(model.rowCount())]
    assert cells == [
        ["Ana", "add ORG “Harbour Board”"],
        ["Ana", "add PERSON “Ines Vale”"],
        ["the program", "add the document “A title”"],
    ]
    assert surfaces(dialog.moment) == ["Ines Vale", "Harbour Board"]
    assert dialog.page.document.text == TEXT


def test_arrow_keys_scroll_back_through_what_stood_there(qtbot: QtBot, dialog: HistoryDialog) -> None:
    QTest.keyClick(dialog.table, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: surfaces(dialog.moment) == ["Ines Vale"])
    QTest.keyClick(dialog.table, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: surfaces(dialog.moment) == [])
    for _ in range(2):
        QTest.keyClick(dialog.table, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: len(surfaces(dialog.moment)) == 2)


def test_lost_spans_are_listed_and_the_chosen_one_is_wished_back(dialog: HistoryDialog) -> None:
    assert dialog.moment is not None
    vale, board = dialog.moment.work.spans
    wishes: list[Difference] = []
    dialog.restoring_wanted.connect(wishes.append)
    lost = [Difference(vale, "deleted"), Difference(board, "moved to “Board”")]
    dialog.show_differences(lost, restorable=True)
    assert dialog.told.text() == "2 spans then, 2 not as they were"
    assert [dialog.lost.index(1, column).data() for column in range(3)] == [
        "Harbour Board",
        "ORG",
        "moved to “Board”",
    ]
    QTest.keyClick(dialog.lost_table, Qt.Key.Key_Down)
    QTest.mouseClick(dialog.restore_button, Qt.MouseButton.LeftButton)
    assert wishes == lost[1:]


def test_what_is_not_ones_own_is_not_wished_back(dialog: HistoryDialog) -> None:
    assert dialog.moment is not None
    wishes: list[Difference] = []
    dialog.restoring_wanted.connect(wishes.append)
    dialog.show_differences([Difference(dialog.moment.work.spans[0], "deleted")], restorable=False)
    assert not dialog.restore_button.isVisible()
    QTest.keyClick(dialog.lost_table, Qt.Key.Key_Return)
    assert wishes == []
    dialog.show_differences([], restorable=True)
    assert dialog.told.text() == "2 spans then, all as they were"


def test_everything_has_a_name_and_nothing_is_clipped(dialog: HistoryDialog) -> None:
    assert nameless(dialog) == []
    assert guessing(dialog) == []
    assert clipped(dialog) == []


def test_times_are_local() -> None:
    moment = QDateTime.fromMSecsSinceEpoch(1_790_000_000_000)
    assert local_time(1_790_000_000_000) == moment.toString("yyyy-MM-dd HH:mm:ss")
    assert local_minute(1_790_000_000_000) == moment.toString("yyyy-MM-dd HH:mm")
