"""Folding changes into the current values of registers.

The latest write of a register wins, by ``Change.stamp``. So the fold of a set of changes depends neither
on their order nor on repetition.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from annotator.domain.change import Change, ObjectKind, Register, Scope
from annotator.domain.values import Id, Json

ObjectKey: TypeAlias = tuple[Scope, ObjectKind, Id]
Registers: TypeAlias = Mapping[Register, Json]

_Stamp: TypeAlias = tuple[int, Id, int]


@dataclass(slots=True)
class Fold:
    """Registers by object. Feed it changes in any order, any number of times."""

    objects: dict[ObjectKey, dict[Register, Json]] = field(
        default_factory=dict[ObjectKey, dict[Register, Json]]
    )
    _stamps: dict[tuple[ObjectKey, Register], _Stamp] = field(
        default_factory=dict[tuple[ObjectKey, Register], _Stamp]
    )

    def add(self, change: Change) -> None:
        for operation in change.operations:
            key = (change.scope, operation.kind, operation.id)
            values = self.objects.setdefault(key, {})
            for register, value in operation.writes.items():
                self._write(key, values, register, value, change.stamp)

    def _write(
        self, key: ObjectKey, values: dict[Register, Json], register: Register, value: Json, stamp: _Stamp
    ) -> None:
        last = self._stamps.get((key, register))
        if last is None or stamp > last:
            self._stamps[key, register] = stamp
            values[register] = value


def fold(changes: Iterable[Change]) -> dict[ObjectKey, dict[Register, Json]]:
    result = Fold()
    for change in changes:
        result.add(change)
    return result.objects
