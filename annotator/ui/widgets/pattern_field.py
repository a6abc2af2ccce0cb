"""A field for what is looked for, with buttons for what counts: case, whole words, regular expression."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from annotator.text.patterns import Pattern
from annotator.ui.widgets.labels import plain_tool_tip
from annotator.ui.widgets.search_field import SearchField
from annotator.wording import tr

_CHOICES = (
    ("case", "Aa", tr("Capitals count"), "Alt+C"),
    ("whole_words", "W", tr("Whole words"), "Alt+W"),
    ("is_regex", ".*", tr("Regular expression"), "Alt+R"),
)


class PatternField(QWidget):
    """``confirmed`` carries whether Shift was held; ``left`` follows Escape, ``entered`` the arrow down."""

    pattern_changed = Signal()
    confirmed = Signal(bool)
    left = Signal()
    entered = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = SearchField(name, self)
        self._buttons = {key: self._make_button(*words) for key, *words in _CHOICES}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(3)
        row.addWidget(self.field, 1)
        row.addSpacing(3)
        for button in self._buttons.values():
            row.addWidget(button)
        self.setFocusProxy(self.field)
        self.field.textChanged.connect(self.pattern_changed)
        self.field.confirmed.connect(self.confirmed)
        self.field.left.connect(self.left)
        self.field.entered.connect(self.entered)

    @property
    def pattern(self) -> Pattern:
        chosen = {key: button.isChecked() for key, button in self._buttons.items()}
        return Pattern(self.field.text(), **chosen)

    def show_pattern(self, pattern: Pattern) -> None:
        """Take over words and choices, told as one change."""
        self.blockSignals(True)
        for key, button in self._buttons.items():
            button.setChecked(getattr(pattern, key))
        self.field.setText(pattern.words)
        self.blockSignals(False)
        self.pattern_changed.emit()

    def take_keyboard(self, words: str = "") -> None:
        """Be typed into, over what stands there or over ``words``."""
        if words:
            self.field.setText(words)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def _make_button(self, text: str, what: str, keys: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setCheckable(True)
        button.setAccessibleName(what)
        button.setToolTip(plain_tool_tip(f"{what} ({keys})"))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.toggled.connect(self._on_toggled)
        action = QAction(what, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(button.toggle)
        self.addAction(action)
        return button

    @Slot()
    def _on_toggled(self) -> None:
        self.pattern_changed.emit()


def searchable(words: str) -> str:
    """What of a selection is worth looking for: one line, and not a whole paragraph."""
    line = words.strip()
    return line if len(line) <= 120 and "\n" not in line else ""
