"""How the caret moves. Every answer is a grapheme boundary, in code points."""

from collections.abc import Callable
from enum import Enum, auto

from PySide6.QtGui import QTextLayout

from annotator.text.graphemes import is_boundary, next_boundary
from annotator.ui.textview.page import Page
from annotator.ui.textview.paragraph_layout import ParagraphLayout
from annotator.ui.textview.units import Units


class Move(Enum):
    LEFT = auto()
    RIGHT = auto()
    TOKEN_LEFT = auto()
    TOKEN_RIGHT = auto()
    UP = auto()
    DOWN = auto()
    PAGE_UP = auto()
    PAGE_DOWN = auto()
    LINE_START = auto()
    LINE_END = auto()
    PARAGRAPH_UP = auto()
    PARAGRAPH_DOWN = auto()
    START = auto()
    END = auto()


VERTICAL = frozenset({Move.UP, Move.DOWN, Move.PAGE_UP, Move.PAGE_DOWN})


class CaretMover:
    """Moves over one page. ``goal``: the x that vertical moves keep to, until another move."""

    def __init__(self, page: Page, tokens: Units) -> None:
        self._page = page
        self._tokens = tokens
        self._goal: float | None = None

    def move(self, offset: int, move: Move, page_height: float) -> int:
        if move in VERTICAL:
            return self._vertical(offset, move, page_height)
        self._goal = None
        return self._horizontal()[move](offset)

    def settle(self) -> None:
        """The next vertical move starts from where the caret then is."""
        self._goal = None

    def _horizontal(self) -> dict[Move, Callable[[int], int]]:
        return {
            Move.LEFT: lambda offset: self._visual(offset, QTextLayout.leftCursorPosition, left=True),
            Move.RIGHT: lambda offset: self._visual(offset, QTextLayout.rightCursorPosition, left=False),
            Move.TOKEN_LEFT: lambda offset: self._token(offset, left=True),
            Move.TOKEN_RIGHT: lambda offset: self._token(offset, left=False),
            Move.LINE_START: self._line_start,
            Move.LINE_END: self._line_end,
            Move.PARAGRAPH_UP: self._paragraph_up,
            Move.PARAGRAPH_DOWN: self._paragraph_down,
            Move.START: lambda offset: 0,
            Move.END: lambda offset: len(self._page.text),
        }

    def _layout(self, offset: int) -> ParagraphLayout:
        return self._page.laid(self._page.index_at(offset)).layout

    def _visual(self, offset: int, step: Callable[[QTextLayout, int], int], *, left: bool) -> int:
        """One grapheme to the left or right as one sees it, on into the neighbouring paragraph."""
        layout = self._layout(offset)
        position = layout.position_of(offset)
        while True:
            moved = step(layout.qt, position)
            if moved == position:
                return self._beyond(offset, forward=left == layout.right_to_left)
            position = moved
            if is_boundary(self._page.text, layout.offset_of(position)):
                return layout.offset_of(position)

    def _beyond(self, offset: int, *, forward: bool) -> int:
        """The neighbouring paragraph's nearer end, or where the caret is at the document's ends."""
        index = self._page.index_at(offset)
        if forward:
            return self._page.paragraphs[index + 1].start if index + 1 < len(self._page) else offset
        if index == 0:
            return offset
        before = self._page.paragraphs[index - 1]
        return before.end if before.breaks else max(before.end - 1, before.start)

    def _token(self, offset: int, *, left: bool) -> int:
        """In the direction of reading, to the end of a token; against it, to the start of one."""
        forward = left == self._layout(offset).right_to_left
        return self._tokens.next_end(offset) if forward else self._tokens.previous_start(offset)

    def _line_start(self, offset: int) -> int:
        layout = self._layout(offset)
        return layout.lines[layout.line_of(offset)].start

    def _line_end(self, offset: int) -> int:
        """After the line's last visible character; before the white space at which it wraps."""
        layout = self._layout(offset)
        number = layout.line_of(offset)
        line = layout.lines[number]
        if number == len(layout.lines) - 1:
            return line.end
        text = self._page.text[line.start : line.end]
        if text != text.rstrip():
            return line.start + len(text.rstrip())
        return _previous(self._page.text, line.end)

    def _paragraph_up(self, offset: int) -> int:
        index = self._page.index_at(offset)
        paragraph = self._page.paragraphs[index]
        while index > 0 and (offset == paragraph.start or paragraph.start == paragraph.end):
            index -= 1
            paragraph = self._page.paragraphs[index]
            offset = paragraph.end
        return paragraph.start

    def _paragraph_down(self, offset: int) -> int:
        for index in range(self._page.index_at(offset) + 1, len(self._page)):
            paragraph = self._page.paragraphs[index]
            if paragraph.start < paragraph.end:
                return paragraph.start
        return len(self._page.text)

    def _vertical(self, offset: int, move: Move, page_height: float) -> int:
        index = self._page.index_at(offset)
        layout = self._page.laid(index).layout
        number = layout.line_of(offset)
        if self._goal is None:
            self._goal = layout.x_of(offset, number)
        step = 1 if move in (Move.DOWN, Move.PAGE_DOWN) else -1
        wanted = page_height if move in (Move.PAGE_UP, Move.PAGE_DOWN) else 0.0
        travelled = 0.0
        while True:
            number += step
            while not 0 <= number < len(layout.lines):
                if not 0 <= index + step < len(self._page):
                    return offset if not wanted else self._edge(step)
                index += step
                layout = self._page.laid(index).layout
                number = 0 if step > 0 else len(layout.lines) - 1
            travelled += layout.lines[number].bottom - layout.lines[number].top
            if travelled >= wanted:
                return self._on_line(layout, number, self._goal)

    def _edge(self, step: int) -> int:
        return len(self._page.text) if step > 0 else 0

    def _on_line(self, layout: ParagraphLayout, number: int, x: float) -> int:
        return at_boundary(self._page.text, layout.offset_at(number, x))


def at_boundary(text: str, offset: int) -> int:
    """``offset``, or the end of the grapheme that it lies in."""
    return offset if is_boundary(text, offset) else next_boundary(text, offset)


def _previous(text: str, offset: int) -> int:
    offset -= 1
    while offset > 0 and not is_boundary(text, offset):
        offset -= 1
    return offset
