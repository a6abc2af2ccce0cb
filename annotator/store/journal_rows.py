"""Changes as rows of the journal, and back."""

from collections.abc import Iterable, Sequence
from typing import Any

from annotator.domain.change import (
    Change,
    ChangeKey,
    Scope,
    Step,
    change_hash,
    decode_operations,
    encode_operations,
)
from annotator.domain.errors import ProjectDamaged
from annotator.domain.values import Id
from annotator.store.encoding import pack_bytes, unpack_bytes
from annotator.store.identities import Identities
from annotator.wording import tr

JournalRow = tuple[Any, ...]


def identifiers_of(change: Change) -> Iterable[Id]:
    """All that a journal row names by number."""
    yield change.key.replica
    yield change.author
    for identifier in (change.scope.document, change.scope.annotator, change.group):
        if identifier is not None:
            yield identifier
    if change.undoes is not None:
        yield change.undoes.replica


def journal_row(number: int, change: Change, identities: Identities) -> JournalRow:
    """Every identifier must have been minted."""

    def numbered(identifier: Id | None) -> int | None:
        return None if identifier is None else identities.number(identifier)

    operations = encode_operations(change.operations)
    undoes = change.undoes
    return (
        number,
        numbered(change.key.replica),
        change.key.seq,
        change.clock,
        numbered(change.author),
        numbered(change.scope.document),
        numbered(change.scope.annotator),
        numbered(change.group),
        None if undoes is None else numbered(undoes.replica),
        None if undoes is None else undoes.seq,
        change_hash(change, operations),
        pack_bytes(operations),
    )


def steps_of(rows: Sequence[JournalRow], identities: Identities) -> list[Step]:
    """Rows of the journal, with payloads or without, as steps: unchecked, newest first."""
    names = identities.ids_of({number for row in rows for number in (row[1], row[8]) if number is not None})
    steps = [
        Step(
            ChangeKey(names[replica], seq),
            clock,
            None if undoes is None else ChangeKey(names[undoes], undoes_seq),
        )
        for _, replica, seq, clock, _, _, _, _, undoes, undoes_seq, *_ in rows
    ]
    return sorted(steps, key=lambda step: (step.clock, step.key.replica, step.key.seq), reverse=True)


def changes_of(rows: Sequence[JournalRow], identities: Identities) -> list[Change]:
    """The changes of whole journal rows; ``ProjectDamaged`` where one's hash does not fit it."""
    names = identities.ids_of(
        number for row in rows for number in (row[1], row[4], *row[5:9]) if number is not None
    )
    return [change_of(row, names) for row in rows]


def change_of(row: JournalRow, names: dict[int, Id]) -> Change:
    number, replica, seq, clock, author, document, annotator, group, undoes, undoes_seq, digest, payload = row
    operations = unpack_bytes(payload)
    change = Change(
        ChangeKey(names[replica], seq),
        clock,
        names[author],
        Scope(
            None if document is None else names[document],
            None if annotator is None else names[annotator],
        ),
        decode_operations(operations),
        None if group is None else names[group],
        None if undoes is None else ChangeKey(names[undoes], undoes_seq),
    )
    if change_hash(change, operations) != digest:
        raise ProjectDamaged(
            tr("Change {number} of the journal is not what was written there", number=number)
        )
    return change
