"""Word documents: text by mammoth, after a look at the archive for bombs and entities."""

import io
import zipfile
from xml.etree.ElementTree import Element, ParseError

from annotator.articles.base import Extraction, RawArticle, ReadOptions, SourceFile
from annotator.articles.cleaning import stated_title
from annotator.articles.limits import MEGABYTE
from annotator.domain.errors import UnreadableFile
from annotator.domain.values import Json
from annotator.wording import mark, tr

_MOST_ENTRIES = 2_000
_LARGEST_PART = 64 * MEGABYTE
_LARGEST_XML = 24 * MEGABYTE
_LARGEST_WHOLE = 256 * MEGABYTE
_LARGEST_RATIO = 200
_RATIO_COUNTS_FROM = MEGABYTE
_CORE = "docProps/core.xml"
_NAMES = {
    "title": "{http://purl.org/dc/elements/1.1/}title",
    "byline": "{http://purl.org/dc/elements/1.1/}creator",
    "date": "{http://purl.org/dc/terms/}created",
}


class DocxReader:
    kind = mark("Word document")
    suffixes = (".docx",)
    largest = 64 * MEGABYTE

    def read(self, source: SourceFile, options: ReadOptions) -> Extraction:
        import mammoth

        try:
            with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
                _check_sizes(source.name, archive)
                core = _check_xml(source.name, archive)
        except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError) as error:
            raise UnreadableFile(
                tr("{name} is no Word document, or a broken one", name=source.name)
            ) from error
        text = mammoth.extract_raw_text(io.BytesIO(source.data)).value.rstrip("\n")
        meta: dict[str, Json] = {"date": core["date"][:10]} if "date" in core else {}
        title = core.get("title", "")
        stated = stated_title(title, text)
        if title and stated is None:
            meta["document_title"] = title
        return Extraction((RawArticle(text, stated, core.get("byline"), None, meta),))


def _check_sizes(name: str, archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    if len(entries) > _MOST_ENTRIES:
        raise UnreadableFile(tr("{name} holds more than {count:,} parts", name=name, count=_MOST_ENTRIES))
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise UnreadableFile(tr("{name} is protected by a password", name=name))
    whole = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if whole > _LARGEST_WHOLE or any(entry.file_size > _LARGEST_PART for entry in entries):
        raise UnreadableFile(tr("{name} unpacks to more than a document should", name=name))
    if whole > _RATIO_COUNTS_FROM and whole > _LARGEST_RATIO * max(1, packed):
        raise UnreadableFile(
            tr("{name} unpacks to more than {count} times its size", name=name, count=_LARGEST_RATIO)
        )


def _check_xml(name: str, archive: zipfile.ZipFile) -> dict[str, str]:
    """Parses every XML part without entities or document types; gives what the core properties say."""
    core: dict[str, str] = {}
    for entry in archive.infolist():
        if not entry.filename.lower().endswith((".xml", ".rels")):
            continue
        if entry.file_size > _LARGEST_XML:
            raise UnreadableFile(tr("{name} holds more text than a document should", name=name))
        root = _parse(name, archive.read(entry))
        if entry.filename == _CORE:
            core = _core_properties(root)
    return core


def _parse(name: str, data: bytes) -> Element:
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        return fromstring(data, forbid_dtd=True)
    except DefusedXmlException as error:
        raise UnreadableFile(
            tr("{name} declares XML entities or a document type, which is refused", name=name)
        ) from error
    except (ParseError, ValueError) as error:
        raise UnreadableFile(tr("{name} holds broken XML", name=name)) from error


def _core_properties(root: Element) -> dict[str, str]:
    found = {key: (root.findtext(tag) or "").strip() for key, tag in _NAMES.items()}
    return {key: value for key, value in found.items() if value}
