"""Concordance lines to tick: Space ticks the selected ones, a click on a box the line that it stands in."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget
from typing_extensions import override

from annotator.ui.models.ticked_hits import TickedHits
from annotator.ui.panels.concordance import ConcordanceList
from annotator.ui.panels.concordance_delegate import ConcordanceDelegate
from annotator.ui.theme.theme import Theme
from annotator.wording import tr

_BOX = 17
_LEFT = 12
_ROOM = _LEFT + _BOX + 6
"""Pixels at the left of a line in which a click means its box."""


class _TickDelegate(ConcordanceDelegate):
    indent = _LEFT + _BOX - 4

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        box = QStyleOptionViewItem(option)
        top = option.rect.center().y() - _BOX // 2
        box.rect = QRect(option.rect.left() + _LEFT, top, _BOX, _BOX)
        ticked = index.data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked
        box.state &= ~(QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus)
        box.state |= QStyle.StateFlag.State_On if ticked else QStyle.StateFlag.State_Off
        widget = option.widget
        widget.style().drawPrimitive(
            QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck, box, painter, widget
        )


class TickList(ConcordanceList):
    """Return and Escape are left to the dialog around the list."""

    def __init__(self, model: TickedHits, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(model, theme, parent)
        self._model = model
        self.delegate = _TickDelegate(theme, self)
        self.setItemDelegate(self.delegate)
        self.setAccessibleName(tr("Occurrences"))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            event.ignore()
        elif event.key() == Qt.Key.Key_Space:
            self._model.toggle(index.row() for index in self.selectionModel().selectedRows())
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._toggle_at(event):
            super().mousePressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second of two quick clicks on boxes is one like the first."""
        if not self._toggle_at(event):
            super().mouseDoubleClickEvent(event)

    def _toggle_at(self, event: QMouseEvent) -> bool:
        """Whether the click was meant for a box."""
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or event.position().x() >= _ROOM:
            return False
        self._model.toggle([index.row()])
        return True
