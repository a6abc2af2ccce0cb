"""From a figure or a line to the text behind it: both readings below a list, or the article itself."""

from PySide6.QtCore import QObject, Signal, Slot

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.annotator import Annotator
from annotator.domain.document import Document
from annotator.session.measuring import lists
from annotator.session.measuring.tables import DisagreementRow
from annotator.settings.keeper import SettingsKeeper
from annotator.store.project_file import ProjectFile
from annotator.ui.bridge import Bridge
from annotator.ui.place import Visit
from annotator.ui.places.look import name_style, text_theme, typography
from annotator.ui.review.lanes import LaneLook
from annotator.ui.review.measuring import Measuring
from annotator.ui.theme.theme import Theme

_Readings = tuple[Document, list[tuple[Annotator, AnnotationSet]]]


class Opening(QObject):
    """``visit_wanted`` carries a ``Visit``."""

    visit_wanted = Signal(object)

    def __init__(self, bridge: Bridge, keeper: SettingsKeeper, theme: Theme, measuring: Measuring) -> None:
        super().__init__(measuring)
        self._bridge = bridge
        self._keeper = keeper
        self._theme = theme
        self._measuring = measuring
        self.confusion, self.disagreements = measuring.confusion, measuring.disagreements
        self.confusion.cases_wanted.connect(self._on_cases_wanted)
        self.confusion.document_wanted.connect(self._on_document_wanted)
        self.disagreements.row_chosen.connect(self._on_row_chosen)
        self.disagreements.document_wanted.connect(self._on_place_wanted)
        measuring.consistency.place_wanted.connect(self._on_place_wanted)

    @Slot(object, object)
    def _on_cases_wanted(self, of_a: str | None, of_b: str | None) -> None:
        """The first of the cases, in the article; all of them stand in the list of disagreements."""
        table = self.confusion.table
        if self._measuring.ledger is None or table is None:
            return
        found = lists.cases(self._measuring.ledger, table, of_a, of_b)
        for case in found[:1]:
            span = case.span_a or case.span_b
            if span is not None:
                self._on_place_wanted(case.document, span.fragments[0][0], span.fragments[-1][1])

    @Slot(str)
    def _on_document_wanted(self, document: str) -> None:
        self._on_place_wanted(document, 0, 0)

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
