"""In the margin beside the selected claim or event: the expected roles that nothing fills yet."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from annotator.domain.span import Span
from annotator.ui.textview.frames import Frames
from annotator.ui.textview.look import Look
from annotator.ui.textview.paragraph_layout import Line
from annotator.ui.textview.sheet import Sheet
from annotator.wording import tr

_LEAST = 4.0
_APART = 0.7


@dataclass(frozen=True, slots=True)
class RoleNote:
    """``role`` is a key; ``rect`` in pixels of the window."""

    role: str
    text: str
    rect: QRectF
    color: QColor


def role_notes(sheet: Sheet, span: Span | None) -> Sequence[RoleNote]:
    """None where the span's first line is out of sight, or the margin too narrow for words."""
    look = sheet.page.look
    em, left = look.metrics.em, sheet.margin + sheet.page.width + look.metrics.em * _APART
    place = _first_line(sheet, span) if span is not None else None
    room = sheet.width - left - em * 0.2
    if span is None or place is None or room < em * _LEAST:
        return ()
    top, line = place
    font, color = QFontMetricsF(look.zone_font), look.colors(span).ink
    height = font.height() + em * 0.16
    notes: list[RoleNote] = []
    for number, role in enumerate(Frames(look.tagset).missing(span, sheet.links)):
        text = font.elidedText(
            tr("no {role} yet", role=role.name), Qt.TextElideMode.ElideRight, room - em * 0.6
        )
        width = font.horizontalAdvance(text) + em * 0.6
        y = top + line.body_top + number * (height + em * 0.18)
        notes.append(RoleNote(role.key, text, QRectF(left, y, width, height), color))
    return notes


def paint_notes(painter: QPainter, notes: Sequence[RoleNote], look: Look) -> None:
    painter.setFont(look.zone_font)
    for note in notes:
        pen = QPen(note.color, 1.0)
        pen.setDashPattern([3.0, 2.0])
        painter.setPen(pen)
        painter.setBrush(look.theme.background)
        painter.drawRoundedRect(note.rect, 3.0, 3.0)
        painter.setPen(note.color)
        painter.drawText(note.rect, Qt.AlignmentFlag.AlignCenter, note.text)


def _first_line(sheet: Sheet, span: Span) -> tuple[float, Line] | None:
    """The line on which a span begins, and the top of its paragraph in the window."""
    for shown in sheet.shown:
        mark = shown.paragraph.marks.of(span.id)
        if mark is not None and mark.pieces and span.start >= shown.paragraph.layout.start:
            return shown.y, shown.paragraph.layout.lines[mark.pieces[0].line]
    return None
