"""What keys can do in the Annotate place, beside labeling: one table, from which grammar, cheat sheet,
palette and the choice of other keys derive.
"""

from dataclasses import dataclass
from enum import StrEnum, auto

from annotator.wording import tr


class Command(StrEnum):
    NEXT_CANDIDATE = auto()
    PREVIOUS_CANDIDATE = auto()
    JUMP = auto()
    NEXT_SPAN = auto()
    PREVIOUS_SPAN = auto()
    CYCLE = auto()
    NEXT_FRAME = auto()
    PREVIOUS_FRAME = auto()
    NEXT_SENTENCE = auto()
    PREVIOUS_SENTENCE = auto()
    NEXT_BARE_SENTENCE = auto()
    PREVIOUS_BARE_SENTENCE = auto()
    NEXT_WORD = auto()
    PREVIOUS_WORD = auto()
    SELECT_SENTENCE = auto()
    GROW_SENTENCE = auto()
    SHRINK_SENTENCE = auto()
    START_OUT = auto()
    START_IN = auto()
    END_OUT = auto()
    END_IN = auto()
    START_OUT_FINE = auto()
    START_IN_FINE = auto()
    END_OUT_FINE = auto()
    END_IN_FINE = auto()
    JOIN = auto()
    MERGE = auto()
    SPLIT = auto()
    FIT = auto()
    STICK = auto()
    REPEAT = auto()
    ROLE = auto()
    ATTRIBUTE = auto()
    SAME_AS = auto()
    FLAG = auto()
    NOTE = auto()
    DELETE = auto()
    CONFIRM = auto()
    ABSENT = auto()
    LEAVE = auto()
    SHOW_KEYS = auto()


class Group(StrEnum):
    GOING = tr("Going through the article")
    SELECTING = tr("Selecting and edges")
    SPANS = tr("Spans")


@dataclass(frozen=True, slots=True)
class CommandRow:
    """``keys`` as ``key_events`` names them; ``repeats``: holding the key down goes on doing it;
    ``picking``: it counts only while a filler is being picked.
    """

    command: Command
    group: Group
    keys: tuple[str, ...]
    words: str
    repeats: bool = False
    picking: bool = False


PREFIXES = frozenset({Command.ROLE, Command.ATTRIBUTE})
"""Commands that are the first key of a chord, and do nothing alone."""

_GOING, _SELECTING, _SPANS = Group
_C = Command

