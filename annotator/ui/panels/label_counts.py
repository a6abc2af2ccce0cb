"""The labels of a project with the number of their spans; pressing one finds them."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from annotator.domain.layer import Layer
from annotator.domain.tagset import Tagset
from annotator.session.label_counts import LabelCount
from annotator.ui.label_colors import LabelColors, LabelPalette
from annotator.ui.panels.swatch import paint_swatch
from annotator.ui.theme.theme import Theme
from annotator.ui.widgets.labels import plain_label, plain_tool_tip
from annotator.ui.widgets.roving import Roving
from annotator.wording import in_digits, tr, trn

_HEIGHT = 25
_NAME_LEFT = 22


class CountRow(QAbstractButton):
    """A label's sign, name and number, over a bar as long as its share of the most frequent one's."""

    def __init__(
        self, count: LabelCount, name: str, share: float, colors: LabelColors, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.count = count
        self._name = name
        self._share = share
        self._colors = colors
        self._theme = theme
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 0.9)
        self.setFont(font)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        spans = trn("{count:,} span", "{count:,} spans", count.spans)
        kind = tr(count.layer.value)
        self.setAccessibleName(tr("Find {layer} {label}: {spans}", layer=kind, label=name, spans=spans))
        self.setToolTip(plain_tool_tip(tr("Find {label}: {spans}", label=name, spans=spans)))

    @override
    def sizeHint(self) -> QSize:
        return QSize(180, _HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors = self._theme.colors
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(colors.color("accent") if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(colors.color("hover") if self.underMouse() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area, 5, 5)
        paint_swatch(painter, QRectF(4, area.center().y() - 6, 12, 10), self.count.layer, self._colors)
        self._paint_bar(painter, area)
        painter.setFont(self.font())
        painter.setPen(colors.color("text" if self.count.spans else "text_faint"))
        number = in_digits(self.count.spans)
        width = QFontMetrics(self.font()).horizontalAdvance(number)
        beside = area.adjusted(_NAME_LEFT, -2, -6, -2)
        painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, number)
        room = int(beside.width()) - width - 10
        name = QFontMetrics(self.font()).elidedText(self._name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, name)

    def _paint_bar(self, painter: QPainter, area: QRectF) -> None:
        if self._share:
            width = max((area.width() - _NAME_LEFT - 6) * self._share, 2.0)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colors.color("line_strong"))
            painter.drawRoundedRect(QRectF(_NAME_LEFT, area.bottom() - 3.5, width, 2.5), 1.2, 1.2)


class LabelCountsPanel(QScrollArea):
    """``label_chosen`` carries a ``LabelCount``."""

    label_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.rows: list[CountRow] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("Labels and their numbers"))

    def show_counts(
        self, counts: Sequence[LabelCount], whose: str, tagset: Tagset, palette: LabelPalette
    ) -> None:
        """``whose`` says whose spans are counted."""
        most = max((count.spans for count in counts), default=0)
        body = QWidget(self)
        body.setProperty("surface", "panel")
        column = QVBoxLayout(body)
        column.setContentsMargins(12, 14, 8, 10)
        column.setSpacing(0)
        column.addWidget(plain_label(whose, "muted", wrap=True, parent=body))
        self.rows = []
        for layer in Layer:
            of_layer = [count for count in counts if count.layer is layer]
            column.addSpacing(10)
            column.addWidget(_heading(layer, of_layer, body))
            for count in of_layer:
                colors = palette.colors(count.label)
                share = count.spans / most if most else 0.0
                row = CountRow(count, tagset.label_name(count.label), share, colors, self._theme, body)
                row.clicked.connect(lambda _=False, count=count: self.label_chosen.emit(count))
                self.rows.append(row)
                column.addWidget(row)
        column.addStretch(1)
        Roving(self.rows, body)
        self.setWidget(body)


def _heading(layer: Layer, counts: Sequence[LabelCount], parent: QWidget) -> QWidget:
    total = sum(count.spans for count in counts)
    return plain_label(
        tr("{layer}  {count:,}", layer=tr(layer.plural).capitalize(), count=total), "section", parent=parent
    )
