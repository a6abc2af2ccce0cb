"""The place's part of the cheat sheet, from the tables of keys."""

from collections.abc import Sequence

from annotator.domain.layer import Layer
from annotator.domain.tagset import Tagset
from annotator.ui.place import KeyHelp
from annotator.ui.places.commands import COMMANDS, CommandRow, Group
from annotator.ui.places.key_names import shown_key, shown_keys

_READING = (
    ("← → ↑ ↓", "Move the caret; with Ctrl by words and paragraphs, with Shift select"),
    ("Double click, triple click", "Select a word, a sentence"),
    ("Alt while dragging", "Select without snapping to words"),
    ("Ctrl and wheel", "Zoom"),
)
_LABELING = (
    ("a label's key", "Label the selection, or what stands at the caret; relabel what is there"),
    ("Shift + a label's key", "A second label for the same place"),
    ("1 … 9", "While picking a filler: take the one with that number"),
)
_LINES = (
    ("Return in the field", "Go to the lines"),
    ("Return on a line, double click", "Open the document there"),
    ("Shift or Ctrl and click, Shift and arrows, Ctrl+A", "Select several lines"),
    ("a label's key", "Label the selected lines; one undo takes it back"),
    ("Shift + a label's key", "A second label for the same places"),
    ("Alt+C, Alt+W, Alt+R in the field", "Capitals count, whole words, regular expression"),
)


def key_help(tagset: Tagset, commands: Sequence[CommandRow] = COMMANDS) -> tuple[KeyHelp, ...]:
    return (
        KeyHelp("Reading", _READING),
        KeyHelp("Labeling", _LABELING),
        *(_command_help(group, commands) for group in Group),
        *_label_help(tagset),
    )


def corpus_key_help(tagset: Tagset) -> tuple[KeyHelp, ...]:
    return (KeyHelp("Lines", _LINES), *_label_help(tagset))


def _command_help(group: Group, commands: Sequence[CommandRow]) -> KeyHelp:
    rows = [row for row in commands if row.group is group and row.keys]
    return KeyHelp(group.value, tuple((shown_keys(row.keys), row.words) for row in rows))


def _label_help(tagset: Tagset) -> list[KeyHelp]:
    labels = [
        KeyHelp(
            layer.plural.capitalize(),
            tuple((shown_key(item.shortcut), item.name) for item in tagset.labels_of(layer) if item.shortcut),
        )
        for layer in Layer
    ]
    return [section for section in labels if section.keys]
