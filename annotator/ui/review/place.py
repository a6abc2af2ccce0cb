"""The Review place: what annotators differ in, and what is right."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from annotator.settings.keeper import SettingsKeeper
from annotator.ui.actions import Act, State, run_in_window
from annotator.ui.bridge import Bridge
from annotator.ui.place import KeyHelp, PlaceNews, PlaceStatus, Visit
from annotator.ui.places.panes import remember_panes, restore_panes
from annotator.ui.places.reverting import Reverting
from annotator.ui.review.adjudication import Adjudication
from annotator.ui.review.alike import Alike
from annotator.ui.review.measuring import Measuring
from annotator.ui.review.opening import Opening
from annotator.ui.review.options import VERBS
from annotator.ui.review.reporting import Reporting
from annotator.ui.theme.theme import Theme
from annotator.ui.widgets.fields import make_button
from annotator.ui.widgets.labels import plain_label
from annotator.ui.widgets.search_progress import SearchProgress
from annotator.ui.widgets.segments import Segments
from annotator.wording import tr

ADJUDICATION = "adjudication"
_FIRST = "figures"
_KEYS = (
    ("1 … 9", tr("Take that reading, and go on")),
    (tr("Space, Return"), tr("Mark several readings, take them")),
    ("← →", tr("The dispute before, the next one")),
    *((verb.shown, verb.words.rstrip("…")) for verb in VERBS),
)


_PAGES = {
    "figures": tr("Agreement"),
    "disagreements": tr("Disagreements"),
    "confusion": tr("Confusion"),
    "habits": tr("Habits"),
    "consistency": tr("Consistency"),
    ADJUDICATION: tr("Adjudicate"),
}


class _Stack(QStackedWidget):
    shown = Signal()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()


class _Pages(QWidget):
    """The pages below a row of their names."""

    def __init__(self, pages: Mapping[str, QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.names = Segments(_PAGES, _FIRST, tr("Page of the review"), self)
        self.progress = SearchProgress(self)
        self.report = make_button(tr("Save report…"), tr("Save report"), self)
        self._stack = QStackedWidget(self)
        self._pages = pages
        head = QFrame(self)
        head.setProperty("surface", "panel")
        head.setProperty("line", "bottom")
        row = QHBoxLayout(head)
        row.setContentsMargins(12, 8, 12, 8)
        row.addWidget(self.names)
        row.addStretch(1)
        row.addWidget(self.progress)
        row.addWidget(self.report)
        for page in pages.values():
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._stack, 1)
        self.show_page(_FIRST)

    @property
    def page(self) -> str:
        return self.names.value

    def show_page(self, name: str) -> None:
        self.names.set_value(name)
        self._stack.setCurrentWidget(self._pages[name])
        self.setFocusProxy(self._pages[name])


class _Blind(QWidget):
    """What stands here under the annotator's viewpoint."""

    viewpoint_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        words = plain_label(
            tr("You look as an annotator, and see your own work only."), "heading", wrap=True, parent=self
        )
        more = plain_label(
            tr("Reviewers see how everybody read a document; the project records who looked."),
            "muted",
            wrap=True,
            parent=self,
        )
        self.button = make_button(tr("Look as…"), tr("Look as…").rstrip("…"), self)
        self.button.setProperty("kind", "primary")
        self.button.clicked.connect(self.viewpoint_wanted)
        column = QVBoxLayout(self)
        column.addStretch(2)
        for label in (words, more):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.setFocusProxy(self.button)


