"""Guessing the language of a text by its script and its commonest words."""

from collections import Counter
from collections.abc import Mapping
from functools import cache

import regex

from annotator.text.common_words import COVERED, common_words
from annotator.wording import mark

UNKNOWN = "xx"
_SAMPLE = 20_000
# A word that several languages have counts for each in part; whole numbers, so that order does not matter.
_SHARES = 27_720

LANGUAGES: Mapping[str, str] = {
    "ar": mark("Arabic"),
    "cs": mark("Czech"),
    "da": mark("Danish"),
    "de": mark("German"),
    "el": mark("Greek"),
    "en": mark("English"),
    "es": mark("Spanish"),
    "fa": mark("Persian"),
    "fi": mark("Finnish"),
    "fr": mark("French"),
    "he": mark("Hebrew"),
    "hi": mark("Hindi"),
    "hu": mark("Hungarian"),
    "id": mark("Indonesian"),
    "it": mark("Italian"),
    "ja": mark("Japanese"),
    "ko": mark("Korean"),
    "nb": mark("Norwegian"),
    "nl": mark("Dutch"),
    "pl": mark("Polish"),
    "pt": mark("Portuguese"),
    "ro": mark("Romanian"),
    "ru": mark("Russian"),
    "sv": mark("Swedish"),
    "th": mark("Thai"),
    "tr": mark("Turkish"),
    "uk": mark("Ukrainian"),
    "ur": mark("Urdu"),
    "vi": mark("Vietnamese"),
    "zh": mark("Chinese"),
    UNKNOWN: mark("Other or several"),
}
"""Codes (those of spaCy) and English names."""

_SCRIPTS = (
    ("Latin", r"\p{Latin}"),
    ("Cyrillic", r"\p{Cyrillic}"),
    ("Arabic", r"\p{Arabic}"),
    ("Kana", r"[\p{Hiragana}\p{Katakana}]"),
    ("Han", r"\p{Han}"),
    ("Hangul", r"\p{Hangul}"),
    ("Greek", r"\p{Greek}"),
    ("Hebrew", r"\p{Hebrew}"),
    ("Devanagari", r"\p{Devanagari}"),
    ("Thai", r"\p{Thai}"),
)
_SCRIPT = regex.compile("|".join(f"(?P<{name}>{pattern}+)" for name, pattern in _SCRIPTS))
_ONE_LANGUAGE = {
    "Hangul": "ko",
    "Greek": "el",
    "Hebrew": "he",
    "Devanagari": "hi",
    "Thai": "th",
    "Chinese": "zh",
    "Japanese": "ja",
}
_WORD = regex.compile(r"[\p{L}\p{M}]+(?:['’][\p{L}]+)?")

_BY_SCRIPT = {
    "Latin": COVERED - {"ru", "uk", "ar", "fa", "ur"},
    "Cyrillic": frozenset({"ru", "uk"}),
    "Arabic": frozenset({"ar", "fa", "ur"}),
}
_DEFAULT = {"Latin": "en", "Cyrillic": "ru", "Arabic": "ar"}


def guess_language(text: str) -> str:
    """The likeliest language's code; ``UNKNOWN`` where there is no letter of a known script.

    Without any common word, the script's most widespread language: English, Russian, Arabic.
    """
    sample = text[:_SAMPLE]
    script = _main_script(sample)
    if script is None:
        return UNKNOWN
    if script in _BY_SCRIPT:
        return _by_common_words(sample, script)
    return _ONE_LANGUAGE[script]


def _main_script(sample: str) -> str | None:
    sizes = Counter[str]()
    for match in _SCRIPT.finditer(sample):
        sizes[str(match.lastgroup)] += match.end() - match.start()
    # A Chinese or Japanese character says as much as two letters, and Latin names stand among them.
    weights = {"Han": 2.5, "Kana": 2.5, "Hangul": 2.0}
    if not sizes:
        return None
    script = max(sizes, key=lambda name: sizes[name] * weights.get(name, 1.0))
    if script in ("Han", "Kana"):
        return "Japanese" if sizes["Kana"] * 10 > sizes["Han"] else "Chinese"
    return script


def _by_common_words(sample: str, script: str) -> str:
    counts = Counter(match.group().lower().replace("’", "'") for match in _WORD.finditer(sample))
    scores = Counter[str]()
    for word in counts.keys() & _owners(script).keys():
        owners = _owners(script)[word]
        for language in owners:
            scores[language] += counts[word] * _SHARES // len(owners)
    if not scores:
        return _DEFAULT[script]
    return max(sorted(scores), key=lambda language: scores[language])


@cache
def _owners(script: str) -> Mapping[str, tuple[str, ...]]:
    """The languages of a script that have a common word, by word."""
    owners: dict[str, tuple[str, ...]] = {}
    for language in sorted(_BY_SCRIPT[script]):
        for word in common_words(language):
            owners[word] = (*owners.get(word, ()), language)
    return owners
