"""Datelines, captions and the credits that news agencies put around a report."""

from collections.abc import Sequence

import regex

from annotator.domain.span import Fragment
from annotator.text.paragraphs import trim

_DATELINE_REACH = 3
_LONGEST_CAPTION = 700
_LONGEST_CREDIT = 300
_LEAST_DOUBLED = 25

_DASH = r"(?:\s+[—–―-]{1,2}|\s*[—–―]|\s*--|\s*\.-)\s*"
_CAPITALS = r"\p{Lu}[\p{Lu}\p{M}.'’-]*\p{Lu}[.]?"
_CITY = rf"{_CAPITALS}(?:[ /]{_CAPITALS}){{0,3}}"
_MORE = r"(?:\s*,\s*[\p{Lu}\p{N}][\p{L}\p{M}\p{N}.'’ ]{0,24}){0,2}"
_AGENCY = r"\s*[(/（][\p{L}\p{N} .&]{2,30}[)/）]"
_DATELINE = regex.compile(
    rf"(?P<place>{_CITY}{_MORE}(?:{_AGENCY})?){_DASH}\S"
    rf"|(?P<named>\p{{Lu}}[\p{{L}}\p{{M}}.'’-]*(?:[ "
    rf"]\p{{Lu}}[\p{{L}}\p{{M}}.'’-]*){{0,3}}{_MORE}{_AGENCY}){_DASH}\S"
    r"|(?P<chinese>[\p{Han}]{2,6}(?:社|网|報|报)[\p{Han}]{2,8}\d{1,2}月\d{1,2}日(?:电|電|讯|訊))"
    r"|(?P<arabic>[\p{Arabic} ]{3,30}[(（][\p{L} .]{2,20}[)）])\s*[-—–:]\s*\S"
)
_NO_PLACE = regex.compile(
    r"(?:UPDATE|EXCLUSIVE|ANALYSIS|OPINION|BREAKING|WATCH|EXPLAINER|CORRECTION|FILE|NOTE|LIVE|Q|A|VIDEO|"
    r"PHOTOS?|"
    r"COMMENTARY|EDITORIAL|REVIEW|INTERVIEW|PODCAST|FACT|CAPTION)\b"
)

_CREDIT = (
    r"(?i:ap photo|ap images|reuters|getty(?: images)?|afp|epa|dpa|imago|keystone|shutterstock|istock|alamy|"
    r"wikimedia commons|file photo|handout|courtesy)"
)
_CAPTION = regex.compile(
    rf"(?:FILE|File|FILE PHOTO|File photo|HANDOUT)\s*[—–:-]\s*\S"
    r"|\(?(?i:photo|photograph|photos|image|picture|caption|illustration|graphic|map|foto|bild|abbildung|"
    r"imagen|"
    r"imagem|immagine|légende|image source|image caption|photo caption|bildquelle|bildunterschrift|фото)\s*"
    r"(?:(?i:by|credit|courtesy of|of|von|par|de)\b)?\s*[:|]\s*\S"
    r"|\(?(?i:photo|photograph|image|picture|foto) (?i:by|credit|courtesy of|von) \p{Lu}.{0,80}$"
    r"|(?:图|圖|图片|照片|写真|صورة)\s*[:：|/]"
    rf"|.{{10,600}}[(\[|/©]\s*(?i:photo\s*(?:by|:|credit)?\s*)?(?:[\p{{Lu}}][^()\[\]|]{{0,40}}[/,]\s*)?"
    rf"{_CREDIT}[^()\[\]|]{{0,60}}[)\]]?\.?$"
    rf"|.{{10,600}}[.!?]\s+(?:Photo|Image|Picture|Foto|Credit)\s*(?:by|credit|courtesy)?\s*:\s*.{{2,80}}$"
)
_REPORTERS = regex.compile(
    r"[(\[]?(?:(?i:additional )?(?i:reporting|writing|editing|compiled) by|Contributing|"
    r"Contributors?)\s*:?\s+\p{Lu}.*"
    r"|.{3,200}(?:contributed to this (?:report|story|article)|contributed reporting)\b.{0,80}$"
)


def dateline(text: str, lines: Sequence[Fragment]) -> list[Fragment]:
    """The place (and agency, and date) before the dash that opens one of the first paragraphs."""
    for start, end in lines[:_DATELINE_REACH]:
        match = _DATELINE.match(text, start, min(end, start + 160))
        if match and match.end() < end and not _NO_PLACE.match(text, start):
            name = match.lastgroup or "place"
            return [trim(text, *match.span(name))]
    return []


def captions(
    text: str, lines: Sequence[Fragment], doubled: frozenset[Fragment] = frozenset()
) -> list[Fragment]:
    """Paragraphs with a picture's credit or caption mark, and single sentences that were scraped twice."""
    return [line for line in lines if _is_caption(text, line, line in doubled)]


def credits_(text: str, lines: Sequence[Fragment]) -> list[Fragment]:
    """Lines that name who else reported, wrote or edited."""
    short = (line for line in lines if line[1] - line[0] <= _LONGEST_CREDIT)
    return [line for line in short if _REPORTERS.match(text, *line)]


def _is_caption(text: str, line: Fragment, doubled: bool) -> bool:
    start, end = line
    if end - start > _LONGEST_CAPTION:
        return False
    if doubled and end - start >= _LEAST_DOUBLED:
        return True
    return _CAPTION.match(text, start, end) is not None
