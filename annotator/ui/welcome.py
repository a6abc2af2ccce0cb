"""The welcome page: new, open, demo, and the projects that were open lately."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from annotator.locations import is_there
from annotator.settings.memory import RecentProject
from annotator.ui.actions import Act, Actions, clean_text
from annotator.ui.theme.theme import Theme
from annotator.ui.widgets.labels import ElidedLabel, plain_label, plain_tool_tip
from annotator.ui.widgets.specimen import Specimen
from annotator.wording import tr

_STARTS = (
    (Act.NEW, "new", tr("One file for articles, labels and their history")),
    (Act.OPEN, "open", tr("Open a project file that is on this computer")),
    (Act.DEMO, "demo", tr("Eighteen labeled articles, and one to practise on")),
)


class WelcomePage(QWidget):
    """Wishes: ``open_requested`` and ``forget_requested`` carry the path of a recent project."""

    open_requested = Signal(object)
    forget_requested = Signal(object)

    def __init__(self, actions: Actions, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("surface", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Welcome"))
        self._icons: list[tuple[QLabel, str]] = []
        self._recent = QVBoxLayout()
        self._recent.setSpacing(2)
        self.rows: list[RecentRow] = []
        self._lay_out(actions)
        theme.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_recent(self, projects: Iterable[RecentProject]) -> None:
        """Rebuild the list; a project whose file is gone is greyed, and can only be taken from the list."""
        for row in self.rows:
            self._recent.removeWidget(row)
            row.deleteLater()
        self.rows = [self._make_row(project) for project in projects]
        for place, row in enumerate(self.rows):
            self._recent.insertWidget(place, row)
        self._none.setVisible(not self.rows)

    def message_room(self) -> QRect:
        """Where a message may lie: in the margin above everything."""
        return QRect(10, 10, self.width() - 20, 0)

    def _lay_out(self, actions: Actions) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(72)
        grid.setVerticalSpacing(36)
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(1, 6)
        grid.addLayout(self._make_head(), 0, 0, 1, 2)
        grid.addLayout(self._make_starts(actions), 1, 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(self._make_recent(), 1, 1)
        content = QWidget(self)
        content.setMaximumWidth(980)
        content.setLayout(grid)
        row = QHBoxLayout(self)
        row.setContentsMargins(48, 64, 48, 32)
        row.addStretch(1)
        row.addWidget(content, 20)
        row.addStretch(1)

    def _make_head(self) -> QHBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(plain_label("Annotator", "title"))
        column.addWidget(
            plain_label(
                tr("Label entities, claims and events in news articles, and export a corpus."),
                "muted",
                wrap=True,
            )
        )
        row = QHBoxLayout()
        row.addLayout(column, 1)
        row.addSpacing(32)
        row.addWidget(Specimen(self._theme, self), 0, Qt.AlignmentFlag.AlignBottom)
        return row

    def _make_starts(self, actions: Actions) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(_heading(tr("Start")))
        for act, icon, words in _STARTS:
            button = _RowButton(clean_text(actions[act].text()), words, self)
            button.clicked.connect(actions[act].trigger)
            self._icons.append((button.icon_label, icon))
            column.addWidget(button)
        column.addSpacing(12)
        hint = plain_label(
            tr("Or drop a project, articles or a folder anywhere in this window."), "small", wrap=True
        )
        hint.setIndent(12)
        column.addWidget(hint)
        column.addStretch(1)
        return column

    def _make_recent(self) -> QVBoxLayout:
        self._none = plain_label(tr("Projects that you open will be listed here."), "muted")
        self._none.setIndent(12)
        holder = QVBoxLayout()
        holder.setContentsMargins(0, 0, 8, 0)
        holder.addLayout(self._recent)
        holder.addStretch(1)
        content = QWidget(self)
        content.setProperty("surface", "clear")
        content.setLayout(holder)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAccessibleName(tr("Recent projects"))
        area.setWidget(content)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(_heading(tr("Recent")))
        column.addWidget(self._none)
        column.addWidget(area, 1)
        return column

    def _make_row(self, project: RecentProject) -> "RecentRow":
        row = RecentRow(project, self._theme, self)
        row.opened.connect(self.open_requested)
        row.forgotten.connect(self.forget_requested)
        return row

    @Slot()
    def _on_theme_changed(self) -> None:
        for label, icon in self._icons:
            label.setPixmap(self._theme.pixmap(icon, "accent", 24, self.devicePixelRatioF()))
        for row in self.rows:
            row.update_icons()


def _heading(text: str) -> QLabel:
    label = plain_label(text, "section")
    label.setIndent(12)
    label.setContentsMargins(0, 0, 0, 6)
    return label


class _RowButton(QPushButton):
    """A wide, quiet button of two lines: what, and a word about it."""

    def __init__(self, title: str, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "row")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)
        self.icon_label = QLabel(self)
        self.icon_label.setFixedWidth(24)
        self.title = ElidedLabel(title, bold=True, parent=self)
        self.words = ElidedLabel(words, role=QPalette.ColorRole.PlaceholderText, parent=self)
        lines = QVBoxLayout()
        lines.setSpacing(1)
        lines.addWidget(self.title)
        lines.addWidget(self.words)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 8, 12, 8)
        self._row.setSpacing(14)
        self._row.addWidget(self.icon_label)
        self._row.addLayout(lines, 1)
        for child in (self.icon_label, self.title, self.words):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @override
    def sizeHint(self) -> QSize:
        return self._row.sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._row.minimumSize().width(), self._row.sizeHint().height())


class RecentRow(QWidget):
    """A recent project, with a small button that takes it from the list."""

    opened = Signal(object)
    forgotten = Signal(object)

    def __init__(self, project: RecentProject, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.path = Path(project.path)
        self.is_missing = not is_there(self.path)
        place = tr("The file is not there any more") if self.is_missing else short_path(self.path)
        self.button = _RowButton(project.name, place, self)
        self.button.setToolTip(plain_tool_tip(str(self.path)))
        self.button.setEnabled(not self.is_missing)
        self.forget = QToolButton(self)
        self.forget.setToolTip(tr("Take it from this list"))
        self.forget.setAccessibleName(tr("Take {name} from the list", name=project.name))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.button, 1)
        row.addWidget(self.forget)
        self.button.clicked.connect(lambda: self.opened.emit(self.path))
        self.forget.clicked.connect(lambda: self.forgotten.emit(self.path))
        self.update_icons()

    def update_icons(self) -> None:
        role = "line_strong" if self.is_missing else "text_muted"
        pixmap = self._theme.pixmap("project", role, 24, self.devicePixelRatioF())
        self.button.icon_label.setPixmap(pixmap)
        self.forget.setIcon(self._theme.icon("close", "text_faint"))


def short_path(path: Path) -> str:
    """The path, with the user's own folder written as ``~``."""
    try:
        return str(Path("~") / path.relative_to(Path.home()))
    except ValueError:
        return str(path)
