"""A row of colours to choose from: the program's own choice first, any other last."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QColorDialog, QHBoxLayout, QPushButton, QWidget
from typing_extensions import override

from annotator.ui.label_colors import oklch
from annotator.ui.theme.theme import Theme
from annotator.ui.widgets.labels import plain_tool_tip
from annotator.wording import tr

_ANGLES: Mapping[str, float] = {
    tr("Red"): 25,
    tr("Orange"): 55,
    tr("Amber"): 80,
    tr("Yellow"): 105,
    tr("Green"): 142,
    tr("Teal"): 180,
    tr("Cyan"): 215,
    tr("Blue"): 255,
    tr("Violet"): 290,
    tr("Purple"): 318,
    tr("Pink"): 350,
}
COLORS: Mapping[str, str] = {name: oklch(0.7, 0.13, angle).name() for name, angle in _ANGLES.items()}


class ColorDot(QAbstractButton):
    """A round spot of colour, ringed where it holds; without a colour, the program's choice."""

    def __init__(self, name: str, color: str | None, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.color = color
        self._theme = theme
        self.setCheckable(True)
        self.setAccessibleName(tr("Colour: {name}", name=name))
        self.setToolTip(plain_tool_tip(name))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    @override
    def sizeHint(self) -> QSize:
        return QSize(24, 24)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors = self._theme.colors
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        spot = QRectF(5, 5, 14, 14)
        if self.color is None:
            painter.setPen(QPen(colors.color("text_muted"), 1.2, Qt.PenStyle.DashLine))
            painter.drawEllipse(spot)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.color))
            painter.drawEllipse(spot)
        if self.isChecked() or self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colors.color("text" if self.isChecked() else "accent"), 1.6))
            painter.drawEllipse(spot.adjusted(-3, -3, 3, 3))


class ColorChoice(QWidget):
    """``chosen`` carries ``#rrggbb``, or an empty text for the program's choice."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Colour"))
        self._color: str | None = None
        self.dots = [ColorDot(tr("the program's choice"), None, theme, self)]
        self.dots += [ColorDot(name, color, theme, self) for name, color in COLORS.items()]
        self._own = ColorDot(tr("of your own"), "#808080", theme, self)
        self._other = QPushButton(tr("Other…"), self)
        self._other.setProperty("kind", "link")
        self._other.setAutoDefault(False)
        self._other.setAccessibleName(tr("Another colour"))
        self._other.clicked.connect(self._on_other_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(1)
        for dot in (*self.dots, self._own):
            row.addWidget(dot)
            dot.clicked.connect(lambda _=False, dot=dot: self.chosen.emit(dot.color or ""))
        row.addWidget(self._other)
        row.addStretch(1)

    def show_value(self, color: str | None) -> None:
        self._color = color
        for dot in self.dots:
            dot.setChecked(dot.color == color)
        is_own = color is not None and not any(dot.isChecked() for dot in self.dots)
        self._own.setVisible(is_own)
        self._own.setChecked(is_own)
        self._own.color = color if is_own else "#808080"

    @Slot()
    def _on_other_clicked(self) -> None:
        color = QColorDialog.getColor(QColor(self._color or "#4080c0"), self, tr("Colour of the label"))
        if color.isValid():
            self.chosen.emit(color.name())
