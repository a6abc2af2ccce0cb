"""Lines and paragraphs of plain text. Offsets are code points."""

import re
from collections.abc import Iterator
from itertools import pairwise

from annotator.domain.span import Fragment

_LINE_END = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_NARROWEST_WRAP = 40
_WIDEST_WRAP = 110
_ENDS_SENTENCE = re.compile(r"[.!?:;。！？؟۔][\"'”’»“)\]]*$")
_BULLET = re.compile(r"[•‣◦▪●∙·*\-–—]\s|\d{1,3}[.)]\s")


def lines(text: str) -> list[Fragment]:
    """Every line without its end, empty ones among them; never an empty list."""
    found: list[Fragment] = []
    start = 0
    for match in _LINE_END.finditer(text):
        found.append((start, match.start()))
        start = match.end()
    found.append((start, len(text)))
    return found


def trim(text: str, start: int, end: int) -> Fragment:
    """``[start, end)`` without white space at its edges; ``(start, start)`` where nothing else is there."""
    inner = text[start:end]
    left = len(inner) - len(inner.lstrip())
    if left == len(inner):
        return start, start
    return start + left, start + len(inner.rstrip())


def filled_lines(text: str) -> list[Fragment]:
    """The lines that hold more than white space, trimmed."""
    trimmed = (trim(text, start, end) for start, end in lines(text))
    return [(start, end) for start, end in trimmed if start < end]


def blocks(text: str) -> Iterator[list[Fragment]]:
    """Runs of trimmed lines between empty lines."""
    block: list[Fragment] = []
    for line in lines(text):
        start, end = trim(text, *line)
        if start < end:
            block.append((start, end))
        elif block:
            yield block
            block = []
    if block:
        yield block


def paragraphs(text: str) -> list[Fragment]:
    """Trimmed paragraphs: each filled line, but a block that was wrapped at a fixed width as a whole."""
    found: list[Fragment] = []
    for block in blocks(text):
        if is_wrapped(text, block):
            found.append((block[0][0], block[-1][1]))
        else:
            found.extend(block)
    return found


def is_wrapped(text: str, block: list[Fragment]) -> bool:
    """Whether the lines of a block look like one paragraph broken at a fixed width.

    Then no line had room for the first word of the next one, and few lines end where a sentence does.
    """
    width = max(end - start for start, end in block)
    if len(block) < 2 or not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return False
    ended = 0
    for (start, end), (next_start, next_end) in pairwise(block):
        following = text[next_start:next_end]
        word = len(following.split(maxsplit=1)[0])
        if end - start + 1 + word <= width or _BULLET.match(following):
            return False
        ended += _ENDS_SENTENCE.search(text[start:end]) is not None
    return ended * 2 < len(block) - 1
