"""Quotation marks of many languages, and the text between those that match."""

from collections.abc import Iterator, Sequence

import regex

from annotator.domain.span import Fragment
from annotator.text.paragraphs import trim

CLOSERS_OF = {
    "“": "”",
    "‘": "’",
    "„": "“”",
    "‚": "‘’",
    "«": "»",
    "‹": "›",
    "»": "«",
    "›": "‹",
    "”": "”",
    "「": "」",
    "『": "』",
    '"': '"',
    "'": "'",
}
MARKS = frozenset(CLOSERS_OF) | frozenset("".join(CLOSERS_OF.values()))

_MARK = regex.compile(f"[{''.join(sorted(MARKS))}]")
_ALWAYS_OPENS = frozenset("“„«‹「『‚")
_WORD_BEFORE = regex.compile(r"[\p{L}\p{N}.,!?;:%)\]]")
_SPEECH_AFTER = regex.compile(r"[\p{L}\p{N}$€£¥#@¿¡(\[…\-—–“‘«„]|\.\.\.")
_NO_SPEECH_AFTER = regex.compile(r"\d0s\b|(?i:tis|twas|til|em|cause|n)\b")
_MOST_PARAGRAPHS = 30


def quotations(text: str, paragraphs: Sequence[Fragment]) -> list[Fragment]:
    """What stands between matching marks, outermost only, without the marks; ordered and disjoint.

    A quotation that is left open goes on where the next paragraph opens with the same mark, and gives one
    fragment a paragraph. One that is never closed is none.
    """
    found: list[Fragment] = []
    pending: list[Fragment] = []
    opener = ""
    for start, end in paragraphs:
        if opener and (text[start] != opener or len(pending) > _MOST_PARAGRAPHS):
            opener, pending = "", []
        closed, open_from, opener = _scan(text, start, end)
        if pending and (closed or not opener):
            found.extend(pending)
            pending = []
        found.extend(closed)
        if opener:
            # An opener that is not the one that carried on leaves the carried quotation unclosed.
            pending = [*pending, (open_from, end)] if open_from == start + 1 else [(open_from, end)]
    trimmed = (trim(text, start, end) for start, end in found)
    return [(start, end) for start, end in trimmed if start < end]


def _scan(text: str, start: int, end: int) -> tuple[list[Fragment], int, str]:
    """Closed quotations of one paragraph; then where an unclosed one begins and its mark, if there is one."""
    closed: list[Fragment] = []
    opener, open_from = "", start
    for match in _MARK.finditer(text, start, end):
        at, mark = match.start(), match.group()
        if opener and mark in CLOSERS_OF[opener] and _closes(text, at, end, mark):
            closed.append((open_from, at))
            opener = ""
        elif (not opener or mark == opener) and _opens(text, at, start, end, mark):
            opener, open_from = mark, at + 1
    return closed, open_from, opener


def _opens(text: str, at: int, start: int, end: int, mark: str) -> bool:
    if mark not in CLOSERS_OF or at + 1 >= end:
        return False
    if mark in _ALWAYS_OPENS:
        return True
    if at > start and _WORD_BEFORE.match(text, at - 1):
        return False
    if _SPEECH_AFTER.match(text, at + 1) is None:
        return False
    return mark not in "'‘" or _NO_SPEECH_AFTER.match(text, at + 1) is None


def _closes(text: str, at: int, end: int, mark: str) -> bool:
    """Whether a mark that can close does: an apostrophe inside a word, or a mark before a word, does not."""
    if mark not in "'’\"":
        return True
    if mark == '"':
        return not text[at - 1].isspace() or at + 1 >= end or not text[at + 1].isalnum()
    return not (at + 1 < end and text[at + 1].isalnum())


def matching(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Offsets of opening and closing marks that match inside ``[start, end)``, outermost only."""
    closed, _, _ = _scan(text, start, end)
    for inner_start, inner_end in closed:
        yield inner_start - 1, inner_end
