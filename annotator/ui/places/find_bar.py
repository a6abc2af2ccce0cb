"""The bar below the article in which one types what to look for."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)
from typing_extensions import override

from annotator.ui.theme.theme import Theme
from annotator.ui.widgets.labels import plain_label, plain_tool_tip
from annotator.ui.widgets.pattern_field import PatternField
from annotator.wording import tr

_BUTTONS = (
    ("chevron-up", tr("Previous hit"), "Shift+F3", -1),
    ("chevron-down", tr("Next hit"), "F3", 1),
)
_ROOM = 600
_LONG = 30
"""Characters of a problem that takes the room of what else could be done."""


class FindBar(QFrame):
    """Hidden until something is looked for. ``step_wanted`` carries 1 or -1; ``corpus_wanted`` asks to look
    in all documents.
    """

    step_wanted = Signal(int)
    corpus_wanted = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("surface", "chrome")
        self.setProperty("line", "top")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Find in this document"))
        self.field = PatternField(tr("Find in this document"), self)
        self.count = plain_label("", "muted", parent=self)
        self._steps = [self._make_step(*row) for row in _BUTTONS]
        self._close = self._make_button(tr("Close"), "Esc")
        self._close.clicked.connect(self.closed)
        self._corpus = QPushButton(tr("In all documents"), self)
        self._corpus.setProperty("kind", "link")
        self._corpus.setAutoDefault(False)
        self._corpus.setToolTip(plain_tool_tip(tr("Find this in all documents (Ctrl+Shift+F)")))
        self._corpus.setAccessibleName(tr("Find this in all documents"))
        self._corpus.clicked.connect(self.corpus_wanted)
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lay_out()
        self.field.confirmed.connect(self._on_confirmed)
        self.field.left.connect(self.closed)
        theme.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.hide()

    @property
    def has_keyboard(self) -> bool:
        """Whether keys go to the bar."""
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def open(self, words: str = "") -> None:
        """Show the bar, take its room at once, and be typed into."""
        self.show()
        parent = self.parentWidget()
        layout = parent.layout() if parent is not None else None
        if layout is not None:
            layout.activate()
        self.field.take_keyboard(words)

    def show_count(self, words: str, *, found: bool = True) -> None:
        """``found``: whether anything was; else the words stand out."""
        self.count.setProperty("kind", "muted" if found else "danger")
        self.count.style().polish(self.count)
        self.count.setText(words)
        self.count.setToolTip(plain_tool_tip(words) if words else "")
        self._corpus.setHidden(len(words) > _LONG)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for one row, two."""
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        self._rows.setDirection(way.TopToBottom if self.width() < _ROOM else way.LeftToRight)

    def _lay_out(self) -> None:
        self.count.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.field.setMinimumWidth(180)
        self._rows.setContentsMargins(20, 6, 12, 6)
        self._rows.setSpacing(4)
        self._rows.addWidget(self.field, 2)
        beside = QHBoxLayout()
        beside.setSpacing(4)
        for button in self._steps:
            beside.addWidget(button)
        beside.addSpacing(6)
        beside.addWidget(self.count, 1)
        beside.addWidget(self._corpus)
        beside.addWidget(self._close)
        self._rows.addLayout(beside, 3)

    def _make_step(self, icon: str, what: str, keys: str, step: int) -> QToolButton:
        button = self._make_button(what, keys)
        button.setProperty("picture", icon)
        button.clicked.connect(lambda: self.step_wanted.emit(step))
        return button

    def _make_button(self, what: str, keys: str) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("picture", "close")
        button.setAccessibleName(what)
        button.setToolTip(plain_tool_tip(f"{what} ({keys})"))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    @Slot(bool)
    def _on_confirmed(self, backwards: bool) -> None:
        self.step_wanted.emit(-1 if backwards else 1)

    @Slot()
    def _on_theme_changed(self) -> None:
        for button in (*self._steps, self._close):
            button.setIcon(self._theme.icon(button.property("picture")))
