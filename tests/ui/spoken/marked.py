"""A language of brackets: what the catalogues know stands between them, what nobody translates does not."""

import gettext
import re
from collections.abc import Iterable, Iterator
from string import Formatter

from PySide6.QtCore import QAbstractListModel, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)
from typing_extensions import override

OPEN, CLOSE = "⟦", "⟧"
_SAID = re.compile(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}")
_TAG = re.compile(r"<[^<>]*>")
_PATH = re.compile(r"(?<!\w)/[^\s“”]+")
_SOFT = "\u200b"
_WORD = re.compile(r"[A-Za-z]{3,}")
_MOST_ROWS = 40


def marked(text: str) -> str:
    """``text`` in brackets, its values outside of them."""
    if "{" not in text:
        return f"{OPEN}{text}{CLOSE}"
    pieces: list[str] = []
    for words, name, form, _ in Formatter().parse(text):
        pieces.append(f"{OPEN}{words}{CLOSE}" if words else "")
        if name is not None:
            pieces.append("{" + name + (f":{form}" if form else "") + "}")
    return "".join(pieces)


class Marked(gettext.NullTranslations):
    @override
    def gettext(self, message: str) -> str:
        return marked(message)

    @override
    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return marked(msgid1 if n == 1 else msgid2)


def unsaid(text: str, data: Iterable[str]) -> list[str]:
    """Words of a text that no catalogue knows and that are no data either."""
    known = set(data)
    bare = _TAG.sub(" ", _SAID.sub(" ", text)) if text.startswith("<") else _SAID.sub(" ", text)
    bare = _PATH.sub(" ", bare.replace(_SOFT, ""))
    return [word for word in _WORD.findall(bare) if word.lower() not in known]


def words(*texts: str) -> set[str]:
    return {word.lower() for text in texts for word in _WORD.findall(text)}


def shown(window: QWidget) -> Iterator[tuple[str, str]]:
    """Every text that a window shows or tells, with where it stands."""
    for widget in (window, *window.findChildren(QWidget)):
        if widget.objectName().startswith("qt_"):
            continue
        place = type(widget).__name__
        for text in _texts(widget):
            if text:
                yield text, place


def _texts(widget: QWidget) -> Iterator[str]:
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(), widget.statusTip())
    if widget.isWindow():
        yield widget.windowTitle()
    yield from (text for action in widget.actions() for text in _of_action(action))
    yield from _of_kind(widget)


def _of_kind(widget: QWidget) -> Iterator[str]:
    match widget:
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QMenu() | QGroupBox():
            yield widget.title()
        case QLineEdit() | QTextEdit() | QPlainTextEdit():
            yield widget.placeholderText()
        case QComboBox():
            yield from (widget.itemText(number) for number in range(widget.count()))
        case QTabBar():
            yield from (widget.tabText(number) for number in range(widget.count()))
        case QAbstractItemView():
            yield from _of_rows(widget)
        case _:
            pass


def _of_action(action: QAction) -> tuple[str, ...]:
    return action.text(), action.toolTip(), action.statusTip()


def _of_rows(view: QAbstractItemView) -> Iterator[str]:
    model, root = view.model(), view.rootIndex()
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(root)
    for column in range(columns):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for row in range(min(model.rowCount(root), _MOST_ROWS)):
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
                yield str(model.index(row, column, root).data(role) or "")
