"""Word documents, and what poses as one."""

import io
import zipfile
from pathlib import Path

import pytest

from annotator.domain.errors import UnreadableFile
from tests.articles.office import core_xml, document_xml, docx
from tests.articles.reading_helpers import only_draft, read_bytes


def test_paragraphs_and_properties(tmp_path: Path) -> None:
    words = ["Bridge closes", "The bridge & <b> 😀 closed.", "Second “one”."]
    data = docx(document_xml(words), core_xml("Bridge closes", "Lise Amory", "2021-02-20T10:00:00Z"))
    draft = only_draft(read_bytes(tmp_path, "a.docx", data))
    assert draft.text == "\n\n".join(words)
    assert draft.title == "Bridge closes"
    assert draft.meta == {"file": "a.docx", "byline": "Lise Amory", "date": "2021-02-20"}


def test_a_template_s_title_is_not_the_article_s(tmp_path: Path) -> None:
    data = docx(document_xml(["Bridge closes", "The bridge closed."]), core_xml("Template 7", "", ""))
    draft = only_draft(read_bytes(tmp_path, "a.docx", data))
    assert draft.title == "Bridge closes"
    assert draft.meta["document_title"] == "Template 7"


def _unpacked(depth: int) -> bytes:
    """Deep nesting in an archive that is not compressed."""
    stream = io.BytesIO()
    nested = "<w:p>" * depth + "</w:p>" * depth
    document = document_xml(["x"]).replace("</w:body>", nested + "</w:body>")
    with zipfile.ZipFile(io.BytesIO(docx(document))) as packed, zipfile.ZipFile(stream, "w") as archive:
        for entry in packed.infolist():
            archive.writestr(entry.filename, packed.read(entry))
    return stream.getvalue()


HOSTILE = {
    "a bomb": (docx(document_xml(["a" * 20_000_000])), "unpacks to more than 200 times its size"),
    "too many parts": (
        docx(document_xml(["x"]), more={f"{number}.bin": b"" for number in range(2_100)}),
        "holds more than 2,000 parts",
    ),
    "entities": (
        docx(document_xml(["x"], '<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]>')),
        "declares XML entities",
    ),
    "entities in UTF-16": (
        docx(document_xml(["x"]), more={"word/x.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a/>'.encode("utf-16")}),
        "declares XML entities",
    ),
    "broken XML": (docx("<broken"), "holds broken XML"),
    "another zip": (docx("<a/>"), "cannot be read as Word document"),
    "half a zip": (docx(document_xml(["x"]))[:300], "is no Word document, or a broken one"),
    "no zip": (b"Just text.", "is no Word document, or a broken one"),
    "no text": (docx(document_xml(["", " "])), "holds no text"),
    "nesting": (_unpacked(30_000), "cannot be read as Word document"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_what_is_no_honest_document_is_refused(tmp_path: Path, what: str) -> None:
    data, reason = HOSTILE[what]
    with pytest.raises(UnreadableFile, match="^a.docx.*" + reason):
        read_bytes(tmp_path, "a.docx", data)
