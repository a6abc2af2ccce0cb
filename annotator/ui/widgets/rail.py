"""The rail at the left edge: one button for each place, out of sight while there is only one."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from annotator.ui.theme.theme import Theme
from annotator.ui.widgets.labels import plain_tool_tip
from annotator.ui.widgets.tab_order import let_tab_stop
from annotator.wording import tr

_ASIDE = 12
"""Pixels beside a title."""


class Rail(QFrame):
    """``place_chosen`` carries the place's number."""

    place_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons: list[str] = []
        self.setProperty("surface", "chrome")
        self.setProperty("line", "right")
        self.setAccessibleName(tr("Places"))
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(6, 10, 6, 10)
        self._column.setSpacing(4)
        self._column.addStretch(1)
        self._group.idClicked.connect(self.place_chosen)
        self._group.buttonToggled.connect(let_tab_stop)
        theme.theme_changed.connect(self._on_theme_changed)
        self.setVisible(False)

    def add_place(self, title: str, icon: str) -> None:
        button = QToolButton(self)
        button.setText(title)
        button.setAccessibleName(title)
        button.setCheckable(True)
        button.setIconSize(QSize(22, 22))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setProperty("kind", "rail")
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.ensurePolished()
        button.setMinimumWidth(button.fontMetrics().horizontalAdvance(title) + _ASIDE)
        number = len(self._icons)
        shortcut = QShortcut(QKeySequence(f"Alt+{number + 1}"), self)
        shortcut.activated.connect(lambda: self.place_chosen.emit(number))
        keys = shortcut.key().toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(plain_tool_tip(f"{title} ({keys})"))
        self._icons.append(icon)
        self._group.addButton(button, number)
        self._column.insertWidget(number, button)
        button.setChecked(number == 0)
        let_tab_stop(button, number == 0)
        self.setVisible(number > 0)
        self._on_theme_changed()

    def show_place(self, number: int) -> None:
        self._group.button(number).setChecked(True)

    @Slot()
    def _on_theme_changed(self) -> None:
        for number, icon in enumerate(self._icons):
            button = self._group.button(number)
            button.setIcon(self._theme.icon(icon))
