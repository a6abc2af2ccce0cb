"""The Corpus place, by real keys: search, walk, sort, label several lines, take that back, open a hit."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from annotator.domain.layer import Layer
from annotator.session import edits
from annotator.session.viewpoint import Viewpoint
from annotator.store.project_file import ProjectFile
from annotator.ui.actions import Act
from annotator.ui.places.annotate import AnnotatePlace
from annotator.ui.places.corpus import CorpusPlace
from annotator.ui.workspace import Workspace
from tests.session.projects import TEXT, place_of, sign_in
from tests.ui.checks import ModelCheck, clipped, guessing, nameless
from tests.ui.places.conftest import Work
from tests.ui.places.sitting import CTRL, LEFT, PLAIN, SHIFT, Sitting

KEY = Qt.Key
SECOND = "The new vale lies far.\n\nVale of Vale met <b>Valentine</b>.\n"
EVENTS = "Nobody moves here.\n"


class Desk:
    """Somebody at the Corpus place."""

    def __init__(self, sitting: Sitting, qtbot: QtBot) -> None:
        self.sitting = sitting
        self._qtbot = qtbot
        assert sitting.window.workspace is not None
        self.workspace: Workspace = sitting.window.workspace
        self.place = next(place for place in self.workspace.places if isinstance(place, CorpusPlace))
        self.pane = self.place.pane

    def until(self, holds: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(holds, timeout=10_000)

    def press(self, *keys: Qt.Key | str, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        for key in keys:
            target = QApplication.focusWidget()
            assert target is not None
            if isinstance(key, str):
                QTest.keyClicks(target, key, modifiers)
            else:
                QTest.keyClick(target, key, modifiers)

    def search(self, words: str) -> None:
        """Type words, and go to the lines."""
        self.press(KEY.Key_F, modifiers=CTRL)
        self.press(words, KEY.Key_Return)
        self.until(self.pane.lines.hasFocus)
        self.settle()

    def settle(self) -> None:
        self.until(lambda: not self.place.results.searching.is_under_way)

    def lines(self) -> list[str]:
        return [f"{hit.left[-8:]}[{hit.surface}]{hit.right[:6]}" for hit in self.pane.model.hits]

    def labels(self) -> list[tuple[str, ...]]:
        return [hit.labels for hit in self.pane.model.hits]

    @property
    def count(self) -> str:
        return self.pane.form.count.text()

    def spans(self) -> list[tuple[str, str]]:
        """All spans in the project: who, label."""

        def read(file: ProjectFile) -> list[tuple[str, str]]:
            names = {person.id: person.name for person in file.project.annotators()}
            found = file.spans.of_documents([row.id for row in file.documents.rows(None)])
            return sorted((names[each.annotator], each.span.label) for each in found)

        return self.workspace.bridge.project.run(read)


def bens_work(file: ProjectFile) -> None:
    """Ben has labeled what Mara looks for, and things that she has not."""
    first, second, _ = (sign_in(file, row.id, "Ben Aldous") for row in file.documents.rows(None))
    edits.add_span(file, first, Layer.ENTITY, "ORG", [place_of(TEXT, "Vale")])
    edits.add_span(file, second, Layer.EVENT, "MOVE", [place_of(SECOND, "met")])


@pytest.fixture
def desk(at_work: Work, qtbot: QtBot) -> Desk:
    desk = Desk(at_work(TEXT, SECOND, EVENTS, prepare=bens_work), qtbot)
    desk.sitting.press(KEY.Key_F, modifiers=CTRL)
    desk.press(KEY.Key_F, modifiers=CTRL | SHIFT)
    assert desk.workspace.place is desk.place
    desk.until(lambda: bool(desk.place.counts.rows))
    return desk


def test_lines_appear_while_one_types(desk: Desk) -> None:
    desk.press("vale")
    desk.until(lambda: desk.count == "6 hits in 2 documents")
    assert desk.lines() == [
        "😀 Ines [Vale] spoke",
        ",” said [Vale] of th",
        "The new [vale] lies ",
        "es far. [Vale] of Va",
        "Vale of [Vale] met <",
        " met <b>[Vale]ntine<",
    ]
    assert desk.pane.form.field.field.hasFocus()


def test_lines_are_sorted_by_what_stands_around_the_hit(desk: Desk) -> None:
    desk.search("vale")
    for order, first in (("left", "far"), ("right", "lies")):
        QTest.mouseClick(desk.pane.form.order.button(order), LEFT)
        hit = desk.pane.model.hits[1 if order == "left" else 0]
        assert first in (hit.left if order == "left" else hit.right)
    QTest.mouseClick(desk.pane.form.order.button("document"), LEFT)
    assert [hit.source.position for hit in desk.pane.model.hits] == [0, 0, 1, 1, 1, 1]


def test_a_label_key_labels_all_selected_lines_and_one_undo_takes_it_back(desk: Desk) -> None:
    desk.search("vale")
    desk.press(KEY.Key_Down, KEY.Key_Down, modifiers=SHIFT)
    desk.press("p")
    desk.until(lambda: desk.labels() == [("PERSON",)] * 3 + [()] * 3)
    assert desk.sitting.message == "Labeled 3 lines PERSON."
    undo = desk.sitting.window.actions_table[Act.UNDO]
    desk.until(undo.isEnabled)
    assert undo.text().startswith("Undo add PERSON")
    desk.press(KEY.Key_Z, modifiers=CTRL)
    desk.until(lambda: desk.labels() == [()] * 6)
    assert desk.spans() == [("Ben Aldous", "MOVE"), ("Ben Aldous", "ORG")]
    desk.until(desk.sitting.window.actions_table[Act.REDO].isEnabled)
    desk.press(KEY.Key_Z, modifiers=CTRL | SHIFT)
    desk.until(lambda: desk.labels() == [("PERSON",)] * 3 + [()] * 3)
    assert desk.spans().count(("Mara Lind", "PERSON")) == 3


def test_undo_takes_back_the_latest_of_what_was_labeled_here(desk: Desk) -> None:
    desk.search("vale")
    for key, labels in (("p", ("PERSON",)), ("o", ("ORG",))):
        desk.press(key)
        desk.until(lambda labels=labels: desk.labels()[0] == labels)
    desk.press(KEY.Key_End, "h")
    desk.until(lambda: desk.labels()[-1] == ("MENTION",))
    for labels in (("ORG",), ("PERSON",), ()):
        desk.until(desk.sitting.window.actions_table[Act.UNDO].isEnabled)
        desk.press(KEY.Key_Z, modifiers=CTRL)
        desk.until(lambda labels=labels: (desk.labels()[0], desk.labels()[-1]) == (labels, ()))
    desk.until(lambda: not desk.sitting.window.actions_table[Act.UNDO].isEnabled())


def test_shift_gives_a_second_label_and_a_chord_works_too(desk: Desk) -> None:
    desk.search("spoke")
    desk.press("p")
    desk.until(lambda: desk.labels() == [("PERSON",)])
    desk.press("O", modifiers=SHIFT)
    desk.until(lambda: desk.labels() == [("ORG", "PERSON")])
    desk.press("e")
    assert "Move" in desk.pane.strip.text
    desk.press("m")
    desk.until(lambda: "MOVE" in desk.labels()[0])
    assert desk.pane.strip.isHidden()


def test_what_bears_the_label_already_is_said(desk: Desk) -> None:
    desk.search("vale")
    desk.press("p")
    desk.until(lambda: desk.labels()[0] == ("PERSON",))
    desk.press("p")
    desk.until(lambda: desk.sitting.message == "That is PERSON already.")
    desk.press(KEY.Key_A, modifiers=CTRL)
    desk.press("p")
    desk.until(lambda: desk.sitting.message == "Labeled 5 lines PERSON; 1 had it already.")


def test_a_chord_is_left_and_a_key_held_down_labels_nothing(desk: Desk) -> None:
    desk.search("vale")
    desk.press("e", KEY.Key_Escape)
    assert desk.pane.strip.isHidden()
    assert desk.pane.lines.hasFocus()
    QTest.keyEvent(QTest.KeyAction.Press, desk.pane.lines, KEY.Key_E)
    desk.press("x")
    assert desk.spans() == [("Ben Aldous", "MOVE"), ("Ben Aldous", "ORG")]


@pytest.mark.parametrize("by_mouse", [False, True])
def test_a_line_is_opened_in_the_article(desk: Desk, *, by_mouse: bool) -> None:
    desk.search("valentine")
    if by_mouse:
        index = desk.pane.model.index(0)
        point = desk.pane.lines.visualRect(index).center()
        QTest.mouseClick(desk.pane.lines.viewport(), LEFT, PLAIN, point)
        QTest.mouseDClick(desk.pane.lines.viewport(), LEFT, PLAIN, point)
    else:
        desk.press(KEY.Key_Return)
    assert isinstance(desk.workspace.place, AnnotatePlace)
    desk.until(lambda: desk.sitting.title == "Title 2")
    desk.until(lambda: desk.sitting.selected_text() == "Valentine")
    assert desk.sitting.view.hasFocus()


def test_what_is_labeled_in_the_article_shows_in_the_lines(desk: Desk) -> None:
    desk.search("spoke")
    desk.press(KEY.Key_Return)
    desk.until(lambda: desk.sitting.selected_text() == "spoke")
    desk.sitting.press("p")
    desk.until(lambda: desk.labels() == [("PERSON",)])


def test_the_bar_in_the_article_leads_on_to_all_documents(at_work: Work, qtbot: QtBot) -> None:
    sitting = at_work(TEXT, SECOND)
    sitting.press(KEY.Key_F, modifiers=CTRL)
    sitting.press("valen")
    desk = Desk(sitting, qtbot)
    desk.press(KEY.Key_F, modifiers=CTRL | SHIFT)
    desk.until(lambda: desk.count == "1 hit in 1 document")


def test_spans_are_found_by_their_label_with_one_click(desk: Desk) -> None:
    desk.search("vale")
    desk.press("p")
    desk.until(lambda: desk.labels()[0] == ("PERSON",))
    desk.until(lambda: any(row.count.spans for row in desk.place.counts.rows))
    row = next(row for row in desk.place.counts.rows if row.count.label == "PERSON")
    QTest.mouseClick(row, LEFT)
    desk.until(lambda: desk.count == "1 hit in 1 document")
    assert [hit.span is not None for hit in desk.pane.model.hits] == [True]
    desk.pane.lines.take_keyboard()
    desk.press("o")
    desk.until(lambda: desk.labels() == [("ORG",)])


def choose(box: QComboBox, text: str) -> None:
    """As with the keyboard: open the box, go to the entry, take it."""
    box.setFocus()
    box.setCurrentIndex(box.findText(text))
    box.activated.emit(box.currentIndex())


def test_spans_are_found_by_attribute(desk: Desk) -> None:
    desk.search("move the pier")
    desk.press("1")
    desk.until(lambda: desk.labels() == [("PROMISE",)])
    QTest.mouseClick(desk.pane.form.mode.button("spans"), LEFT)
    desk.pane.form.field.take_keyboard()
    desk.press(KEY.Key_Delete)
    filters = desk.pane.form.filters
    choose(filters.layer, "Claims")
    choose(filters.attribute, "polarity")
    choose(filters.value, "denied")
    desk.until(lambda: desk.count == "No hits")
    choose(filters.value, "affirmed")
    desk.until(lambda: desk.count == "1 hit in 1 document")


def test_nothing_of_another_annotator_shows(desk: Desk) -> None:
    desk.search("vale")
    assert desk.labels() == [()] * 6
    assert {row.count.spans for row in desk.place.counts.rows} == {0}
    filters = desk.pane.form.filters
    assert not filters.annotator.isVisible()
    assert [filters.annotator.itemText(at) for at in range(filters.annotator.count())] == [
        "Any annotator",
        "Mara Lind",
    ]
    QTest.mouseClick(desk.pane.form.mode.button("spans"), LEFT)
    desk.pane.form.field.take_keyboard()
    desk.press(KEY.Key_Delete)
    desk.until(lambda: desk.count == "No hits")


def test_a_lead_sees_everybodys_and_nothing_of_it_stays_when_they_look_as_annotator(desk: Desk) -> None:
    project = desk.workspace.bridge.project
    project.change_viewpoint(Viewpoint.LEAD)
    desk.workspace.show_all()
    QTest.mouseClick(desk.pane.form.mode.button("spans"), LEFT)
    desk.until(lambda: desk.count == "2 hits in 2 documents")
    assert {hit.annotator for hit in desk.pane.model.hits} == {"Ben Aldous"}
    desk.until(desk.pane.form.filters.annotator.isVisible)
    project.change_viewpoint(Viewpoint.ANNOTATOR)
    desk.workspace.show_all()
    assert desk.pane.model.rowCount() == 0
    desk.until(lambda: desk.count == "No hits")


def test_a_problem_is_told_in_place_of_the_count(desk: Desk) -> None:
    desk.press(KEY.Key_R, modifiers=Qt.KeyboardModifier.AltModifier)
    desk.press("(")
    desk.until(lambda: desk.count.startswith("This is no regular expression"))


def test_lines_are_copied_for_a_table(desk: Desk) -> None:
    desk.search("valentine")
    desk.press(KEY.Key_C, modifiers=CTRL)
    assert QApplication.clipboard().text().startswith("Title 2\tThe new vale lies far.")


def test_keys_lead_out_of_the_lines(desk: Desk) -> None:
    desk.search("vale")
    desk.press(KEY.Key_Up)
    assert desk.pane.form.field.field.hasFocus()
    desk.press(KEY.Key_Down)
    assert desk.pane.lines.hasFocus()
    desk.press(KEY.Key_Escape)
    assert desk.pane.form.field.field.hasFocus()


def test_everything_has_a_name_and_shows_text_as_it_is(desk: Desk) -> None:
    desk.search("vale")
    assert nameless(desk.place.widget) == []
    assert guessing(desk.place.widget) == []
    assert clipped(desk.place.widget) == []
    spoken = desk.pane.model.index(5).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "<b>Valentine</b>" in spoken


def test_the_model_keeps_the_rules_of_models(desk: Desk, qtmodeltester: ModelCheck) -> None:
    desk.search("vale")
    qtmodeltester.check(desk.pane.model)


def test_the_foot_says_how_many_and_where(desk: Desk) -> None:
    desk.search("vale")
    desk.press(KEY.Key_A, modifiers=CTRL)
    words = desk.workspace.foot.words
    assert "6 hits in 2 documents" in words
    assert "6 selected" in words
