"""The title and the byline among the first lines of an article."""

from collections.abc import Sequence

import regex

from annotator.domain.span import Fragment

_LONGEST_TITLE = 220
_LONGEST_BYLINE = 160
_LEAST_SHARED = 12
_TITLE_REACH = 3
_BYLINE_REACH = 6
_ENDS_LIKE_PROSE = regex.compile(r"(?<!\b\p{Lu})(?<!\.\p{Lu})[.。؛;,،:](?:[\"”’»)])?$")
_NAME = r"\p{Lu}[\p{L}\p{M}.'’-]*"
_NAMES = rf"{_NAME}(?:\s+(?:(?:de|del|da|di|van|von|der|bin|al|la|le|el|du)\s+)*{_NAME}){{1,4}}"
_AND = r"(?:\s*,\s*|\s*[,]?\s+(?:and|und|et|y|e|en|och|og|with|&)\s+)"
_ROLE = (
    r"(?i:(?:\p{L}+\s+){0,3}(?:staff|reporter|correspondent|writer|editor|columnist|contributor|press|news|"
    r"reuters|afp|dpa|bureau|chief|redakteur(?:in)?|korrespondent(?:in)?|redacción|rédaction)\b.{0,60})"
)
_BYLINE = regex.compile(
    rf"(?:(?i:by|von|par|por|di|door|av|af|text|words by|written by|reported by|story by)\s*:?\s+"
    rf"(?:{_NAMES}|\p{{Lu}}[\p{{Lu}}.'’ -]+)(?:{_AND}{_NAMES})*(?:\s*[,|•·—–(/-]\s*.{{0,80}}|\s+(?:in|at|"
    rf"aus|à|en)\s+.{{0,60}})?"
    rf"|{_NAMES}(?:{_AND}{_NAMES})*\s*[,|•·—–(/]\s*{_ROLE}"
    r"|(?:文|作者|记者|文/图)\s*[:：/／|]?\s*[\p{Han}· ]{2,20}"
    r"|(?:بقلم|كتب|كتبت)\s*[::]?\s*[\p{Arabic} ]{3,40})$"
)


def find_title(text: str, lines: Sequence[Fragment], title: str | None) -> list[Fragment]:
    """The line that says ``title``; without one, a first line that reads like a title and has text below."""
    if title is not None and title.strip():
        return _line_that_says(text, lines[:_TITLE_REACH], title)
    if len(lines) < 2:
        return []
    start, end = lines[0]
    first = text[start:end]
    plausible = end - start <= _LONGEST_TITLE and not _ENDS_LIKE_PROSE.search(first)
    return [lines[0]] if plausible and not _BYLINE.match(first) and _stands_out(text, lines) else []


def find_byline(text: str, lines: Sequence[Fragment], byline: str | None) -> list[Fragment]:
    """The line that names who wrote it: the one that holds ``byline``, else one that reads like a byline."""
    for start, end in lines[:_BYLINE_REACH]:
        if end - start > _LONGEST_BYLINE:
            continue
        line = text[start:end]
        named = byline is not None and _normal(byline) and _normal(byline) in _normal(line)
        if (named and end - start <= len(byline or "") + 60) or _BYLINE.match(line):
            return [(start, end)]
    return []


def _line_that_says(text: str, lines: Sequence[Fragment], title: str) -> list[Fragment]:
    wanted = _normal(title)
    for start, end in lines:
        line = _normal(text[start:end])
        # Metadata often adds the site's name to the title, or the page adds a kicker.
        if line == wanted or (len(line) >= _LEAST_SHARED and wanted.startswith(line)):
            return [(start, end)]
    return []


def _stands_out(text: str, lines: Sequence[Fragment]) -> bool:
    """Whether the first line is followed by an empty one, or by a line that is longer by far."""
    (start, end), (next_start, next_end) = lines[0], lines[1]
    return text.count("\n", end, next_start) > 1 or next_end - next_start > 1.5 * (end - start)


def _normal(text: str) -> str:
    return " ".join(text.split()).casefold()
