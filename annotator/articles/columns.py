"""Which column of a table holds what, and one row as an article."""

import math
import re
from collections.abc import Mapping, Sequence

from annotator.articles.base import RawArticle, ReadOptions
from annotator.domain.errors import UnreadableFile
from annotator.domain.values import Json
from annotator.wording import tr

Row = Mapping[str, Json]

_TEXT = (
    "text",
    "body",
    "content",
    "article",
    "articletext",
    "articlebody",
    "fulltext",
    "maintext",
    "story",
    "plaintext",
)
_TITLE = ("title", "headline", "heading", "head")
_BYLINE = ("byline", "author", "authors", "by", "writer")
_LANGUAGE = ("language", "lang", "languagecode")
_DATE = (
    "date",
    "published",
    "publishdate",
    "publicationdate",
    "datepublish",
    "datepublished",
    "publishedat",
    "pubdate",
)
_SITE = ("site", "source", "publisher", "publication", "outlet", "sourcename", "sitename", "newspaper")
_URL = ("url", "link", "uri", "weburl")
_KNOWN = (("date", _DATE), ("site", _SITE), ("url", _URL))

_SAMPLED_ROWS = 50
_READS_LIKE_TEXT = 200
_MOST_NAMED = 20
_LARGEST_INTEGER = 2**63 - 1
_DEEPEST = 16
_SURROGATE = re.compile("[\ud800-\udfff]")


class Columns:
    """The columns of a table. Raises ``UnreadableFile`` where the text's column is not there or not plain."""

    def __init__(self, name: str, rows: Sequence[Row], options: ReadOptions) -> None:
        self.names = column_names(rows)
        self._plain = {_plain(column): column for column in reversed(self.names)}
        self.text = self._asked(name, options.text_column) or self._find_text(name, rows)
        self.title = self._asked(name, options.title_column) or self._named(_TITLE)
        self.byline = self._named(_BYLINE)
        self.language = self._named(_LANGUAGE)
        self.meta = {key: column for key, known in _KNOWN if (column := self._named(known))}

    def article(self, row: Row) -> RawArticle | None:
        """``None`` where the row has no text. What is no text, title, byline or language becomes metadata."""
        text = row.get(self.text)
        if not isinstance(text, str) or not text.strip():
            return None
        taken = {self.text, self.title, self.byline, self.language, *self.meta.values()}
        meta = {key: row.get(column) for key, column in self.meta.items()}
        meta.update({key: value for key, value in row.items() if key not in taken})
        kept = {str(storable(key)): storable(value) for key, value in meta.items()}
        return RawArticle(
            text,
            _words(row, self.title),
            _words(row, self.byline),
            _words(row, self.language),
            {key: value for key, value in kept.items() if value not in (None, "")},
        )

    def _asked(self, name: str, column: str | None) -> str | None:
        if column is not None and column not in self.names:
            raise UnreadableFile(
                tr(
                    "{name} has no column {column!r}; its columns are {columns}",
                    name=name,
                    column=column,
                    columns=self._listed(),
                )
            )
        return column

    def _named(self, known: Sequence[str]) -> str | None:
        return next((self._plain[plain] for plain in known if plain in self._plain), None)

    def _find_text(self, name: str, rows: Sequence[Row]) -> str:
        named = self._named(_TEXT)
        if named is not None:
            return named
        long = [column for column in self.names if _mean_length(rows, column) >= _READS_LIKE_TEXT]
        if len(long) == 1:
            return long[0]
        raise UnreadableFile(
            tr(
                "{name}: which column holds the text? Its columns are {columns}",
                name=name,
                columns=self._listed(),
            )
        )

    def _listed(self) -> str:
        shown = ", ".join(" ".join(column.split())[:40] for column in self.names[:_MOST_NAMED])
        return shown + (" …" if len(self.names) > _MOST_NAMED else "")


def column_names(rows: Sequence[Row]) -> list[str]:
    """The columns of the first rows, in order of appearance."""
    return list(dict.fromkeys(column for row in rows[:_SAMPLED_ROWS] for column in row))


def storable(value: Json, depth: int = 0) -> Json:
    """A JSON value that every store and format can hold: no huge integers, no NaN, no lone surrogates."""
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int):
        return value if abs(value) <= _LARGEST_INTEGER else str(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if depth >= _DEEPEST:
        return None
    if isinstance(value, list):
        return [storable(item, depth + 1) for item in value]
    return {str(storable(key)): storable(item, depth + 1) for key, item in value.items()}


def _plain(column: str) -> str:
    return "".join(character for character in column.casefold() if character.isalnum())


def _words(row: Row, column: str | None) -> str | None:
    """A cell as one line of words; a list of names is joined."""
    value = row.get(column) if column is not None else None
    if isinstance(value, list):
        value = ", ".join(item for item in value if isinstance(item, str))
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _mean_length(rows: Sequence[Row], column: str) -> float:
    cells = [row.get(column) for row in rows[:_SAMPLED_ROWS]]
    return sum(len(cell) for cell in cells if isinstance(cell, str)) / max(1, len(cells))
