"""The list itself: its lines as high as the delegate wants them."""

from PySide6.QtCore import QEvent, QModelIndex
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget
from typing_extensions import override

from annotator.ui.panels.document_delegate import DocumentDelegate
from annotator.ui.panels.document_model import DocumentModel
from annotator.ui.theme.theme import Theme
from annotator.ui.widgets.long_list import LongList
from annotator.wording import tr


class DocumentList(LongList):
    def __init__(self, model: DocumentModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delegate = DocumentDelegate(theme, self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(LongList.SelectionMode.SingleSelection)
        self.setFrameShape(LongList.Shape.NoFrame)
        self.setProperty("kind", "plain")
        self.setAccessibleName(tr("Documents"))
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        option = QStyleOptionViewItem()
        option.font = self.font()
        self.set_line_height(self._delegate.sizeHint(option, QModelIndex()).height())
