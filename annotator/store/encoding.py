"""How values become bytes: ids, JSON columns, texts and payloads of changes."""

import json
import zlib
from typing import Any, Final, cast

import orjson

from annotator.domain.errors import EditError
from annotator.domain.values import Id, Json
from annotator.wording import tr

_RAW: Final = b"\x00"
_DEFLATED: Final = b"\x01"
_LEVEL: Final = 1
LARGEST: Final = 512 * 2**20
"""Bytes of one text or change, unpacked: twice the longest line of a dataset."""


def pack_id(identifier: Id) -> bytes:
    """Sixteen bytes; ``ValueError`` on what is no UUID in canonical form."""
    packed = bytes.fromhex(identifier.replace("-", ""))
    if len(packed) != 16 or len(identifier) != 36 or identifier != identifier.lower():
        raise ValueError(f"{identifier!r} is no identifier")
    return packed


def unpack_id(packed: bytes) -> Id:
    if len(packed) != 16:
        raise ValueError(f"{packed!r} is no identifier")
    digits = packed.hex("-", 2)
    return f"{digits[:4]}{digits[5:29]}{digits[30:34]}{digits[35:]}"


def to_json(value: object) -> str:
    """JSON text; a leading space marks what only Python's own reader understands in full."""
    try:
        return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()
    except TypeError:
        return " " + json.dumps(value, separators=(",", ":"), sort_keys=True)


def from_json(text: str) -> Any:
    return json.loads(text) if text.startswith(" ") else orjson.loads(text)


def to_column(text: str) -> str | bytes:
    """``text`` itself, or its bytes where a lone surrogate stands in it."""
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
    return text


def from_column(value: str | bytes) -> str:
    return value if isinstance(value, str) else value.decode("utf-8", "surrogatepass")


def pack_text(text: str) -> bytes:
    return pack_bytes(text.encode("utf-8", "surrogatepass"))


def unpack_text(body: bytes) -> str:
    return unpack_bytes(body).decode("utf-8", "surrogatepass")


def pack_bytes(data: bytes) -> bytes:
    """Deflated where that is shorter; the first byte says which. Raises ``EditError`` beyond ``LARGEST``."""
    if len(data) > LARGEST:
        raise EditError(tr("A project takes no piece of more than {size} MB", size=LARGEST // 2**20))
    deflated = zlib.compress(data, _LEVEL, -zlib.MAX_WBITS)
    return _DEFLATED + deflated if len(deflated) < len(data) else _RAW + data


def unpack_bytes(body: bytes) -> bytes:
    match body[:1]:
        case b"\x01":
            return _inflated(memoryview(body)[1:])
        case b"\x00":
            return body[1:]
        case codec:
            raise ValueError(f"unknown codec {codec!r}")


def _inflated(body: memoryview) -> bytes:
    """At most ``LARGEST`` bytes: few can be made to unpack to more than there is memory."""
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    data = inflater.decompress(body, LARGEST + 1)
    if len(data) > LARGEST:
        raise ValueError(f"unpacked, a piece of it has more than {LARGEST // 2**20} MB")
    if not inflater.eof:
        raise ValueError("a piece of it is cut short")
    return data


def json_object(text: str) -> dict[str, Json]:
    value = from_json(text)
    if not isinstance(value, dict):
        raise ValueError("a JSON object was expected")
    return cast("dict[str, Json]", value)
