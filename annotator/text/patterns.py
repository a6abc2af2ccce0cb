"""What somebody looks for in texts: words, or a regular expression, held to a time.

Offsets are code points. A hit never cuts what a reader takes for one character, is never empty, and lies
behind the one before.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from math import prod

import regex

from annotator.domain.errors import PatternInvalid, PatternTooSlow
from annotator.domain.span import Fragment
from annotator.text.graphemes import widen
from annotator.wording import tr

PATIENCE = 1.0
"""Seconds that a pattern may take over one text."""

_LONGEST = 1000
_MOST_REPEATED = 10_000
_REPEATED = regex.compile(r"\{\s*(\d+)")
_ALIKE = ("'‘’ʼ", '"“”„«»', "-‐‑")
"""Marks that keyboards have one of and newspapers several: plain words find them all."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """``is_regex``: ``words`` is a regular expression. ``case`` and ``whole_words`` say what counts."""

    words: str
    is_regex: bool = False
    case: bool = False
    whole_words: bool = False

    def __bool__(self) -> bool:
        """Whether there is anything to look for."""
        return bool(self.words if self.is_regex else self.words.strip())


class Matcher:
    """A pattern made ready. Raises ``PatternInvalid`` on what is no regular expression."""

    def __init__(self, pattern: Pattern, patience: float = PATIENCE) -> None:
        self._compiled = _compiled(pattern)
        self._patience = patience

    def places(self, text: str, most: int | None = None) -> list[Fragment]:
        """Where the pattern stands, in order, the first ``most``; raises ``PatternTooSlow``."""
        matches = self._compiled.finditer(text, timeout=self._patience, concurrent=True)
        try:
            return list(islice(_whole(text, matches), most))
        except TimeoutError:
            raise PatternTooSlow(tr("This pattern takes too long; make it simpler")) from None

    def stands_in(self, text: str) -> bool:
        return bool(self.places(text, 1))


def _whole(text: str, matches: "Iterator[regex.Match]") -> Iterator[Fragment]:
    behind = 0
    for match in matches:
        start, end = match.span()
        if behind <= start < end:
            start, end = widen(text, start, end)
            if start >= behind:
                behind = end
                yield start, end


@lru_cache(maxsize=64)
def _compiled(pattern: Pattern) -> "regex.Pattern":
    if not pattern:
        raise PatternInvalid(tr("There is nothing to look for"))
    source = _checked(pattern.words) if pattern.is_regex else _plain(pattern.words)
    flags = regex.MULTILINE if pattern.case else regex.MULTILINE | regex.IGNORECASE | regex.FULLCASE
    whole = rf"(?<!\w)(?:{source})(?!\w)" if pattern.whole_words else source
    return _compile(whole, flags)


def _checked(source: str) -> str:
    """A regular expression that is one by itself, and that does not grow beyond bounds when made ready."""
    counts = [int(digits[:9]) for digits in _REPEATED.findall(source)]
    if len(source) > _LONGEST or prod(max(count, 1) for count in counts) > _MOST_REPEATED:
        raise PatternInvalid(tr("This regular expression is too large"))
    _compile(source, 0)
    return source


def _compile(source: str, flags: int) -> "regex.Pattern":
    try:
        return regex.compile(source, flags, cache_pattern=False)
    except regex.error as error:
        raise PatternInvalid(tr("This is no regular expression: {reason}", reason=error)) from None
    except (RecursionError, OverflowError):
        raise PatternInvalid(tr("This regular expression is too large")) from None


def _plain(words: str) -> str:
    """Words as an expression: a space finds any white space, one kind of quotation mark finds all."""
    parts = (map(_any_alike, part) for part in words.strip()[:_LONGEST].split())
    return r"\s+".join(map("".join, parts))


def _any_alike(mark: str) -> str:
    alike = next((marks for marks in _ALIKE if mark in marks), None)
    return f"[{regex.escape(alike)}]" if alike else regex.escape(mark)
