"""An open project file: commits, merges and queries."""

import contextlib
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Self

from annotator.domain.change import Change, Draft, ObjectKind, Register, Scope
from annotator.domain.errors import ProjectError, ProjectReadOnly
from annotator.domain.identity import new_id
from annotator.domain.tagset import Tagset
from annotator.domain.values import Id, Json
from annotator.store import creation, opening
from annotator.store.database import Database
from annotator.store.document_filters import DocumentFilters
from annotator.store.document_queries import DocumentQueries
from annotator.store.flag_queries import FlagQueries
from annotator.store.identities import Identities
from annotator.store.journal_queries import JournalQueries
from annotator.store.lock import WriterLock, is_held
from annotator.store.mark_queries import MarkQueries
from annotator.store.migrations import STEPS, migrate
from annotator.store.project_queries import ProjectQueries
from annotator.store.set_queries import SetQueries
from annotator.store.span_search import SpanSearch
from annotator.store.texts import Texts
from annotator.store.usage_queries import UsageQueries
from annotator.store.writing import Writer
from annotator.wording import tr


class ProjectFile:
    """Made by ``create`` or ``open`` and confined to one thread; every method may raise ``ProjectError``."""

    def __init__(self, database: Database, lock: WriterLock | None) -> None:
        self.path = database.path
        self.read_only = database.read_only
        self.database = database
        self._lock = lock
        identities, texts = Identities(database), Texts(database)
        self.journal = JournalQueries(database, identities)
        self.project = ProjectQueries(database, identities, self.journal)
        self.documents = DocumentQueries(database, identities, texts)
        self.sets = SetQueries(database, identities)
        self.marks = MarkQueries(database, identities)
        self.usage = UsageQueries(database, identities)
        self.spans = SpanSearch(database, identities)
        self.flags = FlagQueries(database, identities)
        self.filters = DocumentFilters(database, identities)
        self.id: Id = opening.project_id(database)
        self._writer = Writer(database, identities, texts, self.journal, self.id)

    @classmethod
    def create(cls, path: Path, *, name: str, tagset: Tagset, project_id: Id | None = None) -> Self:
        """A new project, open for writing; it appears at ``path`` whole or not at all."""
        creation.check_free(path)
        lock = WriterLock(path)
        try:
            creation.check_free(path)
            with creation.made_whole(path) as draft:
                first = cls(creation.new_database(draft, project_id or new_id()), None)
                try:
                    first.commit(creation.first_drafts(first.id, name, tagset))
                finally:
                    first.close()
            return cls._opened(path, lock)
        except BaseException:
            lock.release()
            raise

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> Self:
        """For writing, ``ProjectInUse`` names who holds it; for reading, anybody may beside a writer."""
        opening.check_there(path)
        if read_only:
            return cls._opened(path, None)
        opening.check_writable(path)
        lock = WriterLock(path)
        try:
            return cls._opened(path, lock)
        except BaseException:
            lock.release()
            raise

    @classmethod
    def _opened(cls, path: Path, lock: WriterLock | None) -> Self:
        database = opening.database_at(path, "ro" if lock is None else "rw")
        try:
            opening.check_schema(database, opening.check_identity(database))
            if lock is not None:
                database.make_durable()
            migrate(database, STEPS)
            opening.check_heads(database)
            if opening.wants_reading_through(database, beside_writer=lock is None and is_held(path)):
                opening.check_pages(database)
            return cls(database, lock)
        except BaseException:
            database.close()
            raise

    @property
    def name(self) -> str:
        return self.project.name()

    @property
    def replica(self) -> Id | None:
        """Who writes here: minted with this opening's first change."""
        return self._writer.replica

    def transaction(self) -> AbstractContextManager[None]:
        """Commits inside are kept together or, when something is raised, not at all."""
        self._check_writable()
        return self._writer.transaction()

    def commit(self, drafts: Sequence[Draft], texts: Mapping[str, str] | None = None) -> list[Change]:
        """Record drafts in one transaction; ``texts`` of added documents by SHA-256.

        Raises ``EditError`` when one of them cannot stand; then none is recorded.
        """
        self._check_writable()
        return self._writer.commit(drafts, texts or {})

    def merge(
        self, changes: Iterable[Change], texts: Mapping[str, str] | None = None, *, strict: bool = True
    ) -> int:
        """Take up changes made elsewhere, in any order and any number of times; how many were new.

        ``ProjectDamaged`` when one has the key of another change, or is none that our programs make;
        ``UnknownObject`` when a document's text is missing, which without ``strict`` is then not shown.
        """
        self._check_writable()
        return self._writer.merge(changes, texts or {}, strict=strict)

    def registers(self, scope: Scope, kind: ObjectKind, identifier: Id) -> Mapping[Register, Json]:
        """The current values of one object's registers; nothing where there is no such object."""
        return self._writer.registers(scope, kind, identifier)

    def _check_writable(self) -> None:
        if self.read_only:
            raise ProjectReadOnly(tr("{path} is open for reading only", path=self.path))

    def close(self) -> None:
        """Harmless when closed already."""
        if self.database.is_closed:
            return
        with contextlib.suppress(ProjectError):  # then the next opening reads the file through
            self._writer.mark_clean()
        self.database.close()
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
