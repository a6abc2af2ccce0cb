"""From a figure or a line to what is behind it: its disagreements, both readings, or the article itself."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, Slot

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.annotator import Annotator, AnnotatorKind
from annotator.domain.document import Document
from annotator.session.measuring import lists
from annotator.session.measuring.tables import Case, DisagreementRow, WorstRow
from annotator.settings.keeper import SettingsKeeper
from annotator.store.project_file import ProjectFile
from annotator.ui.bridge import Bridge
from annotator.ui.place import Visit
from annotator.ui.places.look import name_style, text_theme, typography
from annotator.ui.review.lanes import LaneLook
from annotator.ui.review.measuring import Measuring
from annotator.ui.review.narrowing import Narrowing, of_cases, of_document, of_label, of_pair
from annotator.ui.theme.theme import Theme
from annotator.wording import trn

_Readings = tuple[Document, list[tuple[Annotator, AnnotationSet]]]


class Opening(QObject):
    """``visit_wanted`` carries a ``Visit``, ``page_wanted`` the name of a page, ``told`` a sentence and its
    kind.
    """

    visit_wanted = Signal(object)
    page_wanted = Signal(str)
    told = Signal(str, str)

    def __init__(self, bridge: Bridge, keeper: SettingsKeeper, theme: Theme, measuring: Measuring) -> None:
        super().__init__(measuring)
        self._bridge = bridge
        self._keeper = keeper
        self._theme = theme
        self._measuring = measuring
        self.confusion, self.disagreements = measuring.confusion, measuring.disagreements
        self.confusion.cases_wanted.connect(self._on_cases_wanted)
        self.confusion.worst_wanted.connect(self._on_worst_wanted)
        measuring.figures.cell_opened.connect(self._on_cell_opened)
        self.disagreements.row_chosen.connect(self._on_row_chosen)
        self.disagreements.document_wanted.connect(self._on_place_wanted)
        measuring.consistency.place_wanted.connect(self._on_place_wanted)

    @Slot(object, object)
    def _on_cases_wanted(self, of_a: str | None, of_b: str | None) -> None:
        """In the list of disagreements; of those with the gold, which stand in no list, the first one in the
        article.
        """
        table, ledger = self.confusion.table, self._measuring.ledger
        if ledger is None or table is None:
            return
        found = lists.cases(ledger, table, of_a, of_b)
        if any(person.kind is AnnotatorKind.GOLD for person in table.people or ()):
            self._open_first(found)
        else:
            self._narrow(of_cases(table, (of_a, of_b), found, ledger.corpus.tagset))

    def _open_first(self, found: Sequence[Case]) -> None:
        case = found[0]
        span = case.span_a or case.span_b
        if span is not None:
            self._on_place_wanted(case.document, span.fragments[0][0], span.fragments[-1][1])
            words = trn("This is the only place", "This is the first of {count:,} places", len(found))
            self.told.emit(words, "info")

    @Slot(object)
    def _on_worst_wanted(self, row: WorstRow) -> None:
        ledger = self._measuring.ledger
        if row.document is not None:
            self._narrow(of_document(row.document, row.title, row.layer))
        elif row.label is not None and ledger is not None:
            self._narrow(of_label(row.label, row.layer, ledger.corpus.tagset))

    @Slot(object, object)
    def _on_cell_opened(self, one: Annotator, other: Annotator) -> None:
        """What a pair disagrees on; against the gold, what is taken for what."""
        figures, ledger = self._measuring.figures, self._measuring.ledger
        if ledger is None:
            return
        if AnnotatorKind.GOLD in (one.kind, other.kind):
            gold_last = sorted((one, other), key=lambda person: person.kind is AnnotatorKind.GOLD)
            self.confusion.show_pair(figures.layer, *gold_last)
            self.page_wanted.emit("confusion")
        else:
            self._narrow(of_pair(one, other, figures.layer, figures.label, ledger.corpus.tagset))

    def _narrow(self, narrowing: Narrowing) -> None:
        self.disagreements.narrow(narrowing)
        self.page_wanted.emit("disagreements")

    @Slot(str, int, int)
    def _on_place_wanted(self, document: str, start: int, end: int) -> None:
        self.visit_wanted.emit(Visit(document, start, end=end))

    @Slot(object)
    def _on_row_chosen(self, row: DisagreementRow) -> None:
        view = self._bridge.project.view

        def read(file: ProjectFile) -> _Readings:
            people = {person.id: person for person in file.project.annotators()}
            works = view.visible(file.sets.of_documents([row.document])[row.document])
            wanted = [(people[work.annotator], work) for work in works if row.layer in work.finished]
            return file.documents.get(row.document), wanted

        self._bridge.read(read, self._show_readings)

    def _show_readings(self, found: _Readings) -> None:
        preferences = self._keeper.preferences
        if self._measuring.ledger is None:
            return
        look = LaneLook(
            text_theme(self._theme),
            typography(preferences),
            self._measuring.ledger.corpus.tagset,
            name_style(preferences),
        )
        self.disagreements.show_readings(*found, look)
