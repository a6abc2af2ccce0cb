"""What menus and shortcuts can do: one table, from which menus, tool tips and the cheat sheet derive."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum, auto

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from annotator.ui.theme.theme import Theme
from annotator.ui.widgets.labels import plain_tool_tip
from annotator.wording import tr


class Act(StrEnum):
    NEW = auto()
    OPEN = auto()
    DEMO = auto()
    IMPORT_FILES = auto()
    IMPORT_FOLDER = auto()
    IMPORT_PASTE = auto()
    IMPORT_DATASET = auto()
    EXPORT = auto()
    BACKUP = auto()
    CLOSE = auto()
    QUIT = auto()
    UNDO = auto()
    REDO = auto()
    COPY = auto()
    PREFERENCES = auto()
    ZOOM_IN = auto()
    ZOOM_OUT = auto()
    ZOOM_RESET = auto()
    NEXT_PART = auto()
    PREVIOUS_PART = auto()
    SNAPPING = auto()
    ALL_LINKS = auto()
    FOLD = auto()
    PREVIOUS = auto()
    NEXT = auto()
    MARK_DONE = auto()
    SKIP = auto()
    REOPEN = auto()
    FIND = auto()
    FIND_NEXT = auto()
    FIND_PREVIOUS = auto()
    FIND_IN_CORPUS = auto()
    FIND_DOCUMENT = auto()
    TAG_ALL = auto()
    PALETTE = auto()
    HISTORY = auto()
    ANNOTATOR = auto()
    TAGSET = auto()
    FLAGS = auto()
    VIEWPOINT = auto()
    KEYS = auto()
    CHANGE_KEYS = auto()
    GUIDE = auto()
    ABOUT = auto()


class State(StrEnum):
    """What must hold for an action to be possible; a place reports the last five."""

    PROJECT = auto()
    WRITABLE = auto()
    DOCUMENT = auto()
    CAN_UNDO = auto()
    CAN_REDO = auto()
    SELECTION = auto()
    SPAN = auto()


@dataclass(frozen=True, slots=True)
class ActionRow:
    """``keys`` are in Qt's portable form; the first is the one that is shown."""

    act: Act
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    needs: frozenset[State] = field(default_factory=frozenset[State])
    checkable: bool = False
    role: QAction.MenuRole = QAction.MenuRole.NoRole


_PROJECT = frozenset({State.PROJECT})
_WRITABLE = frozenset({State.PROJECT, State.WRITABLE})
_DOCUMENT = frozenset({State.PROJECT, State.DOCUMENT})
_EDITABLE = frozenset({State.PROJECT, State.WRITABLE, State.DOCUMENT})

