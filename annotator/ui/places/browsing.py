"""Going from document to document: the list, the next one that is open, and where the caret was."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from annotator.domain.annotator import Annotator
from annotator.domain.change import Change
from annotator.domain.tagset import Tagset
from annotator.domain.values import Id
from annotator.session import queries
from annotator.session.reversal import is_status_change
from annotator.session.span_search import searchable_annotators
from annotator.session.undo import touches_tagset
from annotator.session.viewpoint import View
from annotator.settings.keeper import SettingsKeeper
from annotator.store.document_queries import DocumentRow
from annotator.store.project_file import ProjectFile
from annotator.ui.bridge import Bridge
from annotator.ui.panels.documents import DocumentsPanel
from annotator.ui.panels.filter_menu import Choice, Offered
from annotator.ui.places.document_menu import DocumentMenu
from annotator.ui.places.sifting import Sifting
from annotator.ui.places.workbench import Workbench

_FEW = 200
"""Documents whose lines are read one by one when they change together."""


class Browsing(QObject):
    """``ran_out``: no document is left to do. ``caret`` answers where the caret is now."""

    ran_out = Signal()

    def __init__(
        self,
        bench: Workbench,
        panel: DocumentsPanel,
        bridge: Bridge,
        keeper: SettingsKeeper,
        caret: Callable[[], int],
    ) -> None:
        super().__init__(bench)
        self._bench = bench
        self._panel = panel
        self._bridge = bridge
        self._keeper = keeper
        self._caret = caret
        self._shown_owner: Id | None = None
        self.sifting = Sifting(bridge.project, panel, self)
        panel.document_chosen.connect(self.open)
        panel.filter.chosen.connect(self._on_chosen)
        self.menu = DocumentMenu(bench, panel.list)
        bridge.changes_committed.connect(self._on_changes_committed)

    @property
    def current(self) -> Id | None:
        return self._bench.document.id if self._bench.document else None

    @property
    def place(self) -> tuple[int, int]:
        """The document's place among all, from 0, and how many there are."""
        model = self._panel.model
        return (model.position_of(self.current) if self.current else -1), len(model.rows)

    def show_all(self) -> None:
        view = self._bridge.project.view
        if not view.shows_others:
            self._panel.filter.choose(owner=None)
        owner = self.owner
        self._bridge.read(lambda file: _listed(file, view, owner), self._on_listed)

    @Slot(str)
    def open(self, document: Id) -> None:
        self.remember()
        self._panel.show_current(document)
        self._bench.open_document(document)

    def step(self, step: int) -> None:
        row = self._panel.model.neighbour(self.current, step)
        if row is not None:
            self.open(row.id)

    def go_on(self) -> None:
        """To the next document that is neither done nor skipped."""
        row = self._panel.model.next_open(self.current or "")
        if row is not None:
            self.open(row.id)
        else:
            self.ran_out.emit()

    def remember(self) -> None:
        """Keep the caret of the open document for the next time."""
        if self.current is not None:
            self._keeper.remember_caret(self._bridge.project.path, self.current, self._caret())

    def remembered_caret(self) -> int:
        """Where the caret was when the open document was left."""
        memory = self._keeper.memory_of(self._bridge.project.path)
        return memory.carets.get(self.current or "", 0)

    @property
    def owner(self) -> Id | None:
        """Whose work the list shows, if not one's own."""
        return self._panel.filter.choice.owner

    @Slot(object)
    def _on_chosen(self, choice: Choice) -> None:
        """Another annotator's list is read; whatever else is chosen needs no other rows."""
        if choice.owner != self._shown_owner:
            self.show_all()

    def _on_listed(self, listed: "_Listed") -> None:
        self._shown_owner = listed.owner
        self._panel.filter.offered = Offered(listed.tagset, listed.people)
        rows = listed.rows
        known = {row.id for row in rows}
        current = self.current if self.current in known else self._first_choice(rows, known)
        self._panel.set_rows(rows, current)
        if current is None:
            self._bench.close_document()
        else:
            self._bench.open_document(current)
        self.sifting.start(afresh=True)

    def _first_choice(self, rows: Sequence[DocumentRow], known: set[Id]) -> Id | None:
        """The document last shown, else the first."""
        last = self._keeper.memory_of(self._bridge.project.path).document
        if last in known:
            return last
        return rows[0].id if rows else None

    def _changes_what_is_shown(self, changes: Sequence[Change]) -> bool:
        """Beyond spans: the labels themselves, or the gold of a practice document comes or goes."""
        if any(map(touches_tagset, changes)):
            return True
        return self._bench.practice is not None and any(map(self._finishes_or_reopens, changes))

    def _finishes_or_reopens(self, change: Change) -> bool:
        """The open document, by the person at the keyboard: with it, the gold of practice comes or goes."""
        own = self._bridge.project.view.annotator
        return (change.scope.document, change.scope.annotator) == (self.current, own) and is_status_change(
            change
        )

    @Slot(list)
    def _on_changes_committed(self, changes: list[Change]) -> None:
        if self.current is not None and self._changes_what_is_shown(changes):
            self.open(self.current)
        documents = {change.scope.document for change in changes if change.scope.document}
        if len(documents) == 1 or self._are_few_and_known(documents):
            read = _rows_reader(self._bridge.project.view, documents, self.owner)
            self._bridge.read(read, self._on_rows_read, lambda _error: self.show_all())
        elif documents:
            self.remember()
            self.show_all()

    def _are_few_and_known(self, documents: set[Id]) -> bool:
        """Whether their lines can be changed one by one, with the open document staying as it is."""
        model = self._panel.model
        return len(documents) <= _FEW and all(model.position_of(document) >= 0 for document in documents)

    def _on_rows_read(self, rows: list[DocumentRow]) -> None:
        for row in rows:
            self._panel.update_row(row)


def _rows_reader(
    view: View, documents: set[Id], owner: Id | None
) -> Callable[[ProjectFile], list[DocumentRow]]:
    return lambda file: [queries.document_row(file, view, document, owner) for document in documents]


@dataclass(frozen=True, slots=True)
class _Listed:
    owner: Id | None
    rows: Sequence[DocumentRow]
    tagset: Tagset
    people: Sequence[Annotator]


def _listed(file: ProjectFile, view: View, owner: Id | None) -> _Listed:
    rows = queries.document_rows(file, view, owner=owner)
    others = [person for person in searchable_annotators(file, view) if person.id != view.annotator]
    return _Listed(owner, rows, file.project.tagset(), others)
