"""Which spans need a look is counted while nothing else happens."""

from PySide6.QtCore import Qt, QTimer

from annotator.domain.change import Draft
from annotator.domain.identity import new_id
from annotator.domain.layer import Layer
from annotator.domain.registers import adding
from annotator.domain.span import Flag, FlagKind, Span, make_extent
from annotator.store.project_file import ProjectFile
from tests.session.projects import sign_in
from tests.ui.places.conftest import Work
from tests.ui.places.sitting import CTRL, Sitting

SENTENCE = "Vale spoke. "
TEXT = SENTENCE * 2000 + "\n\nHarbour Board.\n"


def many(file: ProjectFile) -> None:
    """2,000 names; every tenth is flagged, and every hundredth ends within a word."""
    row = file.documents.rows(None)[0]
    desk = sign_in(file, row.id, "Mara Lind")
    spans: list[Span] = []
    for number in range(2000):
        start = number * len(SENTENCE)
        end = start + (3 if number % 100 == 1 else 4)
        flag = Flag(FlagKind.UNSURE) if number % 10 == 0 else None
        extent = make_extent(TEXT, [(start, end)])
        spans.append(Span(new_id(), Layer.ENTITY, "PERSON", extent, flag=flag))
    operations = [adding(span) for span in spans]
    file.commit([Draft(desk.scope, desk.author, operations)])


def foot(sitting: Sitting) -> str:
    assert sitting.window.workspace is not None
    return sitting.window.workspace.foot.words


def await_count(sitting: Sitting, count: int) -> None:
    sitting.until(lambda: sitting.place.looks.count == count)
    sitting.until(lambda: f"{count} spans need a look" in foot(sitting))


def test_all_spans_of_a_long_document_are_looked_at(at_work: Work) -> None:
    sitting = at_work(TEXT, prepare=many)
    await_count(sitting, 220)


def test_other_things_have_their_turn_meanwhile(at_work: Work) -> None:
    sitting = at_work(TEXT, prepare=many)
    await_count(sitting, 220)
    turns: list[int] = []

    def take_turn() -> None:
        turns.append(sitting.place.looks.count)
        if turns[-1] < 220:
            QTimer.singleShot(0, take_turn)

    sitting.place.looks.start()
    take_turn()
    await_count(sitting, 220)
    assert len(set(turns)) > 20


def test_an_edit_counts_at_once(at_work: Work) -> None:
    sitting = at_work(TEXT, prepare=many)
    await_count(sitting, 220)
    sitting.click(2)
    sitting.press("x")
    await_count(sitting, 219)
    sitting.press("x")
    await_count(sitting, 220)
    sitting.press(Qt.Key.Key_Delete)
    await_count(sitting, 219)
    sitting.press("z", modifiers=CTRL)
    await_count(sitting, 220)


def test_counting_of_a_document_that_is_left_stops(at_work: Work) -> None:
    sitting = at_work(TEXT, "Another text.\n", prepare=many)
    sitting.press(Qt.Key.Key_PageDown, modifiers=CTRL)
    sitting.until(lambda: sitting.title == "Title 2")
    sitting.until(lambda: sitting.place.looks.count == 0)
    sitting.settle()
    assert "need" not in foot(sitting)
