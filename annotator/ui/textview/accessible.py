"""The article view as screen readers meet it: its text, its caret, its selection.

Positions here are UTF-16 units of the whole text, as Qt's accessibility counts them. PySide6 leaves out two
calls of the C++ interface, those for the bounds of a selection and for text attributes; what is selected is
told as the description instead.
"""

from functools import cache
from typing import Any, Protocol, runtime_checkable

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QAccessibleTextCursorEvent,
    QAccessibleTextInterface,
    QAccessibleTextSelectionEvent,
)
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import Shiboken
from typing_extensions import override

from annotator.domain.document import Document
from annotator.text.utf16 import Utf16Map


@runtime_checkable
class Readable(Protocol):
    """What a screen reader may ask of a view. Offsets are code points."""

    @property
    def document(self) -> Document: ...
    @property
    def caret(self) -> int: ...
    @property
    def selection(self) -> tuple[int, int]: ...
    def offset_at(self, point: QPointF) -> int: ...
    def caret_rect(self, offset: int) -> QRectF | None: ...
    def select(self, start: int, end: int, *, reveal: bool = True) -> None: ...
    def set_caret(self, offset: int, *, reveal: bool = True) -> None: ...
    def scroll_to(self, offset: int) -> None: ...
    def viewport(self) -> QWidget: ...


class ArticleText(QAccessibleTextInterface):
    def __init__(self, view: Readable) -> None:
        super().__init__()
        self._view = view
        self._mapped = ("", Utf16Map(""))

    @override
    def characterCount(self) -> int:
        return self._units.length

    @override
    def text(self, startOffset: int, endOffset: int, /) -> str:
        end = self._units.length if endOffset < 0 else endOffset
        return self._view.document.text[self._offset(startOffset) : self._offset(end)]

    @override
    def cursorPosition(self) -> int:
        return self.position_of(self._view.caret)

    @override
    def setCursorPosition(self, position: int, /) -> None:
        self._view.set_caret(self._offset(position))

    @override
    def selectionCount(self) -> int:
        """None: a screen reader that hears of one asks for its bounds, which cannot be answered."""
        return 0

    @override
    def addSelection(self, startOffset: int, endOffset: int, /) -> None:
        self._view.select(self._offset(startOffset), self._offset(endOffset))

    @override
    def setSelection(self, selectionIndex: int, startOffset: int, endOffset: int, /) -> None:
        self.addSelection(startOffset, endOffset)

    @override
    def removeSelection(self, selectionIndex: int, /) -> None:
        self._view.set_caret(self._view.caret, reveal=False)

    @override
    def characterRect(self, offset: int, /) -> QRect:
        place = self._offset(offset)
        here, after = self._view.caret_rect(place), self._view.caret_rect(place + 1)
        if here is None:
            return QRect()
        same_line = after is not None and abs(after.top() - here.top()) < 1
        rect = here.united(after) if after is not None and same_line else here
        top_left = self._view.viewport().mapToGlobal(rect.topLeft())
        return QRectF(top_left, rect.size()).toAlignedRect()

    @override
    def offsetAtPoint(self, point: QPoint, /) -> int:
        inside = self._view.viewport().mapFromGlobal(QPointF(point))
        return self.position_of(self._view.offset_at(inside))

    @override
    def scrollToSubstring(self, startIndex: int, endIndex: int, /) -> None:
        self._view.scroll_to(self._offset(startIndex))

    def position_of(self, offset: int) -> int:
        return self._units.to_utf16(offset)

    @property
    def _units(self) -> Utf16Map:
        text = self._view.document.text
        if self._mapped[0] is not text:
            self._mapped = (text, Utf16Map(text))
        return self._mapped[1]

    def _offset(self, position: int) -> int:
        units = self._units
        return units.to_code_points(min(max(position, 0), units.length))


class AccessibleArticle(QAccessibleWidget):
    def __init__(self, widget: QWidget, view: Readable) -> None:
        super().__init__(widget, QAccessible.Role.Document)
        self._view = view
        self._text = ArticleText(view)

    def places(self) -> tuple[int, int, int]:
        """Where the caret is, and where the selection starts and ends."""
        caret, start, end = (
            self._text.position_of(offset) for offset in (self._view.caret, *self._view.selection)
        )
        return caret, start, end

    @override
    def interface_cast(self, t: QAccessible.InterfaceType, /) -> Any:
        """The text, and nothing else; ``None`` would become a pointer, and not a null one."""
        return self._text if t is QAccessible.InterfaceType.TextInterface else Shiboken.VoidPtr(0)

    @override
    def text(self, t: QAccessible.Text, /) -> str:
        """The description is what is selected; the value is left to the text interface."""
        if t is QAccessible.Text.Description:
            start, end = self._view.selection
            return self._view.document.text[start:end]
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


def tell(view: QWidget) -> None:
    """Tells a screen reader, if one has asked about this view, that caret and selection have moved."""
    made = _kept.get(id(view))
    if made is None or not QAccessible.isActive():
        return
    caret, start, end = made.places()
    QAccessible.updateAccessibility(QAccessibleTextCursorEvent(view, caret))
    QAccessible.updateAccessibility(QAccessibleTextSelectionEvent(view, start, end))
