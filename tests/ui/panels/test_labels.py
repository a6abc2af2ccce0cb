"""Every label with its key: by click, with Shift, with long names, with many labels."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from annotator.domain.layer import Layer
from annotator.domain.tagset import Label, Tagset
from annotator.session.tagsets import load_tagset
from annotator.ui.panels.label_button import LabelButton
from annotator.ui.panels.labels import LabelsPanel
from annotator.ui.places.look import label_palette
from annotator.ui.theme.theme import Theme
from tests.ui.checks import guessing, nameless

LEFT = Qt.MouseButton.LeftButton
NO_KEY = Label(key="LONG", layer=Layer.CLAIM, name="A <b>very</b> long name & more of it " * 4)


def make_panel(qtbot: QtBot, theme: Theme, tagset: Tagset, width: int = 350) -> LabelsPanel:
    panel = LabelsPanel(theme)
    qtbot.addWidget(panel)
    panel.set_tagset(tagset, label_palette(tagset, theme))
    panel.resize(width, 480)
    panel.show()
    return panel


def numbered(count: int) -> Tagset:
    labels = [
        Label(key=f"L{number}", layer=list(Layer)[number % 3], name=f"Label number {number}")
        for number in range(count)
    ]
    return Tagset(name="Many", labels=(*labels, NO_KEY))


def test_a_click_presses_a_label_and_shift_asks_for_a_second(qtbot: QtBot, theme: Theme) -> None:
    panel = make_panel(qtbot, theme, load_tagset("news"))
    pressed: list[tuple[str, bool]] = []

    def hear(key: str, second: bool) -> None:
        pressed.append((key, second))

    panel.label_pressed.connect(hear)
    QTest.mouseClick(panel.button("ORG"), LEFT)
    QTest.mouseClick(panel.button("ORG"), LEFT, Qt.KeyboardModifier.ShiftModifier)
    assert pressed == [("ORG", False), ("ORG", True)]


def test_the_label_of_the_selected_span_is_marked(qtbot: QtBot, theme: Theme) -> None:
    panel = make_panel(qtbot, theme, load_tagset("news"))
    plain = picture(panel.button("GPE"))
    panel.set_current("GPE")
    assert picture(panel.button("GPE")) != plain
    panel.set_current(None)
    assert picture(panel.button("GPE")) == plain


def picture(button: LabelButton) -> QImage:
    return button.grab().toImage()


def test_each_label_tells_its_key_and_its_rule(qtbot: QtBot, theme: Theme) -> None:
    tagset = load_tagset("news")
    panel = make_panel(qtbot, theme, tagset)
    for label in tagset.labels:
        button = panel.button(label.key)
        assert label.definition.split()[0] in button.toolTip()
        assert (label.shortcut or "").upper() in button.accessibleName()


def test_the_key_that_begins_all_chords_of_a_layer_stands_in_its_heading_once(
    qtbot: QtBot, theme: Theme
) -> None:
    panel = make_panel(qtbot, theme, load_tagset("news"))
    assert {panel.button(key).cap for key in ("LIFE", "MOVEMENT", "PERSON")} == {"L", "M", "P"}
    assert "E L" in panel.button("LIFE").accessibleName()
    caps = [label for label in panel.findChildren(QLabel) if label.property("kind") == "cap"]
    assert [label.text() for label in caps] == ["E"]


@pytest.mark.parametrize("width", [270, 350])
def test_many_labels_and_long_names_stay_inside_the_panel(qtbot: QtBot, theme: Theme, width: int) -> None:
    panel = make_panel(qtbot, theme, numbered(80), width)
    buttons = panel.findChildren(LabelButton)
    assert len(buttons) == 81
    assert all(
        button.mapTo(panel, button.rect().topRight()).x() <= panel.viewport().width() for button in buttons
    )
    qtbot.waitUntil(lambda: panel.verticalScrollBar().maximum() > 0)
    assert nameless(panel) == []
    assert guessing(panel) == []
    assert "<b>" not in panel.button("LONG").toolTip()


def test_another_tagset_takes_the_place_of_the_first(qtbot: QtBot, theme: Theme) -> None:
    panel = make_panel(qtbot, theme, numbered(40))
    small = load_tagset("conll-2003")
    panel.set_tagset(small, label_palette(small, theme))
    assert panel.button(small.labels[0].key).isVisible()
    with pytest.raises(StopIteration):
        panel.button("L1")


def test_long_names_get_fewer_columns(qtbot: QtBot, theme: Theme) -> None:
    def columns(names: list[str]) -> int:
        labels = tuple(Label(key=name, layer=Layer.ENTITY, name=name) for name in names)
        panel = make_panel(qtbot, theme, Tagset(name="Some", labels=labels))
        return len({panel.button(name).x() for name in names})

    assert columns([f"SHORT{number}" for number in range(9)]) == 3
    assert columns([f"A_LABEL_OF_MEDIUM_{number}" for number in range(9)]) == 2
    assert columns([f"A_LABEL_WITH_A_NAME_OF_THIRTY_{number}" for number in range(9)]) == 1
