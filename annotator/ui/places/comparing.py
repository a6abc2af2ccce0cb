"""Another reading beside one's own work: a second page that shows and cannot be edited."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.annotator import Annotator
from annotator.session.likeness import Likeness
from annotator.settings.preferences import Preferences
from annotator.ui.places.look import link_style, name_style, text_theme, typography
from annotator.ui.places.workbench import Workbench
from annotator.ui.textview.page_view import PageView
from annotator.ui.theme.theme import Theme
from annotator.ui.widgets.labels import plain_label
from annotator.wording import tr


class BesideHead(QFrame):
    """Over both pages, so that they start at one height: whose work stands where, and a way to end it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("surface", "panel")
        self.setProperty("line", "bottom")
        self.own = plain_label(tr("Your work"), "small", parent=self)
        self.words = plain_label("", "small", wrap=True, parent=self)
        self.close_button = QToolButton(self)
        self.close_button.setAccessibleName(tr("Close the other reading"))
        self.close_button.setToolTip(tr("Close the other reading"))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 8, 4)
        row.setSpacing(16)
        row.addWidget(self.own, 1)
        row.addWidget(self.words, 1)
        row.addWidget(self.close_button)


class BesidePane(QWidget):
    """Hidden while there is no other reading to look at, and its head with it; the head is laid out by
    whoever has both pages.
    """

    def __init__(self, bench: Workbench, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._theme = theme
        self.page = PageView(self)
        self.page.setAccessibleName(tr("Other reading"))
        self.head = BesideHead(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self.hide()
        self.head.close_button.clicked.connect(self.hide)
        bench.zones_changed.connect(self._on_zones_changed)
        theme.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @override
    def setVisible(self, visible: bool) -> None:
        super().setVisible(visible)
        self.head.setVisible(visible)

    def apply_look(self, preferences: Preferences) -> None:
        self.page.set_look(
            theme=text_theme(self._theme),
            typography=typography(preferences),
            tagset=self._bench.tagset,
            names=name_style(preferences),
        )
        self.page.set_link_style(link_style(preferences))

    def show_gold(self, gold: AnnotationSet | None, preferences: Preferences) -> None:
        """Show a gold set of the open document, with how like one's own work is; hide where there is none."""
        work = self._bench.work
        if gold is None or work is None:
            self.hide()
        else:
            likeness = Likeness.of(work, gold).sentence()
            self._show(gold, tr("The gold. {likeness}", likeness=likeness), preferences)

    def show_other(self, owner: Annotator, work: AnnotationSet, preferences: Preferences) -> None:
        """Show what somebody else recorded on the open document."""
        words = tr("{name}, {status}", name=owner.name, status=tr(work.status.value))
        self._show(work, words, preferences)

    def _show(self, work: AnnotationSet, words: str, preferences: Preferences) -> None:
        document = self._bench.document
        if document is None or document.id != work.document:
            return
        self.head.words.setText(words)
        self.page.setAccessibleName(words)
        self.apply_look(preferences)
        self.page.set_document(document, work.spans)
        self.page.set_links(work.links)
        self.show()

    @Slot()
    def _on_zones_changed(self) -> None:
        document = self._bench.document
        if document is not None and document.id == self.page.document.id:
            self.page.set_zones(document.zones)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.head.close_button.setIcon(self._theme.icon("close"))

    @Slot(int)
    def follow(self, offset: int) -> None:
        """Keep the place at which the article is being read in view."""
        if not self.isHidden():
            self.page.scroll_to(min(offset, len(self.page.document.text)))
