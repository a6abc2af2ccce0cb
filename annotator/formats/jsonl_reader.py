"""Bytes → checked lines."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn, cast

import orjson
from pydantic import ValidationError

from annotator.domain.errors import UnreadableFile
from annotator.formats.files import open_ordinary
from annotator.formats.jsonl_lines import LINE, Line
from annotator.formats.jsonl_usual import are_usual
from annotator.formats.plain import storable
from annotator.wording import tr

MAX_LINE = 256 * 1024 * 1024
"""Bytes in one line; more is no dataset that anyone meant."""


def raw_lines(path: Path) -> Iterator[tuple[int, int, bytes]]:
    """Number, bytes read so far, and content of every line that is not blank."""
    done = 0
    with open_ordinary(path) as file:
        for number, raw in enumerate(iter(lambda: file.readline(MAX_LINE + 1), b""), 1):
            if len(raw) > MAX_LINE:
                raise UnreadableFile(
                    tr(
                        "{name}, line {number}: is longer than {count:,} bytes",
                        name=path.name,
                        number=number,
                        count=MAX_LINE,
                    )
                )
            done += len(raw)
            content = raw.removeprefix(b"\xef\xbb\xbf").strip() if number == 1 else raw.strip()
            if content:
                yield number, done, content


def load(content: bytes) -> tuple[Any, bool]:
    """The JSON value, and whether UTF-8 can hold all of it. Raises ``ValueError`` also for double keys.

    Compact JSON as our writer makes it is read fast: where writing it again gives the same bytes, nothing was
    lost on the way, neither a double key nor a digit.
    """
    try:
        value = orjson.loads(content)
    except ValueError:
        return _load_slowly(content), False
    if orjson.dumps(value) == content:
        return value, True
    return _load_slowly(content), True


def _load_slowly(content: bytes) -> Any:
    try:
        return json.loads(content, object_pairs_hook=_refuse_doubles, parse_constant=_refuse_constant)
    except RecursionError:
        raise ValueError(tr("is nested too deeply")) from None


def parse_line(content: bytes) -> Line:
    """One line, checked against the schema. Raises ``ValueError`` with what is wrong and where.

    The validator takes no lone surrogates; where there are any, it sees the line without them. Nor need it
    see spans that are valid at a glance, which most are.
    """
    value, plain = load(content)
    if plain:
        spans: Any = value.get("spans") if value.__class__ is dict else None
        if not are_usual(spans):
            return _validated(value)
        return {**_validated({**value, "spans": []}), "spans": spans}
    _validated(storable(value))
    return cast("Line", value)


def _validated(value: object) -> Line:
    try:
        return LINE.validate_python(value)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        raise ValueError(f"{place}: {first['msg']}" if place else first["msg"]) from error


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(tr("{name} is not JSON", name=name))


def _refuse_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({key for key, _ in pairs}) < len(pairs):
        twice = [key for key, count in Counter(key for key, _ in pairs).items() if count > 1]
        raise ValueError(tr("the key {key!r} stands there twice", key=twice[0]))
    return dict(pairs)
