"""The list of concordance lines: several can be selected, Return or a double click opens one."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget
from typing_extensions import override

from annotator.session.concordance import Hit
from annotator.ui.models.hits import HitRole, HitsModel
from annotator.ui.panels.concordance_delegate import ConcordanceDelegate
from annotator.ui.theme.theme import Theme
from annotator.ui.widgets.long_list import LongList
from annotator.wording import tr

_ALONE = QItemSelectionModel.SelectionFlag.ClearAndSelect


class ConcordanceList(LongList):
    """``opened`` carries a ``Hit``; ``left`` follows Escape, and the arrow up from the first line."""

    opened = Signal(object)
    left = Signal()
    selected = Signal()

    def __init__(self, model: HitsModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.delegate = ConcordanceDelegate(theme, self)
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setProperty("kind", "plain")
        self.setAccessibleName(tr("Hits"))
        self.doubleClicked.connect(self._on_double_clicked)
        self.selectionModel().selectionChanged.connect(self.selected)
        model.modelReset.connect(self.selected)

    @property
    def current(self) -> Hit | None:
        """The line that the keyboard is on."""
        hit: Hit | None = self.currentIndex().data(HitRole.HIT)
        return hit

    @property
    def chosen(self) -> list[Hit]:
        """The selected lines, from top to bottom."""
        rows = sorted(self.selectionModel().selectedRows(), key=QModelIndex.row)
        return [index.data(HitRole.HIT) for index in rows]

    def take_keyboard(self) -> None:
        """Go to the lines that are selected, or else to the current one or the first, and select that."""
        self.setFocus()
        if not self.selectionModel().hasSelection():
            index = self.currentIndex() if self.currentIndex().isValid() else self.model().index(0, 0)
            self.selectionModel().setCurrentIndex(index, _ALONE)

    def show_look(self) -> None:
        """The delegate sets its lines otherwise from now on."""
        self.set_line_height(self.delegate.height(self.font()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, hit = event.key(), self.current
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and hit is not None:
            self.opened.emit(hit)
        elif key == Qt.Key.Key_Escape or (key == Qt.Key.Key_Up and self.currentIndex().row() <= 0):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _on_double_clicked(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(HitRole.HIT))
