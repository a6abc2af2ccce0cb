"""From bytes to text: byte order mark, strict UTF-8, then a guess that is told.

Short Western text fools every detector, so text with few bytes above 127 is taken as a Windows code page of
the language that its plain words speak; a detector decides on the rest.
"""

import codecs
import re
from dataclasses import dataclass

from annotator.articles.base import ReadOptions, SourceFile
from annotator.domain.errors import UnreadableFile
from annotator.text.languages import guess_language
from annotator.wording import mark, tr

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WESTERN = "cp1252"
_CODE_PAGES = {"pl": "cp1250", "cs": "cp1250", "hu": "cp1250", "ro": "cp1250", "tr": "cp1254"}
_REPLACED = {"mac_cyrillic": "cp1251", "iso8859_14": "cp1252", "cp949": "euc_kr"}
# What pages call by these names is read by browsers as the wider code page.
_WIDER = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "shift_jis": "cp932"}
_HIGH = re.compile(rb"[\x80-\xff]")
_BINARY = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f]")
_SAMPLE = 50_000
_SHORT = 200
_MANY_HIGH = 0.2
_MANY_HIGH_IN_SHORT = 0.45
_MANY_BINARY = 0.02
_MAGIC = (
    (b"%PDF", mark("a PDF")),
    (b"PK\x03\x04", mark("a zip archive or office document")),
    (b"\x89PNG", mark("a picture")),
    (b"\xff\xd8\xff", mark("a picture")),
    (b"GIF8", mark("a picture")),
    (b"\x1f\x8b", mark("a compressed file")),
    (b"SQLite format 3", mark("a database")),
    (b"\xd0\xcf\x11\xe0", mark("an old office document")),
    (b"{\\rtf", mark("rich text")),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(source: SourceFile, options: ReadOptions, declared: str | None = None) -> Decoded:
    """The text of a file; ``declared`` is the encoding that the file names, tried after UTF-8.

    Raises ``UnreadableFile`` where the file is binary, or is not in the encoding that was asked for.
    """
    _refuse_other_kinds(source)
    if options.encoding is not None:
        return _decode_as_asked(source, options.encoding)
    marked = next((name for mark, name in _MARKS if source.data.startswith(mark)), None)
    if marked is not None:
        note = tr("A byte order mark that says {encoding} was left out", encoding=marked)
        return Decoded(_strict(source, marked).removeprefix("\ufeff"), marked, (note,))
    wide = _wide_without_mark(source.data)
    if wide is not None:
        return Decoded(_strict(source, wide), wide, (_guessed(wide),))
    _refuse_binary(source)
    try:
        return Decoded(source.data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _guess(source, declared)


def _guessed(encoding: str) -> str:
    return tr("The encoding was guessed: {encoding}", encoding=encoding)


def _decode_as_asked(source: SourceFile, encoding: str) -> Decoded:
    try:
        name = codecs.lookup(encoding).name
        return Decoded(source.data.decode(name), name)
    except LookupError as error:
        raise UnreadableFile(
            tr("{name}: there is no text encoding called {encoding!r}", name=source.name, encoding=encoding)
        ) from error
    except ValueError as error:
        raise UnreadableFile(
            tr("{name} is not in the encoding {encoding}", name=source.name, encoding=encoding)
        ) from error


def _strict(source: SourceFile, encoding: str) -> str:
    try:
        return source.data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableFile(
            tr("{name} says that it is {encoding}, but is not", name=source.name, encoding=encoding)
        ) from error


def _guess(source: SourceFile, declared: str | None) -> Decoded:
    if declared is not None and (decoded := _as_declared(source, declared)) is not None:
        return decoded
    many = _MANY_HIGH_IN_SHORT if len(source.data) < _SHORT else _MANY_HIGH
    name = _western(source.data) if _share(_HIGH, source.data) <= many else _detected(source.data)
    try:
        return Decoded(source.data.decode(name), name, (_guessed(name),))
    except UnicodeDecodeError:
        text = source.data.decode(_WESTERN, "replace")
        note = tr(
            "The encoding was guessed: {encoding}; bytes that it does not know became U+FFFD",
            encoding=_WESTERN,
        )
        return Decoded(text, _WESTERN, (note,))


def _as_declared(source: SourceFile, declared: str) -> Decoded | None:
    try:
        name = codecs.lookup(declared).name
        name = _WIDER.get(name, name)
        note = tr("The file says that its encoding is {encoding}", encoding=declared)
        return Decoded(source.data.decode(name), name, (note,))
    except (LookupError, ValueError):
        return None


def _western(data: bytes) -> str:
    return _CODE_PAGES.get(guess_language(data[:_SAMPLE].decode(_WESTERN, "replace")), _WESTERN)


def _detected(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    return _WESTERN if best is None else _REPLACED.get(best.encoding, best.encoding)


def _wide_without_mark(data: bytes) -> str | None:
    """UTF-16 of mostly Latin text shows as a NUL in every other byte."""
    sample = data[:_SAMPLE]
    if len(sample) < 4 or len(data) % 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) / 2
    if odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 * half and odd < 0.05 * half else None


def _refuse_other_kinds(source: SourceFile) -> None:
    for magic, what in _MAGIC:
        if source.data.startswith(magic):
            raise UnreadableFile(
                tr("{name} holds no plain text; it looks like {kind}", name=source.name, kind=tr(what))
            )


def _refuse_binary(source: SourceFile) -> None:
    if _share(_BINARY, source.data) > _MANY_BINARY:
        raise UnreadableFile(tr("{name} holds no text, but binary data", name=source.name))


def _share(pattern: re.Pattern[bytes], data: bytes) -> float:
    sample = data[:_SAMPLE]
    return len(pattern.findall(sample)) / max(1, len(sample))
