"""Keys as the keyboards of several countries send them, on X11 and Wayland."""

import sys

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from annotator.session.tagsets import load_tagset
from annotator.ui.places.commands import Command
from annotator.ui.places.key_events import candidate_keys, holds_shift, is_modifier, pressed_again
from annotator.ui.places.keys import Answer, KeyGrammar, PressLabel
from annotator.ui.places.positions import mark_at

PLAIN, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
ALT_GR = Qt.KeyboardModifier.GroupSwitchModifier

# Scan codes of X11: a place on the keyboard, named by what a US keyboard has there.
PLACES = {
    "1": 10, "2": 11, "8": 17, "9": 18, "0": 19, "=": 21, "q": 24, "p": 33, "[": 34, "]": 35, "a": 38,
    "o": 32, "z": 52, "m": 58, ",": 59, ".": 60, "/": 61, ";": 47, "y": 29, "w": 25, "`": 49, "\\": 51,
    "j": 44, "s": 39,
}  # fmt: skip


def pressed(
    place: str, text: str, key: int | None = None, modifiers: Qt.KeyboardModifier = PLAIN
) -> QKeyEvent:
    """The event of the key in a place, where the layout has ``text``."""
    code = key if key is not None else ord(text.upper()) if text else 0
    return QKeyEvent(QEvent.Type.KeyPress, code, modifiers, PLACES[place], 0, 0, text)


def meaning(event: QKeyEvent) -> Answer:
    grammar = KeyGrammar(load_tagset("news"))
    for key in candidate_keys(event):
        if grammar.knows(key, shift=holds_shift(event)):
            return grammar.feed(key, shift=holds_shift(event))
    return None


pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="scan codes of X11")


@pytest.mark.parametrize(
    ("place", "text", "modifiers", "expected"),
    [
        pytest.param("p", "p", PLAIN, PressLabel("PERSON"), id="US p"),
        pytest.param("p", "P", SHIFT, PressLabel("PERSON", second=True), id="US P"),
        pytest.param("1", "!", SHIFT, PressLabel("ASSERTION", second=True), id="US Shift+1"),
        pytest.param("[", "{", SHIFT, Command.START_IN, id="US {"),
        pytest.param("y", "z", PLAIN, Command.CYCLE, id="German z"),
        pytest.param("z", "y", PLAIN, Command.NOTE, id="German y"),
        pytest.param("[", "ü", PLAIN, Command.START_OUT, id="German ü"),
        pytest.param("]", "+", PLAIN, Command.END_OUT, id="German +"),
        pytest.param("[", "Ü", SHIFT, Command.START_IN, id="German Ü"),
        pytest.param("8", "[", ALT_GR, Command.START_OUT, id="German Alt Gr+8"),
        pytest.param("0", "}", ALT_GR, Command.END_IN, id="German Alt Gr+0"),
        pytest.param("/", "-", PLAIN, Command.JUMP, id="German -"),
        pytest.param("=", "=", PLAIN, Command.SAME_AS, id="US ="),
        pytest.param("0", "=", SHIFT, Command.SAME_AS, id="German Shift+0"),
        pytest.param("=", "¡", PLAIN, Command.SAME_AS, id="Spanish ¡"),
        pytest.param("\\", "#", PLAIN, Command.SPLIT, id="German #"),
        pytest.param("\\", "*", PLAIN, Command.SPLIT, id="French *"),
        pytest.param("\\", "ç", PLAIN, Command.SPLIT, id="Spanish ç"),
        pytest.param("`", "²", PLAIN, Command.FIT, id="French ²"),
        pytest.param("`", "º", PLAIN, Command.FIT, id="Spanish º"),
        pytest.param("`", "ё", PLAIN, Command.FIT, id="Russian ё"),
        pytest.param("j", "J", SHIFT, Command.MERGE, id="US J"),
        pytest.param("j", "О", SHIFT, Command.MERGE, id="Russian О"),
        pytest.param("s", "S", SHIFT, Command.STICK, id="US S"),
        pytest.param("s", "Ы", SHIFT, Command.STICK, id="Russian Ы"),
        pytest.param("[", "[", ALT, Command.START_OUT_FINE, id="US Alt+["),
        pytest.param("[", "ü", ALT, Command.START_OUT_FINE, id="German Alt+ü"),
        pytest.param("]", "Х", ALT | SHIFT, Command.END_IN_FINE, id="Russian Alt+Ъ"),
        pytest.param(".", ".", ALT, Command.NEXT_FRAME, id="US Alt+."),
        pytest.param(".", ":", ALT, Command.NEXT_FRAME, id="French Alt+:"),
        pytest.param(",", "б", ALT, Command.PREVIOUS_FRAME, id="Russian Alt+б"),
        pytest.param("q", "a", PLAIN, PressLabel("WORK_OF_ART"), id="French a"),
        pytest.param("1", "&", PLAIN, PressLabel("ASSERTION"), id="French &"),
        pytest.param("2", "é", PLAIN, PressLabel("PREDICTION"), id="French é"),
        pytest.param("2", "2", SHIFT, PressLabel("PREDICTION"), id="French Shift+2"),
        pytest.param(";", "m", PLAIN, PressLabel("MONEY"), id="French m"),
        pytest.param(",", ";", PLAIN, Command.PREVIOUS_SPAN, id="French ;"),
        pytest.param(".", ":", PLAIN, Command.NEXT_SPAN, id="French :"),
        pytest.param("m", ",", PLAIN, Command.PREVIOUS_SPAN, id="French ,"),
        pytest.param("]", "+", PLAIN, Command.END_OUT, id="Spanish +"),
        pytest.param("/", "-", PLAIN, Command.JUMP, id="Spanish -"),
        pytest.param("p", "з", PLAIN, PressLabel("PERSON"), id="Russian з"),
        pytest.param("p", "З", SHIFT, PressLabel("PERSON", second=True), id="Russian З"),
        pytest.param("o", "щ", PLAIN, PressLabel("ORG"), id="Russian щ"),
        pytest.param(".", "ю", PLAIN, Command.NEXT_SPAN, id="Russian ю"),
        pytest.param("[", "х", PLAIN, Command.START_OUT, id="Russian х"),
    ],
)
def test_labels_and_commands_are_in_reach_of_each_layout(
    place: str, text: str, modifiers: Qt.KeyboardModifier, expected: Answer
) -> None:
    assert meaning(pressed(place, text, modifiers=modifiers)) == expected


