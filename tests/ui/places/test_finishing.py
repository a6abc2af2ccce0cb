"""Finishing: what is open is listed first, a second press confirms, and the next document comes."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from annotator.domain.annotation_set import SkipReason, Status
from annotator.session import finishing
from annotator.store.project_file import ProjectFile
from annotator.ui.dialogs.skip import SkipDialog
from tests.session.projects import TEXT, sign_in
from tests.ui.modal import answer
from tests.ui.places.conftest import Work
from tests.ui.places.sitting import CTRL, LEFT, SHIFT, Sitting

RETURN = Qt.Key.Key_Return
PROMISE = "We will move the pier"


def statuses(sitting: Sitting) -> list[Status]:
    sitting.settle()
    return [row.status for row in sitting.place.documents.model.rows]


def foot(sitting: Sitting) -> str:
    assert sitting.window.workspace is not None
    return sitting.window.workspace.foot.words


def finish_one(sitting: Sitting) -> None:
    sitting.press(RETURN, modifiers=CTRL)
    sitting.settle()


def test_a_document_with_nothing_open_is_done_at_once(at_work: Work) -> None:
    sitting = at_work(TEXT, "Another text.\n")
    sitting.drag("Ines Vale")
    sitting.press("p")
    finish_one(sitting)
    sitting.until(lambda: sitting.title == "Title 2")
    assert statuses(sitting) == [Status.DONE, Status.TODO]
    assert "done: Title 1" in foot(sitting)
    assert sitting.message == ""


def test_what_is_open_is_listed_and_shown_before_the_second_press(at_work: Work) -> None:
    sitting = at_work(TEXT, "Another text.\n")
    sitting.drag(PROMISE)
    sitting.press("1", Qt.Key.Key_Escape)
    finish_one(sitting)
    assert sitting.message.startswith("Still open: claimer is missing.")
    assert sitting.chosen() == PROMISE
    assert statuses(sitting)[0] is Status.DOING
    finish_one(sitting)
    sitting.until(lambda: sitting.title == "Title 2")
    assert statuses(sitting)[0] is Status.DONE
    assert "Still open" not in sitting.message


def test_what_was_open_is_not_told_of_another_document_nor_without_a_project(at_work: Work) -> None:
    sitting = at_work(TEXT, "Another text.\n")
    sitting.drag(PROMISE)
    sitting.press("1")
    finish_one(sitting)
    sitting.press(Qt.Key.Key_PageDown, modifiers=CTRL)
    sitting.until(lambda: sitting.title == "Title 2")
    assert sitting.message == ""
    sitting.press(Qt.Key.Key_PageUp, modifiers=CTRL)
    sitting.until(lambda: sitting.title == "Title 1")
    finish_one(sitting)
    assert "Still open" in sitting.message
    sitting.window.close_project()
    assert sitting.message == ""


def test_an_edit_between_the_presses_lists_again(at_work: Work) -> None:
    sitting = at_work()
    sitting.drag(PROMISE)
    sitting.press("1")
    finish_one(sitting)
    sitting.press("x")
    sitting.settle()
    assert sitting.message == ""
    finish_one(sitting)
    assert "flagged: unsure" in sitting.message
    assert statuses(sitting) == [Status.DOING]


def test_what_was_open_is_not_told_in_another_place(at_work: Work) -> None:
    sitting = at_work()
    sitting.drag(PROMISE)
    sitting.press("1")
    finish_one(sitting)
    assert "Still open" in sitting.message
    workspace = sitting.window.workspace
    assert workspace is not None
    workspace.show_place(1)
    assert sitting.message == ""
    workspace.show_place(0)
    finish_one(sitting)
    assert "Still open" in sitting.message
    assert statuses(sitting) == [Status.DOING]


def test_the_last_open_document_says_that_all_is_done(at_work: Work) -> None:
    sitting = at_work()
    finish_one(sitting)
    sitting.until(lambda: "Every document is done or skipped" in sitting.message)
    assert sitting.title == "Title 1"


def test_documents_that_are_done_or_skipped_are_passed_over(at_work: Work) -> None:
    def prepare(file: ProjectFile) -> None:
        ids = [row.id for row in file.documents.rows(None)]
        finishing.finish(file, sign_in(file, ids[1], "Mara Lind"))
        finishing.skip(file, sign_in(file, ids[2], "Mara Lind"), "duplicate")

    sitting = at_work("One.\n", "Two.\n", "Three.\n", "Four.\n", prepare=prepare)
    finish_one(sitting)
    sitting.until(lambda: sitting.title == "Title 4")
    assert statuses(sitting) == [Status.DONE, Status.DONE, Status.SKIPPED, Status.TODO]


def test_pressing_on_a_finished_document_goes_on_and_writes_nothing(at_work: Work) -> None:
    sitting = at_work("One.\n", "Two.\n")
    finish_one(sitting)
    sitting.until(lambda: sitting.title == "Title 2")
    sitting.press(Qt.Key.Key_PageUp, modifiers=CTRL)
    sitting.until(lambda: sitting.title == "Title 1")
    before = sitting.bench.bridge.project.run(lambda file: file.journal.head_clock())
    finish_one(sitting)
    sitting.until(lambda: sitting.title == "Title 2")
    assert sitting.bench.bridge.project.run(lambda file: file.journal.head_clock()) == before


def test_an_edit_keeps_a_document_finished_and_is_told(at_work: Work) -> None:
    sitting = at_work("Ines Vale spoke.\n", "Two.\n")
    finish_one(sitting)
    sitting.until(lambda: sitting.title == "Title 2")
    sitting.press(Qt.Key.Key_PageUp, modifiers=CTRL)
    sitting.until(lambda: sitting.title == "Title 1")
    sitting.drag("Ines Vale")
    sitting.press("p")
    assert statuses(sitting)[0] is Status.DONE
    sitting.until(lambda: "finished, changed since" in foot(sitting))
    finish_one(sitting)
    sitting.until(lambda: sitting.title == "Title 2")
    sitting.press(Qt.Key.Key_PageUp, modifiers=CTRL)
    sitting.until(lambda: sitting.title == "Title 1")
    sitting.until(lambda: "finished" in foot(sitting) and "changed since" not in foot(sitting))


def test_finishing_is_undone_from_the_next_document(at_work: Work) -> None:
    sitting = at_work("One.\n", "Two.\n")
    finish_one(sitting)
    sitting.until(lambda: sitting.title == "Title 2")
    sitting.press("z", modifiers=CTRL)
    sitting.until(lambda: sitting.title == "Title 1")
    assert statuses(sitting) == [Status.TODO, Status.TODO]
    assert "Undone: mark the document done" in foot(sitting)


def test_skipping_asks_why(at_work: Work) -> None:
    sitting = at_work("One.\n", "Two.\n")

    def say(dialog: SkipDialog) -> None:
        choice = dialog.choices[SkipReason.DUPLICATE]
        QTest.mouseClick(choice, LEFT, pos=QPoint(8, choice.height() // 2))
        QTest.mouseClick(dialog.accept_button, LEFT)

    met = answer(SkipDialog, say)
    sitting.press("k", modifiers=CTRL | SHIFT)
    sitting.until(lambda: sitting.title == "Title 2")
    assert len(met) == 1
    assert sitting.place.documents.model.rows[0].skipped == "duplicate"


def test_a_skip_that_is_thought_better_of_changes_nothing(at_work: Work) -> None:
    sitting = at_work("One.\n", "Two.\n")
    answer(SkipDialog, lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape))
    sitting.press("k", modifiers=CTRL | SHIFT)
    assert sitting.title == "Title 1"
    assert statuses(sitting) == [Status.TODO, Status.TODO]
