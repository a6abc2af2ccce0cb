"""An open project on the screen: rail, header, places and foot around one bridge."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from annotator.domain.change import Change
from annotator.domain.errors import AnnotatorError
from annotator.domain.tagset import Tagset
from annotator.session.undo import touches_tagset
from annotator.session.viewpoint import Viewpoint
from annotator.settings.keeper import SettingsKeeper
from annotator.settings.preferences import Preferences
from annotator.text.patterns import Pattern
from annotator.ui.actions import Act, Actions, State
from annotator.ui.backups import Backups
from annotator.ui.bridge import Bridge, SaveState
from annotator.ui.place import FindsWords, Place, PlaceMaker, PlaceStatus, Visit
from annotator.ui.theme.theme import Theme
from annotator.ui.widgets.foot import Foot
from annotator.ui.widgets.header import Header
from annotator.ui.widgets.message_bar import MessageBar, MessageKind, Remedy
from annotator.ui.widgets.parts import go_to_next, panes
from annotator.ui.widgets.rail import Rail
from annotator.wording import mark, tr

_KINDS: dict[str, MessageKind] = {"error": "error", "warning": "warning", "done": "done"}
_LOOKING = {
    Viewpoint.ANNOTATOR: "{name}",
    Viewpoint.REVIEWER: mark("{name}, looking as reviewer"),
    Viewpoint.LEAD: mark("{name}, looking as lead"),
}


class Workspace(QWidget):
    def __init__(
        self,
        bridge: Bridge,
        actions: Actions,
        keeper: SettingsKeeper,
        theme: Theme,
        messages: MessageBar,
        makers: Sequence[PlaceMaker],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.bridge = bridge
        bridge.setParent(self)
        self._actions = actions
        self._keeper = keeper
        self._messages = messages
        self.tagset: Tagset | None = None
        self.rail = Rail(theme, self)
        self.header = Header(actions[Act.ANNOTATOR], actions[Act.GUIDE], actions[Act.MARK_DONE], self)
        self.foot = Foot(self)
        self.stack = QStackedWidget(self)
        self._statuses: dict[int, PlaceStatus] = {}
        self._names: dict[int, dict[Act, str | None]] = {}
        self.places = [maker(bridge, keeper, theme) for maker in makers]
        self._lay_out()
        self._connect()
        self._show_project()
        self.show_place(0)

    @property
    def place(self) -> Place:
        return self.places[self.stack.currentIndex()]

    def go_to_part(self, step: int) -> None:
        """Give the keyboard to the next or the previous part of the window."""
        go_to_next([*panes(self.place.widget), self.rail, self.header], step)

    def show_place(self, number: int) -> None:
        if number != self.stack.currentIndex():
            self.place.leave()
        self._actions.unhandle(self.place.handlers())
        self.stack.setCurrentIndex(number)
        self.rail.show_place(number)
        self.foot.show_status(self._statuses.get(number, PlaceStatus()))
        handlers = self.place.handlers()
        self._actions.handle(handlers)
        for act, words in self._names.get(number, {}).items():
            self._actions.set_text(act, words)
        self.header.show_done(Act.MARK_DONE in handlers)
        self._update_states()

    @property
    def unapplied(self) -> str:
        """What would be lost if the project were closed now."""
        return " ".join(place.news.unapplied for place in self.places if place.news.unapplied)

    def show_all(self) -> None:
        """Documents, tagset or annotator have changed as a whole."""
        self._show_project()
        for place in self.places:
            place.show_all()
        self._update_states()

    def close_project(self) -> None:
        """Remember where the user is, take the actions back, save what is under way, close the file."""
        self.place.leave()
        self._actions.unhandle(self.place.handlers())
        self._actions.set_states(())
        self._keeper.unwatch(self._on_preferences_changed)
        self.bridge.close()

    def _lay_out(self) -> None:
        for place in self.places:
            self.stack.addWidget(place.widget)
            self.rail.add_place(place.title, place.icon)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.header)
        right.addWidget(self.stack, 1)
        above = QHBoxLayout()
        above.setSpacing(0)
        above.addWidget(self.rail)
        above.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above, 1)
        column.addWidget(self.foot)

    def _connect(self) -> None:
        self.rail.place_chosen.connect(self.show_place)
        self.bridge.save_state_changed.connect(self._on_save_state_changed)
        Backups(self.bridge).failed.connect(self._on_backup_failed)
        self._keeper.watch(self._on_preferences_changed)
        self._on_preferences_changed(self._keeper.preferences)
        for number, place in enumerate(self.places):
            place.news.status_changed.connect(partial(self._on_status_changed, number))
            place.news.states_changed.connect(self._on_states_changed)
            place.news.action_named.connect(partial(self._on_action_named, number))
            place.news.told.connect(self._on_told)
            place.news.offered.connect(self._on_offered)
            place.news.taken_back.connect(self._messages.withdraw)
            place.news.visit_wanted.connect(self.visit)
            place.news.words_wanted.connect(self._on_words_wanted)
        self.bridge.changes_committed.connect(self._on_changes_committed)

    def _show_project(self) -> None:
        project = self.bridge.project
        self.header.show_project(project.name, read_only=project.read_only)
        name = project.annotator.name if project.annotator else tr("nobody")
        viewpoint = project.view.viewpoint
        self.header.show_annotator(tr(_LOOKING[viewpoint], name=name))
        self.foot.show_save_state(self.bridge.save_state, read_only=project.read_only)
        self._read_tagset()

    def _read_tagset(self) -> None:
        self.bridge.read(lambda file: file.project.tagset(), self._on_tagset_read)

    def _update_states(self) -> None:
        states = {State.PROJECT, *self.place.states()}
        if not self.bridge.project.read_only:
            states.add(State.WRITABLE)
        self._actions.set_states(states)

    def _on_tagset_read(self, tagset: Tagset) -> None:
        self.tagset = tagset
        self.header.show_tagset(tagset.name, tagset.version)

    @Slot(object)
    def _on_save_state_changed(self, state: SaveState) -> None:
        self.foot.show_save_state(state, read_only=self.bridge.project.read_only)

    def _on_status_changed(self, number: int, status: PlaceStatus) -> None:
        self._statuses[number] = status
        if number == self.stack.currentIndex():
            self.foot.show_status(status)

    def _on_action_named(self, number: int, act: Act, words: str | None) -> None:
        """What an action would do in a place is said while the place shows."""
        self._names.setdefault(number, {})[act] = words
        if number == self.stack.currentIndex():
            self._actions.set_text(act, words)

    @Slot(object)
    def _on_states_changed(self, _states: frozenset[State]) -> None:
        self._update_states()

    @Slot(str, str)
    def _on_told(self, text: str, kind: str) -> None:
        self._messages.tell(text, _KINDS.get(kind, "info"))

    @Slot(str, str, object)
    def _on_offered(self, text: str, kind: str, remedy: Remedy) -> None:
        self._messages.tell(text, _KINDS.get(kind, "info"), [remedy])

    @Slot(object)
    def visit(self, visit: Visit) -> None:
        """Turn to the first place that shows it."""
        number = next((number for number, place in enumerate(self.places) if place.visit(visit)), None)
        if number is not None:
            self.show_place(number)
            self.place.widget.setFocus()

    @Slot(object)
    def _on_words_wanted(self, pattern: Pattern) -> None:
        for number, place in enumerate(self.places):
            if isinstance(place, FindsWords):
                self.show_place(number)
                place.find_words(pattern)

    @Slot(list)
    def _on_changes_committed(self, changes: list[Change]) -> None:
        if any(map(touches_tagset, changes)):
            self._read_tagset()

    @Slot(object)
    def _on_backup_failed(self, error: AnnotatorError) -> None:
        self._messages.tell(tr("The scheduled backup could not be made: {error}", error=error), "warning")

    def _on_preferences_changed(self, preferences: Preferences) -> None:
        self.foot.show_preferences(preferences)
