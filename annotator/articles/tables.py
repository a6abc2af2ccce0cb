"""Tables of articles: JSON lines, and separated values with a header."""

import csv
import io
import json
from collections.abc import Iterator, Sequence

from annotator.articles.base import Extraction, ReadOptions, SourceFile
from annotator.articles.columns import Columns, Row
from annotator.articles.encoding import Decoded, decode
from annotator.articles.limits import MEGABYTE
from annotator.domain.errors import UnreadableFile
from annotator.wording import mark, tr

_LARGEST_CELL = 16 * MEGABYTE
_MOST_COLUMNS = 500
_SEPARATORS = ",;\t|"


class JsonLinesReader:
    kind = mark("JSON lines")
    suffixes = (".jsonl", ".ndjson")
    largest = 256 * MEGABYTE

    def read(self, source: SourceFile, options: ReadOptions) -> Extraction:
        return _extraction(source.name, *self.rows(source, options), options)

    def rows(self, source: SourceFile, options: ReadOptions) -> tuple[Decoded, list[Row]]:
        decoded = decode(source, options)
        return decoded, list(_json_rows(source.name, decoded.text))


class SeparatedValuesReader:
    kind = mark("table")
    suffixes = (".csv", ".tsv")
    largest = 256 * MEGABYTE

    def read(self, source: SourceFile, options: ReadOptions) -> Extraction:
        return _extraction(source.name, *self.rows(source, options), options)

    def rows(self, source: SourceFile, options: ReadOptions) -> tuple[Decoded, list[Row]]:
        decoded = decode(source, options)
        is_tabbed = source.name.lower().endswith(".tsv")
        separator = "\t" if is_tabbed else _separator(decoded.text)
        return decoded, list(_csv_rows(source.name, decoded.text, separator))


def _extraction(name: str, decoded: Decoded, rows: Sequence[Row], options: ReadOptions) -> Extraction:
    if not rows:
        raise UnreadableFile(tr("{name} holds no rows", name=name))
    columns = Columns(name, rows, options)
    articles = tuple(article for row in rows if (article := columns.article(row)) is not None)
    if not articles:
        raise UnreadableFile(
            tr("{name} holds no text in its column {column}", name=name, column=columns.text)
        )
    notes: list[str] = []
    if columns.text not in (options.text_column, "text"):
        notes.append(tr("The text was taken from {column}", column=columns.text))
    if left_out := len(rows) - len(articles):
        notes.append(tr("Rows without text were left out ({count:,}×)", count=left_out))
    return Extraction(articles, decoded.encoding, (*decoded.notes, *notes))


def _json_rows(name: str, text: str) -> Iterator[Row]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise UnreadableFile(
                tr(
                    "{name}, line {number}, is no JSON: {reason}",
                    name=name,
                    number=number,
                    reason=_reason(error),
                )
            ) from error
        if not isinstance(row, dict):
            raise UnreadableFile(tr("{name}, line {number}, is no JSON object", name=name, number=number))
        yield row


def _reason(error: ValueError | RecursionError) -> str:
    if isinstance(error, RecursionError):
        return tr("it is nested too deeply")
    if isinstance(error, json.JSONDecodeError):
        return tr("{problem} at column {number}", problem=error.msg, number=error.colno)
    return str(error)


def _csv_rows(name: str, text: str, separator: str) -> Iterator[Row]:
    csv.field_size_limit(_LARGEST_CELL)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        header = [column.strip() for column in next(lines, list[str]())]
        if len(header) > _MOST_COLUMNS:
            raise UnreadableFile(tr("{name} has more than {count} columns", name=name, count=_MOST_COLUMNS))
        for cells in lines:
            if len(cells) > len(header):
                raise UnreadableFile(
                    tr(
                        "{name}, line {number}, has more cells than the header",
                        name=name,
                        number=lines.line_num,
                    )
                )
            if any(cells):
                yield dict(zip(header, cells, strict=False))
    except csv.Error as error:
        raise UnreadableFile(
            tr(
                "{name}, line {number}, is no table row: {reason}",
                name=name,
                number=lines.line_num,
                reason=error,
            )
        ) from error


def _separator(text: str) -> str:
    """The separator that the header has most of; a comma where it has none."""
    header = text.lstrip("\r\n").split("\n", 1)[0]
    return max(_SEPARATORS, key=header.count)
