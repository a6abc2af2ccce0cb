"""The button of a label: a swatch in the idiom of its layer, the name, and the key."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from annotator.domain.tagset import Label
from annotator.ui.label_colors import LabelColors
from annotator.ui.panels.swatch import paint_swatch
from annotator.ui.theme.theme import Theme
from annotator.ui.widgets.labels import plain_tool_tip
from annotator.wording import tr

HEIGHT = 20
_NAME_LEFT = 18
_NAME_GAP = 2
_CAP_GAP = 4
_WIDEST = 150


def key_caption(shortcut: str | None) -> str:
    """``e m`` as it stands on a key cap: ``E M``."""
    return (shortcut or "").upper()


class LabelButton(QAbstractButton):
    """``cap`` is what stands on the key cap: the whole key, or what of it the heading does not say."""

    def __init__(self, label: Label, cap: str, colors: LabelColors, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.label = label
        self.cap = cap
        self.colors = colors
        self._theme = theme
        self._is_current = False
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 0.87)
        self.setFont(font)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        caption = key_caption(label.shortcut)
        name = tr("{layer} {label}", layer=tr(label.layer.value), label=label.name)
        self.setAccessibleName(tr("{name}, key {key}", name=name, key=caption) if caption else name)
        key = f" ({caption})" if caption else ""
        self.setToolTip(plain_tool_tip(f"{label.name}{key}: {label.definition}"))

    def set_current(self, current: bool) -> None:
        """Whether the selected span bears this label."""
        if current != self._is_current:
            self._is_current = current
            self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(min(self.full_width, _WIDEST), HEIGHT)

    @property
    def full_width(self) -> int:
        """What the whole name takes."""
        name = QFontMetrics(self.font()).horizontalAdvance(self.label.name)
        return _NAME_LEFT + name + self._key_width() + _NAME_GAP

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(60, HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors = self._theme.colors
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._is_current or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.color("accent_soft" if self._is_current else "hover"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0, 1, 0, -1), 5, 5)
        if self.hasFocus():
            painter.setPen(colors.color("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        sign = QRectF(3, self.height() / 2 - 5, 12, 10)
        paint_swatch(painter, sign, self.label.layer, self.colors)
        self._paint_key(painter)
        painter.setPen(colors.color("text"))
        painter.setFont(self.font())
        area = self.rect().adjusted(_NAME_LEFT, 0, -self._key_width(), 0)
        name = QFontMetrics(self.font()).elidedText(
            self.label.name, Qt.TextElideMode.ElideRight, area.width()
        )
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)

    def _key_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.8)
        return font

    def _key_width(self) -> int:
        """What the key cap takes at the right, with the gap before it."""
        if not self.cap:
            return 0
        return max(QFontMetrics(self._key_font()).horizontalAdvance(self.cap) + 8, 16) + _CAP_GAP

    def _paint_key(self, painter: QPainter) -> None:
        if not self.cap:
            return
        colors = self._theme.colors
        width = self._key_width() - _CAP_GAP
        cap = QRectF(self.width() - width - 2, self.height() / 2 - 7.5, width, 15)
        painter.setPen(QPen(colors.color("line_strong"), 1))
        painter.setBrush(colors.color("sunken"))
        painter.drawRoundedRect(cap, 4, 4)
        painter.setPen(colors.color("text_muted"))
        painter.setFont(self._key_font())
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self.cap)
