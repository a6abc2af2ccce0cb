"""The list of documents sorted and narrowed from its menu, by an annotator and by a lead."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.domain.layer import Layer
from annotator.domain.span import Flag, FlagKind
from annotator.session import edits
from annotator.session.viewpoint import Viewpoint
from annotator.store.project_file import ProjectFile
from tests.session.projects import TEXT, place_of, sign_in
from tests.ui.menus import choose
from tests.ui.places.conftest import Work
from tests.ui.places.sitting import LEFT, Sitting

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)

SECOND, THIRD = "Second text by Vale.\n", "A third text.\n"


def prepare(file: ProjectFile) -> None:
    """Mara labels a person in the first text and flags the third; Ben labels a person in the second."""
    first, second, third = (row.id for row in file.documents.rows(None))
    edits.add_span(
        file, sign_in(file, first, "Mara Lind"), Layer.ENTITY, "PERSON", [place_of(TEXT, "Ines Vale")]
    )
    edits.set_flag(file, sign_in(file, third, "Mara Lind"), None, Flag(FlagKind.ASK, "Is this news?"))
    edits.add_span(
        file, sign_in(file, second, "Ben Aldous"), Layer.ENTITY, "PERSON", [place_of(SECOND, "Vale")]
    )


@pytest.fixture
def sitting(at_work: Work) -> Sitting:
    return at_work(TEXT, SECOND, THIRD, prepare=prepare)


def pick(sitting: Sitting, *words: str) -> list[list[str]]:
    """Open the menu by the keyboard and walk to these words."""
    button = sitting.place.documents.filter
    met = choose(*words)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    sitting.until(lambda: not sitting.place.browsing.sifting.is_under_way)
    sitting.settle()
    return met


def shown(sitting: Sitting) -> list[str]:
    model = sitting.place.documents.model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_the_list_is_sorted_and_turned_round(sitting: Sitting) -> None:
    pick(sitting, "Sort by", "Reversed")
    assert shown(sitting) == ["Title 3", "Title 2", "Title 1"]
    pick(sitting, "Sort by", "Number of spans")
    assert shown(sitting)[-1] == "Title 1"
    assert sitting.title == "Title 1"


def test_a_label_leaves_the_documents_in_which_one_has_given_it_oneself(sitting: Sitting) -> None:
    pick(sitting, "Label", "PERSON")
    assert shown(sitting) == ["Title 1"]
    strip = sitting.place.documents.narrowed
    assert strip.words.text() == "PERSON"
    QTest.mouseClick(strip.clear_button, LEFT)
    sitting.until(lambda: len(shown(sitting)) == 3)
    assert not strip.isVisible()


def test_flags_and_changes_narrow_together(sitting: Sitting) -> None:
    pick(sitting, "Flags and notes", "Flagged, not answered")
    assert shown(sitting) == ["Title 3"]
    pick(sitting, "Changes", "Changed today")
    assert shown(sitting) == ["Title 3"]
    assert sitting.place.documents.narrowed.words.text() == "Flagged, not answered · changed today"
    pick(sitting, "Show all documents")
    assert len(shown(sitting)) == 3


def test_words_are_found_in_the_texts_if_one_wants(sitting: Sitting) -> None:
    panel = sitting.place.documents
    pick(sitting, "Find words in the texts, too")
    panel.search.setFocus()
    QTest.keyClicks(panel.search, "vale")
    sitting.until(lambda: shown(sitting) == ["Title 1", "Title 2"])
    QTest.keyClicks(panel.search, "x")
    sitting.until(lambda: shown(sitting) == [])


def test_an_annotator_is_offered_nobody_elses_list(sitting: Sitting) -> None:
    assert "Annotator" not in pick(sitting, "")[0]


def test_a_lead_goes_through_an_annotators_documents_with_that_work_beside(sitting: Sitting) -> None:
    sitting.bench.bridge.project.change_viewpoint(Viewpoint.LEAD)
    sitting.place.show_all()
    sitting.until(lambda: bool(sitting.place.documents.filter.offered.people))
    sitting.settle()
    pick(sitting, "Annotator", "Ben Aldous")
    sitting.until(lambda: shown(sitting) == ["Title 2"])
    sitting.place.browsing.step(1)
    sitting.until(lambda: sitting.title == "Title 2")
    sitting.settle()
    assert sitting.place.article.beside.isVisible()
    assert "Ben Aldous" in sitting.place.article.beside.head.words.text()
    sitting.bench.bridge.project.change_viewpoint(Viewpoint.ANNOTATOR)
    sitting.place.show_all()
    sitting.until(lambda: len(shown(sitting)) == 3)
    assert sitting.place.browsing.owner is None
