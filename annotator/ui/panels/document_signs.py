"""Small signs at the end of a document's line: flags, answers, a note."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from annotator.store.document_queries import DocumentRow
from annotator.ui.panels.document_filter import answers_of, flags_of
from annotator.ui.theme.theme import Theme
from annotator.wording import in_digits

_ICON = 13
_GAP = 7
_CLOSE = 1


@dataclass(frozen=True, slots=True)
class Sign:
    icon: str
    role: str
    number: str = ""

    def width(self, metrics: QFontMetrics) -> int:
        return _ICON + (_CLOSE + metrics.horizontalAdvance(self.number) if self.number else 0)


def signs_of(row: DocumentRow) -> Iterator[Sign]:
    flags, answers = flags_of(row), answers_of(row)
    if flags:
        yield Sign("flag", "warning", in_digits(flags))
    if answers:
        yield Sign("check", "success", in_digits(answers))
    if row.note:
        yield Sign("note", "text_muted")


def paint_signs(painter: QPainter, area: QRect, row: DocumentRow, theme: Theme) -> int:
    """At the right end of ``area``, in the painter's font; the room that they took."""
    metrics = painter.fontMetrics()
    right = area.right()
    for sign in reversed(list(signs_of(row))):
        left = right - sign.width(metrics)
        icon = QRect(left, area.center().y() - _ICON // 2, _ICON, _ICON)
        theme.icon(sign.icon, sign.role).paint(painter, icon)
        if sign.number:
            painter.drawText(QRect(left, area.top(), right - left, area.height()), _AT_THE_END, sign.number)
        right = left - _GAP
    return area.right() - right


_AT_THE_END = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
