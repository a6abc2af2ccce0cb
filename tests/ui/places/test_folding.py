"""Folding in the window: by one key, never in the way of caret, find and spans."""

from PySide6.QtCore import Qt

from annotator.domain.document import Zone, ZoneKind
from annotator.domain.identity import document_id, text_sha256
from annotator.session import documents
from annotator.store.project_file import ProjectFile
from tests.session.projects import place_of
from tests.ui.places.conftest import Work
from tests.ui.places.sitting import CTRL, Sitting

MENU = "Share this.\nSave this.\nFollow us for more news of the pier."
TEXT = f"Vale spoke.\n\n{MENU}\n\nThe pier stands.\n"


def _with_boilerplate(file: ProjectFile) -> None:
    document = document_id(file.id, text_sha256(TEXT))
    start, end = place_of(TEXT, MENU)
    documents.correct_zones(file, document, file.id, add=[Zone(start, end, ZoneKind.BOILERPLATE)])


def height_of(sitting: Sitting, words: str) -> float:
    caret = sitting.view.caret_rect(place_of(sitting.text, words)[0])
    assert caret is not None
    return caret.top()


def test_one_key_folds_and_unfolds(at_work: Work) -> None:
    sitting = at_work(TEXT, prepare=_with_boilerplate)
    before = height_of(sitting, "The pier")
    sitting.press("b", modifiers=CTRL)
    assert height_of(sitting, "The pier") < before - 20
    sitting.press("b", modifiers=CTRL)
    assert height_of(sitting, "The pier") == before


def test_find_goes_into_what_is_folded(at_work: Work) -> None:
    sitting = at_work(TEXT, prepare=_with_boilerplate)
    before = height_of(sitting, "The pier")
    sitting.press("b", modifiers=CTRL)
    sitting.press("f", modifiers=CTRL)
    sitting.press("news")
    assert sitting.selected_text() == "news"
    assert height_of(sitting, "The pier") == before


def test_a_span_after_it_is_labeled_where_it_is(at_work: Work) -> None:
    sitting = at_work(TEXT, prepare=_with_boilerplate)
    sitting.press("b", modifiers=CTRL)
    sitting.drag("The pier")
    sitting.press("o", Qt.Key.Key_Escape)
    assert sitting.span("The pier").start == place_of(TEXT, "The pier")[0]
