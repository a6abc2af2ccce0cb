"""Changes are hashed over canonical JSON, and come back from it as they were."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.change import (
    Change,
    ChangeKey,
    ObjectKind,
    Operation,
    Scope,
    change_hash,
    decode_operations,
    encode_operations,
)
from annotator.domain.values import Json

VALUES: st.SearchStrategy[Json] = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**80), 2**80) | st.floats(-1e9, 1e9) | st.text(),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(), inner, max_size=2),
    max_leaves=4,
)
REGISTERS = st.dictionaries(st.text(max_size=5), VALUES, max_size=3)
HALVES = st.text("\ud83dé", min_size=1, max_size=3) | st.text("\ude00é", min_size=1, max_size=3)
"""First halves or second halves of characters; no file that can be read has both side by side."""


def operation(writes: Mapping[str, Json], before: Mapping[str, Json]) -> Operation:
    whole = {key: before.get(key) for key in writes}
    return Operation(ObjectKind.SPAN, "id", writes, whole)


OPERATIONS = st.lists(st.builds(operation, REGISTERS, REGISTERS), max_size=3)
CHANGE = Change(ChangeKey("r", 1), 9, "ana", Scope("d", "a"), (operation({"note": "x"}, {}),))


@given(OPERATIONS)
def test_operations_come_back(operations: list[Operation]) -> None:
    assert decode_operations(encode_operations(operations)) == tuple(operations)


@given(HALVES)
def test_lone_surrogates_come_back(text: str) -> None:
    broken = [operation({"note": text}, {})]
    assert decode_operations(encode_operations(broken)) == tuple(broken)


@given(OPERATIONS)
def test_the_order_in_which_registers_were_written_down_does_not_matter(operations: list[Operation]) -> None:
    turned = [
        replace(each, writes=turned_round(each.writes), before=turned_round(each.before))
        for each in operations
    ]
    assert encode_operations(turned) == encode_operations(operations)


def turned_round(registers: Mapping[str, Json]) -> dict[str, Json]:
    return dict(reversed(list(registers.items())))


@pytest.mark.parametrize(
    "other",
    [
        replace(CHANGE, key=ChangeKey("r", 2)),
        replace(CHANGE, key=ChangeKey("s", 1)),
        replace(CHANGE, clock=10),
        replace(CHANGE, author="ben"),
        replace(CHANGE, scope=Scope("d")),
        replace(CHANGE, scope=Scope(annotator="a")),
        replace(CHANGE, group="g"),
        replace(CHANGE, undoes=ChangeKey("r", 1)),
        replace(CHANGE, operations=(operation({"note": "y"}, {}),)),
        replace(CHANGE, operations=(operation({"note": "x"}, {"note": "y"}),)),
        replace(CHANGE, operations=()),
    ],
)
def test_the_hash_covers_every_field(other: Change) -> None:
    assert change_hash(other) != change_hash(CHANGE)
    assert len(change_hash(other)) == 32


def test_the_hash_of_operations_at_hand_is_the_same() -> None:
    assert change_hash(CHANGE, encode_operations(CHANGE.operations)) == change_hash(CHANGE)


@pytest.mark.parametrize("data", [b"{", b" {", b"[[]]", b'[["mood","id",{}]]', b"[1]"])
def test_what_is_no_list_of_operations_is_refused(data: bytes) -> None:
    with pytest.raises((ValueError, TypeError)):
        decode_operations(data)
