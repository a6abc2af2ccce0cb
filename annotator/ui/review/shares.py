"""Which part of somebody's spans each label has: small bars in one order, so that rows can be compared."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from annotator.domain.layer import Layer
from annotator.domain.tagset import Tagset
from annotator.session.measuring.tables import HabitRow
from annotator.ui.label_colors import Ground, LabelPalette
from annotator.ui.theme.colors import Colors
from annotator.ui.theme.theme import Theme
from annotator.wording import tr

_WIDEST = 14
_GAP = 2
_LEFT = 8


def percent(share: float) -> str:
    return tr("{percent}%", percent=round(100 * share))


def labels_of(rows: Sequence[HabitRow], layer: Layer, tagset: Tagset) -> tuple[str, ...]:
    """Those that somebody used, in the order of the tagset; those it does not know come last."""
    used = {label for row in rows for label, share in row.shares.items() if share}
    known = [label.key for label in tagset.labels_of(layer) if label.key in used]
    return (*known, *sorted(used.difference(known)))


def told_shares(shares: Mapping[str, float], labels: Sequence[str], tagset: Tagset) -> str:
    return ", ".join(
        tr("{label} {percent}", label=tagset.label_name(label), percent=percent(shares[label]))
        for label in labels
        if shares.get(label)
    )


def palette_on(tagset: Tagset, colors: Colors) -> LabelPalette:
    return LabelPalette(tagset, Ground(colors.dark, colors.color("panel"), colors.color("text")))


class ShareDelegate(QStyledItemDelegate):
    """Paints a row's bars upright, as high as their shares of the largest of all."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: Sequence[HabitRow] = ()
        self._labels: tuple[str, ...] = ()
        self._tagset: Tagset | None = None
        self._most = 1.0

    def show_rows(self, rows: Sequence[HabitRow], labels: tuple[str, ...], tagset: Tagset) -> None:
        self._rows, self._labels, self._tagset = rows, labels, tagset
        self._most = max((share for row in rows for share in row.shares.values()), default=1.0) or 1.0

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(2 * _LEFT + len(self._labels) * (_WIDEST + _GAP), 24)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if self._tagset is None:
            return
        palette = palette_on(self._tagset, self._theme.colors)
        area = QRectF(option.rect).adjusted(_LEFT, 3, -_LEFT, -4)
        step = min(area.width() / max(len(self._labels), 1), _WIDEST + _GAP)
        painter.save()
        painter.setPen(self._theme.colors.color("line_strong"))
        painter.drawLine(area.bottomLeft(), area.bottomLeft() + QPointF(step * len(self._labels), 0))
        painter.setPen(Qt.PenStyle.NoPen)
        shares = self._rows[index.row()].shares
        for number, label in enumerate(self._labels):
            height = area.height() * shares.get(label, 0.0) / self._most
            painter.setBrush(palette.colors(label).band)
            painter.drawRect(QRectF(area.left() + number * step, area.bottom() - height, step - _GAP, height))
        painter.restore()
