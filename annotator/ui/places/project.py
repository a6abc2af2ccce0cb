"""The Project place: the tagset with its guidelines, and the annotators."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from annotator.domain.change import Change
from annotator.session.undo import Reversal
from annotator.settings.keeper import SettingsKeeper
from annotator.store.project_file import ProjectFile
from annotator.ui.actions import Act, State
from annotator.ui.bridge import Bridge
from annotator.ui.panels.people import PeoplePanel, PersonRow, read_people
from annotator.ui.place import KeyHelp, PlaceNews, PlaceStatus, Visit
from annotator.ui.places.panes import remember_panes, restore_panes
from annotator.ui.places.tagset_acts import TagsetActs
from annotator.ui.places.tagset_editor import TagsetEditor, TagsetFacts, read_facts
from annotator.ui.places.tagset_undo import TagsetUndo
from annotator.ui.theme.theme import Theme
from annotator.ui.widgets.segments import Segments
from annotator.wording import tr, trn

_PAGES = {"tagset": tr("Tagset"), "annotators": tr("Annotators")}


class _Page(QWidget):
    """``shown`` follows each time that it comes into sight."""

    shown = Signal()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()


@dataclass(frozen=True, slots=True)
class _Read:
    facts: TagsetFacts
    reversals: dict[Act, Reversal | None]
    people: Sequence[PersonRow]


class ProjectPlace(QObject):
    """Reads nothing before it is first seen, and again whenever it comes into sight."""

    title = tr("Project")
    icon = "project"

    def __init__(self, bridge: Bridge, keeper: SettingsKeeper, theme: Theme) -> None:
        super().__init__(bridge)
        self._bridge = bridge
        self._keeper = keeper
        self.news = PlaceNews(self)
        self.editor = TagsetEditor(theme, self)
        self.people = PeoplePanel()
        self.undo = TagsetUndo(bridge, self.editor.draft, self.news)
        self.acts = TagsetActs(bridge, self.editor, theme, self.news)
        self.pages = Segments(_PAGES, "tagset", tr("Part of the project"))
        self._stack = QStackedWidget()
        self._widget = self._assemble()
        restore_panes(keeper, "project", self.editor.widget)
        self._widget.shown.connect(self.read)
        self.pages.value_chosen.connect(self._on_page_chosen)
        self.editor.draft.changed.connect(self._on_draft_changed)
        bridge.changes_committed.connect(self._on_changes_committed)

    @property
    def widget(self) -> QWidget:
        return self._widget

    def handlers(self) -> Mapping[Act, Callable[[], object]]:
        return self.undo.handlers()

    def states(self) -> frozenset[State]:
        return frozenset(self.undo.states if self._editable else ())

    def key_help(self) -> tuple[KeyHelp, ...]:
        return ()

    def show_all(self) -> None:
        if self._widget.isVisible():
            self.read()

    def visit(self, visit: Visit) -> bool:
        del visit
        return False

    def leave(self) -> None:
        remember_panes(self._keeper, {"project": self.editor.widget})

    @property
    def _editable(self) -> bool:
        project = self._bridge.project
        return not project.read_only and project.annotator is not None

    @Slot()
    def read(self) -> None:
        view, sitting = self._bridge.project.view, self._bridge.project.sitting

        def read(file: ProjectFile) -> _Read:
            return _Read(read_facts(file, view), self.undo.read(file, view, sitting), read_people(file, view))

        self._bridge.read(read, self._on_read)

    def _on_read(self, read: _Read) -> None:
        self.editor.show_facts(read.facts, editable=self._editable)
        self.undo.show(read.reversals)
        view = self._bridge.project.view
        self.people.show_people(read.people, is_partial=not view.shows_others)
        self._tell()

    def _assemble(self) -> _Page:
        page = _Page()
        head = QFrame(page)
        head.setProperty("surface", "panel")
        head.setProperty("line", "bottom")
        row = QHBoxLayout(head)
        row.setContentsMargins(12, 8, 12, 8)
        row.addWidget(self.pages)
        self._stack.addWidget(self.editor.widget)
        self._stack.addWidget(self.people)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._stack, 1)
        page.setFocusProxy(self.editor.list)
        return page

    @Slot(str)
    def _on_page_chosen(self, page: str) -> None:
        self._stack.setCurrentIndex(list(_PAGES).index(page))

    @Slot()
    def _on_draft_changed(self) -> None:
        is_empty = self.editor.draft.is_empty
        self.news.unapplied = "" if is_empty else tr("Changes of the tagset are not applied yet.")
        self.undo.tell()
        self._tell()

    def _tell(self) -> None:
        facts = self.editor.facts
        words = [tr("{tagset} version {version}", tagset=facts.tagset.name, version=facts.tagset.version)]
        older = sum(facts.older.values())
        if older:
            words.append(_older_words(older))
        self.news.status_changed.emit(PlaceStatus(tuple(words)))
        self.news.states_changed.emit(self.states())

    @Slot(list)
    def _on_changes_committed(self, _changes: list[Change]) -> None:
        if self._widget.isVisible():
            self.read()


def _older_words(spans: int) -> str:
    return trn(
        "{count:,} span made under an older guideline", "{count:,} spans made under an older guideline", spans
    )
