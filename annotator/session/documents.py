"""Documents: adding, withdrawing, and correcting what surrounds their text."""

from collections.abc import Iterable

from annotator.domain.change import Change, Draft, ObjectKind, Operation, Register, Scope
from annotator.domain.document import Document, Zone
from annotator.domain.errors import EditError
from annotator.domain.values import Id, Json
from annotator.store.project_file import ProjectFile
from annotator.wording import tr


def zone_register(zone: Zone) -> Register:
    return f"zone.{zone.kind.value}.{zone.start}.{zone.end}"


def document_draft(document: Document, position: int, author: Id, group: Id | None = None) -> Draft:
    """The change that adds a document; its text goes along with the commit, under its hash."""
    writes: dict[Register, Json] = {
        "alive": True,
        "title": document.title,
        "language": document.language,
        "sha256": document.sha256,
        "position": position,
        **{f"meta.{key}": value for key, value in document.meta.items()},
        **{zone_register(zone): True for zone in document.zones},
    }
    return Draft(
        Scope(document=document.id), author, [Operation(ObjectKind.DOCUMENT, document.id, writes)], group
    )


def _write(file: ProjectFile, document: Id, author: Id, registers: dict[Register, Json]) -> Change:
    operation = Operation(ObjectKind.DOCUMENT, document, registers)
    return file.commit([Draft(Scope(document=document), author, [operation])])[0]


def withdraw(file: ProjectFile, document: Id, author: Id) -> Change:
    """Take a document out of the project. Its text is deleted for good; its hash stays."""
    file.documents.get(document)
    return _write(file, document, author, {"alive": False})


def set_language(file: ProjectFile, document: Id, author: Id, language: str) -> Change:
    return _write(file, document, author, {"language": language})


def set_title(file: ProjectFile, document: Id, author: Id, title: str) -> Change:
    return _write(file, document, author, {"title": title})


def correct_zones(
    file: ProjectFile, document: Id, author: Id, *, add: Iterable[Zone] = (), remove: Iterable[Zone] = ()
) -> Change:
    """Add and remove zones in one change; raises ``EditError`` on one that lies outside the text."""
    length = len(file.documents.text(document))
    registers: dict[Register, Json] = {zone_register(zone): None for zone in remove}
    for zone in add:
        if not 0 <= zone.start < zone.end <= length:
            raise EditError(
                tr(
                    "A zone cannot reach from {start} to {end} in this document",
                    start=zone.start,
                    end=zone.end,
                )
            )
        registers[zone_register(zone)] = True
    if not registers:
        raise EditError(tr("There is no zone to correct"))
    return _write(file, document, author, registers)