COMMANDS: tuple[CommandRow, ...] = (
    CommandRow(
        _C.NEXT_CANDIDATE, _GOING, ("tab",), tr("Next likely name, number or quotation"), repeats=True
    ),
    CommandRow(
        _C.PREVIOUS_CANDIDATE,
        _GOING,
        ("shift+tab",),
        tr("Previous likely name, number or quotation"),
        repeats=True,
    ),
    CommandRow(_C.JUMP, _GOING, ("/",), tr("Jump to letters that you type")),
    CommandRow(_C.SHOW_KEYS, _GOING, ("shift+/",), tr("Show the keys")),
    CommandRow(_C.NEXT_SPAN, _GOING, (".",), tr("Next span"), repeats=True),
    CommandRow(_C.PREVIOUS_SPAN, _GOING, (",",), tr("Previous span"), repeats=True),
    CommandRow(_C.CYCLE, _GOING, ("z",), tr("Other span at the same place")),
    CommandRow(_C.NEXT_FRAME, _GOING, ("alt+.",), tr("Next claim or event"), repeats=True),
    CommandRow(_C.PREVIOUS_FRAME, _GOING, ("alt+,",), tr("Previous claim or event"), repeats=True),
    CommandRow(_C.NEXT_SENTENCE, _GOING, ("alt+down",), tr("Next sentence"), repeats=True),
    CommandRow(_C.PREVIOUS_SENTENCE, _GOING, ("alt+up",), tr("Previous sentence"), repeats=True),
    CommandRow(
        _C.NEXT_BARE_SENTENCE, _GOING, ("alt+pgdown",), tr("Next sentence that bears no span"), repeats=True
    ),
    CommandRow(
        _C.PREVIOUS_BARE_SENTENCE,
        _GOING,
        ("alt+pgup",),
        tr("Previous sentence that bears no span"),
        repeats=True,
    ),
    CommandRow(_C.NEXT_WORD, _SELECTING, ("space",), tr("Select the next word"), repeats=True),
    CommandRow(_C.PREVIOUS_WORD, _SELECTING, ("shift+space",), tr("Select the previous word"), repeats=True),
    CommandRow(_C.SELECT_SENTENCE, _SELECTING, ("return", "enter"), tr("Select the sentence")),
    CommandRow(
        _C.GROW_SENTENCE,
        _SELECTING,
        ("shift+return", "shift+alt+down"),
        tr("Select on to the sentence's end"),
        repeats=True,
    ),
    CommandRow(
        _C.SHRINK_SENTENCE, _SELECTING, ("shift+alt+up",), tr("Select one sentence less"), repeats=True
    ),
    CommandRow(
        _C.START_OUT,
        _SELECTING,
        ("[",),
        tr("Start one word earlier: the selected text, or else the span"),
        repeats=True,
    ),
    CommandRow(_C.START_IN, _SELECTING, ("shift+[",), tr("Start one word later"), repeats=True),
    CommandRow(_C.END_OUT, _SELECTING, ("]",), tr("End one word later"), repeats=True),
    CommandRow(_C.END_IN, _SELECTING, ("shift+]",), tr("End one word earlier"), repeats=True),
    CommandRow(_C.START_OUT_FINE, _SELECTING, ("alt+[",), tr("Start one character earlier"), repeats=True),
    CommandRow(_C.START_IN_FINE, _SELECTING, ("shift+alt+[",), tr("Start one character later"), repeats=True),
    CommandRow(_C.END_OUT_FINE, _SELECTING, ("alt+]",), tr("End one character later"), repeats=True),
    CommandRow(_C.END_IN_FINE, _SELECTING, ("shift+alt+]",), tr("End one character earlier"), repeats=True),
    CommandRow(_C.JOIN, _SPANS, ("j",), tr("Add the selected text to the span as a further part")),
    CommandRow(
        _C.MERGE, _SPANS, ("shift+j",), tr("Merge the span with those in the selected text, or with the next")
    ),
    CommandRow(_C.SPLIT, _SPANS, ("\\",), tr("Split the span at the caret")),
    CommandRow(_C.FIT, _SPANS, ("`",), tr("Fit the span to the words around its edges")),
    CommandRow(_C.STICK, _SPANS, ("shift+s",), tr("Choose a label for every selection from now on")),
    CommandRow(
        _C.REPEAT,
        _SPANS,
        ("shift+r",),
        tr("Show the other places of the span's words here; again: label them"),
    ),
    CommandRow(_C.ROLE, _SPANS, ("r",), tr("Pick a filler for a role, whose key comes next")),
    CommandRow(_C.ATTRIBUTE, _SPANS, ("s",), tr("Answer an attribute: its key, or a value's, comes next")),
    CommandRow(_C.SAME_AS, _SPANS, ("=",), tr("Pick the name that a mention stands for; again: take it")),
    CommandRow(_C.FLAG, _SPANS, ("x",), tr("Flag as unsure, or take the flag away")),
    CommandRow(_C.NOTE, _SPANS, ("y",), tr("Write a note")),
    CommandRow(_C.DELETE, _SPANS, ("delete", "backspace"), tr("Delete the selected span")),
    CommandRow(
        _C.CONFIRM, _SPANS, ("return", "enter"), tr("While picking a filler: take this one"), picking=True
    ),
    CommandRow(_C.ABSENT, _SPANS, ("0",), tr("While picking a filler: not in the text"), picking=True),
    CommandRow(_C.LEAVE, _SPANS, ("escape",), tr("Leave a mode, or the selection")),
)