class ReviewPlace(QObject):
    """Nothing of others is read, let alone shown, under the annotator's viewpoint."""

    title = tr("Review")
    icon = "review"

    def __init__(self, bridge: Bridge, keeper: SettingsKeeper, theme: Theme) -> None:
        super().__init__(bridge)
        self._bridge = bridge
        self._keeper = keeper
        self.news = PlaceNews(self)
        self.adjudication = Adjudication(bridge, keeper, theme, self)
        self.reverting = Reverting(self.adjudication.bench, self.news.action_named.emit, self)
        self.adjudication.bench.reversals_changed.connect(self.reverting.tell)
        self._widget = _Stack()
        self.blind = _Blind(self._widget)
        self._widget.addWidget(self.blind)
        self.measuring = Measuring(bridge, keeper, theme, self)
        self.opening = Opening(bridge, keeper, theme, self.measuring)
        self.alike = Alike(bridge, self._read, self)
        self.measuring.consistency.relabel_wanted.connect(self.alike.label)
        self.pages = _Pages({**self.measuring.pages, ADJUDICATION: self.adjudication.widget}, self._widget)
        self._widget.addWidget(self.pages)
        restore_panes(keeper, "review", self.adjudication.panes)
        self._widget.shown.connect(self._read)
        self.blind.viewpoint_wanted.connect(self._on_viewpoint_wanted)
        self.adjudication.told.connect(self.news.told)
        self.adjudication.changed.connect(self._tell)
        self.reporting = Reporting(bridge, self)
        self.reporting.told.connect(self.news.told)
        self.reporting.progressed.connect(self.pages.progress.show_share)
        self.pages.progress.stop_wanted.connect(self.reporting.stop)
        self.pages.report.clicked.connect(self._on_report_wanted)
        self.measuring.told.connect(self.news.told)
        self.alike.told.connect(self.news.told)
        self.alike.offered.connect(self.news.offered)
        self.opening.visit_wanted.connect(self.news.visit_wanted)
        self.opening.told.connect(self.news.told)
        self.opening.page_wanted.connect(self._on_page_wanted)
        self.measuring.progressed.connect(self.pages.progress.show_share)
        self.pages.progress.stop_wanted.connect(self.measuring.give_up)
        self.pages.names.value_chosen.connect(self.show_page)

    @property
    def widget(self) -> QWidget:
        return self._widget

    def handlers(self) -> Mapping[Act, Callable[[], object]]:
        return {
            Act.UNDO: self.reverting.undo,
            Act.REDO: self.reverting.redo,
            Act.MARK_DONE: self._finish,
        }

    def states(self) -> frozenset[State]:
        """What is done, undone and finished is what is adjudicated: elsewhere it would be out of sight."""
        if not self._adjudicates:
            return frozenset()
        open_ones = {State.DOCUMENT} if self.adjudication.bench.case is not None else set[State]()
        return frozenset(self.reverting.states() | open_ones)

    @property
    def _adjudicates(self) -> bool:
        return self._bridge.project.view.shows_others and self.pages.page == ADJUDICATION

    def key_help(self) -> tuple[KeyHelp, ...]:
        return (KeyHelp(tr("Adjudicating"), _KEYS),)

    @Slot(str)
    def show_page(self, name: str) -> None:
        """Turn to a page, and measure what it shows."""
        self.pages.show_page(name)
        self._read()

    @Slot(str)
    def _on_page_wanted(self, name: str) -> None:
        """The keyboard goes along."""
        self.show_page(name)
        self.pages.setFocus()

    def show_all(self) -> None:
        self.adjudication.forget()
        self.measuring.forget()
        if self._widget.isVisible():
            self._read()

    def visit(self, visit: Visit) -> bool:
        del visit
        return False

    def leave(self) -> None:
        self.adjudication.stop()
        self.measuring.stop()
        self.reporting.stop()
        remember_panes(self._keeper, {"review": self.adjudication.panes})

    @Slot()
    def _read(self) -> None:
        sees = self._bridge.project.view.shows_others
        shown = self.pages if sees else self.blind
        is_other = shown is not self._widget.currentWidget()
        self._widget.setCurrentWidget(shown)
        self._widget.setFocusProxy(shown)
        if is_other and self._widget.isVisible():
            shown.setFocus()
        if self._adjudicates:
            self.adjudication.read()
        elif sees:
            self.measuring.show(self.pages.page)
        self._tell()

    def _finish(self) -> None:
        if self._adjudicates:
            self.adjudication.finish()

    @Slot()
    def _on_report_wanted(self) -> None:
        self.reporting.ask_and_write(self._widget.window())

    @Slot()
    def _on_viewpoint_wanted(self) -> None:
        run_in_window(self._widget, Act.VIEWPOINT)

    @Slot()
    def _tell(self) -> None:
        bench = self.adjudication.bench
        is_open = self._adjudicates and bench.case is not None
        title = (tr("“{title}”", title=bench.case.document.title),) if is_open and bench.case else ()
        done = (self.adjudication.done.text(),) if is_open and self.adjudication.done.text() else ()
        self.news.status_changed.emit(PlaceStatus(title, done))
        self.news.states_changed.emit(self.states())
