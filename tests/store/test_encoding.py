import math
import zlib
from typing import cast
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.change import ObjectKind, Operation, decode_operations, encode_operations
from annotator.domain.errors import EditError
from annotator.domain.identity import is_id
from annotator.domain.values import Json
from annotator.store import encoding
from annotator.store.encoding import (
    from_column,
    from_json,
    json_object,
    pack_bytes,
    pack_id,
    pack_text,
    to_column,
    to_json,
    unpack_bytes,
    unpack_id,
    unpack_text,
)

KNOWN = "4f1c2a7e-93b0-4d58-a6c1-0d2e5f7b8a9c"

any_text = st.text(st.characters() | st.characters(categories=["Cs"]))
finite = st.floats(allow_nan=False, allow_infinity=False)
any_json = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**100), 2**100) | finite | any_text,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(any_text, inner, max_size=4),
    max_leaves=12,
)


@given(any_json)
def test_json_columns_keep_every_value(value: Json) -> None:
    text = to_json(value)
    text.encode()
    assert from_json(text) == value
    assert to_json(from_json(text)) == text


@given(any_text)
def test_text_columns_keep_every_text(text: str) -> None:
    stored = to_column(text)
    if isinstance(stored, str):
        stored.encode()
    assert from_column(stored) == text
    assert unpack_text(pack_text(text)) == text


@given(st.binary(max_size=3000))
def test_packed_bytes_come_back_and_cost_at_most_one_byte(data: bytes) -> None:
    packed = pack_bytes(data)
    assert unpack_bytes(packed) == data
    assert len(packed) <= len(data) + 1


def test_what_is_cut_short_is_refused() -> None:
    packed = pack_text("Ines met the mayor. " * 100)
    for length in range(1, len(packed)):
        with pytest.raises((ValueError, zlib.error)):
            unpack_bytes(packed[:length])


def test_nothing_is_unpacked_beyond_what_may_be_packed(monkeypatch: pytest.MonkeyPatch) -> None:
    longest, longer = bytes(1000), bytes(1001)
    packed = pack_bytes(longer)
    monkeypatch.setattr(encoding, "LARGEST", 1000)
    assert unpack_bytes(pack_bytes(longest)) == longest
    with pytest.raises(EditError, match="no piece of more than"):
        pack_bytes(longer)
    with pytest.raises(ValueError, match="unpacked, a piece of it has more than"):
        unpack_bytes(packed)


def test_long_texts_are_compressed() -> None:
    assert len(pack_text("Ines met the mayor. " * 100)) < 100


def test_an_unknown_codec_is_an_error() -> None:
    for body in (b"", b"\x07abc"):
        with pytest.raises(ValueError, match="unknown codec"):
            unpack_bytes(body)


@given(st.uuids())
def test_identifiers_take_sixteen_bytes(uuid: object) -> None:
    packed = pack_id(str(uuid))
    assert len(packed) == 16
    assert unpack_id(packed) == str(uuid)


@pytest.mark.parametrize(
    "identifier", ["", "x" * 36, KNOWN.upper(), KNOWN.replace("-", ""), KNOWN[:-1], f" {KNOWN} "]
)
def test_what_is_no_identifier_is_refused(identifier: str) -> None:
    with pytest.raises(ValueError):
        pack_id(identifier)
    assert not is_id(identifier)


def test_bytes_of_another_length_are_no_identifier() -> None:
    with pytest.raises(ValueError, match="is no identifier"):
        unpack_id(b"short")


def test_only_objects_are_taken_for_registers() -> None:
    assert json_object('{"a":1}') == {"a": 1}
    with pytest.raises(ValueError, match="JSON object"):
        json_object("[1]")


registers = st.dictionaries(any_text, any_json, max_size=4)


def _operation(identifier: UUID, writes: dict[str, Json], before: dict[str, Json]) -> Operation:
    return Operation(ObjectKind.SPAN, str(identifier), writes, {name: before.get(name) for name in writes})


operations = st.builds(_operation, st.uuids(), registers, registers)


@given(st.lists(operations, max_size=4))
def test_operations_are_read_back_as_written_and_written_back_the_same(made: list[Operation]) -> None:
    data = encode_operations(made)
    assert decode_operations(data) == tuple(made)
    assert encode_operations(decode_operations(data)) == data


@given(st.dictionaries(any_text, any_json, min_size=2, max_size=5))
def test_the_order_of_registers_does_not_matter(writes: dict[str, Json]) -> None:
    backwards = dict(reversed(writes.items()))
    one, other = (Operation(ObjectKind.SET, "x", each) for each in (writes, backwards))
    assert encode_operations([one]) == encode_operations([other])


def test_what_json_has_no_number_for_is_nothing() -> None:
    data = encode_operations([Operation(ObjectKind.DOCUMENT, "x", {"meta.score": math.nan})])
    (operation,) = decode_operations(data)
    assert cast("dict[str, Json]", operation.writes) == {"meta.score": None}
