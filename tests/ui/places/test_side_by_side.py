"""A lead sees that there are other readings, and looks at one beside, or below where it is narrow."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from annotator.domain.layer import Layer
from annotator.session import edits
from annotator.session.viewpoint import Viewpoint
from annotator.store.project_file import ProjectFile
from annotator.ui.actions import Act
from tests.session.projects import TEXT, place_of, sign_in
from tests.ui.places.conftest import Work
from tests.ui.places.sitting import CTRL, Sitting

SHOW = "Show Ana beside"


def another_reading(file: ProjectFile) -> None:
    document = file.documents.page(-1, 1)[0][1].id
    edits.add_span(file, sign_in(file, document), Layer.ENTITY, "PERSON", [place_of(TEXT, "Ines Vale")])


def names(sitting: Sitting) -> list[str]:
    return [widget.accessibleName() for widget in sitting.place.side.inspector.findChildren(QWidget)]


def look_as_lead(sitting: Sitting) -> None:
    sitting.bench.bridge.project.change_viewpoint(Viewpoint.LEAD)
    sitting.place.show_all()
    sitting.until(lambda: SHOW in names(sitting))


def test_other_readings_are_offered_to_a_lead_alone(at_work: Work) -> None:
    sitting = at_work(prepare=another_reading)
    assert SHOW not in names(sitting)
    look_as_lead(sitting)
    sitting.press_button(SHOW)
    beside = sitting.place.article.beside
    assert beside.isVisible()
    assert beside.page.accessibleName() == "Ana, doing"
    assert sitting.view.hasFocus()


def test_a_narrow_window_shows_it_below(at_work: Work) -> None:
    sitting = at_work(prepare=another_reading)
    look_as_lead(sitting)
    sitting.press_button(SHOW)
    beside = sitting.place.article.beside
    assert beside.x() > 0
    sitting.window.resize(900, 600)
    sitting.until(lambda: beside.y() > 0)
    assert beside.x() == 0
    sitting.window.resize(1280, 900)
    sitting.until(lambda: beside.x() > 0)


def test_the_button_says_what_a_press_would_do(at_work: Work) -> None:
    sitting = at_work()
    button = sitting.window.actions_table[Act.MARK_DONE]
    assert button.text() == "Mark &done"
    sitting.drag("Ines Vale")
    sitting.press("p")
    sitting.press(Qt.Key.Key_Return, modifiers=CTRL)
    sitting.until(lambda: button.text() == "Done, go on")
    sitting.press(Qt.Key.Key_Delete)
    sitting.until(lambda: button.text() == "Mark done again")
    sitting.press("z", modifiers=CTRL)
    sitting.window.actions_table.trigger(Act.CLOSE)
    assert button.text() == "Mark &done"
