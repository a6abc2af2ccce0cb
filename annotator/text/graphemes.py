"""Grapheme clusters: what a reader takes for one character. Offsets are code points."""

import regex

_CLUSTER = regex.compile(r"\X")
_LOOK_BACK = 256

# A character of this kind starts a cluster of its own whatever stands before it, unless that is a prefix
# mark of Arabic or Indic numerals.
_STARTER = regex.compile(
    r"[[\p{Latin}\p{Greek}\p{Cyrillic}\p{Hebrew}\p{Arabic}\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}"
    r"\s\x21-\x7e]&&\p{GCB=Other}]",
    regex.VERSION1,
)
_PREFIX = regex.compile(r"\p{GCB=Prepend}")


def is_boundary(text: str, offset: int) -> bool:
    """Whether ``offset`` lies between two grapheme clusters, or at an end of the text."""
    if offset <= 0 or offset >= len(text):
        return True
    before, after = text[offset - 1], text[offset]
    if before < "\u0300" and after < "\u0300":
        return not (before == "\r" and after == "\n")
    return _starts_surely(text, offset) or _cluster_at(text, offset)[0] == offset


def next_boundary(text: str, offset: int) -> int:
    """The first boundary after ``offset``; the text's length at its end."""
    if offset >= len(text):
        return len(text)
    return _cluster_at(text, max(offset, 0))[1]


def previous_boundary(text: str, offset: int) -> int:
    """The last boundary before ``offset``; 0 at the start."""
    if offset <= 0:
        return 0
    return _cluster_at(text, min(offset, len(text)) - 1)[0]


def widen(text: str, start: int, end: int) -> tuple[int, int]:
    """The smallest extent around ``[start, end)`` that cuts no grapheme cluster."""
    wide_start = start if is_boundary(text, start) else previous_boundary(text, start)
    wide_end = end if is_boundary(text, end) else next_boundary(text, end)
    return wide_start, wide_end


def _starts_surely(text: str, offset: int) -> bool:
    if _STARTER.match(text, offset) is None:
        return False
    return offset == 0 or _PREFIX.match(text, offset - 1) is None


def _cluster_at(text: str, offset: int) -> tuple[int, int]:
    """The cluster that holds the character at ``offset``; ``offset`` is inside the text.

    Reads on from a sure start at or before it. Where no start is sure within reach, as in a line of nothing
    but combining marks, it begins a fixed distance before, so that the cost stays bounded.
    """
    start = offset
    floor = max(0, offset - _LOOK_BACK)
    while start > floor and not _starts_surely(text, start):
        start -= 1
    while True:
        match = _CLUSTER.match(text, start)
        end = match.end() if match else start + 1
        if end > offset:
            return start, end
        start = end
