"""The open document: what is shown of it, and every edit on its way to the journal and back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from annotator.domain.annotation_set import AnnotationSet, Reading
from annotator.domain.annotator import Annotator
from annotator.domain.change import Change
from annotator.domain.document import Document
from annotator.domain.link import Link
from annotator.domain.span import Span
from annotator.domain.tagset import Tagset
from annotator.domain.values import Id
from annotator.session import queries, undo
from annotator.session.changed_since import changed_since_finished
from annotator.session.desk import Desk, own_desk
from annotator.session.live import LiveSet
from annotator.session.queries import Practice
from annotator.session.segments import Segments
from annotator.session.shortcuts import with_shortcuts
from annotator.session.undo import Reversal
from annotator.store.project_file import ProjectFile
from annotator.text.tokens import Tokenizer, fallback_tokenizer
from annotator.ui.bridge import Bridge, EditResult
from annotator.ui.places.settling import Settling
from annotator.wording import tr

Verb = Callable[[ProjectFile, Desk], EditResult]

_READ_ONLY = tr("This project is open for reading only")


@dataclass(frozen=True, slots=True)
class _Opened:
    reading: Reading
    tagset: Tagset
    practice: Practice | None
    others: list[tuple[Annotator, AnnotationSet]]


class Workbench(QObject):
    """Paint follows commit: ``spans_changed`` carries what a committed change did.

    ``document_opened`` comes with every document that is shown afresh; ``segments_changed`` when the open
    one has other tokens and sentences; ``reversals_changed`` when undo and redo mean something else;
    ``came_back`` with a ``Reversal`` that was carried out.
    """

    document_opened = Signal()
    spans_changed = Signal(object)
    zones_changed = Signal()
    segments_changed = Signal()
    reversals_changed = Signal()
    came_back = Signal(object)
    told = Signal(str, str)

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.bridge = bridge
        self.settling = Settling(bridge, self)
        self.tagset = Tagset(name="none")
        self.document: Document | None = None
        self.segments = Segments("", "en", fallback_tokenizer("en"))
        self.practice: Practice | None = None
        self.next_undo: Reversal | None = None
        self.next_redo: Reversal | None = None
        self.changed_since = False
        self.others: list[tuple[Annotator, AnnotationSet]] = []
        self._live: LiveSet | None = None
        self._wanted: Id | None = None
        self._tokenizers: dict[str, Tokenizer] = {}
        bridge.changes_committed.connect(self._on_changes_committed)

    @property
    def work(self) -> AnnotationSet | None:
        """All of the set, put together anew after every change: what a key does looks at less."""
        return self._live.work if self._live else None

    @property
    def head(self) -> AnnotationSet | None:
        """The set without its spans and links."""
        return self._live.head if self._live else None

    @property
    def links(self) -> Sequence[Link]:
        return self._live.links if self._live else ()

    def spans_near(self, start: int, end: int) -> Sequence[Span]:
        """All spans that reach into or touch ``[start, end]``, and a few that do not."""
        return self._live.spans_near(start, end) if self._live else ()

    @property
    def spans(self) -> Mapping[Id, Span]:
        return self._live.spans if self._live else {}

    @property
    def editable(self) -> bool:
        return not self.bridge.project.read_only and self.bridge.project.annotator is not None

    @property
    def desk(self) -> Desk | None:
        """Where edits go; nowhere before somebody has signed in and opened a document."""
        person = self.bridge.project.annotator
        if self.document is None or person is None:
            return None
        return own_desk(self.document.id, person.id)

    def open_document(self, document: Id) -> None:
        """Show a document. The last one asked for wins."""
        self._wanted = document
        view = self.bridge.project.view

        def read(file: ProjectFile) -> _Opened:
            reading = queries.reading(file, view, document)
            practice = queries.practice(file, reading)
            others = queries.other_readings(file, view, document)
            return _Opened(reading, file.project.tagset(), practice, others)

        self.settling.read(read, self._on_read)

    def close_document(self) -> None:
        self._wanted = None
        self.document, self._live, self.practice = None, None, None
        self.segments = Segments("", "en", fallback_tokenizer("en"))
        self.document_opened.emit()

    def edit(
        self,
        verb: Verb,
        on_done: Callable[[list[Change]], None] | None = None,
        desk: Desk | None = None,
    ) -> None:
        """Carry out a verb, on the open document if no other desk is named.

        What the rules forbid is told in a sentence.
        """
        desk = desk or self.desk
        if desk is None:
            return
        if not self.editable:
            self.told.emit(_READ_ONLY, "info")
            return
        self.bridge.edit(
            lambda file: verb(file, desk), on_done, lambda error: self.told.emit(str(error), "warning")
        )

    def edit_document(
        self, edit: Callable[[ProjectFile, Id, Id], Change], document: Id | None = None
    ) -> None:
        """Carry out ``edit(file, document, author)`` on a document itself, by default the open one."""
        person, target = self.bridge.project.annotator, document or self._wanted
        if person is None or target is None:
            return
        if not self.editable:
            self.told.emit(_READ_ONLY, "info")
            return
        self.bridge.edit(
            lambda file: edit(file, target, person.id),
            None,
            lambda error: self.told.emit(str(error), "warning"),
        )

    def revert(self, reversal: Reversal) -> None:
        """Undo or redo."""
        person = self.bridge.project.annotator
        if person is None or not self.editable:
            return
        self.bridge.edit(
            lambda file: undo.revert(file, reversal, person.id),
            lambda _changes: self.came_back.emit(reversal),
            lambda error: self.told.emit(str(error), "warning"),
        )

    def set_tokenizer(self, language: str, tokenizer: Tokenizer) -> None:
        """From now on snap to these boundaries in documents of a language."""
        self._tokenizers[language] = tokenizer
        if self.document is not None and self.document.language == language:
            self.segments.set_tokenizer(tokenizer)
            self.segments_changed.emit()

    def _on_read(self, opened: _Opened) -> None:
        reading = opened.reading
        if reading.document.id != self._wanted or reading.work is None:
            return
        self.document = reading.document
        self.tagset = with_shortcuts(opened.tagset)
        self._live = LiveSet(reading.work)
        self.practice = opened.practice
        self.segments = self._segments_of(reading.document)
        self.changed_since = False
        self.others = opened.others
        self.document_opened.emit()
        self._refresh_reversals()  # looks at the journal, for which a text need not wait, but undo does

    def _segments_of(self, document: Document) -> Segments:
        language = document.language
        return Segments(
            document.text, language, self._tokenizers.get(language) or fallback_tokenizer(language)
        )

    @Slot(list)
    def _on_changes_committed(self, changes: list[Change]) -> None:
        if self._live is None or self.document is None:
            return
        for change in changes:
            if change.scope == self._live.scope:
                self._take_in(self._live, change)
            elif change.scope.document == self.document.id and change.scope.annotator is None:
                self._reread_document(self.document.id)
        self._refresh_reversals()

    def _take_in(self, live: LiveSet, change: Change) -> None:
        delta = live.apply(change)
        if delta is None:
            self.open_document(live.scope.document or "")
        elif not delta.is_empty:
            self.spans_changed.emit(delta)

    def _reread_document(self, document: Id) -> None:
        def show(found: Document) -> None:
            if self.document is not None and self.document.id == found.id:
                before, self.document = self.document, found
                self.zones_changed.emit()
                if before.language != found.language:
                    self.segments = self._segments_of(found)
                    self.segments_changed.emit()

        self.bridge.read(lambda file: file.documents.get(document), show, lambda _error: None)

    @Slot()
    def _refresh_reversals(self) -> None:
        document, project = self._wanted, self.bridge.project
        author, sitting = project.view.annotator, project.sitting

        def read(file: ProjectFile) -> tuple[Reversal | None, Reversal | None, bool]:
            return (
                undo.undoable(file, document, author, sitting),
                undo.redoable(file, document, author, sitting),
                document is not None and changed_since_finished(file, document, author),
            )

        def show(found: tuple[Reversal | None, Reversal | None, bool]) -> None:
            self.next_undo, self.next_redo, self.changed_since = found
            self.reversals_changed.emit()

        self.settling.read(read, show)
