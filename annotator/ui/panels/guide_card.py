"""The right of the tagset editor: the guideline as annotators read it."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QTextEdit, QVBoxLayout, QWidget

from annotator.domain.tagset import Attribute, Tagset
from annotator.domain.tagset_diff import part_name
from annotator.domain.tagset_parts import PartRef, find
from annotator.ui.theme.theme import Theme
from annotator.ui.widgets.guide_text import GuideWriter
from annotator.ui.widgets.labels import plain_label
from annotator.wording import tr


class GuideCard(QFrame):
    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "ground")
        self._theme = theme
        self._shown: tuple[Tagset, PartRef | None] = (Tagset(name="none"), None)
        self.text = QTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(tr("The guideline as annotators read it"))
        self.text.document().setDocumentMargin(0)
        self.text.setProperty("kind", "page")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 8, 12)
        column.setSpacing(8)
        column.addWidget(plain_label(tr("As annotators read it"), "section", parent=self))
        column.addWidget(self.text, 1)
        theme.theme_changed.connect(self._write)

    def show_part(self, tagset: Tagset, ref: PartRef | None) -> None:
        if (tagset, ref) != self._shown:
            self._shown = (tagset, ref)
            self._write()

    @Slot()
    def _write(self) -> None:
        tagset, ref = self._shown
        bar = self.text.verticalScrollBar()
        place = bar.value()
        writer = GuideWriter(self.text.document(), self._theme.colors, self.font().pointSizeF())
        part = None if ref is None else find(tagset, ref)
        if ref is None or part is None:
            writer.heading(tagset.name, 1)
            writer.paragraph(tagset.description, role="text_muted")
            writer.markdown(tagset.handbook)
        else:
            writer.heading(part_name(tagset, ref))
            writer.guideline(part)
            if not (part.definition or part.boundary or part.examples):
                writer.paragraph(tr("No guideline yet: annotators have to guess."), role="text_muted")
            for value in part.values if isinstance(part, Attribute) else ():
                writer.heading(value.name, 3)
                writer.guideline(value)
        bar.setValue(place)
