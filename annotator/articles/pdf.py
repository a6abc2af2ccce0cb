"""PDF files: the text layer by pdfium, its printed lines joined into paragraphs."""

import re

from annotator.articles.base import Extraction, RawArticle, ReadOptions, SourceFile, Tally
from annotator.articles.cleaning import stated_title
from annotator.articles.limits import MEGABYTE, Deadline
from annotator.domain.errors import UnreadableFile
from annotator.domain.values import Json
from annotator.wording import mark, tr

_MOST_PAGES = 2_000
_PASSWORD = 4
_FULL_LINE = 0.75
_NEARLY_FULL_LINE = 0.92
_SHORTEST_WIDTH = 30
_ENDS_SENTENCE = re.compile(r"[.!?:。！？؟][\"'”’»)\]]?$")
_BULLET = re.compile(r"[•‣◦▪●–—-]\s|\d{1,3}[.)]\s")
_STARTS_SENTENCE = re.compile(r"[\"“„«(]?[A-ZÀ-ÖØ-ÞА-Я]")
_DATE = re.compile(r"D:(\d{4})(\d{2})(\d{2})")
_SOFT_HYPHEN = "\ufffe"


class PdfReader:
    kind = mark("PDF")
    suffixes = (".pdf",)
    largest = 128 * MEGABYTE

    def read(self, source: SourceFile, options: ReadOptions) -> Extraction:
        pages, properties = _load(source)
        tally = Tally()
        text = "\n\n".join(page for page in (join_lines(raw, tally) for raw in pages) if page)
        if not text.strip():
            raise UnreadableFile(tr("{name} holds no text; it may be a scan", name=source.name))
        meta: dict[str, Json] = {}
        if date := _DATE.match(properties.get("CreationDate", "")):
            meta["date"] = "-".join(date.groups())
        title = properties.get("Title", "").strip()
        stated = stated_title(title, text)
        if title and stated is None:
            meta["document_title"] = title
        byline = properties.get("Author", "").strip() or None
        return Extraction((RawArticle(text, stated, byline, None, meta),), None, tally.notes())


def _load(source: SourceFile) -> tuple[list[str], dict[str, str]]:
    from pypdfium2 import PdfDocument, PdfiumError

    deadline = Deadline(source.name)
    try:
        with PdfDocument(source.data) as document:
            if len(document) > _MOST_PAGES:
                raise UnreadableFile(
                    tr("{name} has more than {count:,} pages", name=source.name, count=_MOST_PAGES)
                )
            pages: list[str] = []
            for index in range(len(document)):
                deadline.check()
                page = document.get_page(index)
                words = page.get_textpage()
                pages.append(words.get_text_range())
                words.close()
                page.close()
            return pages, document.get_metadata_dict()
    except PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            raise UnreadableFile(tr("{name} is protected by a password", name=source.name)) from error
        raise UnreadableFile(tr("{name} is no PDF, or a broken one", name=source.name)) from error


def join_lines(page: str, tally: Tally) -> str:
    """A page's printed lines as paragraphs.

    A line goes on where it fills the column and the next one does not look like a new paragraph. pdfium
    writes U+FFFE for a hyphen at a line's end: it goes with the break before a small letter.
    """
    lines = [line.strip() for line in page.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    width = _column_width(lines)
    parts: list[str] = []
    previous = ""
    for line in lines:
        if previous and line:
            parts.append(_joint(parts, previous, line, width, tally))
        elif parts and previous:
            parts.append("\n\n")
        if line:
            parts.append(line)
        previous = line
    return "".join(parts).replace(_SOFT_HYPHEN, "-").strip()


def _joint(parts: list[str], previous: str, line: str, width: int, tally: Tally) -> str:
    """What stands between two printed lines; takes a hyphen off the first where the word goes on."""
    if previous.endswith(_SOFT_HYPHEN):
        tally.add(mark("Words hyphenated at a line's end were joined"), 1)
        parts[-1] = parts[-1][:-1] if line[0].islower() else parts[-1][:-1] + "-"
        return ""
    if _goes_on(previous, line, width):
        tally.add(mark("Printed lines were joined into paragraphs"), 1)
        return " "
    return "\n"


def _goes_on(previous: str, line: str, width: int) -> bool:
    if width < _SHORTEST_WIDTH or len(previous) < _FULL_LINE * width or _BULLET.match(line):
        return False
    if not _STARTS_SENTENCE.match(line):
        return True
    return not _ENDS_SENTENCE.search(previous) or len(previous) >= _NEARLY_FULL_LINE * width


def _column_width(lines: list[str]) -> int:
    """The length of a full line: few are longer."""
    lengths = sorted(len(line) for line in lines if line)
    return lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0
