"""A place for tests of the window: it shows nothing, and remembers what it was asked."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from annotator.settings.keeper import SettingsKeeper
from annotator.ui.actions import Act, State
from annotator.ui.bridge import Bridge
from annotator.ui.place import KeyHelp, PlaceNews, Visit
from annotator.ui.theme.theme import Theme
from annotator.ui.widgets.labels import plain_label


class StandInPlace:
    title = "Annotate"
    icon = "annotate"

    def __init__(self, bridge: Bridge, keeper: SettingsKeeper, theme: Theme) -> None:
        self.bridge = bridge
        self.keeper = keeper
        self.theme = theme
        self.news = PlaceNews()
        self.calls: list[str] = []
        self.visits: list[Visit] = []
        self.receives = False
        self.offered: tuple[Act, ...] = (Act.NEXT, Act.MARK_DONE, Act.UNDO)
        self._widget = plain_label("The place")
        self._widget.setAccessibleName("The place")
        self._states = frozenset({State.DOCUMENT})

    @property
    def widget(self) -> QWidget:
        return self._widget

    def handlers(self) -> Mapping[Act, Callable[[], object]]:
        return {act: self._recorder(act) for act in self.offered}

    def states(self) -> frozenset[State]:
        return self._states

    def become(self, *states: State) -> None:
        self._states = frozenset(states)
        self.news.states_changed.emit(self._states)

    def key_help(self) -> tuple[KeyHelp, ...]:
        return (KeyHelp("Labels", (("P", "PERSON"), ("O", "ORG"))),)

    def show_all(self) -> None:
        self.calls.append("show_all")

    def visit(self, visit: Visit) -> bool:
        self.visits.append(visit)
        return self.receives

    def leave(self) -> None:
        self.calls.append("leave")

    def _recorder(self, act: Act) -> Callable[[], object]:
        return lambda: self.calls.append(act.value)
