"""Words and sentences by keys: selecting, growing, shrinking, and going on."""

from PySide6.QtCore import Qt

from tests.session.projects import place_of
from tests.ui.places.conftest import Work
from tests.ui.places.sitting import CTRL, SHIFT

ALT = Qt.KeyboardModifier.AltModifier
ARTICLE = "The pier of Port Ellery moves. Ines Vale said so.\n\nThe third came. It stayed.\n"


def test_space_selects_word_after_word(at_work: Work) -> None:
    sitting = at_work(ARTICLE)
    found: list[str] = []
    for _ in range(3):
        sitting.press(Qt.Key.Key_Space)
        found.append(sitting.selected_text())
    assert found == ["The", "pier", "of"]
    sitting.press(Qt.Key.Key_Space, modifiers=SHIFT)
    assert sitting.selected_text() == "pier"


def test_brackets_move_the_edges_of_selected_text_and_else_of_the_span(at_work: Work) -> None:
    sitting = at_work(ARTICLE)
    sitting.press(Qt.Key.Key_Space, "]", "]")
    assert sitting.selected_text() == "The pier of"
    sitting.press("{", modifiers=SHIFT)
    assert sitting.selected_text() == "pier of"
    sitting.press("}", modifiers=SHIFT)
    assert sitting.selected_text() == "pier"
    sitting.press("[", "h")
    assert sitting.chosen() == "The pier"
    sitting.press("]")
    assert sitting.chosen() == "The pier of"
    sitting.press("z", modifiers=CTRL)
    assert sitting.surfaces() == {"The pier": "MENTION"}


def test_with_alt_edges_go_by_characters(at_work: Work) -> None:
    sitting = at_work(ARTICLE)
    sitting.press(Qt.Key.Key_Space, Qt.Key.Key_Space)
    sitting.press(Qt.Key.Key_BracketRight, modifiers=ALT)
    assert sitting.selected_text() == "pier "
    sitting.press(Qt.Key.Key_BracketRight, modifiers=ALT | SHIFT)
    sitting.press(Qt.Key.Key_BracketLeft, modifiers=ALT | SHIFT)
    assert sitting.selected_text() == "ier"
    sitting.press("h")
    sitting.press(Qt.Key.Key_BracketLeft, modifiers=ALT)
    assert sitting.chosen() == "pier"


def test_sentences_are_selected_grown_and_shrunk(at_work: Work) -> None:
    sitting = at_work(ARTICLE)
    sitting.press(Qt.Key.Key_Return)
    assert sitting.selected_text() == "The pier of Port Ellery moves"
    sitting.press(Qt.Key.Key_Down, modifiers=ALT | SHIFT)
    assert sitting.selected_text() == "The pier of Port Ellery moves. Ines Vale said so"
    sitting.press(Qt.Key.Key_Up, modifiers=ALT | SHIFT)
    assert sitting.selected_text() == "The pier of Port Ellery moves"
    sitting.walk_to(place_of(sitting.text, "said")[0])
    sitting.press(Qt.Key.Key_Down, modifiers=ALT | SHIFT)
    assert sitting.selected_text() == "said so"


def test_one_goes_from_sentence_to_sentence(at_work: Work) -> None:
    sitting = at_work(ARTICLE)
    places: list[int] = []
    for _ in range(3):
        sitting.press(Qt.Key.Key_Down, modifiers=ALT)
        places.append(sitting.view.caret)
    starts = [place_of(ARTICLE, words)[0] for words in ("Ines", "The third", "It stayed")]
    assert places == starts
    sitting.press(Qt.Key.Key_Up, modifiers=ALT)
    assert sitting.view.caret == starts[1]


def test_sentences_that_bear_a_span_are_passed(at_work: Work) -> None:
    sitting = at_work(ARTICLE)
    sitting.drag("Ines Vale")
    sitting.press("p")
    sitting.press(Qt.Key.Key_Home, modifiers=CTRL)
    sitting.press(Qt.Key.Key_PageDown, modifiers=ALT)
    assert sitting.view.caret == place_of(ARTICLE, "The third")[0]
    sitting.press(Qt.Key.Key_PageUp, modifiers=ALT)
    assert sitting.view.caret == 0
    sitting.press(Qt.Key.Key_End, modifiers=CTRL)
    sitting.press(Qt.Key.Key_PageDown, modifiers=ALT)
    assert sitting.view.caret == len(ARTICLE)


def test_claims_and_events_are_reached_without_the_names(at_work: Work) -> None:
    sitting = at_work(ARTICLE)
    for words, keys in (("Ines Vale", "p"), ("moves", "em"), ("It stayed", "1")):
        sitting.drag(words)
        sitting.press(*keys)
    sitting.press(Qt.Key.Key_Home, modifiers=CTRL)
    found: list[str] = []
    for key in (Qt.Key.Key_Period, Qt.Key.Key_Period, Qt.Key.Key_Comma):
        sitting.press(key, modifiers=ALT)
        found.append(sitting.chosen())
    assert found == ["moves", "It stayed", "moves"]
