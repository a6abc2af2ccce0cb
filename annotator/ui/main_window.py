"""The main window: it assembles, and does nothing else.

What only an open project or a dialog needs is imported when it is wanted: the window is there at once.
"""

import base64
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from annotator.domain.errors import AnnotatorError, StorageFailed
from annotator.settings.keeper import SettingsKeeper
from annotator.settings.memory import WindowGeometry
from annotator.settings.preferences import DrawnLinks, Preferences
from annotator.ui.actions import Act, Actions
from annotator.ui.key_following import change_keys, follow_action_keys
from annotator.ui.menus import fill_menu_bar
from annotator.ui.shell import Shell
from annotator.ui.theme.theme import Theme
from annotator.ui.welcome import WelcomePage
from annotator.ui.widgets.message_bar import MessageBar, Remedy
from annotator.ui.widgets.tab_order import OrderedWindow
from annotator.wording import tr

if TYPE_CHECKING:
    from annotator.ui.bridge import Bridge
    from annotator.ui.opening import Opening
    from annotator.ui.place import PlaceMaker
    from annotator.ui.project_commands import ProjectCommands
    from annotator.ui.workspace import Workspace

_ZOOM_STEP = 10


class MainWindow(OrderedWindow):
    def __init__(self, keeper: SettingsKeeper, theme: Theme, makers: "Sequence[PlaceMaker]") -> None:
        super().__init__()
        self._keeper = keeper
        self._theme = theme
        self._makers = makers
        self.workspace: Workspace | None = None
        self.actions_table = Actions(theme, self)
        self.messages = MessageBar(theme, self)
        self.welcome = WelcomePage(self.actions_table, theme, self)
        self.stack = QStackedWidget(self)
        self.shell = Shell(self, keeper, theme, self.messages)
        self._assemble()
        self._connect()
        self.show_welcome()

    @cached_property
    def opening(self) -> "Opening":
        from annotator.ui.opening import Opening

        return Opening(self.shell, self.show_project, self._shown_path)

    @cached_property
    def commands(self) -> "ProjectCommands":
        from annotator.ui.project_commands import ProjectCommands

        return ProjectCommands(self.shell, self.opening)

    def show_project(self, bridge: "Bridge") -> None:
        from annotator.ui.workspace import Workspace

        self._leave_project()
        self.messages.hide()
        bridge.edit_failed.connect(self._on_edit_failed)
        self.workspace = Workspace(
            bridge, self.actions_table, self._keeper, self._theme, self.messages, self._makers, self
        )
        self.stack.addWidget(self.workspace)
        self.stack.setCurrentWidget(self.workspace)
        header = self.workspace.header
        self.messages.stand_over(header, header.message_room)
        self.workspace.place.widget.setFocus()
        self.commands.attend(self.workspace)
        self.actions_table.handle(self.commands.handlers())
        self.setWindowTitle(f"{bridge.project.name} — Annotator")

    @Slot()
    def show_welcome(self) -> None:
        self._leave_project()
        self.welcome.show_recent(self._keeper.settings.recent)
        self.stack.setCurrentWidget(self.welcome)
        self.messages.stand_over(self.welcome, self.welcome.message_room)
        self.setWindowTitle("Annotator")

    def close_project(self) -> None:
        if self._may_leave():
            self.messages.hide()
            self.show_welcome()

    def take_paths(self, paths: Sequence[Path]) -> None:
        """What was dropped on the window: a project is opened, anything else imported."""
        projects = [path for path in paths if path.suffix == ".annproj"]
        if projects:
            self._open_path(projects[0])
        elif self.workspace is not None:
            self.commands.import_paths(paths)
        else:
            self.messages.tell(
                tr("Make or open a project first, then drop the articles again"),
                "info",
                [Remedy(tr("New project…"), self.opening.new)],
            )

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_leave():
            event.ignore()
            return
        self._remember_geometry()
        self._leave_project()
        event.accept()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.take_paths(paths)

    def _assemble(self) -> None:
        center = QWidget(self)
        column = QVBoxLayout(center)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.stack, 1)
        self.messages.setParent(center)
        self.stack.addWidget(self.welcome)
        self.setCentralWidget(center)
        self.setAccessibleName("Annotator")
        self.setAcceptDrops(True)
        self.setMinimumSize(760, 520)
        self.resize(1280, 800)
        if frame := self._keeper.settings.window.frame:
            self.restoreGeometry(QByteArray.fromBase64(frame.encode()))
        self.addActions(list(self.actions_table.all))
        fill_menu_bar(self.menuBar(), self.actions_table, self._keeper, self._open_path)
        if self._keeper.notice:
            self.messages.tell(self._keeper.notice, "warning")

    def _connect(self) -> None:
        self.welcome.open_requested.connect(self._open_path)
        self.welcome.forget_requested.connect(self._on_forget_requested)
        self._keeper.watch(self._on_preferences_changed)
        self._on_preferences_changed(self._keeper.preferences)
        follow_action_keys(self._keeper, self.actions_table)
        self.actions_table.handle(
            {
                Act.NEW: lambda: self._may_leave() and self.opening.new(),
                Act.OPEN: lambda: self._may_leave() and self.opening.open(),
                Act.DEMO: lambda: self._may_leave() and self.opening.open_demo(),
                Act.CLOSE: self.close_project,
                Act.QUIT: self.close,
                Act.PREFERENCES: self._show_preferences,
                Act.ZOOM_IN: lambda: self._zoom(self._keeper.preferences.zoom + _ZOOM_STEP),
                Act.ZOOM_OUT: lambda: self._zoom(self._keeper.preferences.zoom - _ZOOM_STEP),
                Act.ZOOM_RESET: lambda: self._zoom(100),
                Act.SNAPPING: self._toggle_snapping,
                Act.KEYS: self._show_keys,
                Act.CHANGE_KEYS: lambda: change_keys(self._keeper, self),
                Act.ABOUT: self._show_about,
            }
        )

    def _leave_project(self) -> None:
        if self.workspace is None:
            return
        workspace, self.workspace = self.workspace, None
        self.commands.attend(None)
        workspace.close_project()
        self.stack.removeWidget(workspace)
        workspace.deleteLater()

    def _may_leave(self) -> bool:
        """Whether nothing waits to be applied or saved, or the user gives it up."""
        from annotator.ui.dialogs.question import ask

        if self.workspace is not None and (words := self.workspace.unapplied):
            answers = {"drop": tr("Give them up")}
            if not ask(tr("Not everything is applied"), words, answers, self, cancel=tr("Stay here")):
                return False
        if self.workspace is None or not self.workspace.bridge.holds_back:
            return True
        words = tr(
            "The disk refused to save your latest edits. Make room on it and try again, or give them up."
        )
        answer = ask(
            tr("Not everything is saved"), words, {"retry": tr("Try again"), "drop": tr("Give them up")}, self
        )
        if answer == "retry":
            self.workspace.bridge.retry()
        elif answer == "drop":
            self.workspace.bridge.forget_held()
        return answer == "drop"

    def _shown_path(self) -> Path | None:
        return self.workspace.bridge.project.path if self.workspace else None

    def _open_path(self, path: Path) -> None:
        if self._may_leave():
            self.opening.open_path(path)

    def _zoom(self, percent: int) -> None:
        self._keeper.set_preferences(zoom=max(50, min(300, percent)))

    def _toggle_snapping(self) -> None:
        self._keeper.set_preferences(snapping=not self._keeper.preferences.snapping)

    def _show_about(self) -> None:
        from annotator.ui.dialogs.about import AboutDialog

        dialog = AboutDialog(self)
        dialog.exec()
        dialog.deleteLater()

    def _show_preferences(self) -> None:
        from annotator.ui.dialogs.preferences import PreferencesDialog

        dialog = PreferencesDialog(self._keeper, self)
        dialog.exec()
        dialog.deleteLater()
        if self._keeper.save_problem:
            self.messages.tell(self._keeper.save_problem, "warning")

    def _show_keys(self) -> None:
        from annotator.ui.dialogs.key_sheet import KeySheetDialog

        sections = self.workspace.place.key_help() if self.workspace else ()
        dialog = KeySheetDialog(self.actions_table, sections, self)
        dialog.exec()
        dialog.deleteLater()

    def _remember_geometry(self) -> None:
        frame = base64.b64encode(self.saveGeometry().data()).decode()
        window = WindowGeometry(frame=frame, panes=self._keeper.settings.window.panes)
        self._keeper.replace(self._keeper.settings.model_copy(update={"window": window}))

    @Slot(object)
    def _on_edit_failed(self, error: AnnotatorError) -> None:
        if isinstance(error, StorageFailed) and self.workspace is not None:
            remedy = Remedy(tr("Try again"), self.workspace.bridge.retry)
            words = tr("{error}. Your edit waits; nothing is lost", error=error)
            self.messages.tell(words, "error", [remedy])
        else:
            self.shell.tell_error(error)

    @Slot(object)
    def _on_forget_requested(self, path: Path) -> None:
        self._keeper.replace(self._keeper.settings.without_recent(path))
        self.welcome.show_recent(self._keeper.settings.recent)

    def _on_preferences_changed(self, preferences: Preferences) -> None:
        self._theme.choose(preferences.theme)
        self.actions_table[Act.SNAPPING].setChecked(preferences.snapping)
        self.actions_table[Act.ALL_LINKS].setChecked(preferences.links is DrawnLinks.ALL)
