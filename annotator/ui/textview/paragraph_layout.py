"""One paragraph set in lines, and where its characters stand.

Offsets that go in and out are code points of the document; Qt's positions (UTF-16 units of the paragraph)
stay in here. Lengths are pixels, measured from the paragraph's top left corner.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from annotator.text.utf16 import Utf16Map
from annotator.ui.textview.zone_styles import format_range

_SHOWN = dict.fromkeys((*range(9), *range(10, 32), *range(127, 160)), " ") | {0x2029: "\u2028"}
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_TOUCHING = 0.6
_OUT_OF_SIGHT = 1e6


@dataclass(frozen=True, slots=True)
class Strip:
    """A horizontal extent on one line."""

    line: int
    left: float
    right: float


@dataclass(slots=True)
class Line:
    """``start``/``end``: code points; ``up``/``down``: the body of the text around ``baseline``."""

    start: int
    end: int
    up: float
    down: float
    top: float = 0.0
    baseline: float = 0.0
    bottom: float = 0.0

    @property
    def body_top(self) -> float:
        return self.baseline - self.up

    @property
    def body_bottom(self) -> float:
        return self.baseline + self.down


@dataclass(frozen=True, slots=True)
class Setting:
    """What a paragraph is set in. ``up`` and ``down``: the body of an ordinary line of that font."""

    font: QFont
    width: float
    up: float
    down: float


class ParagraphLayout:
    def __init__(
        self,
        text: str,
        start: int,
        setting: Setting,
        *,
        right_to_left: bool,
        formats: Sequence[tuple[int, int, QTextCharFormat]] = (),
    ) -> None:
        """``text`` is the paragraph's own; ``start`` its offset in the document."""
        self.start = start
        self.end = start + len(text)
        self.right_to_left = right_to_left
        self.width = setting.width
        self.height = 0.0
        self._text = text
        self._map = Utf16Map(text)
        self.qt = QTextLayout(as_shown(text), setting.font)
        self.qt.setCacheEnabled(True)
        self.qt.setTextOption(_option(setting, right_to_left))
        self.qt.setFormats(
            [format_range(self.position_of(a), self.position_of(b), how) for a, b, how in formats]
        )
        self._break_lines(setting.width)
        self.lines = self._measure_lines(setting)

    def position_of(self, offset: int) -> int:
        return self._map.to_utf16(min(max(offset, self.start), self.end) - self.start)

    def offset_of(self, position: int) -> int:
        return self.start + self._map.to_code_points(position)

    def line_of(self, offset: int) -> int:
        """The line on which a caret at ``offset`` stands; at a line's end, the next one."""
        line = self.qt.lineForTextPosition(self.position_of(offset))
        return line.lineNumber() if line.isValid() else len(self.lines) - 1

    def line_at(self, y: float) -> int:
        """The line nearest to a height in the paragraph."""
        for number, line in enumerate(self.lines):
            if y < line.bottom:
                return number
        return len(self.lines) - 1

    def x_of(self, offset: int, line: int | None = None) -> float:
        """Where a caret at ``offset`` stands."""
        number = self.line_of(offset) if line is None else line
        return _x(self.qt.lineAt(number), self.position_of(offset))

    def offset_at(self, line: int, x: float) -> int:
        """The caret offset nearest to ``x`` on a line; never the end of a line that wraps."""
        qt_line = self.qt.lineAt(line)
        position = qt_line.xToCursor(x)
        if line < len(self.lines) - 1 and position >= qt_line.textStart() + qt_line.textLength():
            position = self.qt.previousCursorPosition(position)
        return self.offset_of(position)

    def character_at(self, line: int, x: float) -> int | None:
        """The character whose own extent holds ``x``, or None beside the text."""
        qt_line = self.qt.lineAt(line)
        if not qt_line.naturalTextRect().left() <= x <= qt_line.naturalTextRect().right():
            return None
        position = qt_line.xToCursor(x, QTextLine.CursorPosition.CursorOnCharacter)
        offset = self.offset_of(position)
        return offset if offset < self.end else None

    def strips(self, start: int, end: int) -> list[Strip]:
        """The extents of ``[start, end)`` on each line, from left to right, touching ones joined."""
        found: list[Strip] = []
        for number, line in enumerate(self.lines):
            if line.start < end and start < line.end:
                found += self._strips_on(number, max(start, line.start), min(end, line.end))
        return found

    def stack(
        self, *, rows: int, row: float, lanes: int, lane: float, gap: float, leading: float = 0.0
    ) -> None:
        """Sets the lines one below the other, with room for label names above and claims below each.

        They stand on whole pixels, so that scrolling can move what is painted.
        """
        y = 0.0
        for number, line in enumerate(self.lines):
            line.top = y
            line.baseline = float(round(y + rows * row + line.up))
            line.bottom = float(round(line.baseline + line.down + lanes * lane + leading))
            qt_line = self.qt.lineAt(number)
            qt_line.setPosition(QPointF(0.0, line.baseline - qt_line.ascent()))
            y = line.bottom
        self.height = y + round(gap)

    def keep_first_line(self) -> None:
        """After stacking: the others stand out of sight, and take no room."""
        gap = self.height - self.lines[-1].bottom
        for number, line in enumerate(self.lines[1:], 1):
            line.top = line.baseline = line.bottom = _OUT_OF_SIGHT
            self.qt.lineAt(number).setPosition(QPointF(0.0, _OUT_OF_SIGHT))
        self.height = self.lines[0].bottom + gap

    def _strips_on(self, number: int, start: int, end: int) -> list[Strip]:
        qt_line = self.qt.lineAt(number)
        first, last = self._glyph_start(qt_line, start), self.position_of(end)
        runs = qt_line.glyphRuns(first, last - first)
        extents = sorted((box.left(), box.right()) for box in (run.boundingRect() for run in runs))
        joined: list[tuple[float, float]] = []
        for left, right in extents:
            if joined and left <= joined[-1][1] + _TOUCHING:
                joined[-1] = (joined[-1][0], max(right, joined[-1][1]))
            elif right > left:
                joined.append((left, right))
        return [Strip(number, left, right) for left, right in joined]

    def _glyph_start(self, line: QTextLine, offset: int) -> int:
        """The position of ``offset``, or of the character whose glyph holds it too, as in Arabic lam-alef."""
        while True:
            position = self.position_of(offset)
            runs = line.glyphRuns(position, self.position_of(offset + 1) - position)
            own = any(run.boundingRect().width() > 0 for run in runs)
            if own or position <= line.textStart() or self._text[offset - self.start].isspace():
                return position
            offset -= 1

    def _break_lines(self, width: float) -> None:
        self.qt.beginLayout()
        while True:
            line = self.qt.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
        self.qt.endLayout()

    def _measure_lines(self, setting: Setting) -> list[Line]:
        """Lines in a fallback font that stands taller than the text's own get a taller body."""
        own = QFontMetricsF(setting.font)
        lines: list[Line] = []
        for number in range(self.qt.lineCount()):
            line = self.qt.lineAt(number)
            first, last = line.textStart(), line.textStart() + line.textLength()
            taller = max(line.ascent() / own.ascent(), 1.0)
            deeper = max(line.descent() / own.descent(), 1.0)
            start, end = self.offset_of(first), self.offset_of(last)
            lines.append(Line(start, end, setting.up * _tamed(taller), setting.down * _tamed(deeper)))
        return lines


def as_shown(text: str) -> str:
    """A paragraph's text, unit for unit, without what would break or disturb its lines."""
    return _LONE_SURROGATE.sub("\ufffd", text.translate(_SHOWN))


def _tamed(ratio: float) -> float:
    """Many fallback fonts declare a little more than they use; only clearly taller ones get more."""
    return 1.0 if ratio < 1.25 else ratio * 0.92


def _x(line: QTextLine, position: int) -> float:
    return cast("tuple[float, int]", line.cursorToX(position))[0]


def _option(setting: Setting, right_to_left: bool) -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(
        Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
    )
    option.setAlignment(Qt.AlignmentFlag.AlignRight if right_to_left else Qt.AlignmentFlag.AlignLeft)
    option.setTabStopDistance(QFontMetricsF(setting.font).averageCharWidth() * 4)
    return option
