"""The dialog that tags every occurrence, by real keys and clicks."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.domain.layer import Layer
from annotator.domain.span import Span
from annotator.session import edits
from annotator.session.desk import own_desk
from annotator.session.occurrences import Reach, first_look
from annotator.session.project import Project
from annotator.store.project_file import ProjectFile
from annotator.ui.dialogs.occurrences import OccurrencesDialog
from annotator.ui.theme.theme import Theme
from tests.session.projects import TAGSET, add_document, place_of

HOME = "Ines Vale met Vale. Then vale said: Vale."
AWAY = "The Vale Harbour Board met. Vale again."
KEY = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier


class Desk:
    def __init__(self, project: Project, theme: Theme, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.project, self.theme = project, theme
        assert project.annotator is not None
        self.mara = project.annotator.id
        self.home, self.away = project.run(
            lambda file: tuple(add_document(file, text, text[:9]) for text in (HOME, AWAY))
        )
        self.label(self.away, "ORG", place_of(AWAY, "Vale Harbour Board"))
        self.span = self.label(self.home, "PERSON", place_of(HOME, "Vale"))

    def label(self, document: str, label: str, place: tuple[int, int], layer: Layer = Layer.ENTITY) -> Span:
        def work(file: ProjectFile) -> Span:
            desk = own_desk(document, self.mara)
            change = edits.add_span(file, desk, layer, label, [place])
            return edits.find_span(file, desk, change.operations[0].id)

        return self.project.run(work)

    def open(self, span: Span | None = None, reach: Reach = Reach.DOCUMENT) -> OccurrencesDialog:
        wanted = first_look(span or self.span, self.home, reach)
        dialog = OccurrencesDialog(self.project, TAGSET, wanted, self.theme)
        self._qtbot.addWidget(dialog)
        dialog.show()
        dialog.activateWindow()
        self._qtbot.waitExposed(dialog)
        self.settle(dialog)
        return dialog

    def until(self, holds: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(holds, timeout=10_000)

    def settle(self, dialog: OccurrencesDialog) -> None:
        self.until(lambda: not dialog.searching.is_under_way)
        QApplication.processEvents()


@pytest.fixture
def desk(project: Project, theme: Theme, qtbot: QtBot) -> Desk:
    return Desk(project, theme, qtbot)


def press(*keys: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
    for key in keys:
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyClick(target, key, modifiers)


def lines(dialog: OccurrencesDialog) -> list[str]:
    return [f"{hit.left[-4:]}[{hit.surface}]" for hit in dialog.hits.hits]


def test_return_tags_what_is_ticked(desk: Desk) -> None:
    dialog = desk.open()
    assert lines(dialog) == ["met [Vale]", "id: [Vale]"]
    assert dialog.count.text() == "2 places in 1 document, 2 ticked"
    assert dialog.accept_button.text() == "Tag 2"
    press(KEY.Key_Space)
    assert dialog.accept_button.text() == "Tag 1"
    press(KEY.Key_Return)
    assert dialog.result() == dialog.DialogCode.Accepted
    assert [spot.fragments for spot in dialog.hits.ticked] == [(place_of(HOME, "Vale", 2),)]


def test_space_ticks_all_lines_that_are_selected(desk: Desk) -> None:
    dialog = desk.open()
    press(KEY.Key_A, modifiers=CTRL)
    press(KEY.Key_Space)
    assert not dialog.accept_button.isEnabled()
    press(KEY.Key_Return)
    assert dialog.isVisible()
    press(KEY.Key_Space)
    assert dialog.accept_button.text() == "Tag 2"
    press(KEY.Key_Escape)
    assert not dialog.isVisible()


def test_a_click_on_a_box_ticks_and_one_on_the_line_does_not(desk: Desk) -> None:
    dialog = desk.open()
    port, second = dialog.lines.viewport(), dialog.lines.visualRect(dialog.hits.index(1))
    QTest.mouseClick(port, Qt.MouseButton.LeftButton, PLAIN, QPoint(20, second.center().y()))
    assert dialog.hits.count == (2, 1, 1)
    QTest.mouseClick(port, Qt.MouseButton.LeftButton, PLAIN, QPoint(300, second.center().y()))
    assert dialog.hits.count == (2, 1, 1)
    assert dialog.lines.current == dialog.hits.hits[1]
    QTest.mouseDClick(port, Qt.MouseButton.LeftButton, PLAIN, QPoint(20, second.center().y()))
    assert dialog.hits.count == (2, 1, 2)


def test_further_documents_and_other_choices_are_one_key_away(desk: Desk) -> None:
    dialog = desk.open()
    press(KEY.Key_3, modifiers=ALT)
    desk.settle(dialog)
    assert lines(dialog)[2:] == ["The [Vale]", "et. [Vale]"]
    assert [hit.labels for hit in dialog.hits.hits][2:] == [("ORG",), ()]
    assert dialog.hits.count == (4, 2, 3)
    press(KEY.Key_C, modifiers=ALT)
    desk.until(lambda: dialog.hits.count == (5, 2, 4))
    wanted = dialog.form.wanted
    assert (wanted.reach, wanted.case, wanted.whole_words) == (Reach.ALL, False, True)


def test_all_and_none(desk: Desk) -> None:
    dialog = desk.open(reach=Reach.ALL)
    press(KEY.Key_N, modifiers=ALT)
    desk.until(lambda: dialog.hits.count == (4, 2, 0))
    press(KEY.Key_A, modifiers=ALT)
    desk.until(lambda: dialog.accept_button.text() == "Tag 4")


def test_lines_are_sorted_by_what_stands_beside_them(desk: Desk) -> None:
    dialog = desk.open(reach=Reach.ALL)
    QTest.mouseClick(dialog.order.button("left"), Qt.MouseButton.LeftButton)
    assert lines(dialog) == ["et. [Vale]", "met [Vale]", "id: [Vale]", "The [Vale]"]
    press(KEY.Key_2, modifiers=ALT)
    desk.settle(dialog)
    assert lines(dialog) == ["et. [Vale]", "met [Vale]", "id: [Vale]", "The [Vale]"]


def test_nothing_found_says_so(desk: Desk) -> None:
    dialog = desk.open(desk.label(desk.home, "MENTION", place_of(HOME, "Then")))
    assert dialog.empty.isVisible()
    assert dialog.empty.text().startswith("These words stand nowhere else")
    assert dialog.lines.accessibleDescription() == dialog.empty.text()
    assert not dialog.accept_button.isEnabled()
    assert not dialog.all.isEnabled()


def test_what_cannot_be_looked_for_is_told(desk: Desk) -> None:
    def join(file: ProjectFile) -> Span:
        own = own_desk(desk.home, desk.mara)
        places = [place_of(HOME, "Ines"), place_of(HOME, "said")]
        edits.move_span(file, own, desk.span.id, places)
        return edits.find_span(file, own, desk.span.id)

    dialog = desk.open(desk.project.run(join))
    assert dialog.problem.text() == "A span in several parts cannot be looked for in other places."
    assert dialog.empty.text() == ""


def test_answers_of_the_span_are_copied_as_chosen(desk: Desk) -> None:
    claim = desk.label(desk.home, "PROMISE", place_of(HOME, "Then"), Layer.CLAIM)

    def answer(file: ProjectFile) -> Span:
        own = own_desk(desk.home, desk.mara)
        edits.set_attribute(file, own, claim.id, "attribution", "direct")
        return edits.find_span(file, own, claim.id)

    dialog = desk.open(desk.project.run(answer))
    assert {key: box.text() for key, box in dialog.form.copies.items()} == {
        "polarity": "polarity: affirmed",
        "attribution": "attribution: direct",
    }
    assert dialog.form.attributes == ["polarity"]
    dialog.form.copies["attribution"].click()
    assert dialog.form.attributes == ["polarity", "attribution"]
    assert desk.open().form.copies == {}


@pytest.mark.parametrize("leave", [OccurrencesDialog.reject, OccurrencesDialog.close])
def test_leaving_ends_the_search(desk: Desk, leave: Callable[[OccurrencesDialog], object]) -> None:
    dialog = desk.open()
    dialog.look()
    leave(dialog)
    assert not dialog.searching.is_under_way
