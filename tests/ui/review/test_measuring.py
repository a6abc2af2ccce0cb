"""What is measured is shown on its page, opened in its text, and put right in one's own set alone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.domain.layer import Layer
from annotator.session.viewpoint import Viewpoint
from annotator.ui.actions import State
from annotator.ui.places.annotate import AnnotatePlace
from annotator.ui.review import reporting
from tests.session.adjudicating.courts import READERS, sitting
from tests.ui.review.chambers import JUDGE, MEASURED, Chambers
from tests.ui.review.test_adjudicating import court

Enter = Callable[[Path], Chambers]
LEFT = Qt.MouseButton.LeftButton


def test_the_matrix_shows_how_well_each_pair_agrees(enter: Enter, tmp_path: Path) -> None:
    chambers = enter(court(tmp_path / "court.annproj"))
    chambers.look_at("figures")
    page = chambers.place.measuring.figures
    people = {person.name for person in page.matrix.people} if page.matrix else set[str]()
    assert people >= set(READERS)
    assert page.matrix is not None
    values = {row.figure.value for row in page.matrix.cells.values() if row.documents}
    assert values == {0.5}


def test_each_disagreement_is_a_row_with_both_readings_below(enter: Enter, tmp_path: Path) -> None:
    chambers = enter(court(tmp_path / "court.annproj"))
    chambers.look_at("disagreements")
    page = chambers.place.measuring.disagreements
    assert page.model.rowCount() == 3
    chambers.until(lambda: any(lane.isVisible() for lane in page.lanes.lanes))
    names = [lane.name.text() for lane in page.lanes.lanes if lane.isVisible()]
    assert sorted(names) == sorted(READERS)


def test_a_disagreement_opens_in_the_article(enter: Enter, tmp_path: Path) -> None:
    chambers = enter(court(tmp_path / "court.annproj"))
    chambers.look_at("disagreements")
    table = chambers.place.measuring.disagreements.table
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    chambers.until(lambda: isinstance(chambers.space.place, AnnotatePlace))


def test_labels_taken_for_others_and_habits_are_shown(enter: Enter, tmp_path: Path) -> None:
    chambers = enter(court(tmp_path / "court.annproj"))
    chambers.look_at("confusion")
    table = chambers.place.measuring.confusion.table
    assert table is not None
    assert table.layer is Layer.ENTITY
    assert table.count("ORG", "PERSON") > 0
    chambers.look_at("habits")
    assert not chambers.place.measuring.is_busy


def own_and_others(path: Path) -> Path:
    """The judge has labeled one of two equal surfaces, and so has Ana."""
    with sitting(path) as case:
        for name in (JUDGE, "Ana"):
            case.reads(name, "PERSON", "Vale")
            case.finish(name)
    return path


def test_only_ones_own_places_and_the_golds_are_labeled_alike(enter: Enter, tmp_path: Path) -> None:
    path = own_and_others(tmp_path / "court.annproj")
    chambers = enter(path)
    chambers.look_at("consistency")
    page = chambers.place.measuring.consistency
    assert page.surfaces.rowCount() == 1
    QTest.mouseClick(page.all_button, LEFT)
    QTest.mouseClick(page.button, LEFT)
    chambers.until(lambda: "Labeled" in chambers.window.messages.text)
    project = chambers.space.bridge.project
    spans = project.run(
        lambda file: {
            person.name: len(work.spans)
            for person in file.project.annotators()
            for work in file.sets.of_documents([file.documents.rows(None)[0].id]).popitem()[1]
            if work.annotator == person.id
        }
    )
    assert spans == {JUDGE: 2, "Ana": 1}


def test_the_figures_over_time_follow_the_pair_at_hand(enter: Enter, tmp_path: Path) -> None:
    chambers = enter(court(tmp_path / "court.annproj"))
    chambers.look_at("figures")
    page, busy = chambers.place.measuring.figures, chambers.place.measuring
    chambers.until(lambda: not busy.is_busy and page.trend.isVisible())
    assert page.matrix is not None
    names = [person.name for person in page.matrix.people]
    place = names.index("Ana"), names.index("Cleo")
    page.grid.setCurrentIndex(page.grid.cells.index(*place))
    chambers.until(lambda: page.trend_name.text() == "F1, exact, over time · Ana and Cleo")


def test_whoever_stops_measuring_is_told_how_to_go_on(enter: Enter, tmp_path: Path) -> None:
    chambers = enter(court(tmp_path / "court.annproj"))
    chambers.look_at("figures")
    measuring = chambers.place.measuring
    measuring.show("habits")
    QTest.mouseClick(chambers.place.pages.progress.stop, LEFT)
    assert "measure again" in chambers.window.messages.text
    chambers.until(lambda: not measuring.is_busy)
    chambers.look_at("habits")
    assert measuring.habits.model.rowCount() > 0


def test_pages_are_turned_while_one_is_measured_and_the_last_is_shown(enter: Enter, tmp_path: Path) -> None:
    chambers = enter(court(tmp_path / "court.annproj"))
    chambers.look_at("figures")
    measuring = chambers.place.measuring
    for page in ("consistency", "habits", "figures", "disagreements"):
        QTest.mouseClick(chambers.place.pages.names.button(page), LEFT)
    chambers.until(lambda: not measuring.is_busy)
    assert chambers.place.pages.page == "disagreements"
    assert measuring.disagreements.model.rowCount() == 3


@pytest.mark.parametrize("page", MEASURED)
def test_the_viewpoint_changes_and_the_project_closes_while_measuring(
    enter: Enter, tmp_path: Path, page: str
) -> None:
    chambers = enter(court(tmp_path / "court.annproj"))
    chambers.look_at("figures")
    place = chambers.place
    place.show_page(page)
    chambers.space.bridge.project.change_viewpoint(Viewpoint.ANNOTATOR)
    chambers.space.show_all()
    assert place.blind.isVisible()
    chambers.until(lambda: not place.measuring.is_busy)
    assert place.measuring.ledger is None
    chambers.space.bridge.project.change_viewpoint(Viewpoint.REVIEWER)
    chambers.space.show_all()
    place.show_page(page)
    chambers.leave()


def test_the_keyboard_stays_in_the_place_when_the_viewpoint_changes(enter: Enter, tmp_path: Path) -> None:
    chambers = enter(court(tmp_path / "court.annproj"))
    for viewpoint in (Viewpoint.REVIEWER, Viewpoint.ANNOTATOR):
        chambers.space.bridge.project.change_viewpoint(viewpoint)
        chambers.space.show_all()
        chambers.until(lambda: not chambers.place.measuring.is_busy)
        here = QApplication.focusWidget()
        assert here is not None
        assert chambers.place.widget.isAncestorOf(here)


def test_documents_are_finished_where_they_are_adjudicated_alone(enter: Enter, tmp_path: Path) -> None:
    chambers = enter(court(tmp_path / "court.annproj"))
    chambers.look_as_reviewer()
    assert State.DOCUMENT in chambers.place.states()
    chambers.look_at("habits")
    assert chambers.place.states() == frozenset()


def test_the_report_is_written_where_it_is_wanted(
    enter: Enter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "report.html"

    def chosen(*_question: object) -> Path:
        return out

    monkeypatch.setattr(reporting, "ask_target", chosen)
    chambers = enter(court(tmp_path / "court.annproj"))
    chambers.look_at("figures")
    QTest.mouseClick(chambers.place.pages.report, LEFT)
    chambers.until(lambda: "Saved report.html" in chambers.window.messages.text)
    assert "Cleo" in out.read_text("utf-8")
