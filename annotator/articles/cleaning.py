"""The few things that are changed in a text once, when it is read; all are told."""

import re

from annotator.articles.base import Tally
from annotator.wording import mark

_LINE_END = re.compile("\r\n?")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff\ufffe\uffff]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
LONGEST_TITLE = 300
_BEGINNING = 2_000


def clean_text(text: str, tally: Tally) -> str:
    """CRLF and CR become LF, a byte order mark goes, and what is no character becomes U+FFFD.

    Nothing else is touched: no Unicode normalisation, no white space.
    """
    if text.startswith("\ufeff"):
        tally.add(mark("A byte order mark was left out"), 1)
        text = text[1:]
    text, line_ends = _LINE_END.subn("\n", text)
    tally.add(mark("Line ends CRLF or CR became LF"), line_ends)
    text, unstorable = _UNSTORABLE.subn("\ufffd", text)
    tally.add(
        mark("Code points that are no characters (NUL, lone surrogates, U+FFFE) became U+FFFD"), unstorable
    )
    return text


def stated_title(title: str, text: str) -> str | None:
    """``title`` where the text's beginning says it too: office files often carry a template's name."""
    wanted = " ".join(title.split())
    return title if wanted and wanted in " ".join(text[:_BEGINNING].split()) else None


def clean_title(title: str) -> str:
    """One line of plain text without control characters, shortened where it is very long."""
    line = " ".join(_CONTROL.sub(" ", title).split())
    return line if len(line) <= LONGEST_TITLE else line[: LONGEST_TITLE - 1].rstrip() + "…"
