"""Where a person works: whose annotation set on which document, and who is at the keyboard."""

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.domain.change import Change, Draft, ObjectKind, Operation, Register, Scope
from annotator.domain.values import Id, Json
from annotator.store.project_file import ProjectFile


@dataclass(frozen=True, slots=True)
class Desk:
    document: Id
    annotator: Id
    author: Id

    @property
    def scope(self) -> Scope:
        return Scope(self.document, self.annotator)

    def commit(self, file: ProjectFile, *operations: Operation) -> Change:
        """One change to this set."""
        return file.commit([Draft(self.scope, self.author, operations)])[0]

    def commit_all(self, file: ProjectFile, operations: Sequence[Operation]) -> Change:
        return self.commit(file, *operations)

    def write_set(self, file: ProjectFile, registers: dict[Register, Json]) -> Change:
        return self.commit(file, Operation(ObjectKind.SET, self.document, registers))


def own_desk(document: Id, person: Id) -> Desk:
    """The desk of somebody who works on their own set."""
    return Desk(document, person, person)
