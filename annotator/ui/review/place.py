"""The Review place: what annotators differ in, and what is right."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from annotator.settings.keeper import SettingsKeeper
from annotator.ui.actions import Act, State
from annotator.ui.bridge import Bridge
from annotator.ui.place import KeyHelp, PlaceNews, PlaceStatus, Visit
from annotator.ui.places.panes import remember_panes, restore_panes
from annotator.ui.places.reverting import Reverting
from annotator.ui.review.adjudication import Adjudication
from annotator.ui.review.options import VERBS
from annotator.ui.theme.theme import Theme
from annotator.ui.widgets.fields import make_button
from annotator.ui.widgets.labels import plain_label
from annotator.wording import tr

_KEYS = (
    ("1 … 9", tr("Take that reading, and go on")),
    (tr("Space, Return"), tr("Mark several readings, take them")),
    ("← →", tr("The dispute before, the next one")),
    *((verb.shown, verb.words.rstrip("…")) for verb in VERBS),
)


class _Stack(QStackedWidget):
    shown = Signal()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()


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
        self._widget.addWidget(self.adjudication.widget)
        restore_panes(keeper, "review", self.adjudication.widget)
        self._widget.shown.connect(self._read)
        self.blind.viewpoint_wanted.connect(self._on_viewpoint_wanted)
        self.adjudication.told.connect(self.news.told)
        self.adjudication.changed.connect(self._tell)

    @property
    def widget(self) -> QWidget:
        return self._widget

    def handlers(self) -> Mapping[Act, Callable[[], object]]:
        return {
            Act.UNDO: self.reverting.undo,
            Act.REDO: self.reverting.redo,
            Act.MARK_DONE: self.adjudication.finish,
        }

    def states(self) -> frozenset[State]:
        open_ones = {State.DOCUMENT} if self.adjudication.bench.case is not None else set[State]()
        return frozenset(self.reverting.states() | open_ones)

    def key_help(self) -> tuple[KeyHelp, ...]:
        return (KeyHelp(tr("Adjudicating"), _KEYS),)

    def show_all(self) -> None:
        self.adjudication.forget()
        if self._widget.isVisible():
            self._read()

    def visit(self, visit: Visit) -> bool:
        del visit
        return False

    def leave(self) -> None:
        self.adjudication.stop()
        remember_panes(self._keeper, {"review": self.adjudication.widget})

    @Slot()
    def _read(self) -> None:
        sees = self._bridge.project.view.shows_others
        self._widget.setCurrentIndex(1 if sees else 0)
        self._widget.setFocusProxy(self.adjudication.panel if sees else self.blind)
        if sees:
            self.adjudication.read()
        self._tell()

    @Slot()
    def _on_viewpoint_wanted(self) -> None:
        """The window's own action asks, and records the answer."""
        for action in self._widget.window().actions():
            if action.objectName() == Act.VIEWPOINT:
                action.trigger()

    @Slot()
    def _tell(self) -> None:
        bench = self.adjudication.bench
        title = (tr("“{title}”", title=bench.case.document.title),) if bench.case else ()
        done = (self.adjudication.done.text(),) if self.adjudication.done.text() else ()
        self.news.status_changed.emit(PlaceStatus(title, done))
        self.news.states_changed.emit(self.states())
