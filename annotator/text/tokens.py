"""Word boundaries: the Tokenizer that snapping and exports share, and one that needs no spaCy.

``fallback_tokens`` serves until the export's own tokenizer is at hand. It follows the blank English
pipeline closely (contractions, possessives, units, hyphens between letters) without promising equality.
White space is never part of a token here; a Tokenizer may return tokens of white space, which callers skip.
"""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Protocol

import regex

from annotator.domain.span import Fragment


class Tokenizer(Protocol):
    def __call__(self, text: str, /) -> list[Fragment]:
        """Ordered, disjoint ``[start, end)`` in code points."""
        ...


_TOP = r"\.(?:com|org|net|gov|edu|info|io|uk|de|fr|eu)\b"
# Every repetition that can fail after a long run is bounded or possessive, so that no text is quadratic.
_PLAIN = r"(?![Cc]annot\b)[A-Za-z]++(?=[ \n,])"
_LINK = r"(?:https?://|www\.)[^\s<>\"“”«»]{0,2000}[^\s<>\"“”«»\p{P}]/?"
_FRESH = r"(?<![\p{L}\p{N}.@-])"
_ADDRESS = rf"{_FRESH}[A-Za-z0-9._%+-]{{1,64}}+@[A-Za-z0-9-]{{1,63}}+(?:\.[A-Za-z0-9-]{{1,63}}+){{1,4}}"
_DOMAIN = rf"{_FRESH}[A-Za-z][A-Za-z0-9-]{{0,62}}+(?:\.[A-Za-z0-9-]{{1,63}}+){{0,3}}{_TOP}"
_HANDLE = r"@[\p{L}\p{N}_]+"
_INITIALS = r"\p{L}\.(?:\p{L}\.)+(?:[-/]\p{L}+)*"
_CLIPPED = (
    r"(?:\p{Lu}|Mrs?|Ms|Drs?|Prof|Sens?|Reps?|Govs?|Gens?|Lt|Col|Sgt|Capt|Maj|Adm|Cmdr|Rev|Hon|Jr|Sr|St|Mt|Ft|"
    r"Inc|Corp|Co|Ltd|Bros|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|No|vs|etc|approx|"
    r"Ala|Ariz|Ark|Calif|Colo|Conn|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Mich|Minn|Miss|Mo|Neb|Nev|Okla|Ore|Pa|"
    r"Tenn|Va|Wash|Wis)\.(?!\p{L})"
)
_NUMBER = r"\p{N}+(?:[.,:/’'–]\p{N}+)*(?:(?:st|nd|rd|th)\b)?"
_IDEOGRAPH = r"[\p{Han}\p{Hiragana}]|[\p{Katakana}ー]+"
_UNSPACED = r"[\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]\p{M}*"
_LETTER = r"[[\p{L}\p{M}_]--[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]]"
_NAME_WITH_NUMBER = rf"{_LETTER}+-?\p{{N}}[\p{{L}}\p{{N}}]*(?:[.\-]\p{{N}}+)*"
_SIGNS = r"\.{2,}|-{2,}|(?:\p{So}|\p{Sk}|\p{Cs}|\ufe0f|\u200d)+|\X"

_CLITIC = r"['’](?:s|S|m|re|ve|ll|d)\b"
_ENGLISH_WORD = (
    rf"{_LETTER}+?(?=n['’]t\b)|n['’]t\b|{_CLITIC}|['’]\p{{N}}+s\b|(?:[Cc]an)(?=not\b)"
    rf"|{_LETTER}+(?:(?!{_CLITIC})['’]{_LETTER}+)*"
)
_ELISION_WORD = (
    rf"(?:{_LETTER}{{1,2}}|(?:qu|jusqu|lorsqu|puisqu|dell|nell|all|dall|sull|quell))['’]|{_LETTER}+"
)
_OTHER_WORD = rf"{_LETTER}+(?:['’\-]{_LETTER}+)*"

_ELIDING = frozenset({"fr", "it", "ca"})
_BEFORE_WORDS = (_PLAIN, _LINK, _ADDRESS, _DOMAIN, _HANDLE, _INITIALS, _CLIPPED, _NAME_WITH_NUMBER, _NUMBER)


def _pattern(word: str) -> regex.Pattern:
    parts = (*_BEFORE_WORDS, _IDEOGRAPH, _UNSPACED, word, _SIGNS)
    return regex.compile(rf"(?![\s\x1c-\x1f])(?:{'|'.join(parts)})", regex.VERSION1)


_ENGLISH = _pattern(_ENGLISH_WORD)
_WITH_ELISION = _pattern(_ELISION_WORD)
_OTHER = _pattern(_OTHER_WORD)
_INNER_STOP = regex.compile(r"[-‐‑–/]")


def fallback_tokens(text: str, language: str = "en") -> list[Fragment]:
    """Tokens of ``text`` without white space; ``language`` is a code such as ``"en"``."""
    pattern = _ENGLISH if language == "en" else _WITH_ELISION if language in _ELIDING else _OTHER
    return [match.span() for match in pattern.finditer(text)]


def fallback_tokenizer(language: str) -> Tokenizer:
    return lambda text: fallback_tokens(text, language)


def inner_stops(text: str, start: int, end: int) -> list[int]:
    """Offsets strictly inside a token where a hyphen or slash begins or ends."""
    stops: set[int] = set()
    for match in _INNER_STOP.finditer(text, start, end):
        stops.update(match.span())
    return sorted(stops - {start, end})


def token_index(tokens: Sequence[Fragment], offset: int) -> int | None:
    """The index of the token that holds the character at ``offset``."""
    index = bisect_right(tokens, offset, key=_start) - 1
    return index if index >= 0 and offset < tokens[index][1] else None


def fits_tokens(tokens: Sequence[Fragment], start: int, end: int) -> bool:
    """Whether both edges of ``[start, end)`` are edges of tokens; where not, the span is a misfit."""
    first, last = token_index(tokens, start), token_index(tokens, end - 1)
    return first is not None and last is not None and tokens[first][0] == start and tokens[last][1] == end


def _start(token: Fragment) -> int:
    return token[0]