def test_a_dead_key_counts_by_its_place() -> None:
    grave = pressed("[", "", key=Qt.Key.Key_Dead_Grave.value)
    assert meaning(grave) is Command.START_OUT


@pytest.mark.parametrize("modifiers", [CONTROL, ALT, CONTROL | SHIFT])
def test_what_is_held_with_control_or_alt_is_no_label(modifiers: Qt.KeyboardModifier) -> None:
    assert meaning(pressed("p", "p", modifiers=modifiers)) is None
    assert meaning(pressed("p", "\x10", key=Qt.Key.Key_P.value, modifiers=modifiers)) is None
    assert meaning(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Tab.value, modifiers)) is None


def test_control_and_alt_stand_before_the_name_of_a_key() -> None:
    assert candidate_keys(pressed("p", "\x10", key=Qt.Key.Key_P.value, modifiers=CONTROL)) == ["ctrl+p"]
    assert candidate_keys(pressed("p", "p", modifiers=ALT | CONTROL)) == ["p"]
    down = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Down.value, ALT | SHIFT)
    assert candidate_keys(down) == ["alt+down"]


def test_what_is_held_with_the_system_s_key_is_left_to_the_system() -> None:
    assert candidate_keys(pressed("p", "p", modifiers=Qt.KeyboardModifier.MetaModifier)) == []


@pytest.mark.parametrize(
    ("key", "name"),
    [
        (Qt.Key.Key_Tab, "tab"),
        (Qt.Key.Key_Backtab, "tab"),
        (Qt.Key.Key_Enter, "enter"),
        (Qt.Key.Key_Escape, "escape"),
        (Qt.Key.Key_Backspace, "backspace"),
    ],
)
def test_keys_without_a_mark_have_names(key: Qt.Key, name: str) -> None:
    assert candidate_keys(QKeyEvent(QEvent.Type.KeyPress, key.value, PLAIN)) == [name]


def test_keys_that_do_nothing_by_themselves_are_known() -> None:
    for key in (Qt.Key.Key_Shift, Qt.Key.Key_AltGr, Qt.Key.Key_CapsLock):
        assert is_modifier(QKeyEvent(QEvent.Type.KeyPress, key.value, PLAIN))
    assert not is_modifier(pressed("p", "p"))


def test_an_unknown_key_means_nothing() -> None:
    assert candidate_keys(QKeyEvent(QEvent.Type.KeyPress, 0x1FFFFFF, PLAIN)) == []


@pytest.mark.parametrize(
    ("scan", "virtual", "platform", "mark"),
    [
        (33, 0, "linux", "p"),
        (25, 0, "win32", "p"),
        (0, 35, "darwin", "p"),
        (0, 0, "darwin", "a"),
        (0, 41, "darwin", ";"),
        (0, 44, "darwin", "/"),
        (61, 0, "linux", "/"),
        (2, 0, "win32", "1"),
        (999, 0, "linux", None),
    ],
)
def test_places_are_known_on_each_system(scan: int, virtual: int, platform: str, mark: str | None) -> None:
    assert mark_at(scan, virtual, platform) == mark


def test_a_key_that_is_pressed_again_is_the_same() -> None:
    once = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Y, SHIFT, 29, 122, 1, "Y", True, 2)
    again = pressed_again(once)
    assert candidate_keys(again) == candidate_keys(once)
    for name in ("type", "key", "modifiers", "nativeScanCode", "nativeVirtualKey", "nativeModifiers"):
        assert getattr(again, name)() == getattr(once, name)()
    assert (again.text(), again.isAutoRepeat(), again.count()) == ("Y", True, 2)
