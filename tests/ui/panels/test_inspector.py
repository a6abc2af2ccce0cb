"""The inspector: the document, or the selected span with attributes, roles, remarks and its guideline."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.document import Document
from annotator.domain.layer import Layer
from annotator.domain.link import Link
from annotator.domain.span import Flag, FlagKind, Span, make_extent
from annotator.domain.tagset import Attribute, Choice, Frame, Label, Role, Tagset
from annotator.session.segments import Segments
from annotator.text.tokens import fallback_tokenizer
from annotator.ui.panels.attribute_rows import AttributeRows, cycled, toggled
from annotator.ui.panels.inspector import Inspected, Inspector, document_words
from annotator.ui.places.inspecting import inspect
from annotator.ui.places.look import label_palette
from annotator.ui.theme.theme import Theme
from tests.session.projects import TEXT, place_of
from tests.ui.checks import clipped, guessing, nameless

LEFT = Qt.MouseButton.LeftButton
LONG_ROLE = "the person or institution that is said to have caused it"
TAGSET = Tagset(
    name="Inspected",
    labels=(
        Label(key="PERSON", layer=Layer.ENTITY, name="PERSON", definition="A named human being."),
        Label(
            key="PROMISE",
            layer=Layer.CLAIM,
            name="Promise",
            definition="The speaker binds themselves.",
            boundary="Without “she said”.",
            examples=("[[We will move]], she said.",),
        ),
    ),
    attributes=(
        Attribute(
            key="polarity",
            name="polarity",
            layers=(Layer.CLAIM,),
            shortcut="p",
            values=(Choice(key="affirmed", name="affirmed"), Choice(key="denied", name="denied")),
        ),
        Attribute(
            key="topics",
            name="topics",
            kind="choices",
            layers=(Layer.CLAIM,),
            values=(Choice(key="money", name="money"), Choice(key="law", name="law")),
        ),
        Attribute(key="odd", name="odd", kind="flag", layers=(Layer.CLAIM,)),
    ),
    roles=(
        Role(
            key="claimer",
            name="claimer",
            shortcut="c",
            frames=(Frame(sources=("PROMISE",), fillers=("PERSON",), expected=True),),
        ),
        Role(key="cause", name=LONG_ROLE, frames=(Frame(sources=("PROMISE",), fillers=("PERSON",)),)),
        Role(key="about", name="about", frames=(Frame(sources=("PROMISE",), fillers=("PERSON",)),)),
    ),
)
DOCUMENT = Document("d", "A title", TEXT, "", "en", {"byline": "Nora Penfield", "date": "2024-03-05"})


def span(name: str, words: str, layer: Layer, label: str, **attributes: str) -> Span:
    return Span(name, layer, label, make_extent(TEXT, [place_of(TEXT, words)]), attributes)


PERSON = span("p", "Ines Vale", Layer.ENTITY, "PERSON")
PROMISE = span("c", "We will move the pier", Layer.CLAIM, "PROMISE", polarity="affirmed")


def seen(chosen: Span | None, *links: Link, editable: bool = True, note: str | None = None) -> Inspected:
    spans = {item.id: item for item in (PERSON, PROMISE, *([chosen] if chosen else []))}
    work = AnnotationSet("d", "a", spans=tuple(spans.values()), links=links, note=note)
    segments = Segments(TEXT, "en", fallback_tokenizer("en"))
    return inspect(DOCUMENT, work, spans, TAGSET, segments, chosen, editable=editable)


class Panel:
    """An inspector that shows something, and what it wishes for."""

    def __init__(self, qtbot: QtBot, theme: Theme) -> None:
        self.inspector = Inspector(theme)
        self._palette = label_palette(TAGSET, theme)
        qtbot.addWidget(self.inspector)
        self.inspector.resize(350, 700)
        self.inspector.show()
        self.inspector.activateWindow()
        self.wishes: list[tuple[object, ...]] = []
        for signal in (
            self.inspector.attribute_answered,
            self.inspector.pick_wanted,
            self.inspector.absence_told,
            self.inspector.jump_wanted,
            self.inspector.link_removal_wanted,
            self.inspector.note_written,
            self.inspector.flag_chosen,
            self.inspector.deletion_wanted,
            self.inspector.left,
        ):
            signal.connect(self._hear)

    def _hear(self, *values: object) -> None:
        self.wishes.append(values)

    def show(self, inspected: Inspected) -> None:
        self.inspector.show_inspected(inspected, self._palette)
        self.wishes.clear()

    @property
    def body(self) -> QWidget:
        body = self.inspector.widget()
        assert body is not None
        return body

    def press(self, name: str) -> None:
        found = [widget for widget in self.body.findChildren(QWidget) if widget.accessibleName() == name]
        assert len(found) == 1, f"{len(found)} are called {name}"
        QTest.mouseClick(found[0], LEFT)

    def texts(self) -> list[str]:
        return [label.text() for label in self.body.findChildren(QLabel)]


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme) -> Panel:
    return Panel(qtbot, theme)


def test_without_a_span_the_document_is_shown(panel: Panel) -> None:
    panel.show(seen(None))
    assert "This document" in panel.texts()
    assert f"{len(TEXT)} characters · Nora Penfield · 2024-03-05" in panel.texts()


def test_a_span_shows_its_words_layer_and_length(panel: Panel) -> None:
    panel.show(seen(PROMISE))
    assert "Promise" in panel.texts()
    assert "claim · 21 characters" in {it.accessibleName() for it in panel.body.findChildren(QWidget)}
    assert any("We will move the pier" in text for text in panel.texts())


def test_one_click_answers_an_attribute_and_a_second_takes_it_back(panel: Panel) -> None:
    panel.show(seen(PROMISE))
    panel.press("polarity: denied")
    panel.press("polarity: affirmed")
    assert panel.wishes == [("polarity", "denied"), ("polarity", None)]


def test_several_choices_and_flags_are_answered_too(panel: Panel) -> None:
    panel.show(seen(PROMISE))
    panel.press("topics: law")
    box = panel.body.findChild(QCheckBox)
    assert isinstance(box, QCheckBox)
    box.click()
    assert panel.wishes == [("topics", ("law",)), ("odd", True)]


def test_the_next_value_of_an_attribute_comes_round() -> None:
    polarity, topics, odd = TAGSET.attributes
    assert [cycled(polarity, value) for value in (None, "affirmed", "denied", "gone")] == [
        "affirmed",
        "denied",
        "affirmed",
        "affirmed",
    ]
    assert cycled(odd, None) is True
    assert cycled(odd, True) is False
    assert cycled(topics, None) == ("money",)
    assert toggled(topics, ("law",), "money") == ("money", "law")
    assert toggled(topics, ("law",), "law") is None


def test_an_expected_role_waits_for_an_answer(panel: Panel) -> None:
    panel.show(seen(PROMISE))
    panel.press("pick a span for claimer")
    panel.press("claimer is not in the text")
    panel.press("Add about")
    assert panel.wishes == [("claimer",), ("claimer",), ("about",)]


def test_a_filled_role_leads_to_its_filler_and_can_be_emptied(panel: Panel) -> None:
    panel.show(seen(PROMISE, Link("l", "claimer", "c", "p")))
    panel.press("claimer: Ines Vale")
    panel.press("Remove this claimer")
    panel.press("Another claimer")
    assert panel.wishes == [("p",), ("l",), ("claimer",)]


def test_a_filler_that_is_not_in_the_text_is_said(panel: Panel) -> None:
    panel.show(seen(PROMISE, Link("l", "claimer", "c", None)))
    panel.press("Remove this claimer")
    assert panel.wishes == [("l",)]
    assert "not in the text" in [button.text() for button in panel.body.findChildren(QPushButton)]


def test_a_note_is_told_on_return_and_dropped_on_escape(panel: Panel) -> None:
    panel.show(seen(PROMISE))
    assert panel.inspector.remarks is not None
    note = panel.inspector.remarks.note
    note.setFocus()
    QTest.keyClicks(note, "who says so?")
    QTest.keyClick(note, Qt.Key.Key_Return)
    assert panel.wishes == [("who says so?",), ()]
    QTest.keyClicks(note, " nobody")
    QTest.keyClick(note, Qt.Key.Key_Escape)
    assert note.text() == "who says so?"
    assert panel.wishes == [("who says so?",), (), ()]


def test_flags_are_set_changed_and_taken_away(panel: Panel) -> None:
    panel.show(seen(PROMISE))
    panel.press("flag: unsure")
    panel.show(seen(replace(PROMISE, flag=Flag(FlagKind.UNSURE, "why?"))))
    panel.press("flag: ask the lead")
    panel.press("flag: unsure")
    assert panel.wishes == [(Flag(FlagKind.ASK, "why?"),), (None,)]
    assert panel.inspector.remarks is not None
    comment = panel.inspector.remarks.comment
    comment.setFocus()
    comment.selectAll()
    QTest.keyClicks(comment, "who?")
    QTest.keyClick(comment, Qt.Key.Key_Return)
    assert panel.wishes[2:] == [(Flag(FlagKind.UNSURE, "who?"),), ()]


def test_typing_goes_on_when_the_same_span_is_shown_anew(panel: Panel) -> None:
    panel.show(seen(PROMISE))
    assert panel.inspector.remarks is not None
    panel.inspector.remarks.note.setFocus()
    QTest.keyClicks(panel.inspector.remarks.note, "who ")
    panel.show(seen(replace(PROMISE, flag=Flag(FlagKind.UNSURE))))
    note = panel.inspector.remarks.note
    assert note.hasFocus()
    QTest.keyClicks(note, "says?")
    panel.inspector.settle()
    assert panel.wishes == [("who says?",)]


def test_what_another_span_shows_is_its_own(panel: Panel) -> None:
    panel.show(seen(PROMISE))
    assert panel.inspector.remarks is not None
    panel.inspector.remarks.note.setFocus()
    QTest.keyClicks(panel.inspector.remarks.note, "about the promise")
    panel.show(seen(PERSON))
    assert panel.inspector.remarks.note.text() == ""
    assert not panel.inspector.remarks.note.hasFocus()


def test_the_place_in_a_long_inspector_is_kept_while_the_span_is_the_same(qtbot: QtBot, panel: Panel) -> None:
    panel.inspector.resize(350, 200)
    panel.show(seen(PROMISE))
    bar = panel.inspector.verticalScrollBar()
    bar.setValue(90)
    panel.show(seen(replace(PROMISE, flag=Flag(FlagKind.UNSURE))))
    qtbot.wait(0)
    assert bar.value() == 90
    panel.show(seen(PERSON))
    assert bar.value() == 0


def test_the_field_that_is_written_in_is_brought_into_view(qtbot: QtBot, panel: Panel) -> None:
    panel.inspector.resize(350, 200)
    for write in (panel.inspector.write_note, panel.inspector.write_comment):
        panel.show(seen(PERSON))
        panel.show(seen(replace(PROMISE, flag=Flag(FlagKind.ASK))))
        write()
        qtbot.wait(0)
        field = panel.inspector.focusWidget()
        assert isinstance(field, QWidget)
        assert field.hasFocus()
        corner = field.mapTo(panel.inspector.viewport(), field.rect().center())
        assert panel.inspector.viewport().rect().contains(corner)


def test_the_guideline_opens_and_stays_open(panel: Panel) -> None:
    panel.show(seen(PROMISE))
    assert "The speaker binds themselves." in panel.texts()
    panel.press("Boundaries and examples")
    panel.show(seen(PERSON))
    panel.show(seen(PROMISE))
    shown = [label.text() for label in panel.body.findChildren(QLabel) if label.isVisible()]
    assert "• ‹We will move›, she said." in shown
    panel.press("Less")


def test_a_span_that_no_token_fits_says_so(panel: Panel) -> None:
    panel.show(seen(span("x", "ove the pi", Layer.CLAIM, "PROMISE")))
    assert any("No token boundary fits" in text for text in panel.texts())


def test_nothing_can_be_changed_where_nothing_may_be(panel: Panel) -> None:
    panel.show(seen(PROMISE, Link("l", "claimer", "c", "p"), editable=False))
    names = [widget.accessibleName() for widget in panel.body.findChildren(QWidget)]
    assert "Remove this claimer" not in names
    assert "Add about" not in names
    panel.press("polarity: denied")
    panel.press("flag: unsure")
    assert panel.wishes == []
    assert panel.inspector.remarks is not None
    assert panel.inspector.remarks.note.isReadOnly()


def test_a_long_label_and_several_parts_leave_room_for_the_button(qtbot: QtBot, panel: Panel) -> None:
    parts = make_extent(TEXT, [place_of(TEXT, "We will move"), place_of(TEXT, "Harbour Board")])
    panel.inspector.resize(310, 200)
    panel.show(seen(Span("long", Layer.CLAIM, "A_LABEL_WITH_A_NAME_THAT_GOES_ON_AND_ON", parts)))
    qtbot.waitUntil(lambda: panel.inspector.verticalScrollBar().isVisible())
    assert panel.body.width() <= panel.inspector.viewport().width()
    delete = next(it for it in panel.body.findChildren(QPushButton) if it.text() == "Delete")
    assert delete.visibleRegion().boundingRect() == delete.rect()


def test_many_and_long_values_take_as_many_rows_as_they_need(qtbot: QtBot, theme: Theme) -> None:
    values = tuple(Choice(key=f"v{number}", name=f"value {number}") for number in range(9))
    long = tuple(Choice(key=f"w{number}", name=f"A value whose name is long {number}") for number in range(2))
    attributes = (
        Attribute(
            key="many", name="A name of an attribute that is long", layers=(Layer.CLAIM,), values=values
        ),
        Attribute(key="long", name="long", layers=(Layer.CLAIM,), values=long),
    )
    rows = AttributeRows(attributes, {}, editable=True)
    qtbot.addWidget(rows)
    rows.resize(312, rows.sizeHint().height())
    rows.show()
    assert rows.width() == 312
    assert clipped(rows) == []
    tops = {it.mapTo(rows, it.rect().topLeft()).y() for it in rows.findChildren(QPushButton)}
    assert len(tops) == 5


@pytest.mark.parametrize("width", [310, 350])
def test_nothing_is_cut_nameless_or_taken_for_html(qtbot: QtBot, panel: Panel, width: int) -> None:
    link = Link("l", "claimer", "c", "p")
    panel.inspector.resize(width, 900)
    for inspected in (seen(None), seen(PERSON), seen(PROMISE), seen(PROMISE, link)):
        panel.show(inspected)
        qtbot.wait(0)
        assert nameless(panel.inspector) == []
        assert guessing(panel.inspector) == []
        body = panel.body
        assert body.width() <= panel.inspector.viewport().width()
        assert clipped(body) == []


def test_a_byline_that_runs_to_the_left_leaves_the_date_as_it_is() -> None:
    document = replace(DOCUMENT, meta={"byline": "ليلى المنصور", "date": "2024-12-11"})
    assert document_words(document).endswith("\u2068ليلى المنصور\u2069 · 2024-12-11")
