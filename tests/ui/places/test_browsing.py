"""Going from document to document, remembering, writing notes on the way, and what cannot be changed."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QSplitter

from annotator.domain.change import Draft
from annotator.domain.identity import new_id
from annotator.domain.layer import Layer
from annotator.domain.registers import adding
from annotator.domain.span import Span, make_extent
from annotator.store.project_file import ProjectFile
from annotator.ui.actions import Act
from tests.session.projects import TEXT, new_project, place_of, sign_in
from tests.ui.places.conftest import Work
from tests.ui.places.sitting import CTRL, LEFT, PLAIN, SitDown, Sitting

THREE = (TEXT, "Second text by Ines Vale.\n", "Third text.\n")
NEXT, PREVIOUS = Qt.Key.Key_PageDown, Qt.Key.Key_PageUp


def turn(sitting: Sitting, key: Qt.Key, title: str) -> None:
    sitting.press(key, modifiers=CTRL)
    sitting.until(lambda: sitting.title == title)
    sitting.settle()


def test_the_keyboard_is_the_articles_from_the_start(at_work: Work) -> None:
    sitting = at_work()
    assert sitting.view.hasFocus()
    assert sitting.title == "Title 1"


def test_keys_lead_to_the_next_document_and_back(at_work: Work) -> None:
    sitting = at_work(*THREE)
    turn(sitting, NEXT, "Title 2")
    turn(sitting, NEXT, "Title 3")
    sitting.press(NEXT, modifiers=CTRL)
    assert sitting.title == "Title 3"
    turn(sitting, PREVIOUS, "Title 2")
    assert sitting.place.documents.list.currentIndex().row() == 1
    assert sitting.view.hasFocus()


def test_a_click_in_the_list_opens_and_leaves_the_keyboard_to_the_article(at_work: Work) -> None:
    sitting = at_work(*THREE)
    view = sitting.place.documents.list
    place = view.visualRect(sitting.place.documents.model.index(1)).center()
    QTest.mouseClick(view.viewport(), LEFT, pos=place)
    sitting.until(lambda: sitting.title == "Title 2")
    assert sitting.view.hasFocus()
    sitting.drag("Ines Vale")
    sitting.press("p")
    assert sitting.surfaces() == {"Ines Vale": "PERSON"}


def test_who_browses_by_arrow_keys_stays_in_the_list(at_work: Work) -> None:
    sitting = at_work(*THREE)
    sitting.press("p", modifiers=CTRL)
    sitting.press(Qt.Key.Key_Down, Qt.Key.Key_Down)
    sitting.until(lambda: sitting.title == "Title 2")
    assert sitting.place.documents.list.hasFocus()
    sitting.press(Qt.Key.Key_Return)
    assert sitting.view.hasFocus()


def test_a_document_is_found_by_its_title(at_work: Work) -> None:
    sitting = at_work(*THREE)
    sitting.press("p", modifiers=CTRL)
    sitting.write("3")
    sitting.press(Qt.Key.Key_Return)
    sitting.until(lambda: sitting.title == "Title 3")
    assert sitting.view.hasFocus()


def test_each_document_opens_where_it_was_left(at_work: Work, sit_down: SitDown, path: Path) -> None:
    sitting = at_work(*THREE)
    sitting.walk_to(7)
    turn(sitting, NEXT, "Title 2")
    sitting.walk_to(5)
    turn(sitting, PREVIOUS, "Title 1")
    assert sitting.view.caret == 7
    turn(sitting, NEXT, "Title 2")
    again = sit_down.open(path)
    assert (again.title, again.view.caret) == ("Title 2", 5)


def columns(sitting: Sitting) -> QSplitter:
    splitter = sitting.place.widget
    assert isinstance(splitter, QSplitter)
    return splitter


def drag_handle(splitter: QSplitter, down: int) -> None:
    """Move the line between the first two panels with the mouse."""
    handle = splitter.handle(1)
    middle = handle.rect().center()
    QTest.mousePress(handle, LEFT, PLAIN, middle)
    QTest.mouseMove(handle, middle + QPoint(0, down))
    QTest.mouseRelease(handle, LEFT, PLAIN, middle)


def test_panes_keep_their_widths(at_work: Work, sit_down: SitDown, path: Path) -> None:
    sitting = at_work()
    columns(sitting).setSizes([320, 540, 420])
    drag_handle(sitting.place.side.widget, 90)
    kept = columns(sitting).sizes(), sitting.place.side.widget.sizes()
    again = sit_down.open(path)
    assert (columns(again).sizes(), again.place.side.widget.sizes()) == kept


def test_a_note_that_is_being_typed_belongs_to_its_span_whatever_comes_next(at_work: Work) -> None:
    sitting = at_work(*THREE)
    sitting.drag("Ines Vale")
    sitting.press("p", "y")
    sitting.write("the mayor?")
    turn(sitting, NEXT, "Title 2")
    assert sitting.bench.work is not None
    assert sitting.bench.work.note is None
    turn(sitting, PREVIOUS, "Title 1")
    assert sitting.span("Ines Vale").note == "the mayor?"


def test_a_note_that_is_being_typed_is_kept_when_the_window_closes(
    at_work: Work, sit_down: SitDown, path: Path
) -> None:
    sitting = at_work()
    sitting.press("y")
    sitting.write("an odd article")
    again = sit_down.open(path)
    assert again.bench.work is not None
    assert again.bench.work.note == "an odd article"


def test_a_click_on_another_span_keeps_the_note_for_the_first(at_work: Work) -> None:
    sitting = at_work()
    for words in ("Harbour Board", "Ines Vale"):
        sitting.drag(words)
        sitting.press("p")
    sitting.press("y")
    sitting.write("first")
    sitting.click_words("Harbour Board")
    assert sitting.span("Ines Vale").note == "first"
    assert sitting.span("Harbour Board").note is None


def test_an_empty_project_says_what_to_do(sit_down: SitDown, path: Path) -> None:
    with new_project(path):
        pass
    sitting = sit_down()
    sitting.window.shell.keeper.remember_annotator(path, "Mara Lind")
    sitting.window.opening.open_path(path)
    sitting.until(lambda: not sitting.place.side.widget.isVisible())
    shown = [label.text() for label in sitting.place.article.findChildren(QLabel) if label.isVisible()]
    assert shown == ["No documents yet", "Or drop articles anywhere in this window."]
    triggered: list[str] = []
    for act in (Act.IMPORT_FILES, Act.IMPORT_FOLDER):
        sitting.window.actions_table.handle({act: partial(triggered.append, act.value)})
    for button in sitting.place.article.findChildren(QPushButton):
        if button.isVisible():
            QTest.mouseClick(button, LEFT)
    assert triggered == [Act.IMPORT_FILES, Act.IMPORT_FOLDER]
    assert sitting.place.states().isdisjoint({"document", "selection"})


def test_a_read_only_project_is_read_and_not_changed(read_only: Sitting) -> None:
    sitting = read_only
    sitting.click_words("Ines Vale")
    assert sitting.chosen() == "Ines Vale"
    sitting.press("o")
    assert "open for reading only" in sitting.message
    sitting.press(Qt.Key.Key_Delete, "x")
    sitting.press("z", modifiers=CTRL)
    sitting.press(Qt.Key.Key_Return, modifiers=CTRL)
    assert sitting.surfaces() == {"Ines Vale": "PERSON"}


def many_spans(file: ProjectFile) -> None:
    """A name in every sentence."""
    row = file.documents.rows(None)[0]
    text = file.documents.text(row.id)
    desk = sign_in(file, row.id, "Mara Lind")
    extents = [make_extent(text, [(at, at + 4)]) for at in range(0, len(text) - 20, 6)]
    spans = [Span(new_id(), Layer.ENTITY, "PERSON", extent) for extent in extents]
    operations = [adding(span) for span in spans]
    file.commit([Draft(desk.scope, desk.author, operations)])


def test_a_document_with_20_000_spans_opens_and_takes_one_more(at_work: Work) -> None:
    text = "Vale. " * 20_000 + "\n\nHarbour Board.\n"
    sitting = at_work(text, prepare=many_spans)
    assert len(sitting.bench.spans) > 19_990
    start, end = place_of(text, "Harbour Board")
    sitting.view.set_caret(start + 1)
    sitting.press("o")
    assert sitting.surfaces()["Harbour Board"] == "ORG"
    sitting.press(",")
    assert sitting.chosen() == "Vale"
    assert sitting.view.caret < end
