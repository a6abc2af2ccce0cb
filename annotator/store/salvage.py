"""Saves what can still be read of a damaged project file into a new one.

The journal comes first: every change that is whole is merged. What only the tables still hold is then
written as new changes.
"""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from annotator.domain.change import Draft, ObjectKind, Operation, Scope
from annotator.domain.errors import EditError, ProjectDamaged, ProjectError
from annotator.domain.progress import Progress, no_progress
from annotator.domain.values import Id
from annotator.store import creation, opening
from annotator.store.database import Row
from annotator.store.encoding import json_object
from annotator.store.failures import DECODING_ERRORS
from annotator.store.project_file import ProjectFile
from annotator.store.rows import Registers, link_registers, span_registers
from annotator.store.statements import columns_of
from annotator.store.tables import ANNOTATION_SET, LINK, SPAN
from annotator.store.wreck import Wreck
from annotator.wording import tr


@dataclass(frozen=True, slots=True)
class Salvaged:
    """``rescued`` objects were written anew from the tables; ``lost`` ones could not be."""

    documents: int
    changes: int
    lost_changes: int
    rescued: int = 0
    lost: int = 0


def salvage(path: Path, out: Path, progress: Progress = no_progress) -> Salvaged:
    """Write to ``out``, a new project, all that is still sound in ``path``, which stays as it is.

    Raises ``ProjectDamaged`` when nothing can be read at all. ``progress`` counts steps.
    """
    opening.check_there(path)
    creation.check_free(out)
    made = creation.draft_path(out)
    with closing(opening.database_at(path, "ro")) as database:
        opening.check_application(database)
        wreck = Wreck(database)
        project = wreck.project()
        if project is None:
            raise ProjectDamaged(tr("Nothing of {path} can be read any more", path=path))
        try:
            with ProjectFile(creation.new_database(made, project), None) as file:
                salvaged = _Salvage(wreck, file, progress).run()
            creation.put_in_place(made, out)
        finally:
            made.unlink(missing_ok=True)
    return salvaged


class _Salvage:
    def __init__(self, wreck: Wreck, file: ProjectFile, progress: Progress) -> None:
        self._wreck = wreck
        self._file = file
        self._progress = progress
        self._texts: dict[str, str] = {}
        self._rescued = 0
        self._lost = 0

    def run(self) -> Salvaged:
        self._progress(0, 3)
        self._texts = self._wreck.texts()
        self._progress(1, 3)
        merged = self._file.merge(self._wreck.changes(), self._texts, strict=False)
        lost_changes = self._wreck.lost_changes
        self._progress(2, 3)
        if lost_changes:
            for scope, operation in self._stored_operations():
                self._rescue(scope, operation)
        self._progress(3, 3)
        return Salvaged(self._file.documents.count(), merged, lost_changes, self._rescued, self._lost)

    def _rescue(self, scope: Scope, operation: Operation) -> None:
        """Write what of an object's registers the merged journal does not say."""
        try:
            current = self._file.registers(scope, operation.kind, operation.id)
            writes = {name: value for name, value in operation.writes.items() if current.get(name) != value}
            if writes:
                author = scope.annotator or self._file.id
                rescued = Operation(operation.kind, operation.id, writes)
                self._file.commit([Draft(scope, author, [rescued])], self._texts)
                self._rescued += 1
        except (EditError, ProjectError):
            self._lost += 1

    def _stored_operations(self) -> Iterator[tuple[Scope, Operation]]:
        yield from self._project_operations()
        yield from self._document_operations()
        for table, kind in (
            (ANNOTATION_SET, ObjectKind.SET),
            (SPAN, ObjectKind.SPAN),
            (LINK, ObjectKind.LINK),
        ):
            sql = f"SELECT {columns_of(table)} FROM {table.name} WHERE document BETWEEN ? AND ?"
            for row in self._wreck.rows(sql, self._wreck.last_number):
                document, annotator = self._wreck.name(row[0]), self._wreck.name(row[1])
                try:
                    identifier, registers = _object_of(kind, row)
                except DECODING_ERRORS:
                    self._lost += 1
                    continue
                if document is not None and annotator is not None:
                    operation = Operation(kind, identifier or document, registers)
                    yield Scope(document, annotator), operation

    def _project_operations(self) -> Iterator[tuple[Scope, Operation]]:
        for kind in (ObjectKind.PROJECT, ObjectKind.TAGSET):
            text = self._wreck.first(f"SELECT registers FROM project_object WHERE kind = '{kind}'")
            yield from self._small(Scope(), kind, self._file.id, text)

    def _document_operations(self) -> Iterator[tuple[Scope, Operation]]:
        for kind, table in ((ObjectKind.ANNOTATOR, "annotator"), (ObjectKind.DOCUMENT, "document")):
            sql = f"SELECT number, registers FROM {table} WHERE number BETWEEN ? AND ?"
            for number, text in self._wreck.rows(sql, self._wreck.last_number):
                name = self._wreck.name(number)
                if name is not None:
                    scope = Scope(annotator=name) if kind is ObjectKind.ANNOTATOR else Scope(name)
                    yield from self._small(scope, kind, name, text)

    def _small(
        self, scope: Scope, kind: ObjectKind, identifier: Id, text: object
    ) -> Iterator[tuple[Scope, Operation]]:
        try:
            registers = json_object(text) if isinstance(text, str) else {}
        except DECODING_ERRORS:
            self._lost += 1
        else:
            if registers:
                yield scope, Operation(kind, identifier, registers)


def _object_of(kind: ObjectKind, row: Row) -> tuple[Id | None, Registers]:
    """Id and registers of a span or link; a set has its document's id."""
    if kind is ObjectKind.SPAN:
        return span_registers(row)
    if kind is ObjectKind.LINK:
        return link_registers(row)
    return None, json_object(row[11])
