"""Menus and hands follow the keys that the user chooses. What that needs is imported once keys are chosen."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from annotator.settings.keeper import SettingsKeeper
from annotator.settings.key_choices import KeyChoices
from annotator.ui.actions import Actions

if TYPE_CHECKING:
    from annotator.ui.places.commands import CommandRow


def follow_action_keys(keeper: SettingsKeeper, actions: Actions) -> None:
    def follow(choices: KeyChoices) -> None:
        from annotator.ui.keymap import Keymap

        actions.set_keys(Keymap(choices).action_keys())

    _follow(keeper, actions, follow)


def follow_command_keys(
    keeper: SettingsKeeper, hands: QObject, set_commands: "Callable[[Sequence[CommandRow]], None]"
) -> None:
    """For as long as there are ``hands``."""

    def follow(choices: KeyChoices) -> None:
        from annotator.ui.keymap import Keymap

        set_commands(Keymap(choices).command_rows())

    _follow(keeper, hands, follow)


def _follow(keeper: SettingsKeeper, owner: QObject, follow: Callable[[KeyChoices], None]) -> None:
    if keeper.settings.keys != KeyChoices():
        follow(keeper.settings.keys)
    keeper.watch_keys(follow)
    owner.destroyed.connect(lambda: keeper.unwatch_keys(follow))


def change_keys(keeper: SettingsKeeper, parent: QWidget) -> None:
    from annotator.ui.dialogs.key_changes import KeyChangesDialog

    dialog = KeyChangesDialog(keeper, parent)
    dialog.exec()
    dialog.deleteLater()
