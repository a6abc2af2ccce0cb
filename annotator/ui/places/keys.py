"""The grammar of keys: what a key, or a chord of two, wishes while the article has the focus.

Label keys come from the tagset; roles follow the prefix ``r``, attributes the prefix ``s``.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum, auto
from typing import TypeAlias

from annotator.domain.tagset import Tagset

ROLE_PREFIX = "r"
ATTRIBUTE_PREFIX = "s"


class Command(StrEnum):
    NEXT_SPAN = auto()
    PREVIOUS_SPAN = auto()
    NEXT_CANDIDATE = auto()
    PREVIOUS_CANDIDATE = auto()
    START_OUT = auto()
    START_IN = auto()
    END_OUT = auto()
    END_IN = auto()
    JOIN = auto()
    CYCLE = auto()
    FLAG = auto()
    NOTE = auto()
    DELETE = auto()
    CONFIRM = auto()
    ABSENT = auto()
    LEAVE = auto()
    JUMP = auto()


@dataclass(frozen=True, slots=True)
class CommandKey:
    command: Command
    keys: tuple[str, ...]
    words: str


COMMANDS: tuple[CommandKey, ...] = (
    CommandKey(Command.NEXT_CANDIDATE, ("tab",), "Next likely name, number or quotation"),
    CommandKey(Command.PREVIOUS_CANDIDATE, ("shift+tab",), "Previous one"),
    CommandKey(Command.JUMP, ("/",), "Jump to letters that you type"),
    CommandKey(Command.NEXT_SPAN, (".",), "Next span"),
    CommandKey(Command.PREVIOUS_SPAN, (",",), "Previous span"),
    CommandKey(Command.CYCLE, ("z",), "Other span at the same place"),
    CommandKey(Command.START_OUT, ("[",), "Start one token earlier"),
    CommandKey(Command.START_IN, ("shift+[",), "Start one token later"),
    CommandKey(Command.END_OUT, ("]",), "End one token later"),
    CommandKey(Command.END_IN, ("shift+]",), "End one token earlier"),
    CommandKey(Command.JOIN, ("j",), "Add the selected text to the span as a further part"),
    CommandKey(Command.FLAG, ("x",), "Flag as unsure, or take the flag away"),
    CommandKey(Command.NOTE, ("y",), "Write a note"),
    CommandKey(Command.DELETE, ("delete", "backspace"), "Delete the selected span"),
    CommandKey(Command.CONFIRM, ("return", "enter"), "While picking a filler: take this one"),
    CommandKey(Command.ABSENT, ("0",), "While picking a filler: not in the text"),
    CommandKey(Command.LEAVE, ("escape",), "Leave a mode, or the selection"),
)

_PICKING = frozenset({Command.CONFIRM, Command.ABSENT})
"""Commands whose keys are free for others while no filler is being picked."""
_REPEATING = frozenset(
    {
        Command.NEXT_SPAN,
        Command.PREVIOUS_SPAN,
        Command.NEXT_CANDIDATE,
        Command.PREVIOUS_CANDIDATE,
        Command.START_OUT,
        Command.START_IN,
        Command.END_OUT,
        Command.END_IN,
    }
)


@dataclass(frozen=True, slots=True)
class PressLabel:
    """``second``: a further label for the same place is wanted."""

    label: str
    second: bool = False


@dataclass(frozen=True, slots=True)
class PressRole:
    role: str


@dataclass(frozen=True, slots=True)
class PressAttribute:
    attribute: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """The first key of a chord; ``options`` are what may follow, with their names."""

    prefix: str
    options: tuple[tuple[str, str], ...]


Wish: TypeAlias = PressLabel | PressRole | PressAttribute | Command
Answer: TypeAlias = Wish | Waiting | None


class KeyGrammar:
    """Feed it one key after another; it remembers the first key of a chord. ``picking``: whether a filler
    is being picked, so that the keys for that count.

    A key is a lower-case mark or a name such as ``tab``. Attributes and roles are those that
    ``set_context`` names, since one letter can stand for different ones.
    """

    def __init__(self, tagset: Tagset, commands: Iterable[CommandKey] = COMMANDS) -> None:
        self._tagset = tagset
        self._labels = {label.shortcut: label.key for label in tagset.labels if label.shortcut}
        self._commands = {key: row.command for row in commands for key in row.keys}
        self._roles: Mapping[str, str] = {}
        self._attributes: Mapping[str, str] = {}
        self._prefix: str | None = None
        self.picking = False

    @property
    def waiting(self) -> bool:
        return self._prefix is not None

    def set_context(self, label: str | None) -> None:
        """Roles and attributes that the selected span can take, by its label."""
        found = self._tagset.label(label) if label else None
        roles = self._tagset.roles_of(found.key) if found else ()
        attributes = self._tagset.attributes_of(found.layer) if found else ()
        self._roles = {role.shortcut: role.key for role, _ in roles if role.shortcut}
        self._attributes = {item.shortcut: item.key for item in attributes if item.shortcut}

    def knows(self, key: str) -> bool:
        """Whether a key means something now: after the first key of a chord, whether it completes one."""
        if self._prefix is not None:
            return self._second_key(self._prefix, key, shift=False) is not None
        return self._command(key) is not None or key in self._labels or key in self._prefixes()

    def repeats(self, key: str, *, shift: bool = False) -> bool:
        """Whether holding a key down goes on doing what it does."""
        named = f"shift+{key}" if shift else key
        return self._prefix is None and (self._command(named) or self._command(key)) in _REPEATING

    def feed(self, key: str, *, shift: bool = False) -> Answer:
        """The wish that a key completes, or what may follow it, or ``None`` where it means nothing."""
        if self._prefix is not None:
            prefix, self._prefix = self._prefix, None
            return self._second_key(prefix, key, shift=shift)
        named = f"shift+{key}" if shift else key
        command = self._command(named)
        if command is not None:
            return command
        if key in self._labels:
            return PressLabel(self._labels[key], shift)
        if key in self._prefixes():
            self._prefix = key
            return Waiting(key, tuple(self._options(key)))
        return self._command(key)

    def forget(self) -> bool:
        """Drop the first key of a chord; whether there was one."""
        waiting, self._prefix = self._prefix is not None, None
        return waiting

    def _command(self, key: str) -> Command | None:
        command = self._commands.get(key)
        return command if self.picking or command not in _PICKING else None

    def _second_key(self, prefix: str, key: str, *, shift: bool) -> Answer:
        if prefix == ROLE_PREFIX and key in self._roles:
            return PressRole(self._roles[key])
        if prefix == ATTRIBUTE_PREFIX and key in self._attributes:
            return PressAttribute(self._attributes[key])
        label = self._labels.get(f"{prefix} {key}")
        return PressLabel(label, shift) if label else None

    def _prefixes(self) -> set[str]:
        prefixes = {shortcut.split(" ")[0] for shortcut in self._labels if " " in shortcut}
        if self._roles:
            prefixes.add(ROLE_PREFIX)
        if self._attributes:
            prefixes.add(ATTRIBUTE_PREFIX)
        return prefixes

    def _options(self, prefix: str) -> Iterator[tuple[str, str]]:
        if prefix == ROLE_PREFIX:
            yield from self._named(self._roles, self._role_name)
        elif prefix == ATTRIBUTE_PREFIX:
            yield from self._named(self._attributes, self._attribute_name)
        for shortcut, label in self._labels.items():
            first, _, second = shortcut.partition(" ")
            if second and first == prefix:
                yield second, self._tagset.label_name(label)

    def _named(self, keys: Mapping[str, str], name: Callable[[str], str]) -> Iterator[tuple[str, str]]:
        return ((shortcut, name(key)) for shortcut, key in keys.items())

    def _role_name(self, key: str) -> str:
        role = self._tagset.role(key)
        return role.name if role else key

    def _attribute_name(self, key: str) -> str:
        attribute = self._tagset.attribute(key)
        return attribute.name if attribute else key