ACTIONS: tuple[ActionRow, ...] = (
    ActionRow(Act.NEW, tr("&New project…"), ("Ctrl+N",), "new"),
    ActionRow(Act.OPEN, tr("&Open project…"), ("Ctrl+O",), "open"),
    ActionRow(Act.DEMO, tr("Open the &demo project"), (), "demo"),
    ActionRow(Act.IMPORT_FILES, tr("&Import article files…"), ("Ctrl+I",), "import", _WRITABLE),
    ActionRow(Act.IMPORT_FOLDER, tr("Import a &folder…"), ("Ctrl+Shift+I",), "folder", _WRITABLE),
    ActionRow(Act.IMPORT_PASTE, tr("Import from the cli&pboard…"), ("Ctrl+Shift+V",), "paste", _WRITABLE),
    ActionRow(Act.IMPORT_DATASET, tr("Import a data&set…"), (), "", _WRITABLE),
    ActionRow(Act.EXPORT, tr("&Export a dataset…"), ("Ctrl+E",), "export", _PROJECT),
    ActionRow(Act.BACKUP, tr("Save a &backup copy…"), (), "backup", _PROJECT),
    ActionRow(Act.CLOSE, tr("&Close project"), ("Ctrl+W",), "", _PROJECT),
    ActionRow(Act.QUIT, tr("&Quit"), ("Ctrl+Q",), "", role=QAction.MenuRole.QuitRole),
    ActionRow(Act.UNDO, tr("&Undo"), ("Ctrl+Z",), "undo", _WRITABLE | {State.CAN_UNDO}),
    ActionRow(Act.REDO, tr("&Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "redo", _WRITABLE | {State.CAN_REDO}),
    ActionRow(Act.COPY, tr("&Copy"), ("Ctrl+C",), "copy", _DOCUMENT | {State.SELECTION}),
    ActionRow(
        Act.PREFERENCES, tr("&Preferences…"), ("Ctrl+,",), "settings", role=QAction.MenuRole.PreferencesRole
    ),
    ActionRow(Act.ZOOM_IN, tr("Zoom &in"), ("Ctrl++", "Ctrl+="), "", _PROJECT),
    ActionRow(Act.ZOOM_OUT, tr("Zoom &out"), ("Ctrl+-",), "", _PROJECT),
    ActionRow(Act.ZOOM_RESET, tr("&Actual size"), ("Ctrl+0",), "", _PROJECT),
    ActionRow(Act.NEXT_PART, tr("&Go to the next part"), ("F6",), "", _PROJECT),
    ActionRow(Act.PREVIOUS_PART, tr("Go to the &previous part"), ("Shift+F6",), "", _PROJECT),
    ActionRow(Act.SNAPPING, tr("&Snap to words"), ("Ctrl+Shift+S",), "", checkable=True),
    ActionRow(Act.ALL_LINKS, tr("Draw all &links"), ("Ctrl+L",), "", _DOCUMENT, checkable=True),
    ActionRow(Act.FOLD, tr("&Fold boilerplate and captions"), ("Ctrl+B",), "", _DOCUMENT),
    ActionRow(Act.PREVIOUS, tr("&Previous document"), ("Ctrl+PgUp",), "previous", _DOCUMENT),
    ActionRow(Act.NEXT, tr("&Next document"), ("Ctrl+PgDown",), "next", _DOCUMENT),
    ActionRow(Act.MARK_DONE, tr("Mark &done"), ("Ctrl+Return", "Ctrl+Enter"), "done", _EDITABLE),
    ActionRow(Act.SKIP, tr("&Skip…"), ("Ctrl+Shift+K",), "skip", _EDITABLE),
    ActionRow(Act.REOPEN, tr("&Take up again"), (), "", _EDITABLE),
    ActionRow(Act.FIND, tr("&Find…"), ("Ctrl+F",), "search", _PROJECT),
    ActionRow(Act.FIND_NEXT, tr("Find &next"), ("F3",), "", _DOCUMENT),
    ActionRow(Act.FIND_PREVIOUS, tr("Find pre&vious"), ("Shift+F3",), "", _DOCUMENT),
    ActionRow(Act.FIND_IN_CORPUS, tr("Find in &all documents…"), ("Ctrl+Shift+F",), "corpus", _PROJECT),
    ActionRow(Act.TAG_ALL, tr("&Tag every occurrence…"), ("Ctrl+Shift+A",), "", _EDITABLE | {State.SPAN}),
    ActionRow(Act.FIND_DOCUMENT, tr("&Find a document"), ("Ctrl+P",), "search", _PROJECT),
    ActionRow(Act.PALETTE, tr("Find a &label or command…"), ("Ctrl+K",), "search", _DOCUMENT),
    ActionRow(Act.ANNOTATOR, tr("&Who is annotating…"), (), "person", _PROJECT),
    ActionRow(Act.HISTORY, tr("&History…"), ("Ctrl+H",), "", _DOCUMENT),
    ActionRow(Act.VIEWPOINT, tr("Look &as…"), (), "", _PROJECT),
    ActionRow(Act.FLAGS, tr("&Flags…"), ("Ctrl+Shift+L",), "", _PROJECT),
    ActionRow(Act.TAGSET, tr("&Load a tagset…"), (), "", _WRITABLE),
    ActionRow(Act.KEYS, tr("&Keys"), ("F1",), "keys"),
    ActionRow(Act.CHANGE_KEYS, tr("&Change keys…")),
    ActionRow(Act.GUIDE, tr("&Guide to the labels"), ("Shift+F1",), "book", _PROJECT),
    ActionRow(Act.ABOUT, tr("&About Annotator"), (), "info", role=QAction.MenuRole.AboutRole),
)


class Actions(QObject):
    """The table's rows as Qt's actions. A handler that is set last is the one that is called."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows = {row.act: row for row in ACTIONS}
        self._actions = {row.act: self._make(row) for row in ACTIONS}
        self._handlers: dict[Act, Callable[[], object]] = {}
        self._states: frozenset[State] = frozenset()
        self._has_icons = False
        theme.theme_changed.connect(self._on_theme_changed)
        self._update()

    def __getitem__(self, act: Act) -> QAction:
        return self._actions[act]

    @property
    def all(self) -> Iterable[QAction]:
        return self._actions.values()

    def handle(self, handlers: Mapping[Act, Callable[[], object]]) -> None:
        self._handlers.update(handlers)
        self._update()

    def unhandle(self, acts: Iterable[Act]) -> None:
        """What an action would do is forgotten too: it has the table's text again."""
        for act in acts:
            self._handlers.pop(act, None)
            self._actions[act].setText(self._rows[act].text)
        self._update()

    def set_states(self, states: Iterable[State]) -> None:
        """Asked for with every key that moves the caret, and mostly nothing new."""
        if self._states != (states := frozenset(states)):
            self._states = states
            self._enable()

    def set_text(self, act: Act, text: str | None = None) -> None:
        """Name what an action would do now, or give it back the table's text."""
        words = text.replace("&", "&&") if text else self._rows[act].text
        if words != self._actions[act].text():
            self._actions[act].setText(words)
            self._update_tool_tip(act)

    def set_keys(self, keys: Mapping[Act, Sequence[QKeySequence]]) -> None:
        """From now on actions have these keys, the first of which is shown."""
        for act, sequences in keys.items():
            self._actions[act].setShortcuts(sequences)
            self._update_tool_tip(act)

    def table_text(self, act: Act) -> str:
        """What the table calls an action, whatever it would do now."""
        return clean_text(self._rows[act].text)

    def trigger(self, act: Act) -> None:
        self._actions[act].trigger()

    def _make(self, row: ActionRow) -> QAction:
        action = QAction(row.text, self)
        action.setObjectName(row.act.value)
        action.setShortcuts([QKeySequence(key) for key in row.keys])
        action.setMenuRole(row.role)
        action.setCheckable(row.checkable)
        action.triggered.connect(lambda: self._run(row.act))
        return action

    def _run(self, act: Act) -> None:
        handler = self._handlers.get(act)
        if handler is not None:
            handler()

    def _update(self) -> None:
        self._enable()
        for act in self._actions:
            self._update_tool_tip(act)

    def _enable(self) -> None:
        for act, action in self._actions.items():
            action.setEnabled(act in self._handlers and self._rows[act].needs <= self._states)

    def _update_tool_tip(self, act: Act) -> None:
        action = self._actions[act]
        shortcut = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        words = clean_text(action.text())
        action.setToolTip(plain_tool_tip(f"{words} ({shortcut})" if shortcut else words))

    @Slot()
    def show_icons(self) -> None:
        """Draw the icons; asked for when a menu first shows them, since the window can do without."""
        if not self._has_icons:
            self._has_icons = True
            self._on_theme_changed()

    @Slot()
    def _on_theme_changed(self) -> None:
        for row in ACTIONS if self._has_icons else ():
            if row.icon:
                self._actions[row.act].setIcon(self._theme.icon(row.icon))


def run_in_window(widget: QWidget, act: Act) -> None:
    """The actions of the window that a widget stands in know what to do, and whether it is possible."""
    for action in widget.window().actions():
        if action.objectName() == act:
            action.trigger()


def clean_text(text: str) -> str:
    """A menu text without its mnemonic and its ellipsis."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")
