"""What is changed in a text when it is read, and what is not."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.articles.base import Tally
from annotator.articles.cleaning import LONGEST_TITLE, clean_text, clean_title, stated_title


def test_changes_are_made_once_and_told() -> None:
    tally = Tally()
    assert clean_text("\ufeffa\r\nb\rc\x00\ud800\ufffe\u00a0e\u0301\u2028", tally) == (
        "a\nb\nc\ufffd\ufffd\ufffd\u00a0e\u0301\u2028"
    )
    assert tally.notes() == (
        "A byte order mark was left out (1×)",
        "Line ends CRLF or CR became LF (2×)",
        "Code points that are no characters (NUL, lone surrogates, U+FFFE) became U+FFFD (3×)",
    )


@given(st.text(alphabet=st.characters(exclude_categories=[])))
def test_a_clean_text_stays_as_it_is(text: str) -> None:
    clean = clean_text(text, Tally())
    again = Tally()
    assert clean_text(clean, again) == clean or clean.startswith("\ufeff")
    clean.encode("utf-8")


def test_a_title_is_one_line_of_plain_text() -> None:
    assert clean_title("  A\n<b>bold</b>\u202e title\x00 ") == "A <b>bold</b> title"
    assert len(clean_title("word " * 500)) <= LONGEST_TITLE
    assert clean_title("word " * 500).endswith("…")


def test_a_stated_title_stands_in_the_text() -> None:
    assert stated_title("Bridge  closes", "The Tide\nBridge closes\n\nText") == "Bridge  closes"
    assert stated_title("Template 7", "Bridge closes") is None
    assert stated_title("", "Bridge closes") is None
