"""The guide: handbook and guidelines of the project's tagset, to stay open beside the work."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QTextBlock, QTextDocument
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QTextEdit, QVBoxLayout, QWidget

from annotator.domain.tagset import Tagset
from annotator.ui.theme.theme import Theme
from annotator.ui.widgets.guide_text import GuideWriter, write_tagset
from annotator.wording import tr


class GuideDialog(QDialog):
    def __init__(self, tagset: Tagset, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tagset = tagset
        self._theme = theme
        self.setWindowTitle(tr("Guide to {tagset}", tagset=tagset.name))
        self.setAccessibleName(tr("Guide to the labels"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(620, 720)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(tr("Find in the guide"))
        self.search.setAccessibleName(tr("Find in the guide"))
        self.search.setClearButtonEnabled(True)
        self.text = QTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(tr("Guide"))
        self.text.setFrameShape(QTextEdit.Shape.NoFrame)
        self.text.document().setDocumentMargin(14)
        row = QHBoxLayout()
        row.addWidget(self.search)
        column = QVBoxLayout(self)
        column.addLayout(row)
        column.addWidget(self.text, 1)
        self.search.textEdited.connect(self._on_text_edited)
        self.search.returnPressed.connect(self._find_next)
        theme.theme_changed.connect(self._write)
        self._write()

    def show_label(self, name: str) -> None:
        """Scroll to the guideline of a label, attribute or role by its heading."""
        block = self.text.document().begin()
        while block.isValid():
            if block.text() == name or block.text().startswith(f"{name} ("):
                self._scroll_to(block)
                return
            block = block.next()

    def _scroll_to(self, block: QTextBlock) -> None:
        self.text.ensurePolished()
        place = self.text.document().documentLayout().blockBoundingRect(block)
        self.text.verticalScrollBar().setValue(round(place.top()))

    @Slot()
    def _write(self) -> None:
        writer = GuideWriter(self.text.document(), self._theme.colors, self.font().pointSizeF())
        write_tagset(writer, self.tagset)
        self.text.moveCursor(self.text.textCursor().MoveOperation.Start)

    @Slot(str)
    def _on_text_edited(self, _text: str) -> None:
        self.text.moveCursor(self.text.textCursor().MoveOperation.Start)
        self._find_next()

    @Slot()
    def _find_next(self) -> None:
        wanted = self.search.text()
        if wanted and not self.text.find(wanted, QTextDocument.FindFlag(0)):
            self.text.moveCursor(self.text.textCursor().MoveOperation.Start)
            self.text.find(wanted, QTextDocument.FindFlag(0))
