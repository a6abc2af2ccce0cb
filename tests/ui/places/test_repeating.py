"""The label of the span again: one key shows its places here, the same key takes them, one undo goes back."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.domain.document import Zone, ZoneKind
from annotator.session.documents import correct_zones
from annotator.store.project_file import ProjectFile
from tests.session.projects import place_of
from tests.ui.places.conftest import Work
from tests.ui.places.sitting import CTRL, SHIFT, Sitting

TEXT = "Ines Vale met Vale.\n\nThen vale said: Vale. Valeria left.\n\nContact Vale here.\n"
KEY = Qt.Key


def mark_boilerplate(file: ProjectFile) -> None:
    zone = Zone(*place_of(TEXT, "Contact Vale here."), ZoneKind.BOILERPLATE)
    document = file.documents.rows(None)[0].id
    correct_zones(file, document, file.id, add=[zone])


def label_first(at_work: Work) -> Sitting:
    sitting = at_work(TEXT, prepare=mark_boilerplate)
    sitting.drag("Vale")
    sitting.press("p")
    return sitting


def labeled(sitting: Sitting) -> list[tuple[int, str]]:
    return sorted((span.start, span.label) for span in sitting.bench.spans.values())


def starts(*occurrences: int) -> list[tuple[int, str]]:
    return [(place_of(TEXT, "Vale", number)[0], "PERSON") for number in occurrences]


def strip(sitting: Sitting) -> str:
    return sitting.place.article.strip.text.replace("\u00a0", " ")


def foot(sitting: Sitting) -> str:
    assert sitting.window.workspace is not None
    return sitting.window.workspace.foot.words


def test_one_key_offers_and_the_same_key_takes(at_work: Work) -> None:
    sitting = label_first(at_work)
    sitting.press("R", modifiers=SHIFT)
    assert strip(sitting) == "2 more “Vale” here   Shift+R makes them PERSON"
    assert labeled(sitting) == starts(0)
    sitting.press("R", modifiers=SHIFT)
    assert labeled(sitting) == starts(0, 1, 2)
    assert strip(sitting) == ""
    assert "2 more places PERSON" in foot(sitting)
    assert sitting.chosen() == "Vale"
    origins = {span.origin.how for span in sitting.bench.spans.values()}
    assert origins == {"manual", "propagated"}


def test_one_undo_takes_all_of_them_back(at_work: Work) -> None:
    sitting = label_first(at_work)
    sitting.press("R", "R", modifiers=SHIFT)
    sitting.press(KEY.Key_Z, modifiers=CTRL)
    assert labeled(sitting) == starts(0)
    sitting.press(KEY.Key_Z, modifiers=CTRL | SHIFT)
    assert labeled(sitting) == starts(0, 1, 2)


def test_escape_leaves_the_offer_and_then_the_span(at_work: Work) -> None:
    sitting = label_first(at_work)
    sitting.press("R", modifiers=SHIFT)
    sitting.press(KEY.Key_Escape)
    assert strip(sitting) == ""
    assert sitting.chosen() == "Vale"
    sitting.press("R", modifiers=SHIFT)
    assert strip(sitting) != ""
    assert labeled(sitting) == starts(0)


def test_any_other_key_withdraws_the_offer_and_does_what_it_does(at_work: Work) -> None:
    sitting = label_first(at_work)
    sitting.press("R", modifiers=SHIFT)
    sitting.press("o")
    assert strip(sitting) == ""
    assert sitting.surfaces() == {"Vale": "ORG"}
    sitting.press("R", modifiers=SHIFT)
    assert "makes them ORG" in strip(sitting)


def test_walking_off_the_span_withdraws_the_offer(at_work: Work) -> None:
    sitting = label_first(at_work)
    sitting.press("R", modifiers=SHIFT)
    sitting.click_words("Then")
    assert strip(sitting) == ""
    assert not sitting.place.hands.repeating.active


def test_a_key_held_down_offers_and_does_not_take(at_work: Work) -> None:
    sitting = label_first(at_work)
    sitting.press("R", modifiers=SHIFT)
    QApplication.sendEvent(sitting.view, QKeyEvent(QEvent.Type.KeyPress, KEY.Key_R, SHIFT, "R", True))
    sitting.settle()
    assert labeled(sitting) == starts(0)


def test_what_bears_a_label_of_the_layer_is_not_on_offer(at_work: Work) -> None:
    sitting = at_work(TEXT)
    sitting.drag("Vale", 1)
    sitting.press("o")
    sitting.drag("Vale", 0)
    sitting.press("p")
    sitting.press("R", "R", modifiers=SHIFT)
    assert labeled(sitting)[1] == (place_of(TEXT, "Vale", 1)[0], "ORG")
    assert len(labeled(sitting)) == 4


def test_nowhere_else_is_told(at_work: Work) -> None:
    sitting = at_work(TEXT)
    sitting.drag("Valeria")
    sitting.press("p")
    sitting.press("R", modifiers=SHIFT)
    assert sitting.message == "“Valeria” stands nowhere else here without a label."


def test_without_a_span_the_key_does_nothing(at_work: Work) -> None:
    sitting = at_work(TEXT)
    sitting.press("R", modifiers=SHIFT)
    assert (strip(sitting), sitting.message, labeled(sitting)) == ("", "", [])


def test_the_foot_says_by_itself_how_many_more_there_are(at_work: Work) -> None:
    sitting = label_first(at_work)
    sitting.until(lambda: "2 more here: Shift+R" in foot(sitting))
    sitting.drag("Valeria")
    sitting.press("o")
    QTest.qWait(150)
    assert "more here" not in foot(sitting)
