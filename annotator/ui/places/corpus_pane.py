"""The middle of the Corpus place: the form, the lines below it, or words where there are none."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from annotator.ui.models.hits import HitsModel
from annotator.ui.panels.concordance import ConcordanceList
from annotator.ui.panels.search_form import SearchForm
from annotator.ui.places.mode_strip import ModeStrip
from annotator.ui.theme.theme import Theme
from annotator.ui.widgets.labels import hairline, plain_label
from annotator.wording import tr

_START = tr(
    "Type what to look for in all documents, or press a label at the right.\n\n"
    "Return goes to the lines, and opens the one you are on.\n"
    "A label's key labels the lines that are selected."
)
_NOTHING = tr("Nothing in the documents fits this.")


class CorpusPane(QWidget):
    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.form = SearchForm(self)
        self.model = HitsModel(self)
        self.lines = ConcordanceList(self.model, theme, self)
        self.strip = ModeStrip(self)
        self._words = plain_label(_START, "muted", wrap=True, parent=self)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._words)
        self._stack.addWidget(self.lines)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.form)
        column.addWidget(hairline(self))
        column.addSpacing(4)
        column.addWidget(self._stack, 1)
        column.addWidget(self.strip)
        self.setFocusProxy(self.form.field)
        self.lines.left.connect(self.form.field.setFocus)
        self.model.modelReset.connect(self.show_emptiness)
        self.model.rowsInserted.connect(self.show_emptiness)

    def show_emptiness(self) -> None:
        """Words instead of lines where there are none."""
        self._words.setText(_START if self.form.query is None else _NOTHING)
        self._stack.setCurrentIndex(1 if self.model.rowCount() else 0)
