"""Changes: the atomic, journaled edits from which everything current can be rebuilt.

The operations are one closed table. Each writes *registers* of one object; a register is the unit of
last-writer-wins, and its value is JSON:

========== ======================= ==============================================================
object     register                value
========== ======================= ==============================================================
project    name                    text
           opens_as                an annotator's id: whom the project greets, as a packet does
           viewpoint.<annotator>   "annotator", "reviewer" or "lead"
annotator  name, kind              text
tagset     tagset                  the whole tagset
document   alive                   true, or false once withdrawn
           title, language, sha256 text
           position                integer: the order of adding
           meta.<key>              JSON
           zone.<kind>.<start>.<end>  true, or null once removed
set        assigned.<layer>        true or false (true where never written)
           finished.<layer>        true or false (false where never written)
           skipped                 a reason, or null
           note, flag              text or null; {"kind", "comment"} or null
           answer                  {"text", "by"} to the flag, or null
           settled.<part>.<digest> of the gold: {"verdict", "took": [ids], "note"?}, or null
span       alive                   true or false
           extent                  {"fragments": [[start, end], …], "surface": text}
           label                   {"layer", "label"}
           attribute.<key>         text, list of texts, boolean, or null
           note, flag, answer      as for a set
           origin                  {"how", "from"?, "by"?, "note"?, "tagset_version", "source_id"?}
link       alive                   true or false
           ends                    {"role", "source", "target"}: span ids; target may be null
           attribute.<key>         as for a span
           origin                  as for a span
========== ======================= ==============================================================
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import TypeAlias

import orjson

from annotator.domain.record import record
from annotator.domain.values import Id, Json

Register: TypeAlias = str

_NOTHING: Mapping[Register, Json] = {}


class ObjectKind(StrEnum):
    PROJECT = "project"
    ANNOTATOR = "annotator"
    TAGSET = "tagset"
    DOCUMENT = "document"
    SET = "set"
    SPAN = "span"
    LINK = "link"


_KINDS: Mapping[str, ObjectKind] = {kind.value: kind for kind in ObjectKind}


@dataclass(frozen=True, slots=True)
class Scope:
    """What one change may touch.

    Document and annotator: that annotation set. Document alone: that document. Annotator alone: that
    annotator. Neither: the project itself, its tagset among it.
    """

    document: Id | None = None
    annotator: Id | None = None


@record
class Operation:
    """Registers written on one object, and their values before; ``before`` has the same keys as ``writes``.

    ``id`` is the object's own id; a set's is its document's, the project's and the tagset's the project's.
    A register never written before has the value ``None`` there.
    """

    kind: ObjectKind
    id: Id
    writes: Mapping[Register, Json]
    before: Mapping[Register, Json] = field(default_factory=lambda: _NOTHING)


@lru_cache(maxsize=256)
def unwritten(names: tuple[Register, ...]) -> Mapping[Register, Json]:
    """What stood in registers of something new; shared, for a corpus has millions of such operations."""
    return dict.fromkeys(names)


@dataclass(frozen=True, slots=True)
class ChangeKey:
    """The identity of a change: the replica that made it and its number there, from 1."""

    replica: Id
    seq: int


@dataclass(frozen=True, slots=True)
class Draft:
    """A change that is wanted: the store adds the values before, the key and the clock.

    ``group`` joins changes that are undone together; ``undoes`` names the change whose effect this reverts.
    """

    scope: Scope
    author: Id
    operations: Sequence[Operation]
    group: Id | None = None
    undoes: ChangeKey | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A change without what it wrote: as much as tells which changes are in force."""

    key: ChangeKey
    clock: int
    undoes: ChangeKey | None


@dataclass(frozen=True, slots=True)
class Change:
    key: ChangeKey
    clock: int
    author: Id
    scope: Scope
    operations: tuple[Operation, ...]
    group: Id | None = None
    undoes: ChangeKey | None = None

    @property
    def stamp(self) -> tuple[int, Id, int]:
        """The total order in which registers are written: clock, then replica, then number."""
        return (self.clock, self.key.replica, self.key.seq)


def encode_operations(operations: Sequence[Operation]) -> bytes:
    """Canonical JSON of operations, the form that is hashed and stored.

    One row an operation: kind, id, writes, and the values before unless all of them are None. A leading
    space marks what needs Python's own JSON: lone surrogates and integers beyond 64 bits.
    """
    rows = [_operation_row(operation) for operation in operations]
    try:
        return orjson.dumps(rows, option=orjson.OPT_SORT_KEYS)
    except TypeError:
        return b" " + json.dumps(rows, separators=(",", ":"), sort_keys=True).encode()


def _operation_row(operation: Operation) -> list[object]:
    writes, before = operation.writes, operation.before
    row: list[object] = [operation.kind, operation.id, writes if isinstance(writes, dict) else dict(writes)]
    for value in before.values():
        if value is not None:
            row.append(dict(before))
            break
    return row


def decode_operations(data: bytes) -> tuple[Operation, ...]:
    """The inverse of ``encode_operations``; raises ``ValueError`` or ``TypeError`` on anything else."""
    rows = json.loads(data) if data.startswith(b" ") else orjson.loads(data)
    return tuple(_operation_of(*row) for row in rows)


def _operation_of(
    kind: str, identifier: Id, writes: dict[Register, Json], before: dict[Register, Json] | None = None
) -> Operation:
    known = _KINDS.get(kind) or ObjectKind(kind)
    return Operation(known, identifier, writes, dict.fromkeys(writes) if before is None else before)


def change_hash(change: Change, operations: bytes | None = None) -> bytes:
    """SHA-256 over every field of a change, 32 bytes; give its encoded ``operations`` if at hand."""
    undoes = change.undoes
    head = [
        change.key.replica,
        change.key.seq,
        change.clock,
        change.author,
        change.scope.document,
        change.scope.annotator,
        change.group,
        [undoes.replica, undoes.seq] if undoes else None,
    ]
    digest = hashlib.sha256(json.dumps(head).encode())
    digest.update(operations if operations is not None else encode_operations(change.operations))
    return digest.digest()
