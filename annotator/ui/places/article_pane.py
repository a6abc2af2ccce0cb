"""The middle of the Annotate place: the article, the find bar and the strip for modes below it, and words
where it is empty.
"""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from annotator.domain.span import Fragment
from annotator.domain.values import Id
from annotator.session.live import Delta
from annotator.settings.preferences import Preferences
from annotator.ui.panels.empty_page import EmptyPage
from annotator.ui.places.comparing import BesidePane
from annotator.ui.places.find_bar import FindBar
from annotator.ui.places.look import link_style, name_style, text_theme, typography
from annotator.ui.places.mode_strip import ModeStrip
from annotator.ui.places.workbench import Workbench
from annotator.ui.textview.article_view import ArticleView
from annotator.ui.textview.look import LinkStyle
from annotator.ui.theme.theme import Theme
from annotator.wording import tr

_ROOM_FOR_TWO = 560
_HALF = 10_000


class ArticlePane(QWidget):
    """``links_wanted`` carries the style in which links are to be drawn from now on."""

    links_wanted = Signal(str)

    def __init__(self, bench: Workbench, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._theme = theme
        self.view = ArticleView(self)
        self.view.setAccessibleName(tr("Article"))
        self._empty = EmptyPage(self)
        self._stack = QStackedWidget(self)
        self.beside = BesidePane(bench, theme, self)
        self._pages = QSplitter(Qt.Orientation.Horizontal, self)
        self._pages.addWidget(self.view)
        self._pages.addWidget(self.beside)
        self._pages.setChildrenCollapsible(False)
        self._pages.setHandleWidth(1)
        self._pages.setSizes([_HALF, _HALF])
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._pages)
        self._stack.setCurrentWidget(self._pages)
        self.find_bar = FindBar(theme, self)
        self.strip = ModeStrip(self)
        self.view.caret_moved.connect(self.beside.follow)
        self.view.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.beside.head)
        column.addWidget(self._stack, 1)
        column.addWidget(self.find_bar)
        column.addWidget(self.strip)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where two pages have no room beside each other, the other reading stands below."""
        super().resizeEvent(event)
        narrow = self.width() < _ROOM_FOR_TWO
        self._pages.setOrientation(Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal)
        self.beside.head.own.setVisible(not narrow)

    @Slot()
    def _on_scrolled(self) -> None:
        if not self.beside.isHidden():
            self.beside.page.align_with(self.view)

    def apply_look(self, preferences: Preferences) -> None:
        self.view.set_look(
            theme=text_theme(self._theme),
            typography=typography(preferences),
            tagset=self._bench.tagset,
            names=name_style(preferences),
        )
        self.view.set_snapping(preferences.snapping)
        self.view.set_link_style(link_style(preferences))
        self.beside.apply_look(preferences)

    def show_document(self, preferences: Preferences, caret: int) -> None:
        """Show the workbench's document, with the caret where it was left."""
        bench = self._bench
        self._stack.setCurrentIndex(1 if bench.document else 0)
        if bench.document is None or bench.work is None:
            return
        self.apply_look(preferences)
        self.view.set_document(
            bench.document, bench.work.spans, tokens=self._tokens, sentences=self._sentences
        )
        self.view.set_links(bench.work.links)
        self.view.set_caret(caret)
        self.beside.show_gold(bench.practice.gold if bench.practice else None, preferences)

    def show_reading(self, owner: Id, preferences: Preferences) -> None:
        """Show what somebody else recorded, beside the own work."""
        for other, work in self._bench.others:
            if other.id == owner:
                self.beside.show_other(other, work, preferences)

    def show_links(self, style: LinkStyle) -> None:
        self.links_wanted.emit(style.value)

    def take_tokens(self) -> None:
        """Snap to the segments' present tokens from now on."""
        self.view.set_units(tokens=self._tokens, sentences=self._sentences)

    def take_in(self, delta: Delta) -> None:
        """Show what a change did."""
        self.view.set_spans_delta(delta.spans.values(), delta.gone)
        if delta.links_changed:
            self.view.set_links(self._bench.links)

    def _tokens(self, start: int, end: int) -> list[Fragment]:
        return _inside(self._bench.segments.tokens_between(start, end), start, end)

    def _sentences(self, start: int, end: int) -> list[Fragment]:
        return _inside(self._bench.segments.sentences_between(start, end), start, end)


def _inside(places: list[Fragment], start: int, end: int) -> list[Fragment]:
    return [place for place in places if start <= place[0] and place[1] <= end]
