"""The menu bar, from the table of actions and the table of preferences."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QMenuBar

from annotator.locations import is_there
from annotator.settings.keeper import SettingsKeeper
from annotator.settings.preferences import Preferences, preference_table
from annotator.ui.actions import Act, Actions
from annotator.wording import tr

Entry: TypeAlias = Act | str | None
"""An action, the key of a preference that becomes a submenu, ``recent``, or ``None`` for a line."""

MENUS: tuple[tuple[str, tuple[Entry, ...]], ...] = (
    (
        tr("&File"),
        (
            Act.NEW,
            Act.OPEN,
            "recent",
            Act.DEMO,
            None,
            Act.IMPORT_FILES,
            Act.IMPORT_FOLDER,
            Act.IMPORT_PASTE,
            Act.IMPORT_DATASET,
            None,
            Act.EXPORT,
            Act.BACKUP,
            None,
            Act.CLOSE,
            Act.QUIT,
        ),
    ),
    (
        tr("&Edit"),
        (
            Act.UNDO,
            Act.REDO,
            None,
            Act.COPY,
            None,
            Act.FIND,
            Act.FIND_NEXT,
            Act.FIND_PREVIOUS,
            Act.FIND_IN_CORPUS,
            None,
            Act.TAG_ALL,
            None,
            Act.PREFERENCES,
        ),
    ),
    (
        tr("&View"),
        (
            "theme",
            "label_names",
            "links",
            Act.ALL_LINKS,
            Act.FOLD,
            Act.SNAPPING,
            None,
            Act.ZOOM_IN,
            Act.ZOOM_OUT,
            Act.ZOOM_RESET,
            None,
            Act.NEXT_PART,
            Act.PREVIOUS_PART,
        ),
    ),
    (
        tr("&Document"),
        (
            Act.PREVIOUS,
            Act.NEXT,
            Act.FIND_DOCUMENT,
            Act.PALETTE,
            None,
            Act.MARK_DONE,
            Act.SKIP,
            Act.REOPEN,
            None,
            Act.HISTORY,
        ),
    ),
    (tr("&Project"), (Act.FLAGS, None, Act.ANNOTATOR, Act.VIEWPOINT, Act.TAGSET)),
    (tr("&Help"), (Act.KEYS, Act.CHANGE_KEYS, Act.GUIDE, None, Act.ABOUT)),
)

OpenRecent: TypeAlias = Callable[[Path], object]


def fill_menu_bar(bar: QMenuBar, actions: Actions, keeper: SettingsKeeper, open_recent: OpenRecent) -> None:
    for title, entries in MENUS:
        menu = bar.addMenu(title)
        menu.aboutToShow.connect(actions.show_icons)
        for entry in entries:
            _add_entry(menu, entry, actions, keeper, open_recent)


def _add_entry(
    menu: QMenu, entry: Entry, actions: Actions, keeper: SettingsKeeper, open_recent: OpenRecent
) -> None:
    if entry is None:
        menu.addSeparator()
    elif isinstance(entry, Act):
        menu.addAction(actions[entry])
    elif entry == "recent":
        _add_recent_menu(menu, keeper, open_recent)
    else:
        _add_choice_menu(menu, entry, keeper)


def _add_recent_menu(menu: QMenu, keeper: SettingsKeeper, open_recent: OpenRecent) -> None:
    submenu = menu.addMenu(tr("Open &recent"))

    def fill() -> None:
        submenu.clear()
        for project in keeper.settings.recent:
            path = Path(project.path)
            action = submenu.addAction(f"{project.name} — {path.name}".replace("&", "&&"))
            action.setEnabled(is_there(path))
            action.triggered.connect(lambda _=False, path=path: open_recent(path))
        if submenu.isEmpty():
            submenu.addAction(tr("No project yet")).setEnabled(False)

    submenu.aboutToShow.connect(fill)
    fill()


def _add_choice_menu(menu: QMenu, key: str, keeper: SettingsKeeper) -> None:
    row = next(row for row in preference_table() if row.key == key)
    submenu = menu.addMenu(tr(row.shown.title))
    group = QActionGroup(submenu)
    choices: dict[str, QAction] = {}
    for value, name in row.shown.names.items():
        action = submenu.addAction(tr(name))
        action.setCheckable(True)
        group.addAction(action)
        choices[value] = action
        action.triggered.connect(lambda _=False, value=value: keeper.set_preferences(**{key: value}))

    def follow(preferences: Preferences) -> None:
        choices[getattr(preferences, key)].setChecked(True)

    follow(keeper.preferences)
    keeper.watch(follow)
    submenu.destroyed.connect(lambda: keeper.unwatch(follow))
