"""All that one transaction touches: loaded in few queries, changed in memory, written back in few more."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Table

from annotator.domain.change import Draft, ObjectKind, Operation, Register, Scope, unwritten
from annotator.domain.errors import EditError, UnknownObject
from annotator.domain.fold import ObjectKey
from annotator.domain.registers import NewSpan
from annotator.domain.values import Id, Json
from annotator.store.chunks import chunked
from annotator.store.database import Database
from annotator.store.encoding import json_object, pack_id
from annotator.store.identities import Identities
from annotator.store.rows import Registers, Row
from annotator.store.set_sheet import Item, SetSheet, TallyKey, ends_of, item_of_link, item_of_span
from annotator.store.statements import columns_of, marks
from annotator.store.tables import ANNOTATION_SET, LINK, SPAN
from annotator.store.texts import Texts
from annotator.wording import mark, tr

_MANY = 500


@dataclass(slots=True)
class DocumentSheet:
    """A document's registers, and whether and with which text it stood in the tables."""

    registers: Registers
    shown: bool = False
    sha256: str | None = None
    touched: bool = False


@dataclass(slots=True)
class Sheet:
    """``blank``: as if the tables were empty; for rebuilding what should stand in them."""

    database: Database
    identities: Identities
    texts: Texts
    blank: bool = False
    documents: dict[int, DocumentSheet] = field(default_factory=dict[int, DocumentSheet])
    annotators: dict[int, Registers] = field(default_factory=dict[int, Registers])
    changed_annotators: set[int] = field(default_factory=set[int])
    project: dict[ObjectKind, Registers] = field(default_factory=dict[ObjectKind, Registers])
    sets: dict[tuple[int, int], SetSheet] = field(default_factory=dict[tuple[int, int], SetSheet])
    tally: Counter[TallyKey] = field(default_factory=Counter[TallyKey])

    def _query(self, sql: str, parameters: tuple[object, ...]) -> Sequence[Row]:
        return [] if self.blank else self.database.rows(sql, parameters)

    # Loading

    def document(self, number: int) -> DocumentSheet:
        sheet = self.documents.get(number)
        if sheet is None:
            sheet = self.documents[number] = self._load_document(number)
        return sheet

    def _load_document(self, number: int) -> DocumentSheet:
        if number in self.identities.minted:
            return DocumentSheet({})
        sql = "SELECT shown, sha256, registers FROM document WHERE number = ?"
        rows = self._query(sql, (number,))
        if not rows:
            return DocumentSheet({})
        shown, sha256, registers = rows[0]
        return DocumentSheet(json_object(registers), bool(shown), sha256.hex() if sha256 else None)

    def set_of(self, document: int, annotator: int) -> SetSheet:
        sheet = self.sets.get((document, annotator))
        if sheet is None:
            sheet = self.sets[document, annotator] = self._load_set(document, annotator)
        return sheet

    def _load_set(self, document: int, annotator: int) -> SetSheet:
        if not self.identities.minted.isdisjoint((document, annotator)):
            return SetSheet(document, annotator, fresh=True)
        where = "WHERE document = ? AND annotator = ?"
        rows = self._query(
            f"SELECT {columns_of(ANNOTATION_SET)} FROM annotation_set {where}", (document, annotator)
        )
        sheet = SetSheet(document, annotator, fresh=not rows)
        for row in rows:
            sheet.load(row)
        return sheet

    def _rows_of(
        self, table: Table, sheet: SetSheet, condition: str, parameters: Iterable[object]
    ) -> Sequence[Row]:
        sql = f"SELECT {columns_of(table)} FROM {table.name} WHERE document = ? AND annotator = ?{condition}"
        return self._query(sql, (sheet.document, sheet.annotator, *parameters))

    def load_spans(self, sheet: SetSheet, identifiers: Iterable[Id]) -> None:
        """Those of the spans that the tables hold."""
        missing = [] if sheet.fresh else [each for each in identifiers if each not in sheet.spans]
        for chunk in chunked(missing, _MANY):
            condition = f" AND id IN ({marks(len(chunk))})"
            for row in self._rows_of(SPAN, sheet, condition, packed_ids(chunk)):
                identifier, item = item_of_span(row)
                sheet.spans[identifier] = item

    def load_links(self, sheet: SetSheet, identifiers: Iterable[Id]) -> None:
        missing = [] if sheet.fresh else [each for each in identifiers if each not in sheet.links]
        for chunk in chunked(missing, _MANY):
            condition = f" AND id IN ({marks(len(chunk))})"
            self._take_links(sheet, self._rows_of(LINK, sheet, condition, packed_ids(chunk)))

    def load_links_at(self, sheet: SetSheet, spans: Sequence[Id]) -> None:
        """The links that have one of ``spans`` at an end."""
        for chunk in chunked([] if sheet.fresh else spans, _MANY):
            places = marks(len(chunk))
            condition = f" AND (source IN ({places}) OR target IN ({places}))"
            self._take_links(sheet, self._rows_of(LINK, sheet, condition, packed_ids(chunk) * 2))

    def _take_links(self, sheet: SetSheet, rows: Iterable[Row]) -> None:
        for row in rows:
            identifier, item = item_of_link(row)
            sheet.links.setdefault(identifier, item)

    def load_whole_sets(self, document: int) -> None:
        """All sets of a document with all their spans and links, or where it goes, those that are shown."""
        if document in self.identities.minted:
            return
        condition = "" if self.document(document).registers.get("alive") is True else " AND shown = 1"
        sql = "SELECT annotator FROM annotation_set WHERE document = ?"
        for (annotator,) in self._query(sql, (document,)):
            sheet = self.set_of(document, annotator)
            for row in self._rows_of(SPAN, sheet, condition, ()):
                identifier, item = item_of_span(row)
                sheet.spans.setdefault(identifier, item)
            self._take_links(sheet, self._rows_of(LINK, sheet, condition, ()))

    def load_ends(self, sheet: SetSheet) -> None:
        """The spans at the ends of the sheet's links; the sheet's own spans must be settled before."""
        self.load_spans(sheet, {end for item in sheet.links.values() for end in ends_of(item.registers)})

    def current(self, scope: Scope, kind: ObjectKind, identifier: Id) -> Mapping[Register, Json]:
        """The registers of one object; empty where there is none."""
        places = [place for place in (scope.document, scope.annotator) if place is not None]
        if any(self.identities.find(place) is None for place in places):
            return {}
        if scope.document is None or scope.annotator is None:
            return self.registers_of(scope, kind)
        sheet = self.set_of(self.identities.number(scope.document), self.identities.number(scope.annotator))
        if kind is ObjectKind.SET:
            return sheet.registers
        self.load_spans(sheet, [identifier])
        self.load_links(sheet, [identifier])
        item = (sheet.spans if kind is ObjectKind.SPAN else sheet.links).get(identifier)
        return {} if item is None else item.registers

    # Changing

    def check_texts(self) -> None:
        """Raises ``EditError`` where a document was given another text."""
        for document in self.documents.values():
            if document.sha256 not in (None, document.registers.get("sha256")):
                raise EditError(tr("The text of a document never changes"))

    def apply(self, draft: Draft) -> tuple[Operation, ...]:
        """Write a draft's operations; they come back with the values that stood there before.

        Raises ``UnknownObject`` where one goes on with a span or link that never was there.
        """
        scope = draft.scope
        if scope.document is None or scope.annotator is None:
            return tuple(self._apply_small(scope, operation) for operation in draft.operations)
        sheet = self.set_of(self.identities.number(scope.document), self.identities.number(scope.annotator))
        sheet.touched = True
        if not sheet.fresh:
            self.load_spans(sheet, [op.id for op in draft.operations if op.kind is ObjectKind.SPAN])
            self.load_links(sheet, [op.id for op in draft.operations if op.kind is ObjectKind.LINK])
        return tuple([_apply_in_set(sheet, operation) for operation in draft.operations])

    def _apply_small(self, scope: Scope, operation: Operation) -> Operation:
        return _written(self.registers_of(scope, operation.kind), operation)

    def registers_of(self, scope: Scope, kind: ObjectKind) -> Registers:
        """Of a document, an annotator, the project or the tagset; to be changed in place."""
        if scope.document is not None:
            document = self.document(self.identities.number(scope.document))
            document.touched = True
            return document.registers
        if scope.annotator is not None:
            number = self.identities.number(scope.annotator)
            self.changed_annotators.add(number)
            return self.annotator(number)
        if kind not in self.project:
            sql = "SELECT registers FROM project_object WHERE kind = ?"
            self.project[kind] = self._load_small(sql, kind.value)
        return self.project[kind]

    def annotator(self, number: int) -> Registers:
        registers = self.annotators.get(number)
        if registers is None:
            sql = "SELECT registers FROM annotator WHERE number = ?"
            registers = self.annotators[number] = self._load_small(sql, number)
        return registers

    def _load_small(self, sql: str, key: object) -> Registers:
        rows = self._query(sql, (key,))
        return json_object(rows[0][0]) if rows else {}

    def replace(self, scope: Scope, objects: Mapping[ObjectKey, dict[str, Json]]) -> None:
        """Write what a scope's whole journal folds to."""
        if scope.document is not None and scope.annotator is not None:
            self._replace_in_set(
                self.set_of(self.identities.number(scope.document), self.identities.number(scope.annotator)),
                objects,
            )
            return
        for (_, kind, _), registers in objects.items():
            held = self.registers_of(scope, kind)
            held.clear()
            held.update(registers)

    def _replace_in_set(self, sheet: SetSheet, objects: Mapping[ObjectKey, dict[str, Json]]) -> None:
        self.load_spans(sheet, [identifier for _, kind, identifier in objects if kind is ObjectKind.SPAN])
        self.load_links(sheet, [identifier for _, kind, identifier in objects if kind is ObjectKind.LINK])
        for (_, kind, identifier), registers in objects.items():
            if kind is ObjectKind.SET:
                sheet.registers = registers
                continue
            items = sheet.spans if kind is ObjectKind.SPAN else sheet.links
            item = items.setdefault(identifier, Item({}))
            item.registers, item.touched = registers, True


