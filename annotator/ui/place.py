"""What the window asks of a place: one of the rooms in which an open project is worked on."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias, runtime_checkable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from annotator.domain.values import Id
from annotator.settings.keeper import SettingsKeeper
from annotator.text.patterns import Pattern
from annotator.ui.actions import Act, State
from annotator.ui.bridge import Bridge
from annotator.ui.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class PlaceStatus:
    """What the foot says for a place: short phrases at the left, and at the right."""

    left: tuple[str, ...] = ()
    right: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KeyHelp:
    """A section of the cheat sheet: pairs of a key and what it does."""

    title: str
    keys: tuple[tuple[str, str], ...] = field(default_factory=tuple[tuple[str, str], ...])


@dataclass(frozen=True, slots=True)
class Visit:
    """Somewhere in a document that one place wants another to show: from ``start`` to ``end``, the span there
    if it is about one, and the name of whose it is.
    """

    document: Id
    start: int
    span: Id | None = None
    annotator: str = ""
    end: int | None = None


class PlaceNews(QObject):
    """Facts and wishes of a place.

    ``status_changed`` carries a ``PlaceStatus``; ``states_changed`` a set of ``State``; ``action_named`` an
    ``Act`` and the words for what it would do now, or ``None``; ``told`` a sentence and a ``MessageKind``;
    ``offered`` the same and a ``Remedy`` beside it; ``taken_back`` a sentence that does not hold any more;
    ``visit_wanted`` a ``Visit``; ``words_wanted`` the ``Pattern`` to look for in all documents.
    ``unapplied`` says in a sentence what would be lost if the project were closed now, if anything would.
    """

    status_changed = Signal(object)
    states_changed = Signal(object)
    action_named = Signal(object, object)
    told = Signal(str, str)
    offered = Signal(str, str, object)
    taken_back = Signal(str)
    visit_wanted = Signal(object)
    words_wanted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.unapplied = ""


class Place(Protocol):
    """``title`` and ``icon`` stand on the rail; ``news`` lives as long as the place."""

    title: str
    icon: str
    news: PlaceNews

    @property
    def widget(self) -> QWidget: ...

    def handlers(self) -> Mapping[Act, Callable[[], object]]:
        """What the place does for the actions of menus and header while it shows."""
        ...

    def states(self) -> frozenset[State]: ...

    def key_help(self) -> tuple[KeyHelp, ...]: ...

    def show_all(self) -> None:
        """Read the project afresh: documents were added, or the tagset or annotator has changed."""
        ...

    def visit(self, visit: Visit) -> bool:
        """Show what a visit is about, if this is the place for it."""
        ...

    def leave(self) -> None:
        """The window closes or turns to another place: remember where the user was."""
        ...


@runtime_checkable
class FindsWords(Protocol):
    """A place that looks for words in all documents."""

    def find_words(self, pattern: Pattern) -> None: ...


PlaceMaker: TypeAlias = Callable[[Bridge, SettingsKeeper, Theme], Place]
