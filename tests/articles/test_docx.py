"""Word documents, and what poses as one."""

import io
import random
import zipfile
from pathlib import Path

import pytest

from annotator.domain.errors import UnreadableFile
from tests.articles.office import core_xml, document_xml, docx
from tests.articles.reading_helpers import only_draft, read_bytes


def test_paragraphs_and_properties(tmp_path: Path) -> None:
    words = ["Bridge closes", "The bridge & <b> 😀 closed.", "Second “one”."]
    data = docx(
        document_xml(words),
        core_xml("Bridge closes", "Lise Amory", "2021-02-20T10:00:00Z"),
        {"word/media/a.png": b"x"},
    )
    draft = only_draft(read_bytes(tmp_path, "a.docx", data))
    assert draft.text == "\n\n".join(words)
    assert draft.title == "Bridge closes"
    assert draft.meta == {"file": "a.docx", "byline": "Lise Amory", "date": "2021-02-20"}


def test_a_template_s_title_is_not_the_article_s(tmp_path: Path) -> None:
    data = docx(document_xml(["Bridge closes", "The bridge closed."]), core_xml("Template 7", "", ""))
    draft = only_draft(read_bytes(tmp_path, "a.docx", data))
    assert draft.title == "Bridge closes"
    assert draft.meta["document_title"] == "Template 7"


NESTED = document_xml(["x"]).replace("</w:body>", "<w:p>" * 30_000 + "</w:p>" * 30_000 + "</w:body>")


def _unpacked(document: str) -> bytes:
    """An archive that is not compressed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx(document))) as packed, zipfile.ZipFile(stream, "w") as archive:
        for entry in packed.infolist():
            archive.writestr(entry.filename, packed.read(entry))
    return stream.getvalue()


def _locked() -> bytes:
    """The first entry says that it is encrypted."""
    data = bytearray(docx(document_xml(["x"])))
    central = data.index(b"PK\x01\x02")
    data[central + 8] |= 1
    return bytes(data)


# Repeats inside deflate's window: packs well, but by less than the ratio that gives a bomb away.
PERIOD = random.Random(1).randbytes(30_000)

HOSTILE = {
    "a password": (_locked(), "is protected by a password"),
    "a bomb": (docx(document_xml(["a" * 20_000_000])), "unpacks to more than 200 times its size"),
    "a part too large": (
        docx(document_xml(["x"]), more={"a.bin": PERIOD * 2_300}),
        "unpacks to more than a document should",
    ),
    "too much text": (
        docx(document_xml(["x"]), more={"b.xml": PERIOD * 900}),
        "holds more text than a document should",
    ),
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
    "unclosed": (_unpacked(document_xml(["x"]).replace("<w:p>", "<w:p>" * 30_000)), "holds broken XML"),
    "deep nesting": (_unpacked(NESTED), "cannot be read as Word document"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_what_is_no_honest_document_is_refused(tmp_path: Path, what: str) -> None:
    data, reason = HOSTILE[what]
    with pytest.raises(UnreadableFile, match="^a.docx.*" + reason):
        read_bytes(tmp_path, "a.docx", data)
