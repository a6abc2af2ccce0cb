"""The keys that the article view uses itself. All others it leaves to whoever looks after it."""

from PySide6.QtGui import QKeyEvent, QKeySequence

from annotator.ui.textview.caret import Move

_Standard = QKeySequence.StandardKey

MOVES: dict[_Standard, tuple[Move, bool]] = {
    _Standard.MoveToPreviousChar: (Move.LEFT, False),
    _Standard.MoveToNextChar: (Move.RIGHT, False),
    _Standard.MoveToPreviousWord: (Move.TOKEN_LEFT, False),
    _Standard.MoveToNextWord: (Move.TOKEN_RIGHT, False),
    _Standard.MoveToPreviousLine: (Move.UP, False),
    _Standard.MoveToNextLine: (Move.DOWN, False),
    _Standard.MoveToPreviousPage: (Move.PAGE_UP, False),
    _Standard.MoveToNextPage: (Move.PAGE_DOWN, False),
    _Standard.MoveToStartOfLine: (Move.LINE_START, False),
    _Standard.MoveToEndOfLine: (Move.LINE_END, False),
    _Standard.MoveToStartOfDocument: (Move.START, False),
    _Standard.MoveToEndOfDocument: (Move.END, False),
    _Standard.SelectPreviousChar: (Move.LEFT, True),
    _Standard.SelectNextChar: (Move.RIGHT, True),
    _Standard.SelectPreviousWord: (Move.TOKEN_LEFT, True),
    _Standard.SelectNextWord: (Move.TOKEN_RIGHT, True),
    _Standard.SelectPreviousLine: (Move.UP, True),
    _Standard.SelectNextLine: (Move.DOWN, True),
    _Standard.SelectPreviousPage: (Move.PAGE_UP, True),
    _Standard.SelectNextPage: (Move.PAGE_DOWN, True),
    _Standard.SelectStartOfLine: (Move.LINE_START, True),
    _Standard.SelectEndOfLine: (Move.LINE_END, True),
    _Standard.SelectStartOfDocument: (Move.START, True),
    _Standard.SelectEndOfDocument: (Move.END, True),
}
PARAGRAPH_MOVES = {
    "Ctrl+Up": (Move.PARAGRAPH_UP, False),
    "Ctrl+Down": (Move.PARAGRAPH_DOWN, False),
    "Ctrl+Shift+Up": (Move.PARAGRAPH_UP, True),
    "Ctrl+Shift+Down": (Move.PARAGRAPH_DOWN, True),
}


def move_of(event: QKeyEvent) -> tuple[Move, bool] | None:
    """The move that a key asks for, and whether it extends the selection."""
    for standard, move in MOVES.items():
        if event.matches(standard):
            return move
    return PARAGRAPH_MOVES.get(QKeySequence(event.keyCombination()).toString())


def is_copy(event: QKeyEvent) -> bool:
    return event.matches(_Standard.Copy)


def is_select_all(event: QKeyEvent) -> bool:
    return event.matches(_Standard.SelectAll)


def is_used(event: QKeyEvent) -> bool:
    return is_copy(event) or is_select_all(event) or move_of(event) is not None
