"""The Annotate place: documents at the left, the article in the middle, labels and inspector at the right."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QSplitter, QWidget

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.change import Change
from annotator.session.live import Delta
from annotator.session.reversal import is_status_change
from annotator.session.undo import Reversal
from annotator.settings.keeper import SettingsKeeper
from annotator.settings.preferences import Preferences
from annotator.ui.actions import Act, State
from annotator.ui.bridge import Bridge
from annotator.ui.dialogs.skip import ask_skip_reason
from annotator.ui.key_following import follow_command_keys
from annotator.ui.panels.documents import DocumentsPanel
from annotator.ui.place import KeyHelp, PlaceNews, Visit
from annotator.ui.places.aloud import Aloud
from annotator.ui.places.article_pane import ArticlePane
from annotator.ui.places.browsing import Browsing
from annotator.ui.places.disputing import Disputing
from annotator.ui.places.drawing import Drawing
from annotator.ui.places.edge_moving import EdgeMoving
from annotator.ui.places.finder import Finder
from annotator.ui.places.finding import Finding
from annotator.ui.places.finish_flow import FinishFlow
from annotator.ui.places.hands import Hands
from annotator.ui.places.history import DocumentHistory
from annotator.ui.places.key_help import key_help
from annotator.ui.places.looks import Looks
from annotator.ui.places.notices import Notices
from annotator.ui.places.panes import in_three, remember_panes, restore_panes
from annotator.ui.places.reverted import offset_of, span_of
from annotator.ui.places.reverting import Reverting
from annotator.ui.places.side_panel import SidePanel
from annotator.ui.places.status import place_status
from annotator.ui.places.stopwatch import Stopwatch
from annotator.ui.places.tagging_all import TaggingAll
from annotator.ui.places.visiting import Visiting
from annotator.ui.places.warming import Warming
from annotator.ui.places.workbench import Workbench
from annotator.ui.places.zoning import Zoning
from annotator.ui.theme.theme import Theme
from annotator.wording import tr

_WIDTHS = (244, 680, 356)


class AnnotatePlace(QObject):
    title = tr("Annotate")
    icon = "annotate"

    def __init__(self, bridge: Bridge, keeper: SettingsKeeper, theme: Theme) -> None:
        super().__init__(bridge)
        self._keeper = keeper
        self.news = PlaceNews(self)
        self.bench = Workbench(bridge, self)
        self.documents = DocumentsPanel(theme)
        self.article = ArticlePane(self.bench, theme)
        view = self.article.view
        self.hands = Hands(self.bench, view, self.article.strip)
        self.side = SidePanel(self.bench, self.hands, theme, view.setFocus)
        self.browsing = Browsing(self.bench, self.documents, bridge, keeper, lambda: view.caret)
        self.finishing = FinishFlow(self.bench)
        self.history = DocumentHistory(self.bench, keeper, theme)
        self.stopwatch = Stopwatch(self.bench, keeper)
        signs = (view.caret_moved, view.verticalScrollBar().valueChanged, self.hands.chosen.changed)
        self.stopwatch.follow(*signs)
        self.documents.model.more_about = self.stopwatch.words
        self.edge_moving = EdgeMoving(self.bench, view)
        self.drawing = Drawing(self.article, keeper)
        self.zoning = Zoning(self.bench, view)
        self.warming = Warming(self.bench)
        self.looks = Looks(self.bench)
        self.disputing = Disputing(self.bench, view)
        self.notices = Notices(self.bench, self.news)
        self.aloud = Aloud(self.bench, view, self.hands.chosen, self.article.strip, self.notices, self.news)
        self.finder = Finder(
            self.bench, self.hands, self.zoning, self.browsing, self.documents.model, self.article, keeper
        )
        self.finding = Finding(self.bench, view, self.article.find_bar)
        self.tagging = TaggingAll(self.bench, self.hands.chosen, self.news, theme, view)
        self.reverting = Reverting(self.bench, self.news.action_named.emit, self.bench)
        self.bench.reversals_changed.connect(self.reverting.tell)
        self.visiting = Visiting(self.bench, self.browsing, self.hands.chosen, view, self._on_reading_wanted)
        self._widget = self._assemble()
        restore_panes(keeper, "annotate", self._widget)
        self.side.widget.is_arranged = restore_panes(keeper, "annotate-side", self.side.widget)
        self._connect(theme)
        self.show_all()

    @property
    def widget(self) -> QWidget:
        return self._widget

    def handlers(self) -> Mapping[Act, Callable[[], object]]:
        return {
            Act.UNDO: self.reverting.undo,
            Act.REDO: self.reverting.redo,
            Act.COPY: self.article.view.copy,
            Act.PREVIOUS: lambda: self.browsing.step(-1),
            Act.NEXT: lambda: self.browsing.step(1),
            Act.MARK_DONE: self.mark_done,
            Act.SKIP: self.skip,
            Act.REOPEN: self.finishing.reopen,
            Act.HISTORY: lambda: self.history.show(self._widget.window()),
            Act.FIND: self.finding.open,
            Act.FIND_NEXT: lambda: self.finding.step(1),
            Act.FIND_PREVIOUS: lambda: self.finding.step(-1),
            Act.FIND_IN_CORPUS: self.finding.want_corpus,
            Act.FIND_DOCUMENT: self.documents.focus_search,
            Act.PALETTE: self.finder.open,
            **self.drawing.handlers(),
            **self.tagging.handlers(),
        }

    def states(self) -> frozenset[State]:
        states = self.reverting.states()
        if self.bench.document is not None:
            states.add(State.DOCUMENT)
        if self.hands.chosen.span is not None:
            states.add(State.SPAN)
        start, end = self.article.view.selection
        if start < end:
            states.add(State.SELECTION)
        return frozenset(states)

    def key_help(self) -> tuple[KeyHelp, ...]:
        return key_help(self.bench.tagset, self.hands.commands)

    def show_all(self) -> None:
        """Somebody else may be looking now, or otherwise: what others marked goes at once."""
        self.bench.others = []
        self.browsing.remember()
        self.browsing.show_all()
        self.disputing.begin()

    def visit(self, visit: Visit) -> bool:
        self.visiting.visit(visit)
        return True

    def leave(self) -> None:
        self.stopwatch.settle()
        self.side.settle()
        self.browsing.remember()
        self.finishing.forget()
        self.notices.withdraw_warning()
        remember_panes(self._keeper, self._panes())

    def _panes(self) -> dict[str, QSplitter]:
        """Those whose sizes are worth remembering."""
        side = {"annotate-side": self.side.widget} if self.side.widget.is_arranged else {}
        return {"annotate": self._widget, **side}

    def mark_done(self) -> None:
        """Finish the document and go on; the first press lists what is open and shows the first of it."""
        self.side.settle()
        self.bench.settling.when_settled(self._finish)

    def _finish(self) -> None:
        item = self.finishing.press()
        if item is not None and item.span is not None:
            self.hands.chosen.choose(item.span.id, reveal=True)

    def skip(self) -> None:
        document = self.bench.document
        reason = ask_skip_reason(document.title, self._widget) if document else None
        if reason is not None:
            self.finishing.skip(reason)

    def _assemble(self) -> QSplitter:
        whole = in_three((self.documents, self.article, self.side.widget), _WIDTHS)
        self.documents.setMinimumWidth(190)
        self.article.setMinimumWidth(320)
        return whole

    def _connect(self, theme: Theme) -> None:
        self.documents.left.connect(self.article.view.setFocus)
        self.article.view.role_wanted.connect(self.hands.start_link)
        self.finding.corpus_wanted.connect(self.news.words_wanted)
        self.side.inspector.reading_wanted.connect(self._on_reading_wanted)
        self.bench.document_opened.connect(self._on_document_opened)
        self.bench.spans_changed.connect(self._on_spans_changed)
        self.bench.zones_changed.connect(self._on_zones_changed)
        self.bench.reversals_changed.connect(self._tell_states)
        self.bench.reversals_changed.connect(self._tell_status)
        self.bench.came_back.connect(self._on_came_back)
        self.article.view.selection_changed.connect(self._tell_states)
        self.hands.chosen.changed.connect(self._tell_states)
        self.hands.repeating.said.connect(self.notices.say)
        self.hands.repeating.left.connect(self.finding.show_marks)
        self.finishing.finished.connect(self._on_finished)
        self.finishing.hesitated.connect(self.notices.hesitate)
        self.bench.segments_changed.connect(self.article.take_tokens)
        self.bench.segments_changed.connect(self.hands.walking.forget)
        self.bench.segments_changed.connect(self.looks.start)
        self.looks.counted.connect(self._tell_status)
        self.browsing.ran_out.connect(self.notices.tell_all_done)
        self.notices.said_changed.connect(self._tell_status)
        theme.theme_changed.connect(self._on_theme_changed)
        follow_command_keys(self._keeper, self.hands, self.hands.set_commands)
        self._keeper.watch(self._on_preferences_changed)
        self._widget.destroyed.connect(lambda: self._keeper.unwatch(self._on_preferences_changed))

    @Slot()
    def _on_document_opened(self) -> None:
        self.article.show_document(self._keeper.preferences, self.browsing.remembered_caret())
        self.side.show_tagset()
        self.side.widget.setVisible(self.bench.document is not None)
        self.hands.document_opened()
        self.documents.show_current(self.browsing.current)
        is_elsewhere = self._widget.window().isVisible() and not self._widget.isVisible()
        if not (is_elsewhere or self.documents.has_keyboard or self.article.find_bar.has_keyboard):
            self.article.view.setFocus()
        self.visiting.arrive()
        self._tell_status()
        self._tell_states()

    @Slot(object)
    def _on_spans_changed(self, delta: Delta) -> None:
        self.article.take_in(delta)
        self.hands.chosen.refresh()
        self.finishing.forget()

    @Slot(str)
    def _on_reading_wanted(self, owner: str) -> None:
        self.article.show_reading(owner, self._keeper.preferences)
        self.article.view.setFocus()

    @Slot()
    def _on_zones_changed(self) -> None:
        if self.bench.document is not None:
            self.article.view.set_zones(self.bench.document.zones)
            self.side.refresh()

    @Slot(object)
    def _on_came_back(self, reversal: Reversal) -> None:
        """What was undone or redone is shown where it is, unless it was about many documents."""
        document, work = reversal.document, self.bench.work
        if document is not None and document != self.browsing.current:
            if is_status_change(reversal.change):
                self.browsing.open(document)
        elif work is not None:
            self._show_reverted(reversal.change, work)

    def _show_reverted(self, change: Change, work: AnnotationSet) -> None:
        found, offset = span_of(change, work), offset_of(change)
        if found is not None:
            self.hands.chosen.choose(found, reveal=True)
        elif offset is not None:
            self.article.view.scroll_to(offset)

    @Slot()
    def _on_finished(self) -> None:
        """On to the next document; a practice document stays at first, with its gold beside it."""
        document, practice = self.bench.document, self.bench.practice
        if document is None:
            return
        if practice is not None and practice.gold is None:
            self.bench.open_document(document.id)
            self.notices.tell_practice_done()
        else:
            self.notices.tell_done(document.title)
            self.browsing.go_on()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.article.apply_look(self._keeper.preferences)
        self.side.show_tagset(afresh=True)
        self.side.refresh()

    def _on_preferences_changed(self, preferences: Preferences) -> None:
        self.article.apply_look(preferences)

    @Slot()
    def _tell_status(self) -> None:
        position, total = self.browsing.place
        bench = self.bench
        status = place_status(
            bench.head,
            len(bench.spans),
            len(bench.links),
            self.looks.count,
            position,
            total,
            changed_since=bench.changed_since,
            said=self.notices.said,
        )
        self.news.status_changed.emit(status)
        self.news.action_named.emit(Act.MARK_DONE, self.finishing.words)

    @Slot()
    def _tell_states(self) -> None:
        self.news.states_changed.emit(self.states())
