"""What a screen reader is told while somebody works in the article."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from tests.session.projects import TEXT
from tests.ui.places.conftest import Work
from tests.ui.places.sitting import CTRL, Sitting


@pytest.fixture
def listening(at_work: Work) -> Iterator[Callable[..., Sitting]]:
    """Begins work with a screen reader that has asked about the article."""

    def begin(*texts: str) -> Sitting:
        sitting = at_work(*texts)
        QAccessible.setActive(True)
        heard(sitting)
        return sitting

    yield begin
    QAccessible.setActive(False)


def heard(sitting: Sitting) -> str:
    """What was said last."""
    sitting.settle()
    return QAccessible.queryAccessibleInterface(sitting.view).text(QAccessible.Text.Description)


def test_labeling_and_undoing_are_told(listening: Callable[..., Sitting]) -> None:
    sitting = listening()
    sitting.drag("Ines Vale")
    sitting.press("p")
    assert heard(sitting) == "Done: add PERSON “Ines Vale”"
    sitting.press(Qt.Key.Key_Z, modifiers=CTRL)
    assert heard(sitting) == "Undone: add PERSON “Ines Vale”"
    sitting.press(Qt.Key.Key_Z, modifiers=CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert heard(sitting) == "Redone: add PERSON “Ines Vale”"


def test_the_caret_tells_the_spans_that_it_walks_into_and_out_of(listening: Callable[..., Sitting]) -> None:
    sitting = listening()
    sitting.drag("We will move the pier")
    sitting.press("1")
    sitting.drag("pier")
    sitting.press("o")
    sitting.press(Qt.Key.Key_Escape)
    sitting.view.set_caret(0)
    assert heard(sitting) == ""
    sitting.view.set_caret(TEXT.index("We will"))
    assert heard(sitting) == "Promise “We will move the pier”"
    sitting.view.set_caret(TEXT.index("pier"))
    assert heard(sitting) == "ORG “pier”, in Promise"
    sitting.view.set_caret(TEXT.index("move"))
    assert heard(sitting) == "End of ORG, in Promise"
    sitting.view.set_caret(TEXT.index("said"))
    assert heard(sitting) == "End of Promise"


def test_a_span_that_is_stepped_to_is_told_whole(listening: Callable[..., Sitting]) -> None:
    sitting = listening()
    sitting.drag("We will move the pier")
    sitting.press("1")
    sitting.view.set_caret(0)
    sitting.press(".")
    assert heard(sitting) == (
        "Chosen: Promise · claim, “We will move the pier”, attribution: direct, polarity: affirmed"
    )


def test_a_mode_is_told(listening: Callable[..., Sitting]) -> None:
    sitting = listening()
    sitting.drag("move")
    sitting.press("e")
    assert heard(sitting).startswith("E …")
    assert "M Move" in heard(sitting)


def test_a_message_is_told(listening: Callable[..., Sitting]) -> None:
    sitting = listening()
    sitting.place.news.told.emit("Every document is done or skipped", "done")
    assert heard(sitting) == "Every document is done or skipped"


def test_nothing_is_told_of_a_document_that_was_just_opened(listening: Callable[..., Sitting]) -> None:
    sitting = listening("Ines Vale spoke.", "Vale spoke again.")
    sitting.drag("Ines Vale")
    sitting.press("p")
    sitting.press(Qt.Key.Key_PageDown, modifiers=CTRL)
    sitting.press(Qt.Key.Key_PageUp, modifiers=CTRL)
    sitting.view.set_caret(len("Ines Vale spoke"))
    assert heard(sitting) == ""
