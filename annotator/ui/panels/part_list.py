"""The list of a tagset's parts, to choose from."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from annotator.domain.tagset_parts import PartKind, PartRef
from annotator.ui.label_colors import LabelPalette
from annotator.ui.panels.part_rows import PartRow
from annotator.ui.panels.swatch import paint_swatch
from annotator.ui.theme.theme import Theme
from annotator.wording import in_digits, tr, trn

Index = QModelIndex | QPersistentModelIndex
_HEIGHT = 27
_HEADING_HEIGHT = 32
_LEFT = 30
_RIGHT = 10


class PartRole(IntEnum):
    ROW = Qt.ItemDataRole.UserRole + 1


class PartModel(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[PartRow] = []

    def show_rows(self, rows: Sequence[PartRow]) -> None:
        """Where only numbers and names have changed, whoever stands on a row stays there."""
        if [(row.ref, row.is_heading) for row in rows] == [(row.ref, row.is_heading) for row in self.rows]:
            self.rows = list(rows)
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def place_of(self, ref: PartRef | None) -> QModelIndex:
        for number, row in enumerate(self.rows):
            if row.ref == ref and not row.is_heading:
                return self.index(number)
        return QModelIndex()

    def first(self) -> QModelIndex:
        """The first part, below its heading."""
        numbers = (number for number, row in enumerate(self.rows) if not row.is_heading)
        return self.index(next(numbers, -1))

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.rows[index.row()].is_heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == PartRole.ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _spoken(row)
        return None


def _spoken(row: PartRow) -> str:
    what = row.layer.value if row.layer else row.ref.kind.value if row.ref else ""
    spans = "" if row.count is None else trn("{count:,} span", "{count:,} spans", row.count)
    key = tr("key {key}", key=row.key) if row.key else ""
    parts = (row.name, tr(what), key, spans, row.words)
    return ", ".join([part for part in parts if part] + ([tr("changed")] if row.is_changed else []))


class PartDelegate(QStyledItemDelegate):
    """``palette`` colours the signs of labels."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.palette: LabelPalette | None = None

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: PartRow = index.data(PartRole.ROW)
        return QSize(120, _HEADING_HEIGHT if row.is_heading else _HEIGHT)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: PartRow = index.data(PartRole.ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.is_heading:
            self._paint_heading(painter, option, row)
        else:
            self._paint_row(painter, option, row)
        painter.restore()

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, row: PartRow) -> None:
        painter.setFont(_sized(option.font, 0.88, bold=True))
        painter.setPen(self._theme.colors.color("text_muted"))
        painter.drawText(option.rect.adjusted(10, 8, -8, 0), Qt.AlignmentFlag.AlignVCenter, row.name)

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: PartRow) -> None:
        colors = self._theme.colors
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.color("accent_soft" if selected else "hover"))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(2, 1, -2, -1), 6, 6)
        self._paint_sign(painter, option.rect, row)
        room = option.rect.adjusted(_LEFT, 0, -_RIGHT, 0)
        room = self._paint_count(painter, option.font, room, row)
        room = self._paint_key(painter, option.font, room, row)
        painter.setFont(option.font)
        painter.setPen(colors.color("on_accent_soft" if selected else "text"))
        name = f"{row.name} · {row.words}" if row.words else row.name
        shown = QFontMetrics(option.font).elidedText(name, Qt.TextElideMode.ElideRight, room.width() - 8)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
        if row.is_changed:
            self._paint_dot(painter, room, QFontMetrics(option.font).horizontalAdvance(shown))

    def _paint_sign(self, painter: QPainter, area: QRect, row: PartRow) -> None:
        middle = area.center().y() + 0.5
        if row.layer is not None and row.ref is not None and self.palette is not None:
            sign = QRectF(area.left() + 11, middle - 5, 12, 10)
            paint_swatch(painter, sign, row.layer, self.palette.colors(row.ref.key))
            return
        icon = "book" if row.ref is None else "check" if row.ref.kind is PartKind.ATTRIBUTE else "next"
        self._theme.icon(icon, "text_faint").paint(painter, area.left() + 9, int(middle) - 8, 16, 16)

    def _paint_count(self, painter: QPainter, font: QFont, room: QRect, row: PartRow) -> QRect:
        if row.count is None:
            return room
        painter.setFont(_sized(font, 0.9))
        painter.setPen(self._theme.colors.color("text_muted" if row.count else "text_faint"))
        count = in_digits(row.count)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count)
        return room.adjusted(0, 0, -max(QFontMetrics(font).horizontalAdvance(count), 34) - 6, 0)

    def _paint_key(self, painter: QPainter, font: QFont, room: QRect, row: PartRow) -> QRect:
        if not row.key:
            return room
        small = _sized(font, 0.74)
        width = max(QFontMetrics(small).horizontalAdvance(row.key) + 8, 17)
        cap = QRectF(room.right() - width, room.center().y() - 8, width, 16)
        painter.setPen(QPen(self._theme.colors.color("line_strong"), 1))
        painter.setBrush(self._theme.colors.color("sunken"))
        painter.drawRoundedRect(cap, 4, 4)
        painter.setPen(self._theme.colors.color("text_muted"))
        painter.setFont(small)
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, row.key)
        return room.adjusted(0, 0, -width - 6, 0)

    def _paint_dot(self, painter: QPainter, room: QRect, width: int) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colors.color("warning"))
        painter.drawEllipse(QRectF(room.left() + width + 6, room.center().y() - 2, 6, 6))


def _sized(font: QFont, share: float, *, bold: bool = False) -> QFont:
    sized = QFont(font)
    sized.setPointSizeF(font.pointSizeF() * share)
    if bold:
        sized.setWeight(QFont.Weight.DemiBold)
    return sized


class PartList(QListView):
    """``part_chosen`` carries a ``PartRef``, or ``None`` for the tagset as a whole."""

    part_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.parts = PartModel(self)
        self._delegate = PartDelegate(theme, self)
        self.setModel(self.parts)
        self.setItemDelegate(self._delegate)
        self.setProperty("kind", "plain")
        self.setAccessibleName(tr("Parts of the tagset"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def show_rows(self, rows: Sequence[PartRow], palette: LabelPalette, chosen: PartRef | None) -> None:
        self._delegate.palette = palette
        self.parts.show_rows(rows)
        self.choose(chosen)

    def choose(self, ref: PartRef | None) -> None:
        """Mark a part without telling of it."""
        index = self.parts.place_of(ref.whole if ref else None)
        if index == self.currentIndex():
            return
        self.selectionModel().blockSignals(True)
        self.selectionModel().setCurrentIndex(index, self.selectionModel().SelectionFlag.ClearAndSelect)
        self.selectionModel().blockSignals(False)
        self.viewport().update()
        if index.isValid():
            self.scrollTo(index)

    @Slot()
    def enter(self) -> None:
        """Take the keyboard, on the part that is chosen or the first."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.parts.first())

    @Slot(QModelIndex)
    def _on_current_changed(self, index: QModelIndex) -> None:
        row: PartRow | None = index.data(PartRole.ROW)
        if row is not None and not row.is_heading:
            self.part_chosen.emit(row.ref)
