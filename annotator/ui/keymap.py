"""Who has which key: menus and commands with the keys that the user has chosen, and which keys are free.

A key is written as the grammar of keys writes it, ``shift+ctrl+z``: lower case, Shift first.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal, TypeAlias

from PySide6.QtGui import QKeySequence

from annotator.domain.shortcut_rules import MARKS, RESERVED
from annotator.settings.key_choices import KeyChoices
from annotator.ui.actions import ACTIONS, Act, clean_text
from annotator.ui.menus import MENUS
from annotator.ui.places.commands import COMMANDS, Command, CommandRow, Group
from annotator.ui.places.key_names import shown_key
from annotator.ui.textview.keys import MOVES, PARAGRAPH_MOVES
from annotator.wording import tr

Keys: TypeAlias = tuple[str, ...]

_NAMES = {"esc": "escape", "del": "delete", "backtab": "tab"}
_QT_NAMES = {"escape": "Esc", "delete": "Del"}
_HELD = ("shift+", "ctrl+", "alt+", "meta+")


@dataclass(frozen=True, slots=True)
class KeyOwner:
    """An action of the menus or a command, and the keys that the program gives it."""

    kind: Literal["actions", "commands"]
    name: str
    section: str
    words: str
    default: Keys


def key_owners() -> tuple[KeyOwner, ...]:
    return (*_command_owners(), *_action_owners())


def _command_owners() -> Iterator[KeyOwner]:
    for group in Group:
        for row in COMMANDS:
            if row.group is group:
                yield KeyOwner("commands", row.command.value, tr(group.value), row.words, row.keys)


def _action_owners() -> Iterator[KeyOwner]:
    rows = {row.act: row for row in ACTIONS}
    for title, entries in MENUS:
        for entry in entries:
            if isinstance(entry, Act):
                keys = tuple(canonical(key) for key in rows[entry].keys)
                yield KeyOwner(
                    "actions", entry.value, title.replace("&", ""), clean_text(rows[entry].text), keys
                )


class Keymap:
    """Keys as the user has chosen them. What was chosen against the rules does not count."""

    def __init__(self, choices: KeyChoices) -> None:
        self.owners = key_owners()
        wanted = {owner: _chosen(choices, owner) for owner in self.owners}
        self._keys = {owner: () if wanted[owner] else owner.default for owner in self.owners}
        for owner in self.owners:
            offers = (keys for keys in (wanted[owner], owner.default) if keys and self._is_free(owner, keys))
            self._keys[owner] = self._keys[owner] or next(offers, ())

    def _is_free(self, owner: KeyOwner, keys: Keys) -> bool:
        return not any(self.refusal(owner, key) for key in keys)

    def keys_of(self, owner: KeyOwner) -> Keys:
        return self._keys[owner]

    def is_own(self, owner: KeyOwner) -> bool:
        """Whether the user has chosen other keys than the program's."""
        return self._keys[owner] != owner.default

    def refusal(self, owner: KeyOwner, key: str) -> str:
        """Why somebody cannot have a key, in one sentence; empty where nothing speaks against it."""
        rule = _action_rule(key) if owner.kind == "actions" else _command_rule(key)
        if rule:
            return rule
        for other, keys in self._keys.items():
            if key in keys and other != owner and not _may_share(owner, other):
                return tr("{key} is the key for “{words}”", key=shown_key(key), words=other.words)
        return "" if key in owner.default else self._fixed.get(key, "")

    @cached_property
    def _fixed(self) -> Mapping[str, str]:
        """Keys that cannot be another's, and why."""
        moves = {
            canonical(sequence.toString(QKeySequence.SequenceFormat.PortableText))
            for standard in (*MOVES, QKeySequence.StandardKey.SelectAll, QKeySequence.StandardKey.Copy)
            for sequence in QKeySequence.keyBindings(standard)
        } | {canonical(key) for key in PARAGRAPH_MOVES}
        menus = {f"alt+{title[title.index('&') + 1].lower()}": title.replace("&", "") for title, _ in MENUS}
        return {
            **{
                key: tr("{key} moves the caret, selects or copies, as everywhere", key=shown_key(key))
                for key in moves
            },
            **{key: tr("{key} opens the menu {menu}", key=shown_key(key), menu=menus[key]) for key in menus},
        }

    def command_rows(self) -> tuple[CommandRow, ...]:
        chosen = {owner.name: keys for owner, keys in self._keys.items() if owner.kind == "commands"}
        return tuple(replace(row, keys=chosen[row.command.value]) for row in COMMANDS)

    def action_keys(self) -> dict[Act, list[QKeySequence]]:
        """For the actions that stand in a menu."""
        return {
            Act(owner.name): [QKeySequence(qt_key(key)) for key in keys]
            for owner, keys in self._keys.items()
            if owner.kind == "actions"
        }


def with_keys(choices: KeyChoices, owner: KeyOwner, keys: Keys | None) -> KeyChoices:
    """The choices with others for one owner; ``None`` gives back the program's own."""
    kept = {name: value for name, value in getattr(choices, owner.kind).items() if name != owner.name}
    wanted = {} if keys is None or keys == owner.default else {owner.name: keys}
    return choices.model_copy(update={owner.kind: {**kept, **wanted}})


def canonical(key: str) -> str:
    """Qt's ``Ctrl+Shift+Z`` as ``shift+ctrl+z``."""
    mark = "+" if key.endswith("+") else key.rpartition("+")[2]
    held = key.removesuffix(mark).lower()
    if mark == "Backtab":
        held += "shift+"
    names = (name for name in _HELD if name in held)
    return "".join(names) + _NAMES.get(mark.lower(), mark.lower())


def qt_key(key: str) -> str:
    """The other way round."""
    mark = "+" if key.endswith("+") else key.rpartition("+")[2]
    return key.removesuffix(mark) + _QT_NAMES.get(mark, mark)


def _chosen(choices: KeyChoices, owner: KeyOwner) -> Keys | None:
    found = (choices.actions if owner.kind == "actions" else choices.commands).get(owner.name)
    return tuple(found) if found else None


def _action_rule(key: str) -> str:
    if "ctrl+" in key or "alt+" in key or _is_function_key(key):
        return ""
    return tr("A key of the menus goes with Ctrl or Alt, or is one of the keys F1 to F12")


def _command_rule(key: str) -> str:
    mark = "+" if key.endswith("+") else key.rpartition("+")[2]
    if "ctrl+" in key or "alt+" in key or len(mark) > 1 or mark in RESERVED | MARKS:
        return ""
    letters = ", ".join(sorted(mark.upper() for mark in RESERVED if mark.isalpha()))
    return tr(
        "{key} stays with the labels; a command can have {letters}, or a key with Ctrl or Alt",
        key=shown_key(key),
        letters=letters,
    )


def _is_function_key(key: str) -> bool:
    mark = key.rpartition("+")[2]
    return mark[:1] == "f" and mark[1:].isdigit()


_PICKING = frozenset(row.command.value for row in COMMANDS if row.picking)


def _may_share(one: KeyOwner, other: KeyOwner) -> bool:
    """While a filler is picked, sentences are not selected: the same key does both."""
    names = {one.name, other.name}
    return Command.SELECT_SENTENCE.value in names and bool(names & _PICKING)