def _before(registers: Mapping[Register, Json], writes: Mapping[Register, Json]) -> dict[Register, Json]:
    return {name: registers.get(name) for name in writes}


def _written(registers: Registers, operation: Operation) -> Operation:
    writes = operation.writes
    before = _before(registers, writes)
    registers.update(writes)
    return Operation(operation.kind, operation.id, writes, before)


def _apply_in_set(sheet: SetSheet, operation: Operation) -> Operation:
    kind, identifier, writes = operation.kind, operation.id, operation.writes
    if kind is ObjectKind.SET:
        return _written(sheet.registers, operation)
    items = sheet.spans if kind is ObjectKind.SPAN else sheet.links
    item = items.get(identifier)
    if item is None:
        if "alive" not in writes:
            frame = (
                mark("There is no span {id} here")
                if kind is ObjectKind.SPAN
                else mark("There is no link {id} here")
            )
            raise UnknownObject(tr(frame, id=identifier))
        items[identifier] = Item(writes, True)
        if operation.__class__ is NewSpan:
            return operation
        return Operation(kind, identifier, writes, unwritten(tuple(writes)))
    before = _before(item.registers, writes)
    item.registers, item.touched = {**item.registers, **writes}, True
    return Operation(kind, identifier, writes, before)


def packed_ids(identifiers: Iterable[Id]) -> list[bytes]:
    return [pack_id(identifier) for identifier in identifiers]
