"""Saved web pages."""

from pathlib import Path

import pytest

from annotator.domain.document import ZoneKind
from annotator.domain.errors import UnreadableFile
from tests.articles.reading_helpers import only_draft, read_bytes

PARAGRAPHS = [
    f"The café at the old bridge in Eastmere was closed on Monday, and {number} of its guests left at once."
    for number in range(2, 8)
]
PAGE = (
    "<html lang='en'><head><title>Bridge café closes | The Tide</title>{charset}"
    '<meta name="author" content="Lise Amory">'
    '<meta property="article:published_time" content="2021-02-20T10:00:00Z">'
    '<meta property="og:site_name" content="The Tide"><meta property="og:title" content="Bridge café closes">'
    "</head><body><nav><a href='/'>Home</a> <a href='/news'>News</a></nav>"
    "<article><h1>Bridge café closes</h1><p>By Lise Amory</p>"
    + "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    + "</article><img src='http://example.org/x.png'><script>alert(1)</script>"
    "<footer>About us. Contact.</footer></body></html>"
)


@pytest.mark.parametrize(
    ("charset", "encoding", "told"),
    [
        ("", "utf-8", "utf-8"),
        ("<meta charset='iso-8859-1'>", "latin-1", "cp1252"),
        ("<meta charset='iso-8859-1'>", "utf-8", "utf-8"),
        ("", "cp1252", "cp1252"),
    ],
)
def test_main_text_and_metadata(tmp_path: Path, charset: str, encoding: str, told: str) -> None:
    article = read_bytes(tmp_path, "a.html", PAGE.format(charset=charset).encode(encoding))
    draft = only_draft(article)
    assert draft.text == "\n\n".join(["Bridge café closes", "By Lise Amory", *PARAGRAPHS])
    assert draft.title == "Bridge café closes"
    assert draft.meta == {"file": "a.html", "byline": "Lise Amory", "date": "2021-02-20", "site": "The Tide"}
    assert [zone.kind for zone in draft.zones] == [ZoneKind.TITLE, ZoneKind.BYLINE]
    assert article.encoding == told


def test_an_xml_declaration_and_entities_do_no_harm(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    prolog = (
        '<?xml version="1.0" encoding="utf-8"?>'
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}"><!ENTITY y "aaaa">]>'
    )
    page = PAGE.format(charset="").replace("By Lise Amory", "By &x; &y; Lise Amory")
    text = only_draft(read_bytes(tmp_path, "a.xhtml", (prolog + page).encode())).text
    assert "secret" not in text
    assert PARAGRAPHS[-1] in text


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<html></html>", "no article text was found"),
        ("<html><body><script>alert(1)</script></body></html>", "no article text was found"),
        ("<p>a" * 70_000, "has more than 40,000 tags"),
    ],
)
def test_a_page_without_an_article_is_refused(tmp_path: Path, page: str, reason: str) -> None:
    with pytest.raises(UnreadableFile, match="^a.html.*" + reason):
        read_bytes(tmp_path, "a.html", page.encode())
