"""The Corpus place: what stands where in all documents, line by line, and how often each label is used."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QSplitter, QWidget
from typing_extensions import override

from annotator.domain.annotator import Annotator
from annotator.domain.tagset import Tagset
from annotator.session.concordance import Hit
from annotator.session.label_counts import LabelCount, label_counts
from annotator.session.shortcuts import with_shortcuts
from annotator.session.span_search import searchable_annotators
from annotator.settings.keeper import SettingsKeeper
from annotator.store.project_file import ProjectFile
from annotator.text.patterns import Pattern
from annotator.ui.actions import Act, State
from annotator.ui.bridge import Bridge
from annotator.ui.panels.label_counts import LabelCountsPanel
from annotator.ui.panels.search_form import SPANS, TEXT
from annotator.ui.place import KeyHelp, PlaceNews, PlaceStatus, Visit
from annotator.ui.places.corpus_pane import CorpusPane
from annotator.ui.places.hit_labeling import HitLabeling
from annotator.ui.places.key_help import corpus_key_help
from annotator.ui.places.keys import Waiting
from annotator.ui.places.label_keys import LabelKeys
from annotator.ui.places.look import label_palette
from annotator.ui.places.panes import remember_panes, restore_panes
from annotator.ui.places.reverted import reverting_words
from annotator.ui.places.search_results import SearchResults
from annotator.ui.theme.fonts import article_family
from annotator.ui.theme.theme import Theme
from annotator.wording import tr

_WIDTHS = (1000, 240)
_RECOUNT_MS = 200


@dataclass(frozen=True, slots=True)
class _Known:
    """What the place shows of a project as a whole."""

    tagset: Tagset = field(default_factory=lambda: Tagset(name="none"))
    people: tuple[Annotator, ...] = ()
    counts: tuple[LabelCount, ...] = ()


class _Frame(QSplitter):
    shown = Signal()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()


class CorpusPlace(QObject):
    """Nothing is read before the place is first shown."""

    title = tr("Corpus")
    icon = "corpus"

    def __init__(self, bridge: Bridge, keeper: SettingsKeeper, theme: Theme) -> None:
        super().__init__(bridge)
        self._bridge = bridge
        self._keeper = keeper
        self._theme = theme
        self._known = _Known()
        self.news = PlaceNews(self)
        self.pane = CorpusPane(theme)
        self.counts = LabelCountsPanel(theme)
        self.results = SearchResults(bridge.project, self.pane)
        self.labeling = HitLabeling(bridge, self.pane.model, self)
        self.keys = LabelKeys(self.pane.lines)
        self._recount = QTimer(self, interval=_RECOUNT_MS, singleShot=True)
        self._widget = self._assemble()
        self._connect()

    @property
    def widget(self) -> QWidget:
        return self._widget

    def handlers(self) -> Mapping[Act, Callable[[], object]]:
        take_keyboard = self.pane.form.field.take_keyboard
        return {
            Act.UNDO: self.labeling.undo,
            Act.REDO: self.labeling.redo,
            Act.COPY: self._copy,
            Act.FIND: take_keyboard,
            Act.FIND_IN_CORPUS: take_keyboard,
        }

    def states(self) -> frozenset[State]:
        found = {
            State.CAN_UNDO: self.labeling.next_undo is not None,
            State.CAN_REDO: self.labeling.next_redo is not None,
            State.DOCUMENT: self.pane.lines.current is not None,
            State.SELECTION: bool(self.pane.lines.chosen),
        }
        return frozenset(state for state, holds in found.items() if holds)

    def key_help(self) -> tuple[KeyHelp, ...]:
        return corpus_key_help(self._known.tagset)

    def show_all(self) -> None:
        """Lines found for another viewpoint or by another person are not shown any longer."""
        self.results.clear()
        self.labeling.forget()
        if self._widget.isVisible():
            self._read()
            self.results.search()

    def leave(self) -> None:
        self.results.searching.stop()
        remember_panes(self._keeper, {"corpus": self._widget})

    def find_words(self, pattern: Pattern) -> None:
        """Look for words in all documents."""
        form = self.pane.form
        form.show_mode(TEXT)
        if pattern:
            form.field.show_pattern(pattern)
            self.results.search()
        form.field.take_keyboard()

    def visit(self, visit: Visit) -> bool:
        del visit
        return False

    def _assemble(self) -> QSplitter:
        whole = _Frame(Qt.Orientation.Horizontal)
        whole.addWidget(self.pane)
        whole.addWidget(self.counts)
        whole.setSizes(list(_WIDTHS))
        whole.setStretchFactor(0, 1)
        whole.setStretchFactor(1, 0)
        whole.setChildrenCollapsible(False)
        whole.setHandleWidth(1)
        whole.setFocusProxy(self.pane)
        self.pane.setMinimumWidth(420)
        self.counts.setMinimumWidth(180)
        restore_panes(self._keeper, "corpus", whole)
        whole.shown.connect(self._read)
        return whole

    def _connect(self) -> None:
        self.pane.lines.opened.connect(self._on_opened)
        self.pane.lines.selected.connect(self._on_selected)
        self.results.counted.connect(self._tell_status)
        self.counts.label_chosen.connect(self._on_label_chosen)
        self.keys.pressed.connect(self._on_label_pressed)
        self.keys.waiting.connect(self._on_waiting)
        self.labeling.told.connect(self.news.told)
        self.labeling.reversals_changed.connect(self._on_reversals_changed)
        self._recount.timeout.connect(self._read)
        self._bridge.changes_committed.connect(self._on_changes_committed)
        self._theme.theme_changed.connect(self._show_look)

    @Slot()
    def _read(self) -> None:
        """What the project as a whole has to say, as the viewpoint shows it."""
        if not self._widget.isVisible():
            return
        view = self._bridge.project.view

        def read(file: ProjectFile) -> _Known:
            return _Known(
                with_shortcuts(file.project.tagset()),
                tuple(searchable_annotators(file, view)),
                tuple(label_counts(file, view)),
            )

        self._bridge.read(read, self._on_read)

    def _on_read(self, known: _Known) -> None:
        before, self._known = self._known, known
        if before.tagset != known.tagset:
            self.keys.set_tagset(known.tagset)
        self.pane.form.filters.show_choices(known.tagset, known.people)
        self._show_look()

    @Slot()
    def _show_look(self) -> None:
        tagset, palette = self._known.tagset, label_palette(self._known.tagset, self._theme)
        shows_others = self._bridge.project.view.shows_others
        whose = tr("Everybody's spans") if shows_others else tr("Your spans")
        self.counts.show_counts(self._known.counts, whose, tagset, palette)
        family = article_family(self._keeper.preferences.article_font)
        self.pane.lines.delegate.set_look(tagset, palette, family, names_people=shows_others)
        self.pane.lines.show_look()

    def _copy(self) -> None:
        """The selected lines, for a table: document, left context, hit, right context."""
        rows = [(hit.source.title, hit.left, hit.surface, hit.right) for hit in self.pane.lines.chosen]
        text = "\n".join("\t".join(" ".join(part.split()) for part in row) for row in rows)
        QGuiApplication.clipboard().setText(text)

    @Slot(object)
    def _on_opened(self, hit: Hit) -> None:
        visit = Visit(hit.document, hit.start, hit.span, hit.annotator, hit.end)
        self.news.visit_wanted.emit(visit)

    @Slot(object)
    def _on_label_chosen(self, count: LabelCount) -> None:
        form = self.pane.form
        form.show_mode(SPANS)
        form.field.show_pattern(Pattern(""))
        form.filters.choose_label(count.layer, count.label)

    @Slot(str, bool)
    def _on_label_pressed(self, label: str, second: bool) -> None:
        name = self._known.tagset.label_name(label)
        self.labeling.label(self.pane.lines.chosen, label, name, second=second)

    @Slot(object)
    def _on_waiting(self, waiting: Waiting | None) -> None:
        if waiting is None:
            self.pane.strip.leave()
        else:
            self.pane.strip.show_options(waiting.prefix, waiting.options)

    @Slot(list)
    def _on_changes_committed(self, _changes: object) -> None:
        if self._widget.isVisible():
            self._recount.start()

    @Slot()
    def _on_selected(self) -> None:
        self._tell_status()
        self.news.states_changed.emit(self.states())

    @Slot()
    def _on_reversals_changed(self) -> None:
        nexts = {Act.UNDO: self.labeling.next_undo, Act.REDO: self.labeling.next_redo}
        for act, reversal in nexts.items():
            self.news.action_named.emit(act, reverting_words(act, reversal.what) if reversal else None)
        self.news.states_changed.emit(self.states())

    @Slot()
    def _tell_status(self) -> None:
        chosen = len(self.pane.lines.selectionModel().selectedRows())
        selected = (tr("{count:,} selected", count=chosen),) if chosen else ()
        current: Hit | None = self.pane.lines.current
        where = (tr("“{title}”", title=current.source.title),) if current else ()
        words = (self.results.words,) if self.results.words else ()
        self.news.status_changed.emit(PlaceStatus((*words, *selected), where))
