"""The menu of a document in the list, and what else is corrected or read about a document."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QInputDialog, QLineEdit, QPushButton

from annotator.domain.annotation_set import Status
from annotator.domain.errors import UnknownObject
from annotator.ui.actions import Act
from annotator.ui.dialogs.history import HistoryDialog
from annotator.ui.dialogs.question import QuestionDialog
from tests.session.projects import TEXT
from tests.ui.menus import choose, open_menu
from tests.ui.modal import answer
from tests.ui.places.conftest import Work
from tests.ui.places.sitting import CTRL, LEFT, SitDown, Sitting

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)

RETITLE, WITHDRAW = "Correct the title…", "Withdraw from the project…"
SECOND = "Second text about zeppelins.\n"


@pytest.fixture
def sitting(at_work: Work) -> Sitting:
    return at_work(TEXT, SECOND, "Third text.\n")


def pick(sitting: Sitting, row: int, words: str) -> None:
    """Press the right mouse button on a document, and choose."""
    view = sitting.place.documents.list
    choose(words)
    open_menu(view.viewport(), view.visualRect(view.model().index(row, 0)).center())
    sitting.settle()


def titles(sitting: Sitting) -> list[str]:
    return [row.title for row in sitting.place.documents.model.rows]


def press(dialog: QuestionDialog, words: str) -> None:
    buttons = {button.text().replace("&", ""): button for button in dialog.findChildren(QPushButton)}
    QTest.mouseClick(buttons[words], LEFT)


def withdraw(sitting: Sitting, row: int, words: str = "Withdraw") -> None:
    met = answer(QuestionDialog, lambda dialog: press(dialog, words))
    pick(sitting, row, WITHDRAW)
    assert len(met) == 1


def text_of(sitting: Sitting, document: str) -> str:
    return sitting.bench.bridge.project.run(lambda file: file.documents.text(document))


def test_a_withdrawn_document_goes_with_its_text(sitting: Sitting, sit_down: SitDown, path: Path) -> None:
    document = sitting.place.documents.model.rows[1].id
    assert text_of(sitting, document) == SECOND
    withdraw(sitting, 1)
    sitting.until(lambda: titles(sitting) == ["Title 1", "Title 3"])
    assert sitting.title == "Title 1"
    with pytest.raises(UnknownObject):
        text_of(sitting, document)
    assert sitting.message == ""
    again = sit_down.open(path)
    assert titles(again) == ["Title 1", "Title 3"]


def test_withdrawing_the_open_document_opens_another(sitting: Sitting) -> None:
    sitting.drag("Ines Vale")
    sitting.press("p")
    withdraw(sitting, 0)
    sitting.until(lambda: titles(sitting) == ["Title 2", "Title 3"])
    sitting.until(lambda: sitting.title == "Title 2")
    sitting.settle()
    assert sitting.surfaces() == {}
    sitting.drag("zeppelins")
    sitting.press("p")
    assert sitting.surfaces() == {"zeppelins": "PERSON"}
    assert sitting.message == ""


def test_the_last_document_leaves_an_empty_place(at_work: Work) -> None:
    sitting = at_work(SECOND)
    met = answer(QuestionDialog, lambda dialog: press(dialog, "Withdraw"))
    view = sitting.place.documents.list
    choose(WITHDRAW)
    open_menu(view.viewport(), view.visualRect(view.model().index(0, 0)).center())
    sitting.until(lambda: sitting.bench.document is None)
    assert len(met) == 1
    assert not sitting.view.isVisible()
    assert sitting.message == ""


def test_nothing_is_withdrawn_without_a_yes(sitting: Sitting) -> None:
    withdraw(sitting, 1, "Cancel")
    assert titles(sitting) == ["Title 1", "Title 2", "Title 3"]
    assert text_of(sitting, sitting.place.documents.model.rows[1].id) == SECOND


def write_title(title: str, key: Qt.Key) -> None:
    """When the field for a title has come up, write into it and press a key."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QInputDialog):
            QTimer.singleShot(5, look)
            return
        field = dialog.findChild(QLineEdit)
        assert field is not None
        field.selectAll()
        QTest.keyClicks(field, title)
        QTest.keyClick(field, key)

    QTimer.singleShot(0, look)


