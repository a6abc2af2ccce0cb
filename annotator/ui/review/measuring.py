"""The pages of figures and lists: what each wants is measured off the screen's thread, one at a time."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from annotator.agreement.measure import Measure
from annotator.domain.annotator import AnnotatorKind
from annotator.domain.errors import AnnotatorError, OutputError
from annotator.domain.layer import Layer
from annotator.domain.progress import Progress
from annotator.domain.values import Id
from annotator.session.measuring import figures, lists
from annotator.session.measuring.collecting import read_corpus
from annotator.session.measuring.ledger import Ledger
from annotator.session.measuring.options import Options
from annotator.session.measuring.radar import consistency
from annotator.session.measuring.tables import DisagreementRow, LeftOutRow, Matrix, TrendPoint
from annotator.session.measuring.trend import trend
from annotator.settings.keeper import SettingsKeeper
from annotator.ui.bridge import Bridge
from annotator.ui.jobs import Job
from annotator.ui.review.chart_files import Picture, ask_and_save
from annotator.ui.review.confusion_page import ConfusionPage
from annotator.ui.review.consistency_page import ConsistencyPage
from annotator.ui.review.disagreements_page import DisagreementsPage
from annotator.ui.review.figures_page import FiguresPage
from annotator.ui.review.habits_page import HabitsPage
from annotator.ui.theme.theme import Theme
from annotator.wording import tr

Work = Callable[[Ledger, Progress], Any]


@dataclass(frozen=True, slots=True)
class _Task:
    """What a page wants measured, and how it is shown."""

    work: Work
    show: Callable[[Any], object]


@dataclass(frozen=True, slots=True)
class _Wish:
    measure: Measure = Measure.F1_EXACT
    layer: Layer = Layer.ENTITY
    label: str | None = None


_Figures = tuple[_Wish, Matrix | None, list[LeftOutRow]]
_TREND = "trend"


class Measuring(QObject):
    """``progressed`` carries a share from 0 to 1, or None once nothing is under way; ``told`` a sentence and
    its kind. What was measured is kept, so that only documents that have changed are counted anew.
    """

    progressed = Signal(object)
    told = Signal(str, str)

    def __init__(self, bridge: Bridge, keeper: SettingsKeeper, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._keeper = keeper
        self._theme = theme
        self._ledger: Ledger | None = None
        self._job: Job[Any] | None = None
        self._next: str | None = None
        self._wish = _Wish()
        self._pair: frozenset[Id] = frozenset()
        self.figures = FiguresPage(theme)
        self.disagreements = DisagreementsPage()
        self.confusion = ConfusionPage(theme)
        self.habits = HabitsPage(theme)
        self.consistency = ConsistencyPage()
        self.pages: Mapping[str, QWidget] = {
            "figures": self.figures,
            "disagreements": self.disagreements,
            "confusion": self.confusion,
            "habits": self.habits,
            "consistency": self.consistency,
        }
        self._tasks: Mapping[str, _Task] = {
            "figures": _Task(self._measure, self._show_figures),
            "disagreements": _Task(lists.disagreements, self._show_disagreements),
            "confusion": _Task(_confusions, self._show_confusions),
            "habits": _Task(lists.habits, self._show_habits),
            "consistency": _Task(self._find_consistency, self._show_consistency),
            _TREND: _Task(self._follow, self.figures.show_trend),
        }
        self._connect()

    @property
    def ledger(self) -> Ledger | None:
        """What was measured last, as long as it holds."""
        return self._ledger

    @property
    def is_busy(self) -> bool:
        """Whether something is being measured."""
        return self._job is not None

    def show(self, page: str) -> None:
        """Measure what the page shows; where something is under way, that is stopped first."""
        self._next = page
        if self._job is None:
            self._start()
        elif not self._job.is_over:
            self._job.cancel()

    @Slot()
    def give_up(self) -> None:
        """Somebody does not want to wait."""
        if self.is_busy:
            self.told.emit(tr("Stopped. Press the page’s name to measure again."), "info")
        self.stop()

    def stop(self) -> None:
        self._next = None
        if self._job is not None:
            self._job.cancel()

    def forget(self) -> None:
        """Somebody else looks, or from another viewpoint: nothing of before is kept or shown."""
        self.stop()
        self._ledger = None
        self.disagreements.narrow(None)

    def _connect(self) -> None:
        self.figures.wanted.connect(self._on_wanted)
        self.figures.pair_entered.connect(self._on_pair_entered)
        for page in (self.figures, self.confusion, self.habits):
            page.picture_wanted.connect(self._on_picture_wanted)

    def _start(self) -> None:
        page, self._next = self._next, None
        view = self._bridge.project.view
        if page is None or not view.shows_others:
            return
        ledger = self._ledger or Ledger(self._bridge.project, view, Options())
        self._ledger = ledger
        task = self._tasks[page]
        job: Job[Any] = Job(lambda progress: task.work(ledger, progress), f"measure {page}", self)
        job.finished.connect(task.show)
        job.progressed.connect(self._on_progressed)
        job.failed.connect(self._on_failed)
        for ending in (job.finished, job.failed):
            ending.connect(self._on_ended)
        job.cancelled.connect(self._on_ended)
        self._job = job
        self.progressed.emit(0.0)
        job.start()

    @Slot()
    def _on_ended(self) -> None:
        self.progressed.emit(None)
        if self._job is not None:
            self._job.deleteLater()
            self._job = None
        self._start()

    @Slot(object, object)
    def _on_progressed(self, done: int, total: int | None) -> None:
        self.progressed.emit(done / total if total else 0.0)

    @Slot(object)
    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, AnnotatorError):
            raise error
        self.told.emit(str(error), "warning")

    # What is measured: in a thread of its own

    def _measure(self, ledger: Ledger, progress: Progress) -> _Figures:
        wish = self._wish
        ask = figures.Ask((wish.measure,), by_label=wish.label is not None)
        rows = figures.measure(ledger, ask, progress)
        matrix = next((each for each in figures.matrices(rows) if _fits(each, wish)), None)
        return wish, matrix, figures.left_out(ledger)

    def _follow(self, ledger: Ledger, progress: Progress) -> list[TrendPoint]:
        """Of the pair at hand, or of all where the measure is made for many."""
        wish, pair = self._wish, self._pair
        among = [person for person in ledger.corpus.people if person.id in pair]
        wanted = (ledger, wish.measure, wish.layer)
        points = trend(*wanted, tuple(among), wish.label, progress) if len(among) > 1 else []
        return points or trend(*wanted, None, wish.label, progress)

    def _find_consistency(self, ledger: Ledger, progress: Progress) -> Any:
        project = self._bridge.project
        return read_corpus(project), consistency(project, project.view, ledger.options, None, progress)

    # What is shown

    def _show_figures(self, found: _Figures) -> None:
        wish, matrix, left_out = found
        ledger = self._ledger
        if ledger is None or wish != self._wish:
            return
        empty = Matrix(wish.measure, wish.layer, wish.label, tuple(ledger.corpus.persons), {})
        as_of = ledger.options.as_of
        sentence = tr(as_of.sentence, date=as_of.name)
        self.figures.show_matrix(matrix or empty, left_out, sentence, ledger.corpus.tagset)

    def _show_disagreements(self, rows: Sequence[DisagreementRow]) -> None:
        if self._ledger is not None:
            self.disagreements.show_rows(rows, self._ledger.corpus.tagset)

    def _show_confusions(self, found: tuple[Any, Any]) -> None:
        if self._ledger is not None:
            self.confusion.show_confusions(*found, self._ledger.corpus.tagset)

    def _show_habits(self, rows: Any) -> None:
        if self._ledger is not None:
            self.habits.show_habits(rows, self._ledger.corpus.tagset)

    def _show_consistency(self, found: Any) -> None:
        (corpus, rows), person = found, self._bridge.project.annotator
        golds = {each.id for each in corpus.people if each.kind is AnnotatorKind.GOLD}
        own = {person.id} if person is not None and not self._bridge.project.read_only else set[Id]()
        self.consistency.show_rows(rows, corpus.tagset, own | (golds if own else set()))

    # What the pages want

    @Slot(object, object, object)
    def _on_wanted(self, measure: Measure, layer: Layer, label: str | None) -> None:
        self._wish = replace(self._wish, measure=measure, layer=layer, label=label)
        self.show("figures")

    @Slot(object)
    def _on_pair_entered(self, pair: frozenset[Id]) -> None:
        """Where a page is asked for next, that comes first."""
        self._pair = pair
        if self._next in (None, _TREND):
            self.show(_TREND)

    @Slot(object)
    def _on_picture_wanted(self, picture: Picture) -> None:
        try:
            saved = ask_and_save(self.figures.window(), picture, Path.home())
        except OutputError as error:
            self.told.emit(str(error), "warning")
            return
        if saved is not None:
            self.told.emit(tr("Saved {file}", file=saved.name), "done")


def _fits(matrix: Matrix, wish: _Wish) -> bool:
    return (matrix.measure, matrix.layer, matrix.label) == (wish.measure, wish.layer, wish.label)


def _confusions(ledger: Ledger, progress: Progress) -> tuple[Any, Any]:
    return lists.confusions(ledger, progress), lists.worst(ledger, progress)
