"""Article files → drafts of documents: the table of readers, and one door to them."""

import os
from collections.abc import Mapping
from pathlib import Path

from annotator.articles.base import (
    DEFAULTS,
    ArticleFile,
    ArticleReader,
    Extraction,
    RawArticle,
    ReadOptions,
    SourceFile,
    Tally,
)
from annotator.articles.columns import column_names
from annotator.articles.docx import DocxReader
from annotator.articles.drafting import draft
from annotator.articles.files import find_files, load
from annotator.articles.html import HtmlReader
from annotator.articles.markdown import MarkdownReader
from annotator.articles.pdf import PdfReader
from annotator.articles.plain_text import PlainTextReader
from annotator.articles.tables import JsonLinesReader, SeparatedValuesReader
from annotator.domain.errors import InputError, UnreadableFile, UnsupportedFile
from annotator.locations import is_folder
from annotator.wording import mark, tr

__all__ = [
    "READERS",
    "ArticleFile",
    "ReadOptions",
    "find_files",
    "read_article_file",
    "read_text",
    "table_columns",
]

_ALL: tuple[ArticleReader, ...] = (
    PlainTextReader(),
    MarkdownReader(),
    HtmlReader(),
    DocxReader(),
    PdfReader(),
    JsonLinesReader(),
    SeparatedValuesReader(),
)
READERS: Mapping[str, ArticleReader] = {suffix: reader for reader in _ALL for suffix in reader.suffixes}
"""By suffix, in lower case, with its dot."""


def read_article_file(path: Path, options: ReadOptions = DEFAULTS) -> ArticleFile:
    """Raises ``UnsupportedFile`` or ``UnreadableFile``, each one line with the file's name and the reason."""
    if is_folder(path):
        raise UnreadableFile(tr("{name} is a folder that cannot be looked into", name=path.name or path))
    reader = READERS.get(path.suffix.lower())
    if reader is None and not os.path.lexists(path):
        raise UnreadableFile(tr("{name} does not exist", name=path.name or path))
    if reader is None:
        what = tr("{suffix} files", suffix=path.suffix) if path.suffix else tr("files without a suffix")
        raise UnsupportedFile(
            tr(
                "{name}: there is no reader for {kind} (there is {known})",
                name=path.name,
                kind=what,
                known=", ".join(READERS),
            )
        )
    source = load(path, reader.largest)
    return _article_file(path, source.name, _extract(reader, source, options), options, reader.kind)


def table_columns(path: Path, options: ReadOptions = DEFAULTS) -> list[str]:
    """The columns of a table of articles, to choose ``text_column`` from; none for another type of file.

    Raises ``UnreadableFile`` where not even the rows can be read.
    """
    reader = READERS.get(path.suffix.lower())
    if not isinstance(reader, JsonLinesReader | SeparatedValuesReader):
        return []
    _, rows = reader.rows(load(path, reader.largest), options)
    return column_names(rows)


def read_text(name: str, text: str) -> ArticleFile:
    """Text that was pasted or typed; ``name`` stands where a file's name would."""
    extraction = Extraction((RawArticle(text),))
    called = name or tr("The pasted text")
    return _article_file(Path(name), called, extraction, DEFAULTS, mark("pasted text"))


def _extract(reader: ArticleReader, source: SourceFile, options: ReadOptions) -> Extraction:
    """Whatever a library makes of a broken file is a file that cannot be read."""
    try:
        return reader.read(source, options)
    except InputError:
        raise
    except Exception as error:
        reason = " ".join(str(error).split())[:200] or type(error).__name__
        raise UnreadableFile(
            tr(
                "{name} cannot be read as {kind}: {reason}",
                name=source.name,
                kind=tr(reader.kind),
                reason=reason,
            )
        ) from error


def _article_file(
    path: Path, name: str, extraction: Extraction, options: ReadOptions, kind: str
) -> ArticleFile:
    tally = Tally()
    drafts = tuple(draft(raw, name, options, tally) for raw in extraction.articles)
    return ArticleFile(path, drafts, extraction.encoding, (*extraction.notes, *tally.notes()), kind)
