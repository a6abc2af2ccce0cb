"""The article view as screen readers meet it: a text that is read and not written.

Its text, caret, selection, lines and places are a companion's to answer: docs/decisions/companion.md.
"""

from functools import cache
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
    QAccessibleTextCursorEvent,
    QAccessibleTextSelectionEvent,
    QGuiApplication,
)
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import Shiboken
from typing_extensions import override

from annotator.ui.textview.companion import Companion, Readable

_ANNOUNCING = frozenset({"windows", "cocoa"})


class AccessibleArticle(QAccessibleWidget):
    """Its description is what there is to say about the spans at the caret, or about what was just done."""

    def __init__(self, widget: QWidget, view: Readable) -> None:
        super().__init__(widget, QAccessible.Role.EditableText)
        self.companion = Companion(widget, view)
        self.words = ""

    @override
    def state(self) -> QAccessible.State:
        state = super().state()
        state.readOnly = state.multiLine = state.selectableText = True
        return state

    @override
    def childCount(self) -> int:
        """None: the companion is not to be met beside the text that it answers for."""
        return 0

    @override
    def interface_cast(self, t: QAccessible.InterfaceType, /) -> Any:
        """The text, and nothing else; ``None`` would become a pointer, and not a null one."""
        if t is QAccessible.InterfaceType.TextInterface:
            return self.companion.text_interface()
        return Shiboken.VoidPtr(0)

    @override
    def text(self, t: QAccessible.Text, /) -> str:
        """The value is left to the text interface."""
        if t is QAccessible.Text.Description:
            return self.words
        return "" if t is QAccessible.Text.Value else super().text(t)


_kept: dict[int, AccessibleArticle] = {}


def _make(key: str, thing: QObject) -> QAccessibleInterface | None:
    if not isinstance(thing, QWidget) or not isinstance(thing, Readable):
        return None
    made = AccessibleArticle(thing, thing)
    identity = id(thing)
    _kept[identity] = made
    thing.destroyed.connect(lambda: _kept.pop(identity, None))
    return made


@cache
def install() -> None:
    """Lets article views answer screen readers, from now on and once for all."""
    QAccessible.installFactory(_make)


def is_heard(view: QWidget) -> bool:
    """Whether a screen reader is there and has asked about this view."""
    return _listening(view) is not None


def tell(view: QWidget) -> None:
    """Tells a screen reader, if one has asked about this view, that caret and selection have moved."""
    made = _listening(view)
    if made is not None:
        anchor, caret = made.companion.places()
        QAccessible.updateAccessibility(QAccessibleTextCursorEvent(view, caret))
        QAccessible.updateAccessibility(
            QAccessibleTextSelectionEvent(view, min(anchor, caret), max(anchor, caret))
        )


def say(view: QWidget, words: str) -> None:
    """Has a screen reader speak, if one has asked about this view.

    Readers on Linux speak a description that changes, and only the newest of them speak announcements.
    """
    made = _listening(view)
    if made is None or made.words == words:
        return
    made.words = words
    if words and QGuiApplication.platformName() in _ANNOUNCING:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(view, words))
    else:
        QAccessible.updateAccessibility(QAccessibleEvent(view, QAccessible.Event.DescriptionChanged))


def _listening(view: QWidget) -> AccessibleArticle | None:
    return _kept.get(id(view)) if QAccessible.isActive() else None
