"""The place's part of the cheat sheet, from the tables of keys."""

from collections.abc import Sequence

from annotator.domain.layer import Layer
from annotator.domain.tagset import Tagset
from annotator.ui.place import KeyHelp
from annotator.ui.places.commands import COMMANDS, CommandRow, Group
from annotator.ui.places.key_names import shown_key, shown_keys
from annotator.wording import tr

_READING = (
    ("← → ↑ ↓", tr("Move the caret; with Ctrl by words and paragraphs, with Shift select")),
    (tr("Double click, triple click"), tr("Select a word, a sentence")),
    (tr("Alt while dragging"), tr("Select without snapping to words")),
    (tr("Ctrl and wheel"), tr("Zoom")),
)
_LABELING = (
    (tr("a label's key"), tr("Label the selection, or what stands at the caret; relabel what is there")),
    (tr("Shift + a label's key"), tr("A second label for the same place")),
    ("1 … 9", tr("While picking a filler: take the one with that number")),
)
_LINES = (
    (tr("Return in the field"), tr("Go to the lines")),
    (tr("Return on a line, double click"), tr("Open the document there")),
    (tr("Shift or Ctrl and click, Shift and arrows, Ctrl+A"), tr("Select several lines")),
    (tr("a label's key"), tr("Label the selected lines; one undo takes it back")),
    (tr("Shift + a label's key"), tr("A second label for the same places")),
    (tr("Alt+C, Alt+W, Alt+R in the field"), tr("Capitals count, whole words, regular expression")),
)


def key_help(tagset: Tagset, commands: Sequence[CommandRow] = COMMANDS) -> tuple[KeyHelp, ...]:
    return (
        KeyHelp(tr("Reading"), _READING),
        KeyHelp(tr("Labeling"), _LABELING),
        *(_command_help(group, commands) for group in Group),
        *_label_help(tagset),
    )


def corpus_key_help(tagset: Tagset) -> tuple[KeyHelp, ...]:
    return (KeyHelp(tr("Lines"), _LINES), *_label_help(tagset))


def _command_help(group: Group, commands: Sequence[CommandRow]) -> KeyHelp:
    rows = [row for row in commands if row.group is group and row.keys]
    return KeyHelp(group.value, tuple((shown_keys(row.keys), row.words) for row in rows))


def _label_help(tagset: Tagset) -> list[KeyHelp]:
    labels = [
        KeyHelp(
            tr(layer.plural).capitalize(),
            tuple((shown_key(item.shortcut), item.name) for item in tagset.labels_of(layer) if item.shortcut),
        )
        for layer in Layer
    ]
    return [section for section in labels if section.keys]
