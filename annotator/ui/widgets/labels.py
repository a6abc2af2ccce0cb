"""Texts on the screen: always plain, never guessed to be HTML."""

import re
from textwrap import fill

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget
from typing_extensions import override

_UNBREAKABLE = re.compile(r"\S{30,}")
_TIP = 80
_PIECE = re.compile(r".{1,15}")


def plain_label(text: str, kind: str = "", *, wrap: bool = False, parent: QWidget | None = None) -> QLabel:
    """``kind`` is one of the style sheet's: muted, small, heading, title, section, chip, key, danger."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(breakable(text) if wrap else text)
    label.setWordWrap(wrap)
    if kind:
        label.setProperty("kind", kind)
    return label


def breakable(text: str) -> str:
    """``text`` with room for a line break inside words that no line has room for, such as addresses."""
    return _UNBREAKABLE.sub(lambda word: "\u200b".join(_PIECE.findall(word[0])), text)


def shortened(text: str, most: int) -> str:
    """``text`` on one line, cut with an ellipsis where it has more than ``most`` characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def hairline(parent: QWidget | None = None) -> QFrame:
    line = QFrame(parent)
    line.setProperty("kind", "hairline")
    return line


class ElidedLabel(QWidget):
    """One line of plain text that is cut with an ellipsis where it does not fit, whole in its tool tip."""

    def __init__(
        self,
        text: str = "",
        *,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        bold: bool = False,
        role: QPalette.ColorRole = QPalette.ColorRole.WindowText,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._mode = mode
        self._role = role
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        font = self.font()
        font.setBold(bold)
        self.setFont(font)
        self.set_text(text)

    @property
    def text(self) -> str:
        return self._text

    def set_text(self, text: str) -> None:
        self._text = " ".join(text.split())
        self.setAccessibleName(self._text)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._text) + 2, metrics.height() + 2)

    @override
    def minimumSizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(min(metrics.averageCharWidth() * 6, self.sizeHint().width()), metrics.height() + 2)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(self._text, self._mode, self.width())
        self.setToolTip(plain_tool_tip(self._text) if shown != self._text else "")
        painter.setPen(self.palette().color(self._role))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def plain_tool_tip(text: str) -> str:
    """``text`` in lines of some length, which Qt shows as they are, whatever they look like.

    Screen readers are told tool tips too, so that no tags stand in them.
    """
    lines = (fill(line, _TIP, break_long_words=False) for line in text.split("\n"))
    return "\n".join(lines).replace("<", "<\u200b")
