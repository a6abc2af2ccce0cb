"""What the drafts of a commit must keep to, once their operations stand in the sheet."""

from collections.abc import Iterable, Sequence
from typing import Any, cast

from annotator.domain.change import Draft, ObjectKind, Operation, Scope
from annotator.domain.errors import EditError, SpanInvalid, UnknownObject
from annotator.domain.values import Id
from annotator.store.rows import Registers
from annotator.store.set_sheet import SetSheet, ends_of
from annotator.store.sheet import Sheet
from annotator.store.validation import check_operation


def check_drafts(drafts: Iterable[Draft], project: Id) -> None:
    """Raises ``EditError`` where an operation is none of the domain's."""
    for draft in drafts:
        for operation in draft.operations:
            try:
                check_operation(draft.scope, project, operation)
            except ValueError as error:
                raise EditError(f"The edit cannot be recorded: {error}") from error


def check_sheet(sheet: Sheet, drafts: Sequence[Draft]) -> None:
    """Raises ``UnknownObject`` or ``SpanInvalid`` where what was written cannot stand."""
    for draft in drafts:
        scope = draft.scope
        if scope.document is not None and scope.annotator is not None:
            _check_in_set(sheet, scope.document, scope.annotator, draft.operations)


def _check_in_set(sheet: Sheet, document: Id, annotator: Id, operations: Sequence[Operation]) -> None:
    text = _text_of(sheet, document)
    number = sheet.identities.number(annotator)
    _check_annotator(sheet, annotator)
    each = sheet.set_of(sheet.identities.number(document), number)
    for operation in operations:
        if operation.kind is ObjectKind.SPAN:
            _check_span(each, operation, text)
        elif operation.kind is ObjectKind.LINK:
            _check_link(sheet, each, operation)


def _text_of(sheet: Sheet, identifier: Id) -> str:
    document = sheet.document(sheet.identities.number(identifier))
    sha256 = document.registers.get("sha256")
    alive = document.registers.get("alive") is True
    text = sheet.texts.get(sha256) if alive and isinstance(sha256, str) else None
    if text is None:
        raise UnknownObject(f"There is no document {identifier} in this project")
    return text


def _check_annotator(sheet: Sheet, identifier: Id) -> None:
    registers = sheet.registers_of(Scope(annotator=identifier), ObjectKind.ANNOTATOR)
    if registers.get("name") is None:
        raise UnknownObject(f"There is no annotator {identifier} in this project")


def _check_span(each: SetSheet, operation: Operation, text: str) -> None:
    registers = each.spans[operation.id].registers
    if registers.get("alive") is not True:
        if registers.get("alive") is None and "alive" not in operation.writes:
            raise UnknownObject(f"There is no span {operation.id} here")
        return
    missing = [name for name in ("extent", "label", "origin") if registers.get(name) is None]
    if missing:
        raise UnknownObject(f"There is no span {operation.id} here that has a {missing[0]}")
    _check_extent(registers, text)


def _check_extent(registers: Registers, text: str) -> None:
    extent = cast("dict[str, Any]", registers["extent"])
    start, end = extent["fragments"][0][0], extent["fragments"][-1][1]
    if text[start:end] != extent["surface"]:
        raise SpanInvalid(f"The text at [{start}, {end}) is {text[start:end]!r}, not {extent['surface']!r}")


def _check_link(sheet: Sheet, each: SetSheet, operation: Operation) -> None:
    registers = each.links[operation.id].registers
    if registers.get("alive") is not True:
        if registers.get("alive") is None and "alive" not in operation.writes:
            raise UnknownObject(f"There is no link {operation.id} here")
        return
    ends = ends_of(registers)
    sheet.load_spans(each, ends)
    if not ends or registers.get("origin") is None or not all(end in each.spans for end in ends):
        raise UnknownObject(f"An end of the link {operation.id} is no span here")
