"""A title in a few lines and in its own direction, cut with an ellipsis where it is too long."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption

from annotator.text.utf16 import Utf16Map
from annotator.ui.textview.direction import is_right_to_left
from annotator.wording import tr


class Title:
    """``lines`` are what is shown, ``height`` the pixels that they take."""

    def __init__(self, text: str, font: QFont, width: int, most: int) -> None:
        self._font = font
        self._width = width
        words = " ".join(text.split()) or tr("Untitled")
        self._leads_right = is_right_to_left(words, 0)
        self.lines = _broken(words, font, width, most)

    @property
    def alignment(self) -> Qt.AlignmentFlag:
        return Qt.AlignmentFlag.AlignRight if self._leads_right else Qt.AlignmentFlag.AlignLeft

    @property
    def height(self) -> int:
        return len(self.lines) * QFontMetrics(self._font).lineSpacing()

    def paint(self, painter: QPainter, corner: QPoint) -> None:
        """Draw the lines below ``corner``, with the painter's pen."""
        leading = Qt.LayoutDirection.RightToLeft if self._leads_right else Qt.LayoutDirection.LeftToRight
        painter.setFont(self._font)
        spacing = QFontMetrics(self._font).lineSpacing()
        for number, line in enumerate(self.lines):
            place = QRect(corner.x(), corner.y() + number * spacing, self._width, spacing)
            painter.setLayoutDirection(leading)
            painter.drawText(place, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter, line)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def _broken(text: str, font: QFont, width: int, most: int) -> list[str]:
    units = Utf16Map(text)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(text, font)
    layout.setTextOption(option)
    lines: list[str] = []
    layout.beginLayout()
    while len(lines) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start = units.to_code_points(line.textStart())
        end = units.to_code_points(line.textStart() + line.textLength())
        lines.append(text[start:] if len(lines) == most - 1 else text[start:end].rstrip())
    layout.endLayout()
    lines[-1] = QFontMetrics(font).elidedText(lines[-1], Qt.TextElideMode.ElideRight, width)
    return lines
