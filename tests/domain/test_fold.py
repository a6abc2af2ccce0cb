"""Folding is commutative, associative and idempotent: the latest write of a register wins."""

from collections.abc import Mapping, Sequence
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.change import Change, ChangeKey, ObjectKind, Operation, Scope
from annotator.domain.fold import Fold, fold
from annotator.domain.values import Id, Json

REPLICAS = ("replica a", "replica b")
SPANS = ("span 1", "span 2")
SCOPES = (Scope("document", "ana"), Scope("document", "ben"))


@st.composite
def changes(draw: st.DrawFn) -> list[Change]:
    """Changes of two replicas, with clocks that often tie."""
    numbers = dict.fromkeys(REPLICAS, 0)
    made: list[Change] = []
    for replica in draw(st.lists(st.sampled_from(REPLICAS), max_size=8)):
        numbers[replica] += 1
        operations = tuple(draw(st.lists(operation(), min_size=1, max_size=2)))
        key = ChangeKey(replica, numbers[replica])
        made.append(Change(key, draw(st.integers(1, 4)), "ana", draw(st.sampled_from(SCOPES)), operations))
    return made


@st.composite
def operation(draw: st.DrawFn) -> Operation:
    writes = st.dictionaries(st.sampled_from(["alive", "note", "label"]), st.none() | st.integers(0, 3))
    return Operation(ObjectKind.SPAN, draw(st.sampled_from(SPANS)), draw(writes))


@given(changes(), st.randoms())
def test_neither_order_nor_repetition_matters(made: list[Change], chance: Random) -> None:
    shuffled = [*made, *made]
    chance.shuffle(shuffled)
    assert fold(shuffled) == fold(made)


@given(changes(), st.integers(0, 8))
def test_a_fold_can_be_gone_on_with(made: list[Change], cut: int) -> None:
    going_on = Fold()
    for part in (made[:cut], made[cut:]):
        for change in part:
            going_on.add(change)
    assert going_on.objects == fold(made)


@given(changes())
def test_every_register_holds_what_its_latest_write_wrote(made: list[Change]) -> None:
    for (scope, kind, identifier), registers in fold(made).items():
        for register, value in registers.items():
            assert value == latest_write(made, scope, kind, identifier, register)


def latest_write(
    made: Sequence[Change], scope: Scope, kind: ObjectKind, identifier: Id, register: str
) -> Json:
    writes: list[tuple[tuple[int, Id, int], int, Mapping[str, Json]]] = []
    for change in made:
        for place, op in enumerate(change.operations):
            if (change.scope, op.kind, op.id) == (scope, kind, identifier) and register in op.writes:
                writes.append((change.stamp, -place, op.writes))
    return max(writes, key=lambda write: write[:2])[2][register]


def test_writing_one_register_touches_no_other_and_brings_nothing_back_to_life() -> None:
    def write(seq: int, **writes: Json) -> Change:
        op = Operation(ObjectKind.SPAN, SPANS[0], writes)
        return Change(ChangeKey(REPLICAS[0], seq), seq, "ana", SCOPES[0], (op,))

    made = [write(1, alive=True, note="a"), write(2, alive=False), write(3, note="b")]
    assert fold(made) == {(SCOPES[0], ObjectKind.SPAN, SPANS[0]): {"alive": False, "note": "b"}}
