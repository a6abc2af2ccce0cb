"""Another reading beside one's own work: a second page that shows and cannot be edited."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.annotator import Annotator
from annotator.session.likeness import Likeness
from annotator.settings.preferences import Preferences
from annotator.ui.places.look import name_style, text_theme, typography
from annotator.ui.places.workbench import Workbench
from annotator.ui.textview.page_view import PageView
from annotator.ui.theme.theme import Theme
from annotator.ui.widgets.labels import plain_label


class BesidePane(QWidget):
    """Hidden while there is no other reading to look at."""

    def __init__(self, bench: Workbench, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._theme = theme
        self.page = PageView(self)
        self.page.setAccessibleName("Other reading")
        self._words = plain_label("", "small", wrap=True, parent=self)
        self._close = QToolButton(self)
        self._close.setText("×")
        self._close.setAccessibleName("Close the other reading")
        self._close.setToolTip("Close the other reading")
        self._close.clicked.connect(self.hide)
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 8, 8)
        head.addWidget(self._words, 1)
        head.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.page, 1)
        self.hide()

    def apply_look(self, preferences: Preferences) -> None:
        self.page.set_look(
            theme=text_theme(self._theme),
            typography=typography(preferences),
            tagset=self._bench.tagset,
            names=name_style(preferences),
        )

    def show_gold(self, gold: AnnotationSet | None, preferences: Preferences) -> None:
        """Show a gold set of the open document, with how like one's own work is; hide where there is none."""
        work = self._bench.work
        if gold is None or work is None:
            self.hide()
        else:
            self._show(gold, f"The gold. {Likeness.of(work, gold).sentence()}", preferences)

    def show_other(self, owner: Annotator, work: AnnotationSet, preferences: Preferences) -> None:
        """Show what somebody else recorded on the open document."""
        self._show(work, f"{owner.name}, {work.status.value}", preferences)

    def _show(self, work: AnnotationSet, words: str, preferences: Preferences) -> None:
        document = self._bench.document
        if document is None or document.id != work.document:
            return
        self._words.setText(words)
        self.page.setAccessibleName(words)
        self.apply_look(preferences)
        self.page.set_document(document, work.spans)
        self.page.set_links(work.links)
        self.show()

    @Slot(int)
    def follow(self, offset: int) -> None:
        """Keep the place at which the article is being read in view."""
        if not self.isHidden():
            self.page.scroll_to(min(offset, len(self.page.document.text)))
