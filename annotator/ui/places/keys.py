"""The grammar of keys: what a key, or a chord of two, wishes while the article has the focus.

Label keys come from the tagset, keys of commands from their table, or from what the user has chosen.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from annotator.domain.tagset import Tagset
from annotator.session.value_keys import ValueOf, value_keys
from annotator.ui.places.commands import COMMANDS, PREFIXES, Command, CommandRow

_DIGITS = "123456789"


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
    """``value``: the one that is wanted; without it, the next."""

    attribute: str
    value: str | None = None


@dataclass(frozen=True, slots=True)
class TakeOffer:
    """The filler on offer under a number, from 1."""

    number: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """The first key of a chord; ``options`` are what may follow, with their names."""

    prefix: str
    options: tuple[tuple[str, str], ...]


Wish: TypeAlias = PressLabel | PressRole | PressAttribute | TakeOffer | Command
Answer: TypeAlias = Wish | Waiting | None


class KeyGrammar:
    """Feed it one key after another; it remembers the first key of a chord, and whether Shift was held with
    it. ``picking``: whether a filler is being picked, so that the keys for that count; ``offers``: how many
    fillers are on offer by number.

    A key is a lower-case mark or a name such as ``tab``. Attributes and roles are those that
    ``set_context`` names, since one letter can stand for different ones.
    """

    def __init__(self, tagset: Tagset, commands: Iterable[CommandRow] = COMMANDS) -> None:
        rows = tuple(commands)
        self._tagset = tagset
        self._labels = {label.shortcut: label.key for label in tagset.labels if label.shortcut}
        self._commands = {key: row.command for row in rows if not row.picking for key in row.keys}
        self._picking = {key: row.command for row in rows if row.picking for key in row.keys}
        self._repeating = {row.command for row in rows if row.repeats}
        self._roles: Mapping[str, str] = {}
        self._attributes: Mapping[str, str] = {}
        self._values: Mapping[str, ValueOf] = {}
        self._prefix: str | None = None
        self._second = False
        self.picking = False
        self.offers = 0

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
        self._values = value_keys(attributes)

    def knows(self, key: str, *, shift: bool = False) -> bool:
        """Whether a key means something now: after the first key of a chord, whether it completes one."""
        if self._prefix is not None:
            return self._second_key(self._prefix, key, shift=shift) is not None
        return self._single_key(key, shift=shift) is not None

    def repeats(self, key: str, *, shift: bool = False) -> bool:
        """Whether holding a key down goes on doing what it does."""
        return self._prefix is None and self._single_key(key, shift=shift) in self._repeating

    def feed(self, key: str, *, shift: bool = False) -> Answer:
        """The wish that a key completes, or what may follow it, or ``None`` where it means nothing."""
        if self._prefix is not None:
            prefix, self._prefix = self._prefix, None
            return self._second_key(prefix, key, shift=shift or self._second)
        answer = self._single_key(key, shift=shift)
        if isinstance(answer, Waiting):
            self._prefix, self._second = answer.prefix, shift
        return answer

    def forget(self) -> bool:
        """Drop the first key of a chord; whether there was one."""
        waiting, self._prefix = self._prefix is not None, None
        return waiting

    def _single_key(self, key: str, *, shift: bool) -> Answer:
        """With Shift: what is Shift's own first, then a second label, then what the key does without."""
        named = f"shift+{key}" if shift else key
        if self.picking and key in _DIGITS[: self.offers]:
            return TakeOffer(int(key))
        command = self._command(named)
        if command is None and key in self._labels:
            return PressLabel(self._labels[key], shift)
        if command is None and self._follows(key):
            return Waiting(key, tuple(self._follows(key)))
        return self._granted(named, command) or (self._granted(key, self._command(key)) if shift else None)

    def _command(self, key: str) -> Command | None:
        picked = self._picking.get(key) if self.picking else None
        return picked or self._commands.get(key)

    def _granted(self, key: str, command: Command | None) -> Answer:
        """A command, or what may follow it; nothing where nothing can."""
        if command is None or command not in PREFIXES:
            return command
        options = tuple(self._options(command))
        return Waiting(key, options) if options else None

    def _second_key(self, prefix: str, key: str, *, shift: bool) -> Answer:
        lead = self._command(prefix)
        if lead is Command.ROLE:
            return PressRole(self._roles[key]) if key in self._roles else None
        if lead is Command.ATTRIBUTE:
            if key in self._attributes:
                return PressAttribute(self._attributes[key])
            return PressAttribute(*self._values[key]) if key in self._values else None
        label = self._labels.get(f"{prefix} {key}")
        return PressLabel(label, shift) if label else None

    def _follows(self, prefix: str) -> list[tuple[str, str]]:
        """Second keys of labels' chords, with the labels' names."""
        chords = ((shortcut.partition(" "), label) for shortcut, label in self._labels.items())
        return [
            (second, self._tagset.label_name(label))
            for (first, _, second), label in chords
            if second and first == prefix
        ]

    def _options(self, command: Command) -> Iterator[tuple[str, str]]:
        if command is Command.ROLE:
            yield from self._named(self._roles, self._role_name)
            return
        yield from self._named(self._attributes, self._attribute_name)
        for key, (attribute, value) in self._values.items():
            yield key, self._value_name(attribute, value)

    def _named(self, keys: Mapping[str, str], name: Callable[[str], str]) -> Iterator[tuple[str, str]]:
        return ((shortcut, name(key)) for shortcut, key in keys.items())

    def _role_name(self, key: str) -> str:
        role = self._tagset.role(key)
        return role.name if role else key

    def _attribute_name(self, key: str) -> str:
        attribute = self._tagset.attribute(key)
        return attribute.name if attribute else key

    def _value_name(self, attribute: str, value: str) -> str:
        known = self._tagset.attribute(attribute)
        names = {choice.key: choice.name for choice in known.values} if known else {}
        return f"{self._attribute_name(attribute)}: {names.get(value, value)}"
