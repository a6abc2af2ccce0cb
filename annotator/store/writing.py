"""Takes up changes: into the journal, and into the tables that follow from it, in one transaction."""

import gc
import time
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice

from annotator.domain.change import (
    Change,
    ChangeKey,
    Draft,
    ObjectKind,
    Register,
    Scope,
    change_hash,
    encode_operations,
)
from annotator.domain.clock import HybridClock
from annotator.domain.errors import ProjectDamaged
from annotator.domain.fold import fold
from annotator.domain.identity import is_id, new_id
from annotator.domain.values import Id, Json
from annotator.store.chunks import chunked
from annotator.store.database import Database
from annotator.store.failures import decoding
from annotator.store.identities import Identities
from annotator.store.journal_queries import JournalQueries
from annotator.store.journal_rows import identifiers_of, journal_row
from annotator.store.settling import Settling, write_settled
from annotator.store.sheet import Sheet
from annotator.store.statements import insert_into
from annotator.store.tables import JOURNAL
from annotator.store.texts import Texts
from annotator.store.validation import check_drafts, check_operation
from annotator.wording import tr

_BATCH = 500
_LATEST = 2**62


def _now_ms() -> int:
    return time.time_ns() // 1_000_000


@contextmanager
def without_collector() -> Generator[None]:
    """What a large commit makes all lives until its end: collecting meanwhile finds nothing, slowly."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@dataclass(slots=True)
class Head:
    """The number of the journal's last change, and the latest clock in it."""

    number: int
    clock: int


