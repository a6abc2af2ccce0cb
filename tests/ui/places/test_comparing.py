"""Practice and its gold: help before, the gold beside one's own work once that is finished."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from annotator.domain.annotation_set import Status
from annotator.domain.annotator import Annotator, AnnotatorKind
from annotator.domain.change import Draft, ObjectKind, Operation, Scope
from annotator.domain.document import ZoneKind
from annotator.domain.identity import annotator_id
from annotator.domain.layer import Layer
from annotator.session import edits
from annotator.session.desk import own_desk
from annotator.session.people import annotator_draft
from annotator.store.project_file import ProjectFile
from annotator.ui.actions import Act
from annotator.ui.places.comparing import BesidePane
from tests.session.projects import TEXT, place_of
from tests.ui.places.conftest import Work
from tests.ui.places.sitting import CTRL, LEFT, Sitting

HELP = "Mark every name."
PROMISE = "We will move the pier"


def practice(file: ProjectFile) -> None:
    """The first document carries help and a gold of two entities and a claim."""
    document = file.documents.rows(None)[0].id
    gold = Annotator(annotator_id(file.id, "Gold"), "Gold", AnnotatorKind.GOLD)
    helping = Operation(ObjectKind.DOCUMENT, document, {"meta.help": HELP})
    file.commit([Draft(Scope(document), file.id, [helping]), annotator_draft(gold)])
    desk = own_desk(document, gold.id)
    for words, layer, label in (
        ("Ines Vale", Layer.ENTITY, "PERSON"),
        ("Harbour Board", Layer.ENTITY, "ORG"),
        (PROMISE, Layer.CLAIM, "PROMISE"),
    ):
        edits.add_span(file, desk, layer, label, [place_of(TEXT, words)])


def beside(sitting: Sitting) -> BesidePane:
    return sitting.place.article.beside


def words(pane: BesidePane) -> str:
    assert pane.head.own.text() == "Your work"
    return pane.head.words.text()


def finish(sitting: Sitting) -> None:
    sitting.press(Qt.Key.Key_Return, modifiers=CTRL)
    sitting.until(lambda: beside(sitting).isVisible())
    sitting.settle()


def test_the_gold_stands_beside_finished_practice_with_what_was_found(at_work: Work) -> None:
    sitting = at_work(TEXT, "Second.\n", prepare=practice)
    shown = [label.text() for label in sitting.place.side.widget.findChildren(QLabel) if label.isVisible()]
    assert any(HELP in text for text in shown)
    assert not beside(sitting).isVisible()
    sitting.drag("Ines Vale")
    sitting.press("p")
    sitting.drag("Harbour Board")
    sitting.press("p")
    finish(sitting)
    assert sitting.title == "Title 1"
    assert "The gold" in sitting.message
    assert words(beside(sitting)) == ("The gold. You have 1 of its 2 entities, 0 of its 1 claim exactly so.")
    assert beside(sitting).page.document.text == TEXT
    assert sitting.place.documents.model.rows[0].status is Status.DONE


def test_the_gold_is_read_and_not_edited(at_work: Work) -> None:
    sitting = at_work(prepare=practice)
    finish(sitting)
    page = beside(sitting).page
    QTest.mouseClick(page.viewport(), LEFT)
    QTest.keyClicks(page, "px")
    QTest.keyClick(page, Qt.Key.Key_Delete)
    sitting.settle()
    assert sitting.surfaces() == {}
    sitting.drag("Ines Vale")
    sitting.press("p")
    assert sitting.surfaces() == {"Ines Vale": "PERSON"}
    assert beside(sitting).isVisible()


def test_both_pages_start_at_one_height_and_scroll_together(at_work: Work) -> None:
    sitting = at_work(TEXT + "\n\nNothing else happened." * 60, prepare=practice)
    finish(sitting)
    view, page = sitting.view, beside(sitting).page
    assert view.mapTo(sitting.window, QPoint()).y() == page.mapTo(sitting.window, QPoint()).y()
    assert abs(view.width() - page.width()) <= 2
    place = sitting.text.rindex("Nothing")
    QTest.keyClick(view, Qt.Key.Key_End, CTRL)
    mine, theirs = view.caret_rect(place), page.caret_rect(place)
    assert mine is not None
    assert theirs is not None
    assert abs(mine.y() - theirs.y()) <= 2


def test_zones_that_are_corrected_change_on_both_pages(at_work: Work) -> None:
    sitting = at_work(prepare=practice)
    finish(sitting)
    sitting.drag(TEXT.split("\n")[0])
    page = beside(sitting).page
    before = page.grab().toImage()
    sitting.place.zoning.mark(ZoneKind.BOILERPLATE)
    sitting.settle()
    sitting.until(lambda: page.grab().toImage() != before)


def test_its_button_closes_it(at_work: Work) -> None:
    sitting = at_work(prepare=practice)
    finish(sitting)
    sitting.press_button("Close the other reading")
    assert not beside(sitting).isVisible()


def test_it_goes_and_comes_with_its_document(at_work: Work) -> None:
    sitting = at_work(TEXT, "Second.\n", prepare=practice)
    finish(sitting)
    sitting.press(Qt.Key.Key_PageDown, modifiers=CTRL)
    sitting.until(lambda: sitting.title == "Title 2")
    sitting.settle()
    assert not beside(sitting).isVisible()
    sitting.press(Qt.Key.Key_PageUp, modifiers=CTRL)
    sitting.until(lambda: beside(sitting).isVisible())


def take_up_again(sitting: Sitting) -> None:
    sitting.window.actions_table.trigger(Act.REOPEN)


def undo(sitting: Sitting) -> None:
    sitting.press("z", modifiers=CTRL)


@pytest.mark.parametrize("back", [take_up_again, undo])
def test_it_goes_when_the_work_is_taken_up_again(at_work: Work, back: Callable[[Sitting], None]) -> None:
    sitting = at_work(prepare=practice)
    sitting.walk_to(9)
    finish(sitting)
    back(sitting)
    sitting.until(lambda: not beside(sitting).isVisible())
    sitting.settle()
    assert sitting.place.documents.model.rows[0].status is not Status.DONE
    assert sitting.view.caret == 9
    sitting.drag("Ines Vale")
    sitting.press("p")
    finish(sitting)
    assert "You have 1 of its 2 entities" in words(beside(sitting))
    assert sitting.title == "Title 1"
