"""How zones change the setting of a paragraph, or of a part of one."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtGui import QTextCharFormat, QTextLayout

from annotator.domain.document import Zone, ZoneKind
from annotator.ui.textview.paragraphs import Paragraph
from annotator.ui.textview.theme import TextTheme
from annotator.ui.textview.typography import Typography
from annotator.wording import tr


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """``name_row``, ``roomy``: leaves room for label names, for a lane of claims, before there are any.

    ``leading``: more room beneath each line, in ems, where links run that find no lane of claims.
    """

    scale: float = 1.0
    bold: bool = False
    sans: bool = False
    dim: bool = False
    leading: float = 0.0
    name_row: bool = True
    roomy: bool = True


BODY = ParagraphStyle()
BLANK = ParagraphStyle(scale=0.62, name_row=False, roomy=False)
_STYLES = {
    ZoneKind.TITLE: ParagraphStyle(scale=1.6, bold=True, leading=0.48, roomy=False),
    ZoneKind.BYLINE: ParagraphStyle(scale=0.86, sans=True, dim=True, leading=0.1, roomy=False),
    ZoneKind.CAPTION: ParagraphStyle(scale=0.86, sans=True, leading=0.48, roomy=False),
    ZoneKind.BOILERPLATE: ParagraphStyle(scale=0.84, dim=True, leading=0.3, name_row=False, roomy=False),
}
NAMED = {
    ZoneKind.TITLE: tr("title"),
    ZoneKind.BYLINE: tr("byline"),
    ZoneKind.DATELINE: tr("dateline"),
    ZoneKind.CAPTION: tr("caption"),
    ZoneKind.QUOTATION: tr("quotation"),
    ZoneKind.BOILERPLATE: tr("boilerplate"),
}


def covers(zone: Zone, paragraph: Paragraph, text: str) -> bool:
    """Whether nothing but white space of the paragraph lies outside the zone."""
    before = text[paragraph.start : max(zone.start, paragraph.start)]
    after = text[min(zone.end, paragraph.end) : paragraph.end]
    return not before.strip() and not after.strip()


def style_of(zones: Iterable[Zone], paragraph: Paragraph, text: str) -> ParagraphStyle:
    for zone in zones:
        if zone.kind in _STYLES and covers(zone, paragraph, text):
            return _STYLES[zone.kind]
    return BODY


def partial_formats(
    zones: Iterable[Zone], paragraph: Paragraph, text: str, typography: Typography, theme: TextTheme
) -> list[tuple[int, int, QTextCharFormat]]:
    """Formats ``(start, end, format)`` for zones that hold only a part of the paragraph."""
    return [
        (
            max(zone.start, paragraph.start),
            min(zone.end, paragraph.end),
            _format(zone.kind, typography, theme),
        )
        for zone in zones
        if zone.kind in (ZoneKind.BOILERPLATE, ZoneKind.DATELINE) and not covers(zone, paragraph, text)
    ]


def _format(kind: ZoneKind, typography: Typography, theme: TextTheme) -> QTextCharFormat:
    char_format = QTextCharFormat()
    boilerplate = kind is ZoneKind.BOILERPLATE
    char_format.setFont(typography.text_font(0.84 if boilerplate else 0.94))
    if boilerplate:
        char_format.setForeground(theme.dim)
    return char_format


def format_range(start: int, end: int, char_format: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start = start
    made.length = end - start
    made.format = char_format
    return made
