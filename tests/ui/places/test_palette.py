"""Ctrl+K: everything by a few letters of its name, and the keyboard where it was."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from annotator.domain.document import ZoneKind
from annotator.ui.places.palette import Entry, Palette, ranked
from tests.session.projects import TEXT, place_of
from tests.ui.modal import answer
from tests.ui.places.conftest import Work
from tests.ui.places.sitting import CTRL, LEFT, PLAIN, Sitting

PROMISE = "We will move the pier"
RETURN = Qt.Key.Key_Return


def ask(sitting: Sitting, act: Callable[[Palette], object]) -> None:
    met = answer(Palette, act)
    sitting.press("k", modifiers=CTRL)
    assert len(met) == 1


def find(sitting: Sitting, letters: str) -> None:
    """Ctrl+K, some letters, Return."""

    def write(palette: Palette) -> None:
        QTest.keyClicks(palette.field, letters)
        QTest.keyClick(palette.field, RETURN)

    ask(sitting, write)


def offered(sitting: Sitting, letters: str = "") -> list[tuple[str, str, str]]:
    found: list[tuple[str, str, str]] = []

    def look(palette: Palette) -> None:
        QTest.keyClicks(palette.field, letters)
        found.extend((entry.kind, entry.name, entry.key) for entry in palette.hits)
        QTest.keyClick(palette.field, Qt.Key.Key_Escape)

    ask(sitting, look)
    return found


def changes(sitting: Sitting) -> int:
    document = sitting.bench.document
    assert document is not None
    return len(sitting.bench.bridge.project.run(lambda file: file.journal.of_document(document.id, limit=50)))


def test_a_label_is_given_to_the_selection(at_work: Work) -> None:
    sitting = at_work()
    sitting.drag("Ines Vale")
    find(sitting, "pers")
    assert sitting.surfaces() == {"Ines Vale": "PERSON"}
    assert sitting.view.hasFocus()
    sitting.press("o")
    assert sitting.surfaces() == {"Ines Vale": "ORG"}


def test_a_role_is_started_and_filled(at_work: Work) -> None:
    sitting = at_work()
    sitting.drag("Ines Vale")
    sitting.press("p")
    sitting.drag(PROMISE)
    find(sitting, "promise")
    find(sitting, "claimer")
    assert sitting.place.hands.linking.active
    sitting.press(RETURN)
    assert sitting.links() == {("claimer", PROMISE, "Ines Vale")}


def test_an_attribute_is_set(at_work: Work) -> None:
    sitting = at_work()
    sitting.drag(PROMISE)
    sitting.press("1")
    find(sitting, "denied")
    assert sitting.span(PROMISE).attributes["polarity"] == "denied"
    assert sitting.chosen() == PROMISE


def test_a_zone_is_marked_and_unmarked(at_work: Work) -> None:
    sitting = at_work()
    sitting.drag("Ines Vale")
    find(sitting, "mark caption")
    start, end = place_of(TEXT, "Ines Vale")
    assert sitting.bench.document is not None
    assert (start, end) in sitting.bench.document.places_of(ZoneKind.CAPTION)
    find(sitting, "no caption")
    assert sitting.bench.document.places_of(ZoneKind.CAPTION) == []
    assert sitting.text == TEXT


def test_a_document_is_opened(at_work: Work) -> None:
    sitting = at_work(TEXT, "Second.\n", "Third.\n")
    find(sitting, "title 3")
    sitting.until(lambda: sitting.title == "Title 3")
    assert sitting.view.hasFocus()


def test_a_command_that_wants_the_keyboard_gets_it(at_work: Work) -> None:
    sitting = at_work()
    find(sitting, "write a note")
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    sitting.write("odd")
    sitting.view.setFocus()
    sitting.settle()
    assert sitting.bench.work is not None
    assert sitting.bench.work.note == "odd"
    find(sitting, "jump to letters")
    sitting.write("harb")
    sitting.press(RETURN)
    assert sitting.view.caret == place_of(TEXT, "Harbour")[0]


def test_letters_that_stand_nowhere_are_told_and_lead_nowhere(at_work: Work) -> None:
    sitting = at_work()
    sitting.walk_to(3)
    for ends, keys in ((RETURN, "harbx"), (Qt.Key.Key_Escape, "harb"), (RETURN, "")):
        sitting.press(Qt.Key.Key_Slash)
        sitting.write(keys)
        strip = sitting.place.article.strip
        assert ("nowhere" in strip.text) == keys.endswith("x")
        assert sitting.selected_text() == ("Harb" if keys == "harb" else "")
        sitting.press(ends)
        assert sitting.view.selection == (3, 3)


def test_every_entry_does_something_and_none_changes_the_text(at_work: Work) -> None:
    sitting = at_work(TEXT, "Second.\n")
    sitting.drag(PROMISE)
    sitting.press("1")
    sitting.walk_to(sitting.view.caret - 4, selecting=True)
    kinds = {entry.kind for entry in sitting.place.finder.entries()}
    assert kinds >= {
        "entity",
        "claim",
        "event",
        "role",
        "attribute",
        "zone",
        "view",
        "key",
        "command",
        "document",
    }
    for entry in sitting.place.finder.entries():
        if entry.kind == "command":
            continue  # most ask something
        entry.act()
        sitting.settle()
        if sitting.title == "Title 1":
            assert sitting.text == TEXT
    assert sitting.title == "Title 2"


def test_what_is_offered_depends_on_what_is_selected(at_work: Work) -> None:
    sitting = at_work()
    before = offered(sitting)
    assert ("entity", "PERSON", "P") in before
    assert ("event", "Move", "E M") in before
    assert {kind for kind, _, _ in before}.isdisjoint({"role", "attribute", "zone", "reading"})
    sitting.drag(PROMISE)
    sitting.press("1")
    after = offered(sitting)
    assert ("role", "claimer", "R C") in after
    assert ("attribute", "polarity: denied", "") in after
    assert not any(name == "agent" for kind, name, _ in after if kind == "role")


def test_arrows_choose_and_escape_does_nothing(at_work: Work) -> None:
    sitting = at_work()
    sitting.drag("Ines Vale")

    def second(palette: Palette) -> None:
        QTest.keyClick(palette.field, Qt.Key.Key_Up)
        QTest.keyClick(palette.field, Qt.Key.Key_Down)
        QTest.keyClick(palette.field, RETURN)

    def nothing(palette: Palette) -> None:
        QTest.keyClicks(palette.field, "no such thing")
        assert palette.hits == []
        QTest.keyClick(palette.field, RETURN)
        assert palette.isVisible()
        QTest.keyClick(palette.field, Qt.Key.Key_Escape)

    ask(sitting, nothing)
    assert sitting.surfaces() == {}
    ask(sitting, second)
    assert sitting.surfaces() == {"Ines Vale": "ORG"}


@pytest.mark.parametrize("clicks", [1, 2])
def test_a_click_takes_an_entry_once(at_work: Work, clicks: int) -> None:
    sitting = at_work()
    sitting.drag("Ines Vale")

    def click(palette: Palette) -> None:
        port, window = palette.list.viewport(), palette.windowHandle()
        place = port.mapTo(palette, palette.list.visualItemRect(palette.list.item(1)).center())
        for press in (QTest.mouseClick, QTest.mouseDClick)[:clicks]:
            press(window, LEFT, PLAIN, place)

    before = changes(sitting)
    ask(sitting, click)
    assert sitting.surfaces() == {"Ines Vale": "ORG"}
    assert changes(sitting) == before + 1


def test_without_letters_entries_keep_their_order_and_with_some_the_best_is_first() -> None:
    entries = [Entry("x", name, "", lambda: None) for name in ("Show ORG only", "ORG", "Person")]
    assert ranked(entries, "") == entries
    assert [entry.name for entry in ranked(entries, "org")] == ["ORG", "Show ORG only"]
    assert len(ranked(entries * 400, "")) < 400


def test_scattered_letters_are_offered_only_where_nothing_answers_better() -> None:
    entries = [Entry("x", name, "", lambda: None) for name in ("Spoken errata", "Person", "Steppes are")]
    assert [entry.name for entry in ranked(entries, "per")] == ["Person"]
    assert [entry.name for entry in ranked(entries, "pkt")] == ["Spoken errata"]


def test_what_the_menus_can_do_now_is_offered_and_done(at_work: Work) -> None:
    sitting = at_work(TEXT, "Second.\n")
    names = {name for kind, name, _ in offered(sitting) if kind == "command"}
    assert {"Export a dataset", "Next document", "Mark done"} <= names
    assert not any(name.startswith(("Undo", "Copy", "Find a label")) for name in names)
    sitting.drag("Ines Vale")
    sitting.press("p")
    find(sitting, "undo")
    assert sitting.surfaces() == {}
    find(sitting, "next doc")
    sitting.until(lambda: sitting.title == "Title 2")


def test_who_may_only_read_is_told_so(read_only: Sitting) -> None:
    read_only.drag("Harbour Board")
    find(read_only, "mark caption")
    assert "open for reading only" in read_only.message
    find(read_only, "person")
    assert read_only.surfaces() == {"Ines Vale": "PERSON"}
