"""Boilerplate: lines that belong to the web page, not to the article."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

import regex

from annotator.domain.span import Fragment
from annotator.text.boilerplate_phrases import (
    CLOSING_SENTENCES,
    LONG_OPENING,
    OPENING,
    STANDALONE,
    WEAK,
)

_SHORTEST_LINE = 2
_LONGEST_LINE = 420
_SHORT_LINE = 220
_BULLET = regex.compile(r"^(?:[•‣◦▪●∙·*►▶»>|–—-]|\d{1,2}[.)])\s*")
_LISTED = regex.compile(r"^[•‣◦▪●∙·*]\s")
_FINAL = r"[\s.!?…:。！»›>→|]*"
_SENTENCE_END = regex.compile(r"(?:[.!?…。！？]['\"”’»“)\]]*\s*|\n\s*)$")

REPEAT_LENGTH = 60
ADJACENT_REPEAT_LENGTH = 25


def boilerplate(text: str, paragraphs: Sequence[Fragment]) -> list[Fragment]:
    """Paragraphs, and closing sentences of paragraphs, that are boilerplate; ordered and disjoint."""
    marked = _by_phrase(text, paragraphs) | {index for index, _ in repeats(text, paragraphs)}
    found = {paragraphs[index] for index in marked}
    found.update(_closing_sentences(text, paragraphs, marked))
    return sorted(found)


def repeats(text: str, paragraphs: Sequence[Fragment]) -> Iterator[tuple[int, int]]:
    """``(index, index of the first)`` of paragraphs whose words stood there before.

    Short ones count only right after the first: a refrain or a list may say something short twice.
    """
    first: dict[str, int] = {}
    for index, (start, end) in enumerate(paragraphs):
        if end - start < ADJACENT_REPEAT_LENGTH:
            continue
        earlier = first.setdefault(_single_spaced(text[start:end]), index)
        if earlier < index and (end - start >= REPEAT_LENGTH or earlier == index - 1):
            yield index, earlier


def _by_phrase(text: str, paragraphs: Sequence[Fragment]) -> set[int]:
    short, long, weak = _patterns()
    marked: set[int] = set()
    unsure: list[int] = []
    for index, (start, end) in enumerate(paragraphs):
        if not _SHORTEST_LINE <= end - start <= _LONGEST_LINE:
            continue
        raw = text[start:end]
        line = _BULLET.sub("", _single_spaced(raw).replace("’", "'"))
        if long.match(line) or (len(line) <= _SHORT_LINE and short.match(line)):
            marked.add(index)
        elif weak.match(line):
            unsure.append(index)
            if _LISTED.match(raw):
                marked.add(index)
    return marked | _beside(text, paragraphs, marked, unsure)


def _beside(text: str, paragraphs: Sequence[Fragment], marked: set[int], unsure: Sequence[int]) -> set[int]:
    """The unsure lines in one block with a marked line, or with each other."""
    kept: set[int] = set()
    doubtful = set(unsure)
    for index in (*unsure, *reversed(unsure)):
        for other in (index - 1, index + 1):
            if other in marked | kept | doubtful and _same_block(text, paragraphs, index, other):
                kept.add(index)
    return kept


def _same_block(text: str, paragraphs: Sequence[Fragment], one: int, other: int) -> bool:
    first, second = sorted((one, other))
    return text.count("\n", paragraphs[first][1], paragraphs[second][0]) == 1


def _closing_sentences(text: str, paragraphs: Sequence[Fragment], marked: set[int]) -> Iterator[Fragment]:
    starts = [start for start, _ in paragraphs]
    covered = -1
    for match in _closing().finditer(text):
        at = match.start()
        index = bisect_right(starts, at) - 1
        start, end = paragraphs[index]
        fresh = at == start or _SENTENCE_END.search(text[max(start, at - 8) : at])
        if at >= covered and index not in marked and fresh:
            covered = end
            yield at, end


def _single_spaced(text: str) -> str:
    return " ".join(text.split())


@cache
def _patterns() -> tuple[regex.Pattern, regex.Pattern, regex.Pattern]:
    """What marks a short line, what marks a longer one too, and what marks a line only in company."""
    short = rf"(?:{'|'.join(STANDALONE)}){_FINAL}$|{'|'.join(OPENING)}"
    long = "|".join((*LONG_OPENING, *CLOSING_SENTENCES))
    weak = rf"(?:{'|'.join(WEAK)}){_FINAL}$"
    return regex.compile(short, regex.I), regex.compile(long, regex.I), regex.compile(weak, regex.I)


@cache
def _closing() -> regex.Pattern:
    return regex.compile("|".join(CLOSING_SENTENCES), regex.I)
