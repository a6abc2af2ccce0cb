"""Tagging every occurrence from a list, in several documents, by real keys; Undo stands beside the news."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.domain.annotation_set import Status
from annotator.domain.layer import Layer
from annotator.session import edits
from annotator.session.desk import own_desk
from annotator.session.people import ensure_annotator
from annotator.store.project_file import ProjectFile
from annotator.ui.actions import Act
from annotator.ui.dialogs.occurrences import OccurrencesDialog
from tests.session.projects import place_of
from tests.ui.modal import answer
from tests.ui.places.conftest import Work
from tests.ui.places.sitting import CTRL, PLAIN, SHIFT, Sitting

HOME, AWAY = "Ines Vale alone.\n", "The pier of Vale.\n\nVale again.\n"
BOTH = "Somebody met Ines Vale before Vale left.\n"
KEY = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


def label_first(at_work: Work, *texts: str) -> Sitting:
    sitting = at_work(*texts or (HOME, AWAY))
    sitting.drag("Vale")
    sitting.press("p")
    return sitting


def tag_all(sitting: Sitting, *keys: tuple[Qt.Key, Qt.KeyboardModifier]) -> None:
    """Open the list, press keys in it, and wait for what comes of it."""

    def act(dialog: OccurrencesDialog) -> None:
        for key, modifiers in keys:
            sitting.until(lambda: not dialog.searching.is_under_way)
            QTest.keyClick(QApplication.focusWidget() or dialog, key, modifiers)

    met = answer(OccurrencesDialog, act)
    QTest.keyClick(sitting.view, KEY.Key_A, CTRL | SHIFT)
    sitting.until(lambda: bool(met))
    sitting.settle()


EVERYWHERE = (KEY.Key_3, ALT)
RETURN = (KEY.Key_Return, PLAIN)
SPACE = (KEY.Key_Space, PLAIN)
ESCAPE = (KEY.Key_Escape, PLAIN)


def spans(sitting: Sitting) -> list[tuple[str, str]]:
    """All of Mara's spans: words, label."""
    mara = sitting.bench.bridge.project.annotator
    assert mara is not None

    def read(file: ProjectFile) -> list[tuple[str, str]]:
        rows = [row.id for row in file.documents.rows(None)]
        found = file.spans.of_documents(rows, annotator=mara.id)
        return sorted((each.span.surface, each.span.label) for each in found)

    return sitting.bench.bridge.project.run(read)


def test_ticked_places_are_labeled_in_all_documents(at_work: Work) -> None:
    sitting = label_first(at_work)
    tag_all(sitting, EVERYWHERE, RETURN)
    assert spans(sitting) == [("Vale", "PERSON")] * 3
    assert sitting.message == "Tagged 2 places in 1 document."
    assert sitting.chosen() == "Vale"
    assert sitting.title == "Title 1"


def test_the_open_document_stays_as_it_is_when_others_change_with_it(at_work: Work) -> None:
    sitting = label_first(at_work, BOTH, AWAY)
    caret = sitting.view.caret
    tag_all(sitting, EVERYWHERE, RETURN)
    assert sitting.message == "Tagged 3 places in 2 documents."
    assert (sitting.chosen(), sitting.view.caret) == ("Vale", caret)
    rows = {row.title: (row.status, row.spans) for row in sitting.place.documents.model.rows}
    assert rows == {"Title 1": (Status.DOING, 2), "Title 2": (Status.DOING, 2)}


def test_undo_stands_beside_the_news_and_stays_here(at_work: Work) -> None:
    sitting = label_first(at_work)
    tag_all(sitting, EVERYWHERE, RETURN)
    sitting.press_button("Undo")
    assert spans(sitting) == [("Vale", "PERSON")]
    assert sitting.message == ""
    assert sitting.title == "Title 1"


def test_the_key_of_undo_takes_it_back_too_and_the_news_with_it(at_work: Work) -> None:
    sitting = label_first(at_work)
    tag_all(sitting, EVERYWHERE, RETURN)
    sitting.press(KEY.Key_Z, modifiers=CTRL)
    assert spans(sitting) == [("Vale", "PERSON")]
    assert sitting.message == ""
    sitting.press(KEY.Key_Z, modifiers=CTRL | SHIFT)
    assert spans(sitting) == [("Vale", "PERSON")] * 3
    assert sitting.title == "Title 1"


def test_undo_names_the_work_that_stands_on_it_and_takes_nothing_back(at_work: Work) -> None:
    sitting = label_first(at_work)
    tag_all(sitting, EVERYWHERE, RETURN)
    sitting.press(KEY.Key_PageDown, modifiers=CTRL)
    sitting.click_words("again")
    sitting.press(",", "o")
    sitting.press(KEY.Key_PageUp, modifiers=CTRL)
    sitting.press_button("Undo")
    assert "came later" in sitting.message
    assert "relabel to ORG" in sitting.message
    assert spans(sitting) == [("Vale", "ORG"), ("Vale", "PERSON"), ("Vale", "PERSON")]


def test_only_what_is_ticked(at_work: Work) -> None:
    sitting = label_first(at_work)
    tag_all(sitting, EVERYWHERE, SPACE, RETURN)
    assert spans(sitting) == [("Vale", "PERSON")] * 2


def test_leaving_the_list_labels_nothing_and_the_keyboard_comes_back(at_work: Work) -> None:
    sitting = label_first(at_work)
    tag_all(sitting, EVERYWHERE, ESCAPE)
    assert spans(sitting) == [("Vale", "PERSON")]
    assert sitting.view.hasFocus()


def test_where_one_looked_last_is_where_one_looks_next(at_work: Work) -> None:
    sitting = label_first(at_work)
    tag_all(sitting, EVERYWHERE, ESCAPE)
    tag_all(sitting, RETURN)
    assert spans(sitting) == [("Vale", "PERSON")] * 3


def test_without_a_span_there_is_nothing_to_tag(at_work: Work) -> None:
    sitting = at_work(HOME)
    action = sitting.window.actions_table[Act.TAG_ALL]
    assert not action.isEnabled()
    sitting.drag("Vale")
    sitting.press("p")
    assert action.isEnabled()
    sitting.press(KEY.Key_Escape)
    assert not action.isEnabled()


def test_others_work_does_not_show(at_work: Work) -> None:
    def bens_work(file: ProjectFile) -> None:
        document, ben = file.documents.rows(None)[1].id, ensure_annotator(file, "Ben").id
        desk = own_desk(document, ben)
        edits.add_span(file, desk, Layer.ENTITY, "ORG", [place_of(AWAY, "Vale")])
        edits.add_span(file, desk, Layer.ENTITY, "PERSON", [place_of(AWAY, "Vale", 1)])

    sitting = at_work(HOME, AWAY, prepare=bens_work)
    sitting.drag("Vale")
    sitting.press("p")
    tag_all(sitting, EVERYWHERE, RETURN)
    assert spans(sitting) == [("Vale", "PERSON")] * 3