class Writer:
    """The writing half of a project file. ``replica`` is minted with the first change of this opening."""

    def __init__(
        self, database: Database, identities: Identities, texts: Texts, journal: JournalQueries, project: Id
    ) -> None:
        self._database = database
        self._identities = identities
        self._texts = texts
        self._journal = journal
        self._project = project
        self._clock = HybridClock(_now_ms)
        self.replica: Id | None = None

    @contextmanager
    def transaction(self) -> Generator[None]:
        """All that is written inside is kept, or none of it."""
        try:
            with without_collector(), self._database.writing():
                yield
        except BaseException:
            self._identities.forget()
            self._texts.forget()
            raise
        self._identities.settle()
        self._texts.settle()

    def _head(self) -> Head:
        with decoding(self._database.path):
            number, clock = self._database.rows("SELECT number, clock FROM head")[0]
        self._clock.observe(clock)
        return Head(number, clock)

    def _move_head(self, head: Head) -> None:
        sql = "UPDATE head SET number = ?, clock = ?, unclean = 1"
        self._database.execute(sql, (head.number, head.clock))

    def mark_clean(self) -> None:
        if self.replica is not None:
            with self._database.writing():
                self._database.execute("UPDATE head SET unclean = 0")

    def _sheet(self) -> Sheet:
        return Sheet(self._database, self._identities, self._texts)

    def registers(self, scope: Scope, kind: ObjectKind, identifier: Id) -> Mapping[Register, Json]:
        with decoding(self._database.path):
            return self._sheet().current(scope, kind, identifier)

    # Own changes

    def commit(self, drafts: Sequence[Draft], texts: Mapping[str, str]) -> list[Change]:
        if not drafts:
            return []
        check_drafts(drafts, self._project)
        with self.transaction(), decoding(self._database.path):
            head = self._head()
            self._texts.offer(texts)
            replica = self._mint(drafts)
            sheet = self._sheet()
            changes = self._stamped(drafts, sheet, replica)
            sheet.check_texts()
            self._append(changes, head)
            self._settle(sheet, strict=True)
        return changes

    def _mint(self, drafts: Iterable[Draft]) -> Id:
        """Number all identifiers that the drafts name; the replica's is the answer."""
        if self.replica is None:
            self.replica = new_id()
        wanted = [self.replica]
        for draft in drafts:
            undone = None if draft.undoes is None else draft.undoes.replica
            places = (draft.author, draft.scope.document, draft.scope.annotator, draft.group, undone)
            wanted += [place for place in places if place is not None]
        self._identities.mint(wanted)
        return self.replica

    def _stamped(self, drafts: Iterable[Draft], sheet: Sheet, replica: Id) -> list[Change]:
        sql = "SELECT max(seq) FROM journal WHERE replica = ?"
        last = self._database.value(sql, (self._identities.number(replica),)) or 0
        return [
            Change(
                ChangeKey(replica, seq),
                self._clock.tick(),
                draft.author,
                draft.scope,
                sheet.apply(draft),
                draft.group,
                draft.undoes,
            )
            for seq, draft in enumerate(drafts, last + 1)
        ]

    def _append(self, changes: Sequence[Change], head: Head) -> None:
        """Write changes whose identifiers are minted to the journal's end."""
        rows = [
            journal_row(number, each, self._identities)
            for number, each in enumerate(changes, head.number + 1)
        ]
        if not rows:
            return
        self._database.execute(insert_into(JOURNAL), rows)
        head.number += len(rows)
        head.clock = max(head.clock, *(change.clock for change in changes))
        self._move_head(head)

    def _settle(self, sheet: Sheet, *, strict: bool) -> None:
        living = [each.registers for each in sheet.documents.values() if each.registers.get("alive") is True]
        self._texts.store_offered({str(registers.get("sha256")) for registers in living})
        write_settled(self._database, self._texts, Settling(sheet, strict=strict).settle())

    # Changes made elsewhere

    def merge(self, changes: Iterable[Change], texts: Mapping[str, str], *, strict: bool = True) -> int:
        """How many were new. Without ``strict``, documents whose text is not given are not shown."""
        taken = 0
        touched: dict[Scope, None] = {}
        with self.transaction():
            with decoding(self._database.path):
                head = self._head()
            self._texts.offer(texts)
            source = iter(changes)
            while batch := list(islice(source, _BATCH)):
                new = self._new_among(batch)
                self._append(new, head)
                taken += len(new)
                touched.update(dict.fromkeys(change.scope for change in new))
            self._refold(touched, strict=strict)
        return taken

    def _new_among(self, batch: Sequence[Change]) -> list[Change]:
        new: dict[ChangeKey, tuple[Change, bytes]] = {}
        for change in batch:
            digest = self._checked_hash(change)
            known = new[change.key][1] if change.key in new else self._stored_hash(change.key)
            if known is None:
                new[change.key] = (change, digest)
            elif known != digest:
                raise ProjectDamaged(
                    tr(
                        "Two different changes claim to be number {number} of {copy}",
                        number=change.key.seq,
                        copy=change.key.replica,
                    )
                )
        self._identities.mint(each for change, _ in new.values() for each in identifiers_of(change))
        return [change for change, _ in new.values()]

    def _checked_hash(self, change: Change) -> bytes:
        try:
            return checked_hash(change, self._project)
        except ValueError as error:
            raise ProjectDamaged(
                tr("A change that was to be merged is none of ours: {reason}", reason=error)
            ) from error

    def _stored_hash(self, key: ChangeKey) -> bytes | None:
        with decoding(self._database.path):
            sql = "SELECT hash FROM journal WHERE replica = ? AND seq = ?"
            return self._database.value(sql, (self._identities.find(key.replica), key.seq))

    def _refold(self, touched: Iterable[Scope], *, strict: bool) -> None:
        scopes = sorted(touched, key=lambda scope: scope.annotator is not None)
        for chunk in chunked(scopes, _BATCH):
            with decoding(self._database.path):
                sheet = self._sheet()
                for scope in chunk:
                    sheet.replace(scope, fold(self._journal.of_scope(scope)))
                self._settle(sheet, strict=strict)


def checked_hash(change: Change, project: Id) -> bytes:
    """The hash of a change made elsewhere; ``ValueError`` when no program of ours can have made it."""
    for identifier in identifiers_of(change):
        if not is_id(identifier):
            raise ValueError(f"{identifier!r} is no identifier")
    if change.key.seq < 1 or not 0 < change.clock < _LATEST:
        raise ValueError("its number or clock is out of bounds")
    for operation in change.operations:
        if not is_id(operation.id):
            raise ValueError(f"{operation.id!r} is no identifier")
        check_operation(change.scope, project, operation)
    return change_hash(change, encode_operations(change.operations))
