"""Who has which key: what is refused and why, and that wrong choices do no harm."""

import pytest
from pytestqt.qtbot import QtBot

from annotator.domain.errors import TagsetError
from annotator.domain.layer import Layer
from annotator.domain.shortcut_rules import check_shortcuts
from annotator.domain.tagset import Label, Tagset
from annotator.settings.key_choices import KeyChoices
from annotator.ui.actions import Act
from annotator.ui.keymap import Keymap, KeyOwner, canonical, key_owners, qt_key, with_keys
from annotator.ui.places.commands import Command


def owner(name: str) -> KeyOwner:
    return next(each for each in key_owners() if each.name == name)


def chosen(**keys: str) -> Keymap:
    choices = KeyChoices()
    for name, key in keys.items():
        choices = with_keys(choices, owner(name), (key,))
    return Keymap(choices)


def keys_of(keymap: Keymap, command: Command) -> tuple[str, ...]:
    return next(row.keys for row in keymap.command_rows() if row.command is command)


@pytest.fixture(autouse=True)
def application(qtbot: QtBot) -> None:
    """Key sequences of the system need one."""


def test_the_program_s_own_keys_obey_the_rules() -> None:
    keymap = Keymap(KeyChoices())
    refusals = [keymap.refusal(each, key) for each in keymap.owners for key in each.default]
    assert set(refusals) == {""}
    assert {each.name for each in keymap.owners if each.kind == "commands"} == {
        each.value for each in Command
    }


@pytest.mark.parametrize(
    ("name", "key", "words"),
    [
        ("flag", "shift+j", "Shift+J is the key for “Merge"),
        ("flag", "ctrl+k", "Ctrl+K is the key for “Find a label or command”"),
        ("find", "ctrl+k", "Ctrl+K is the key for “Find a label or command”"),
        ("flag", "b", "B stays with the labels"),
        ("flag", "shift+b", "Shift+B stays with the labels"),
        ("flag", "-", "- stays with the labels"),
        ("find", "b", "A key of the menus goes with Ctrl or Alt"),
        ("flag", "ctrl+left", "moves the caret"),
        ("flag", "up", "moves the caret"),
        ("find", "ctrl+c", "Ctrl+C is the key for “Copy”"),
        ("flag", "alt+f", "Alt+F opens the menu File"),
        ("absent", ".", ". is the key for “Next span”"),
    ],
)
def test_a_key_that_is_not_free_is_refused_with_the_reason(name: str, key: str, words: str) -> None:
    assert words in Keymap(KeyChoices()).refusal(owner(name), key)


@pytest.mark.parametrize(
    ("name", "key"), [("flag", "shift+x"), ("flag", "alt+x"), ("find", "f7"), ("note", "ins")]
)
def test_a_free_key_is_granted(name: str, key: str) -> None:
    assert Keymap(KeyChoices()).refusal(owner(name), key) == ""
    assert chosen(**{name: key}).keys_of(owner(name)) == (key,)


def test_no_label_of_any_tagset_can_have_a_command_s_key() -> None:
    plain = [key for each in key_owners() if each.kind == "commands" for key in each.default if len(key) == 1]
    for key in plain:
        label = Label(key="A", layer=Layer.ENTITY, name="A", shortcut=key)
        with pytest.raises(TagsetError):
            check_shortcuts(Tagset(name="x", labels=(label,)))


def test_what_a_key_was_is_free_once_it_is_another() -> None:
    keymap = chosen(flag="alt+x")
    assert keymap.refusal(owner("note"), "x") == ""
    assert "is the key for" in keymap.refusal(owner("note"), "alt+x")


def test_two_that_have_changed_places_are_understood() -> None:
    keymap = chosen(flag="y", note="x")
    assert keys_of(keymap, Command.FLAG) == ("y",)
    assert keys_of(keymap, Command.NOTE) == ("x",)


def test_choices_against_the_rules_do_not_count() -> None:
    wrong = KeyChoices(actions={"gone": ("ctrl+g",)}, commands={"flag": ("b",), "note": ("j",)})
    keymap = Keymap(wrong)
    assert keys_of(keymap, Command.FLAG) == ("x",)
    assert keys_of(keymap, Command.NOTE) == ("y",)


def test_the_default_is_no_choice() -> None:
    choices = with_keys(KeyChoices(), owner("flag"), ("shift+x",))
    assert with_keys(choices, owner("flag"), None) == KeyChoices()
    assert with_keys(choices, owner("flag"), ("x",)) == KeyChoices()


def test_actions_get_qt_s_keys() -> None:
    (sequence,) = chosen(find="shift+ctrl+pgdown").action_keys()[Act.FIND]
    assert sequence.toString() == "Ctrl+Shift+PgDown"


@pytest.mark.parametrize(
    ("qt", "ours"),
    [
        ("Ctrl+Shift+Z", "shift+ctrl+z"),
        ("Ctrl++", "ctrl++"),
        ("Shift+F3", "shift+f3"),
        ("Esc", "escape"),
        ("Shift+Backtab", "shift+tab"),
        ("Alt+PgUp", "alt+pgup"),
    ],
)
def test_qt_s_names_and_ours_say_the_same(qt: str, ours: str) -> None:
    assert canonical(qt) == ours
    assert canonical(qt_key(ours)) == ours
