"""Saved web pages: the main text by trafilatura, which fetches nothing."""

import logging
import re

from annotator.articles.base import Extraction, RawArticle, ReadOptions, SourceFile
from annotator.articles.encoding import decode
from annotator.articles.limits import MEGABYTE
from annotator.domain.errors import UnreadableFile
from annotator.domain.values import Json
from annotator.wording import mark, tr

_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_HEAD = 4096
_MOST_TAGS = 40_000
_LIST_ITEM = re.compile(r"[-|] ?")
_TALKATIVE = ("trafilatura", "htmldate", "courlan", "justext", "readability")


class HtmlReader:
    kind = mark("web page")
    suffixes = (".html", ".htm", ".xhtml")
    largest = 16 * MEGABYTE

    def read(self, source: SourceFile, options: ReadOptions) -> Extraction:
        charset = _CHARSET.search(source.data, 0, _HEAD)
        decoded = decode(source, options, charset.group(1).decode("ascii") if charset else None)
        if decoded.text.count("<") > _MOST_TAGS:
            raise UnreadableFile(
                tr("{name} has more than {count:,} tags", name=source.name, count=_MOST_TAGS)
            )
        page = _XML_DECLARATION.sub("", decoded.text).replace("\0", "")
        article = _main_text(page)
        if article is None:
            raise UnreadableFile(tr("{name}: no article text was found in the page", name=source.name))
        return Extraction((article,), decoded.encoding, decoded.notes)


def _main_text(page: str) -> RawArticle | None:
    import trafilatura
    from trafilatura.settings import Document

    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    found = trafilatura.bare_extraction(page, include_comments=False, with_metadata=True)
    if not isinstance(found, Document) or not found.text or not found.text.strip():
        return None
    told = {"date": found.date, "site": found.sitename, "url": found.url}
    meta: dict[str, Json] = {key: value for key, value in told.items() if value}
    return RawArticle(_spaced(found.text), found.title, found.author, None, meta)


def _spaced(text: str) -> str:
    """Paragraphs with an empty line between them, list items and table rows without."""
    parts: list[str] = []
    was_item = False
    for line in filter(str.strip, text.split("\n")):
        is_item = _LIST_ITEM.match(line) is not None
        if parts:
            parts.append("\n" if is_item and was_item else "\n\n")
        parts.append(line.strip())
        was_item = is_item
    return "".join(parts)
