"""PDF files, and the paragraphs of their printed lines."""

from pathlib import Path

import pytest

from annotator.articles.base import Tally
from annotator.articles.pdf import join_lines
from annotator.domain.errors import UnreadableFile
from tests.articles.office import pdf
from tests.articles.reading_helpers import only_draft, read_bytes

PRINTED = [
    "Bridge closes",
    "The bridge in Eastmere was closed on Monday by the board that had met",
    "for three hours in the town hall of the old port before its members",
    "left (late).",
    "The café stays open.",
]


def test_printed_lines_become_paragraphs_and_it_is_told(tmp_path: Path) -> None:
    article = read_bytes(tmp_path, "a.pdf", pdf(PRINTED, "Bridge closes", "Lise Amory"))
    draft = only_draft(article)
    assert draft.text == "\n".join([PRINTED[0], " ".join(PRINTED[1:4]), PRINTED[4]])
    assert draft.title == "Bridge closes"
    assert draft.meta == {"file": "a.pdf", "byline": "Lise Amory", "date": "2021-02-20"}
    assert article.notes == ("Printed lines were joined into paragraphs (2×)",)
    assert article.encoding is None


def test_pages_are_parted_and_a_template_s_title_is_not_the_article_s(tmp_path: Path) -> None:
    draft = only_draft(read_bytes(tmp_path, "a.pdf", pdf(PRINTED[3:], "Template 7", pages=2)))
    assert draft.text == "left (late).\nThe café stays open.\n\nleft (late).\nThe café stays open."
    assert draft.title == "left (late)."
    assert draft.meta["document_title"] == "Template 7"


def test_a_full_line_before_a_capital_ends_a_paragraph_only_after_a_sentence() -> None:
    page = (
        "The bridge in Eastmere was closed on Monday by the board that has met in\r\n"
        "Eastmere for three hours and more, and that has decided on this.\r\n"
        "Carl Venn said on the quay that the bridge would be open in the spring."
    )
    first, second, third = page.split("\r\n")
    assert join_lines(page, Tally()) == f"{first} {second}\n{third}"


def test_a_line_end_hyphen_goes_where_the_word_goes_on() -> None:
    tally = Tally()
    page = "the har\ufffe\r\nbour of Port\ufffe\r\nEllis and a lone \ufffe mark"
    assert join_lines(page, tally) == "the harbour of Port-Ellis and a lone - mark"
    assert tally.notes() == ("Words hyphenated at a line's end were joined (2×)",)


def test_lists_and_empty_lines_stay_apart() -> None:
    page = (
        "The board wants three things from the skippers who have waited all:\r\n"
        "• that they wait for as long as the dredging of the bar goes on\r\n"
        "• that they pay\r\n\r\nThe end of it all"
    )
    assert join_lines(page, Tally()) == page.replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.4 nonsense", "is no PDF, or a broken one"),
        (b"text", "is no PDF, or a broken one"),
        (pdf([]), "holds no text; it may be a scan"),
        (pdf(PRINTED, locked=True), "is protected by a password"),
        (pdf(PRINTED, pages=2_001), "has more than 2,000 pages"),
        (pdf(PRINTED)[:200], "is no PDF, or a broken one"),
    ],
)
def test_what_is_no_pdf_with_text_is_refused(tmp_path: Path, data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableFile, match="^a.pdf " + reason):
        read_bytes(tmp_path, "a.pdf", data)