def test_a_title_is_corrected(sitting: Sitting) -> None:
    write_title("  A better title ", Qt.Key.Key_Return)
    pick(sitting, 1, RETITLE)
    sitting.until(lambda: titles(sitting) == ["Title 1", "A better title", "Title 3"])
    write_title("Not this", Qt.Key.Key_Escape)
    pick(sitting, 1, RETITLE)
    write_title("   ", Qt.Key.Key_Return)
    pick(sitting, 1, RETITLE)
    assert titles(sitting) == ["Title 1", "A better title", "Title 3"]


def test_the_open_documents_title_is_corrected_everywhere(sitting: Sitting) -> None:
    write_title("A better title", Qt.Key.Key_Return)
    pick(sitting, 0, RETITLE)
    sitting.until(lambda: sitting.title == "A better title")
    assert sitting.text == TEXT


def test_the_history_tells_who_did_what(sitting: Sitting) -> None:
    sitting.drag("Ines Vale")
    sitting.press("p")
    sitting.press("z", modifiers=CTRL)
    lines: list[list[str]] = []

    def look(dialog: HistoryDialog) -> None:
        model = dialog.model
        sitting.until(lambda: model.rowCount() > 0)
        lines.extend(
            [model.index(row, column).data() for column in (1, 2)] for row in range(model.rowCount())
        )
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    met = answer(HistoryDialog, look)
    sitting.press("h", modifiers=CTRL)
    assert len(met) == 1
    assert lines == [
        ["Mara Lind", "undo: add PERSON “Ines Vale”"],
        ["Mara Lind", "add PERSON “Ines Vale”"],
        ["the program", "add the document “Title 1”"],
    ]
    assert sitting.view.hasFocus()


def test_a_finished_document_is_taken_up_again(sitting: Sitting) -> None:
    sitting.press(Qt.Key.Key_Return, modifiers=CTRL)
    sitting.until(lambda: sitting.title == "Title 2")
    sitting.press(Qt.Key.Key_PageUp, modifiers=CTRL)
    sitting.until(lambda: sitting.title == "Title 1")
    sitting.settle()
    assert sitting.place.documents.model.rows[0].status is Status.DONE
    sitting.window.actions_table.trigger(Act.REOPEN)
    sitting.settle()
    assert sitting.place.documents.model.rows[0].status is Status.TODO
    sitting.press("z", modifiers=CTRL)
    assert sitting.place.documents.model.rows[0].status is Status.DONE


def choose_language(sitting: Sitting, name: str) -> None:
    """By its first letters, in the inspector."""
    sitting.press(Qt.Key.Key_Escape)
    boxes = sitting.place.side.inspector.findChildren(QComboBox)
    box = next(box for box in boxes if box.accessibleName() == "Language" and box.isVisible())
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    popup = box.view()
    popup.setCurrentIndex(box.model().index(box.findText(name), 0))
    QTest.keyClick(popup, Qt.Key.Key_Return)
    sitting.settle()


def test_the_language_is_corrected_in_the_inspector_and_counts_at_once(at_work: Work) -> None:
    text = "La maison de l'homme.\n"
    sitting = at_work(text)
    tokens = {text[slice(*token)] for token in sitting.bench.segments.tokens(0)}
    assert "l'homme" in tokens
    choose_language(sitting, "French")
    assert sitting.bench.document is not None
    assert sitting.bench.document.language == "fr"
    assert sitting.view.hasFocus()
    tokens = {text[slice(*token)] for token in sitting.bench.segments.tokens(0)}
    assert {"l'", "homme"} <= tokens
    sitting.click_words("homme")
    sitting.press("p")
    assert sitting.surfaces() == {"homme": "PERSON"}
    sitting.press("z", modifiers=CTRL)
    sitting.press("z", modifiers=CTRL)
    assert sitting.bench.document.language == "en"
    assert {"l'homme"} <= {text[slice(*token)] for token in sitting.bench.segments.tokens(0)}


def test_who_may_only_read_corrects_nothing(read_only: Sitting) -> None:
    row = read_only.place.documents.model.rows[0]
    menu = read_only.place.browsing.menu.menu_for(row)
    assert [action.text() for action in menu.actions() if action.isEnabled()] == []
    pick(read_only, 0, WITHDRAW)
    assert titles(read_only) == ["Title 1"]
