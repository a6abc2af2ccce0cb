"""A question is asked at a span, answered by the lead from the list, and read at the span."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.domain.layer import Layer
from annotator.domain.span import Flag, FlagKind
from annotator.session import edits
from annotator.session.viewpoint import Viewpoint
from annotator.store.project_file import ProjectFile
from annotator.ui.dialogs.flags import FlagsDialog
from annotator.ui.places.look import text_theme
from annotator.ui.textview.look import Look
from annotator.ui.textview.typography import Typography
from tests.session.projects import TEXT, place_of, sign_in
from tests.ui.modal import answer
from tests.ui.places.conftest import Work
from tests.ui.places.sitting import CTRL, SHIFT, Sitting

RETURN = Qt.Key.Key_Return


def bens_question(file: ProjectFile) -> None:
    desk = sign_in(file, file.documents.rows(None)[1].id, "Ben Aldous")
    added = edits.add_span(file, desk, Layer.ENTITY, "ORG", [place_of("Vale stays.", "Vale")])
    edits.set_flag(file, desk, added.operations[0].id, Flag(FlagKind.ASK, "Which?"))


@pytest.fixture
def sitting(at_work: Work) -> Sitting:
    sitting = at_work(TEXT, "Vale stays.", prepare=bens_question)
    sitting.drag("Ines Vale")
    sitting.press("p")
    sitting.press("x")
    return sitting


def flags(sitting: Sitting, act: "list[Qt.Key] | str") -> list[list[str]]:
    """What the list shows before keys are pressed in it, or an answer is typed."""
    seen: list[list[str]] = []

    def use(dialog: FlagsDialog) -> None:
        sitting.until(lambda: bool(dialog.model.rows))
        seen.extend([flagged.words, flagged.name] for flagged in dialog.model.rows)
        if isinstance(act, str):
            QTest.keyClicks(dialog.answer, act)
            QTest.keyClick(dialog.answer, RETURN)
            sitting.until(lambda: dialog.count.text().endswith("1 open"))
            dialog.reject()
        else:
            for key in act:
                QTest.keyClick(dialog.table, key)

    assert answer(FlagsDialog, use) == []
    sitting.press("l", modifiers=CTRL | SHIFT)
    sitting.settle()
    return seen


def test_an_annotator_finds_only_their_own_questions_in_the_list(sitting: Sitting) -> None:
    assert flags(sitting, [Qt.Key.Key_Escape]) == [["Ines Vale", "Mara Lind"]]


def test_the_answer_stands_at_the_span(sitting: Sitting) -> None:
    sitting.bench.bridge.project.change_viewpoint(Viewpoint.LEAD)
    assert flags(sitting, "The person.") == [["Ines Vale", "Mara Lind"], ["Vale", "Ben Aldous"]]
    flag = sitting.span("Ines Vale").flag
    assert flag is not None
    assert flag.answer is not None
    remarks = sitting.place.side.inspector.remarks
    assert remarks is not None
    assert remarks.answer.text() == "Mara Lind: The person."
    look = Look.make(text_theme(sitting.window.shell.theme), Typography(), sitting.bench.tagset)
    assert look.name_of(sitting.span("Ines Vale")) == "PERSON ?✓"


def test_return_in_the_list_goes_to_the_span_of_whoever_asked(sitting: Sitting) -> None:
    sitting.bench.bridge.project.change_viewpoint(Viewpoint.LEAD)
    flags(sitting, [Qt.Key.Key_Down, RETURN])
    assert sitting.title == "Title 2"
    assert sitting.view.selection == place_of("Vale stays.", "Vale")
    assert sitting.place.article.beside.isVisible()
