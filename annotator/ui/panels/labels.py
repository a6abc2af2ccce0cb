"""Every label with its key: what can I do now."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from annotator.domain.layer import Layer
from annotator.domain.tagset import Label, Tagset
from annotator.ui.label_colors import LabelColors, LabelPalette
from annotator.ui.theme.theme import Theme
from annotator.ui.widgets.labels import plain_label, plain_tool_tip

_COLUMNS = {Layer.ENTITY: 3, Layer.CLAIM: 2, Layer.EVENT: 2}
"""At most; fewer where names are long."""
_ROOM = 336
_GAP = 2
_HEIGHT = 21
_NAME_LEFT = 18
_NAME_GAP = 2
_WIDEST = 150


def key_caption(shortcut: str | None) -> str:
    """``e m`` as it stands on a key cap: ``E M``."""
    return (shortcut or "").upper()


class LabelButton(QAbstractButton):
    """A swatch in the idiom of its layer, the name, and the key."""

    def __init__(self, label: Label, colors: LabelColors, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.label = label
        self.colors = colors
        self._theme = theme
        self._is_current = False
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 0.87)
        self.setFont(font)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        caption = key_caption(label.shortcut)
        self.setAccessibleName(f"{label.layer.value} {label.name}" + (f", key {caption}" if caption else ""))
        key = f" ({caption})" if caption else ""
        self.setToolTip(plain_tool_tip(f"{label.name}{key}: {label.definition}"))

    def set_current(self, current: bool) -> None:
        """Whether the selected span bears this label."""
        if current != self._is_current:
            self._is_current = current
            self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(min(self.full_width, _WIDEST), _HEIGHT)

    @property
    def full_width(self) -> int:
        """What the whole name takes."""
        name = QFontMetrics(self.font()).horizontalAdvance(self.label.name)
        return _NAME_LEFT + name + self._key_width() + _NAME_GAP

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(60, _HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors = self._theme.colors
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._is_current or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.color("accent_soft" if self._is_current else "hover"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0, 1, 0, -1), 5, 5)
        self._paint_swatch(painter, QRectF(3, self.height() / 2 - 5, 12, 10))
        self._paint_key(painter)
        painter.setPen(colors.color("text"))
        painter.setFont(self.font())
        area = self.rect().adjusted(_NAME_LEFT, 0, -self._key_width(), 0)
        name = QFontMetrics(self.font()).elidedText(
            self.label.name, Qt.TextElideMode.ElideRight, area.width()
        )
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)

    def _paint_swatch(self, painter: QPainter, area: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        if self.label.layer is Layer.ENTITY:
            painter.setBrush(self.colors.strong)
            painter.drawRoundedRect(area, 2.5, 2.5)
        elif self.label.layer is Layer.CLAIM:
            painter.setBrush(self.colors.band)
            painter.drawRoundedRect(area.adjusted(0, 6, 0, 0), 1.5, 1.5)
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.colors.ink, 1.5))
            painter.drawRoundedRect(area.adjusted(0.75, 0.25, -0.75, -0.25), 2.5, 2.5)

    def _key_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.8)
        return font

    def _key_width(self) -> int:
        """What the key cap takes at the right, with the gap before it."""
        caption = key_caption(self.label.shortcut)
        if not caption:
            return 0
        return max(QFontMetrics(self._key_font()).horizontalAdvance(caption) + 8, 16) + 5

    def _paint_key(self, painter: QPainter) -> None:
        caption = key_caption(self.label.shortcut)
        if not caption:
            return
        colors = self._theme.colors
        width = self._key_width() - 5
        cap = QRectF(self.width() - width - 2, self.height() / 2 - 8, width, 16)
        painter.setPen(QPen(colors.color("line_strong"), 1))
        painter.setBrush(colors.color("sunken"))
        painter.drawRoundedRect(cap, 4, 4)
        painter.setPen(colors.color("text_muted"))
        painter.setFont(self._key_font())
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, caption)


class LabelsPanel(QScrollArea):
    """``label_pressed`` carries a label's key and whether Shift was held."""

    label_pressed = Signal(str, bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._buttons: list[LabelButton] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Labels")

    def set_tagset(self, tagset: Tagset, palette: LabelPalette) -> None:
        body = QWidget(self)
        body.setProperty("surface", "panel")
        column = QVBoxLayout(body)
        column.setContentsMargins(6, 8, 1, 4)
        column.setSpacing(2)
        self._buttons = []
        for layer in Layer:
            labels = tagset.labels_of(layer)
            if labels:
                buttons = [self._make_button(label, palette, body) for label in labels]
                self._buttons += buttons
                column.addWidget(plain_label(layer.plural.capitalize(), "section", parent=body))
                column.addLayout(_grid(buttons, _COLUMNS[layer]))
                column.addSpacing(5)
        column.addStretch(1)
        self.setWidget(body)

    def set_current(self, label: str | None) -> None:
        for button in self._buttons:
            button.set_current(button.label.key == label)

    def button(self, key: str) -> LabelButton:
        return next(button for button in self._buttons if button.label.key == key)

    def _make_button(self, label: Label, palette: LabelPalette, body: QWidget) -> LabelButton:
        button = LabelButton(label, palette.colors(label.key), self._theme, body)
        button.clicked.connect(lambda: self._on_pressed(label.key))
        return button

    def _on_pressed(self, key: str) -> None:
        shift = bool(QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.label_pressed.emit(key, shift)


def _grid(buttons: Sequence[LabelButton], most: int) -> QGridLayout:
    """As many columns as leave every name whole, ``most`` at most."""
    columns = next((count for count in range(most, 1, -1) if _width(buttons, count) <= _ROOM), 1)
    grid = QGridLayout()
    grid.setHorizontalSpacing(_GAP)
    grid.setVerticalSpacing(0)
    for place, button in enumerate(buttons):
        grid.addWidget(button, place // columns, place % columns)
    return grid


def _width(buttons: Sequence[LabelButton], columns: int) -> int:
    widest = [max((button.full_width for button in buttons[at::columns]), default=0) for at in range(columns)]
    return sum(widest) + _GAP * (columns - 1)
