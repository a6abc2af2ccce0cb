"""Zones are corrected by menu and palette, belong to everybody, and leave the text as it is."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from annotator.domain.document import ZoneKind
from annotator.domain.span import Fragment
from tests.session.projects import TEXT, place_of
from tests.ui.menus import choose, open_menu
from tests.ui.places.conftest import Work
from tests.ui.places.sitting import CTRL, Sitting

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)

QUOTED = place_of(TEXT, "“We will move the pier,”")
SPEAKER = "said Vale of the Harbour Board"


@pytest.fixture
def sitting(at_work: Work) -> Sitting:
    return at_work()


def zones(sitting: Sitting, kind: ZoneKind) -> list[Fragment]:
    assert sitting.bench.document is not None
    assert sitting.text == TEXT
    return sorted(sitting.bench.document.places_of(kind))


def pick(sitting: Sitting, offset: int, *words: str) -> list[list[str]]:
    """Press the right mouse button at an offset, and choose."""
    met = choose(*words)
    open_menu(sitting.view.viewport(), sitting.point_of(offset) + QPoint(1, 0))
    sitting.settle()
    return met


def mark(sitting: Sitting, words: str, kind: str) -> None:
    sitting.drag(words)
    pick(sitting, place_of(TEXT, words)[0] + 1, "Mark the selection as", kind)


def test_the_selection_is_marked_and_taken_back_with_undo(sitting: Sitting) -> None:
    mark(sitting, SPEAKER, "Caption")
    assert zones(sitting, ZoneKind.CAPTION) == [place_of(TEXT, SPEAKER)]
    sitting.press("z", modifiers=CTRL)
    assert zones(sitting, ZoneKind.CAPTION) == []
    sitting.press("y", modifiers=CTRL)
    assert zones(sitting, ZoneKind.CAPTION) == [place_of(TEXT, SPEAKER)]
    assert zones(sitting, ZoneKind.QUOTATION) == [QUOTED]


def test_a_zone_grows_over_those_of_its_kind_that_it_touches(sitting: Sitting) -> None:
    mark(sitting, SPEAKER, "Quotation")
    whole = (QUOTED[0], place_of(TEXT, SPEAKER)[1])
    assert zones(sitting, ZoneKind.QUOTATION) == [QUOTED, place_of(TEXT, SPEAKER)]
    mark(sitting, "pier,” said", "Quotation")
    assert zones(sitting, ZoneKind.QUOTATION) == [whole]
    mark(sitting, "pier,” said", "Quotation")
    assert zones(sitting, ZoneKind.QUOTATION) == [whole]
    sitting.press("z", modifiers=CTRL)
    assert zones(sitting, ZoneKind.QUOTATION) == [QUOTED, place_of(TEXT, SPEAKER)]


def test_a_zone_is_taken_away_and_comes_back_with_undo(sitting: Sitting) -> None:
    pick(sitting, QUOTED[0] + 5, "This is no quotation")
    assert zones(sitting, ZoneKind.QUOTATION) == []
    sitting.press("z", modifiers=CTRL)
    assert zones(sitting, ZoneKind.QUOTATION) == [QUOTED]


def test_a_span_does_not_hide_the_zone_that_it_stands_in(sitting: Sitting) -> None:
    sitting.drag("the pier")
    sitting.press("o")
    pick(sitting, place_of(TEXT, "pier")[0] + 1, "This is no quotation")
    assert zones(sitting, ZoneKind.QUOTATION) == []
    assert sitting.surfaces() == {"the pier": "ORG"}


def test_a_menu_that_is_left_changes_nothing(sitting: Sitting) -> None:
    sitting.drag(SPEAKER)
    (met,) = pick(sitting, place_of(TEXT, SPEAKER)[0] + 1)
    assert "Mark the selection as" in met
    assert zones(sitting, ZoneKind.QUOTATION) == [QUOTED]
    assert sitting.selected_text() == SPEAKER


def test_a_new_zone_is_what_a_claim_is_judged_by_at_once(sitting: Sitting) -> None:
    mark(sitting, SPEAKER, "Quotation")
    sitting.drag(SPEAKER)
    sitting.press("1")
    assert sitting.span(SPEAKER).attributes["attribution"] == "direct"


def test_the_zone_under_the_mouse_counts_not_the_one_where_a_span_begins(sitting: Sitting) -> None:
    mark(sitting, "Harbour Board", "Caption")
    sitting.drag(SPEAKER)
    sitting.press("1")
    (met,) = pick(sitting, place_of(TEXT, "Harbour")[0] + 2)
    assert "This is no caption" in met
    pick(sitting, place_of(TEXT, "Harbour")[0] + 2, "This is no caption")
    assert zones(sitting, ZoneKind.CAPTION) == []


def test_a_zone_is_carried_on_by_the_text_behind_it(sitting: Sitting) -> None:
    mark(sitting, "Harbour", "Caption")
    start, end = place_of(TEXT, " Board")
    sitting.walk_to(start)
    sitting.walk_to(end, selecting=True)
    pick(sitting, start + 2, "Mark the selection as", "Caption")
    assert zones(sitting, ZoneKind.CAPTION) == [place_of(TEXT, "Harbour Board")]


def test_zones_of_another_kind_stay_as_they_are(sitting: Sitting) -> None:
    mark(sitting, "We will move", "Caption")
    assert zones(sitting, ZoneKind.CAPTION) == [place_of(TEXT, "We will move")]
    assert zones(sitting, ZoneKind.QUOTATION) == [QUOTED]


def test_who_may_only_read_is_offered_no_menu(read_only: Sitting) -> None:
    read_only.drag(SPEAKER)
    open_menu(read_only.view.viewport(), read_only.point_of(place_of(TEXT, SPEAKER)[0] + 1))
    assert QApplication.activePopupWidget() is None
    assert zones(read_only, ZoneKind.QUOTATION) == [QUOTED]
