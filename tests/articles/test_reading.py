"""The one door to all readers: whatever the bytes, an article file or one clear line."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.articles.base import ArticleFile, ReadOptions
from annotator.articles.reading import READERS, read_article_file, read_text
from annotator.domain.document import ZoneKind
from annotator.domain.errors import InputError, UnreadableFile, UnsupportedFile
from tests.articles import office
from tests.articles.reading_helpers import only_draft, read_bytes
from tests.text import scraped


def test_a_scraped_article_becomes_a_draft_with_its_zones(tmp_path: Path) -> None:
    article = read_bytes(tmp_path, "article.txt", scraped.TEXT.encode())
    draft = only_draft(article)
    assert (draft.title, draft.text, draft.language) == (scraped.TITLE, scraped.TEXT, "en")
    assert draft.meta == {"file": "article.txt"}
    assert (article.encoding, article.notes, article.kind) == ("utf-8", (), "plain text")
    assert sum(zone.kind is ZoneKind.BOILERPLATE for zone in draft.zones) == 5


def test_crlf_becomes_lf_once_and_nothing_else_changes(tmp_path: Path) -> None:
    article = read_bytes(tmp_path, "a.txt", "Title\r\n\r\nA cafe\u0301\u00a0here\u2028now.\r\n".encode())
    assert only_draft(article).text == "Title\n\nA cafe\u0301\u00a0here\u2028now.\n"
    assert article.notes == ("Line ends CRLF or CR became LF (3×)",)


def test_without_a_headline_the_first_words_are_the_title(tmp_path: Path) -> None:
    assert (
        only_draft(read_bytes(tmp_path, "a.txt", b"The bridge closed.\n\nIt is old.")).title
        == "The bridge closed."
    )
    long = only_draft(read_bytes(tmp_path, "b.txt", b"word " * 100)).title
    assert long.endswith("word…")
    assert len(long) <= 121


def test_the_language_can_be_chosen(tmp_path: Path) -> None:
    chosen = read_bytes(tmp_path, "a.txt", b"The bridge closed.", ReadOptions(language="nl"))
    assert only_draft(chosen).language == "nl"


def test_pasted_text_is_read_like_a_file() -> None:
    article = read_text("Pasted", "Bridge closes\r\n\r\nThe bridge closed.")
    assert only_draft(article).title == "Bridge closes"
    assert only_draft(article).text == "Bridge closes\n\nThe bridge closed."
    assert article.encoding is None
    with pytest.raises(UnreadableFile, match=r"^Pasted holds no text$"):
        read_text("Pasted", " \n")


def test_a_text_beyond_all_measure_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="more than 10,000,000 characters"):
        read_text("Pasted", "word " * 2_000_001)


@pytest.mark.parametrize("name", ["photo.jpg", "noext", "a.doc"])
def test_an_unknown_type_is_refused_with_the_known_ones(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnsupportedFile, match=rf"^{name}: there is no reader for .*\.txt.*\.docx"):
        read_bytes(tmp_path, name, b"x")


def test_suffixes_are_read_in_any_case(tmp_path: Path) -> None:
    assert read_bytes(tmp_path, "A.TXT", b"Text here.").kind == "plain text"


@pytest.mark.parametrize("suffix", sorted(READERS))
@pytest.mark.parametrize("data", [b"", b" \r\n ", b"\x00" * 100, b"\xff\xfe", b"\xef\xbb\xbf"])
def test_a_file_without_text_is_refused(tmp_path: Path, suffix: str, data: bytes) -> None:
    with pytest.raises(UnreadableFile, match=rf"^empty{suffix}"):
        read_bytes(tmp_path, f"empty{suffix}", data)


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".csv", ".jsonl"])
def test_a_file_of_a_megabyte_is_read(tmp_path: Path, suffix: str) -> None:
    paragraph = "The bridge in Eastmere was closed on Monday by the board, which had met for hours."
    rows = [f"{paragraph} Number {number}." for number in range(10_000)]
    data = {
        ".html": "<html><body><article>"
        + "".join(f"<p>{row}</p>" for row in rows)
        + "</article></body></html>",
        ".csv": "text\n" + "\n".join(f'"{row}"' for row in rows),
        ".jsonl": "\n".join(f'{{"text": "{row}"}}' for row in rows),
    }.get(suffix, "\n\n".join(rows))
    article = read_bytes(tmp_path, f"large{suffix}", data.encode())
    assert sum(len(draft.text) for draft in article.drafts) > 900_000


def _seeds() -> dict[str, bytes]:
    page = "".join(f"<p>The bridge was closed by the board, which met {n} times.</p>" for n in range(5))
    return {
        ".txt": scraped.TEXT.encode("cp1252"),
        ".md": b"---\ntitle: T\n---\n# T\n\n* a\n\n| a | b |\n|---|---|\n| c | d |\n\n> q\n\n```\nx\n```\n",
        ".html": f"<html><head><title>T</title></head><body><article>{page}</article></body></html>".encode(),
        ".docx": office.docx(office.document_xml(["T", "One.", "Two."]), office.core_xml("T", "A", "2021")),
        ".pdf": office.pdf(["Bridge closes", "The bridge closed."], "Bridge closes", "Lise Amory"),
        ".jsonl": b'{"title": "T", "text": "One.", "n": [1, {"a": null}]}\n{"text": "Two."}\n',
        ".csv": b'title,text\nT,"One, ""two""."\n',
    }


SEEDS = _seeds()


def _outcome(path: Path) -> ArticleFile | InputError:
    """Anything but these two is a bug, and fails the test that asked."""
    try:
        return read_article_file(path)
    except InputError as error:
        return error


def _check_ends_well(path: Path) -> None:
    outcome = _outcome(path)
    if isinstance(outcome, InputError):
        assert str(outcome).startswith(path.name)
        assert "\n" not in str(outcome)
    else:
        assert outcome.drafts
        assert all(draft.text.strip() and draft.title for draft in outcome.drafts)


FUZZ = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@FUZZ
@given(st.sampled_from(sorted(READERS)), st.binary(max_size=400) | st.text(max_size=200).map(str.encode))
def test_any_bytes_end_in_an_article_file_or_an_input_error(tmp_path: Path, suffix: str, data: bytes) -> None:
    path = tmp_path / f"fuzz{suffix}"
    path.write_bytes(data)
    _check_ends_well(path)


@FUZZ
@given(st.sampled_from(sorted(SEEDS)), st.data())
def test_a_damaged_file_ends_in_an_article_file_or_an_input_error(
    tmp_path: Path, suffix: str, data: st.DataObject
) -> None:
    seed = SEEDS[suffix]
    start = data.draw(st.integers(0, len(seed)))
    end = data.draw(st.integers(start, min(len(seed), start + 40)))
    path = tmp_path / f"damaged{suffix}"
    path.write_bytes(seed[:start] + data.draw(st.binary(max_size=8)) + seed[end:])
    _check_ends_well(path)
