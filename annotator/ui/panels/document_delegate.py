"""How a document stands in the list: a dot for its status, two lines of title, words and signs."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from annotator.domain.annotation_set import Status
from annotator.store.document_queries import DocumentRow
from annotator.ui.panels.document_model import DocumentRole, state_words
from annotator.ui.panels.document_signs import paint_signs
from annotator.ui.panels.title import Title
from annotator.ui.theme.theme import Theme

_DOT_ROLES = {
    Status.TODO: "text_faint",
    Status.DOING: "warning",
    Status.DONE: "success",
    Status.SKIPPED: "text_faint",
}
_MARGIN = 8
_DOT = 9
_TEXT_LEFT = 28
_TITLE_LINES = 2


class DocumentDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        metrics = QFontMetrics(option.font)
        lines = _TITLE_LINES * metrics.lineSpacing() + QFontMetrics(_small(option.font)).lineSpacing()
        return QSize(120, lines + 2 * _MARGIN + 2)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(DocumentRole.ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        self._paint_row(painter, option, row)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        colors = self._theme.colors
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if selected or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.color("accent_soft" if selected else "hover"))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(2, 1, -2, -1), 7, 7)

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: DocumentRow) -> None:
        colors = self._theme.colors
        area = option.rect.adjusted(_TEXT_LEFT, _MARGIN, -_MARGIN, -_MARGIN)
        title = Title(row.title, option.font, area.width(), _TITLE_LINES)
        small = _small(option.font)
        spare = area.height() - title.height - QFontMetrics(small).lineSpacing()
        area.translate(0, spare // 2)
        painter.setPen(colors.color("text"))
        title.paint(painter, area.topLeft())
        painter.setFont(small)
        painter.setPen(colors.color("text_muted"))
        below = QRect(area.left(), area.top() + title.height, area.width(), QFontMetrics(small).lineSpacing())
        below.setWidth(below.width() - paint_signs(painter, below, row, self._theme))
        words = QFontMetrics(small).elidedText(state_words(row), Qt.TextElideMode.ElideRight, below.width())
        painter.drawText(below, title.alignment | Qt.AlignmentFlag.AlignVCenter, words)
        middle = area.top() + QFontMetrics(option.font).height() / 2
        _draw_dot(painter, QPointF(option.rect.left() + 15, middle), row.status, self._color(row.status))

    def _color(self, status: Status) -> QColor:
        return self._theme.colors.color(_DOT_ROLES[status])


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * 0.86)
    return small


def _draw_dot(painter: QPainter, center: QPointF, status: Status, color: QColor) -> None:
    """Full for done, half for doing, a ring for to do, a stroke for skipped: not by colour alone."""
    circle = QRectF(center.x() - _DOT / 2, center.y() - _DOT / 2, _DOT, _DOT)
    painter.setPen(QPen(color, 1.4))
    painter.setBrush(color if status is Status.DONE else Qt.BrushStyle.NoBrush)
    if status is Status.SKIPPED:
        painter.drawLine(QPointF(circle.left(), center.y()), QPointF(circle.right(), center.y()))
        return
    painter.drawEllipse(circle)
    if status is Status.DOING:
        painter.setBrush(color)
        painter.drawPie(circle, 90 * 16, 180 * 16)
