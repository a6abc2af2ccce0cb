"""The table of actions holds everything that menus, tool tips and the cheat sheet show."""

from collections import Counter

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar
from pytestqt.qtbot import QtBot

from annotator.locations import resource
from annotator.settings.keeper import SettingsKeeper
from annotator.settings.preferences import LabelNames
from annotator.ui.actions import ACTIONS, Act, Actions, State, clean_text
from annotator.ui.menus import MENUS, fill_menu_bar
from annotator.ui.theme.theme import Theme


def test_every_action_stands_in_the_table_once_and_in_one_menu() -> None:
    assert Counter(row.act for row in ACTIONS) == Counter(Act)
    in_menus = Counter(entry for _, entries in MENUS for entry in entries if isinstance(entry, Act))
    assert in_menus == Counter(Act)


def test_no_key_does_two_things_and_every_key_is_one() -> None:
    keys = [QKeySequence(key).toString() for row in ACTIONS for key in row.keys]
    assert Counter(keys).most_common(1)[0][1] == 1
    assert all(keys)


def test_no_menu_has_two_entries_with_one_letter() -> None:
    texts = {row.act: row.text for row in ACTIONS}
    for title, entries in MENUS:
        letters = [
            texts[entry].split("&")[1][0].lower()
            for entry in entries
            if isinstance(entry, Act) and "&" in texts[entry]
        ]
        assert Counter(letters).most_common(1)[0][1] == 1, title


def test_every_icon_is_drawn() -> None:
    for row in ACTIONS:
        if row.icon:
            assert resource("icons", f"{row.icon}.svg").is_file()


def test_an_action_is_possible_when_somebody_handles_it_and_its_states_hold(
    qtbot: QtBot, theme: Theme
) -> None:
    owner = QObject()
    actions = Actions(theme, owner)
    calls: list[str] = []
    assert not actions[Act.UNDO].isEnabled()
    actions.handle({Act.UNDO: lambda: calls.append("undo")})
    assert not actions[Act.UNDO].isEnabled()
    actions.set_states({State.PROJECT, State.WRITABLE, State.CAN_UNDO})
    actions.trigger(Act.UNDO)
    actions.unhandle([Act.UNDO])
    actions.trigger(Act.UNDO)
    assert calls == ["undo"]
    owner.deleteLater()


def test_an_action_can_say_what_it_would_do_now(qtbot: QtBot, theme: Theme) -> None:
    owner = QObject()
    actions = Actions(theme, owner)
    actions.set_text(Act.UNDO, "Undo “AT&T <b>” as ORG")
    assert clean_text(actions[Act.UNDO].text()) == "Undo “AT&T <b>” as ORG"
    assert "AT&T <\u200bb>" in actions[Act.UNDO].toolTip()
    actions.set_text(Act.UNDO)
    assert clean_text(actions[Act.UNDO].text()) == "Undo"
    owner.deleteLater()


def submenu(bar: QMenuBar, menu: str, title: str) -> QMenu:
    above = next(action.menu() for action in bar.actions() if clean_text(action.text()) == menu)
    assert isinstance(above, QMenu)
    found = next(action.menu() for action in above.actions() if clean_text(action.text()) == title)
    assert isinstance(found, QMenu)
    return found


def test_a_preference_in_a_menu_follows_and_sets_the_settings(
    qtbot: QtBot, theme: Theme, keeper: SettingsKeeper
) -> None:
    bar = QMenuBar()
    qtbot.addWidget(bar)
    fill_menu_bar(bar, Actions(theme, bar), keeper, lambda _path: None)
    names = submenu(bar, "View", "Label names")
    checked = [action.text() for action in names.actions() if action.isChecked()]
    assert checked == ["Full"]
    next(action for action in names.actions() if action.text() == "Off").trigger()
    assert keeper.preferences.label_names is LabelNames.OFF
    keeper.set_preferences(label_names="short")
    assert [action.text() for action in names.actions() if action.isChecked()] == ["Short"]
