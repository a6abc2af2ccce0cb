"""Looking as a reviewer or a lead: asked for in the menu, said in the header, kept in the journal."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPushButton

from annotator.domain.layer import Layer
from annotator.session import edits
from annotator.store.project_file import ProjectFile
from annotator.ui.actions import Act
from annotator.ui.dialogs.history import HistoryDialog
from annotator.ui.dialogs.question import QuestionDialog
from annotator.ui.dialogs.who import WhoDialog
from annotator.ui.places.comparing import BesidePane
from annotator.ui.places.palette import Palette
from tests.session.projects import TEXT, place_of, sign_in
from tests.ui.modal import answer
from tests.ui.places.conftest import Work
from tests.ui.places.sitting import CTRL, LEFT, Sitting

SHOW = "Show Ben Aldous beside"


def bens_work(file: ProjectFile) -> None:
    desk = sign_in(file, file.documents.rows(None)[0].id, "Ben Aldous")
    edits.add_span(file, desk, Layer.ENTITY, "ORG", [place_of(TEXT, "Harbour Board")])


@pytest.fixture
def sitting(at_work: Work) -> Sitting:
    return at_work(TEXT, "Second.\n", prepare=bens_work)


def look_as(sitting: Sitting, name: str) -> None:
    """Menu, question, answer."""
    bar = sitting.window.menuBar()
    menus = [action.menu() for action in bar.actions()]
    action = sitting.window.actions_table[Act.VIEWPOINT]
    assert any(isinstance(menu, QMenu) and action in menu.actions() for menu in menus)

    def press(dialog: QuestionDialog) -> None:
        buttons = {button.text().replace("&", ""): button for button in dialog.findChildren(QPushButton)}
        QTest.mouseClick(buttons[name], LEFT)

    met = answer(QuestionDialog, press)
    action.trigger()
    assert len(met) == 1
    sitting.settle()


def chip(sitting: Sitting) -> str:
    assert sitting.window.workspace is not None
    return sitting.window.workspace.header.annotator.full_text


def beside(sitting: Sitting) -> BesidePane:
    return sitting.place.article.beside


def readings(sitting: Sitting) -> list[str]:
    """What the palette offers of others."""
    found: list[str] = []

    def look(palette: Palette) -> None:
        found.extend(entry.name for entry in palette.hits if entry.kind == "reading")
        QTest.keyClick(palette.field, Qt.Key.Key_Escape)

    answer(Palette, look)
    sitting.press("k", modifiers=CTRL)
    return found


def show_bens(sitting: Sitting) -> None:
    def write(palette: Palette) -> None:
        QTest.keyClicks(palette.field, "show ben")
        QTest.keyClick(palette.field, Qt.Key.Key_Return)

    answer(Palette, write)
    sitting.press("k", modifiers=CTRL)


def authors_in_history(sitting: Sitting) -> set[str]:
    found: set[str] = set()

    def look(dialog: HistoryDialog) -> None:
        model = dialog.model
        sitting.until(lambda: model.rowCount() > 0)
        found.update(model.index(row, 1).data() for row in range(model.rowCount()))
        QTest.mouseClick(dialog.accept_button, LEFT)

    met = answer(HistoryDialog, look)
    sitting.press("h", modifiers=CTRL)
    assert len(met) == 1
    return found


def recorded(sitting: Sitting) -> list[str]:
    """The viewpoints that the journal says Mara has taken, newest first."""
    project = sitting.bench.bridge.project
    person = project.annotator
    assert person is not None
    changes = project.run(lambda file: file.journal.of_author(person.id, limit=50))
    writes = [operation.writes for change in changes for operation in change.operations]
    return [str(found[key]) for found in writes for key in found if key == f"viewpoint.{person.id}"]


def test_an_annotator_is_shown_nothing_of_others(sitting: Sitting) -> None:
    assert readings(sitting) == []
    assert sitting.bench.others == []
    assert authors_in_history(sitting) == {"the program"}
    assert chip(sitting) == "Mara Lind"


@pytest.mark.parametrize("name", ["Reviewer", "Lead"])
def test_others_work_is_shown_beside_to_who_looks_for_it(sitting: Sitting, name: str) -> None:
    look_as(sitting, name)
    assert chip(sitting) == f"Mara Lind, looking as {name.lower()}"
    assert recorded(sitting) == [name.lower()]
    assert readings(sitting) == [SHOW]
    show_bens(sitting)
    assert beside(sitting).isVisible()
    assert beside(sitting).page.accessibleName() == "Ben Aldous, doing"
    assert sitting.view.hasFocus()
    assert authors_in_history(sitting) == {"the program", "Ben Aldous"}
    assert sitting.surfaces() == {}


def test_back_to_annotator_hides_it_at_once(sitting: Sitting) -> None:
    look_as(sitting, "Lead")
    show_bens(sitting)
    look_as(sitting, "Annotator")
    assert not beside(sitting).isVisible()
    assert readings(sitting) == []
    assert recorded(sitting) == ["annotator", "lead"]
    assert chip(sitting) == "Mara Lind"


def test_a_reading_goes_with_its_document(sitting: Sitting) -> None:
    look_as(sitting, "Reviewer")
    show_bens(sitting)
    sitting.press(Qt.Key.Key_PageDown, modifiers=CTRL)
    sitting.until(lambda: sitting.title == "Title 2")
    sitting.settle()
    assert not beside(sitting).isVisible()
    assert readings(sitting) == []


def test_a_question_that_is_left_changes_nothing(sitting: Sitting) -> None:
    look_as(sitting, "Cancel")
    assert recorded(sitting) == []
    assert chip(sitting) == "Mara Lind"


def test_somebody_else_at_the_keyboard_is_an_annotator_again(sitting: Sitting) -> None:
    look_as(sitting, "Reviewer")
    show_bens(sitting)

    def become_cleo(dialog: WhoDialog) -> None:
        QTest.keyClicks(dialog.field, "Cleo Brandt")
        QTest.mouseClick(dialog.accept_button, LEFT)

    answer(WhoDialog, become_cleo)
    sitting.window.actions_table.trigger(Act.ANNOTATOR)
    sitting.settle()
    assert chip(sitting) == "Cleo Brandt"
    assert readings(sitting) == []
    assert not beside(sitting).isVisible()
