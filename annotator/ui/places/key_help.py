"""The place's part of the cheat sheet, from the tables of keys."""

from annotator.domain.layer import Layer
from annotator.domain.tagset import Tagset
from annotator.ui.place import KeyHelp
from annotator.ui.places.keys import ATTRIBUTE_PREFIX, COMMANDS, ROLE_PREFIX

_READING = (
    ("← → ↑ ↓", "Move the caret; with Ctrl by words, with Shift select"),
    ("Double click, triple click", "Select a word, a sentence"),
    ("Alt while dragging", "Select without snapping to words"),
    ("Ctrl and wheel", "Zoom"),
)
_LABELING = (
    ("a label's key", "Label the selection, or what stands at the caret; relabel what is there"),
    ("Shift + a label's key", "A second label for the same place"),
    (f"{ROLE_PREFIX.upper()} + a role's key", "Pick a filler for a role of the selected claim or event"),
    (f"{ATTRIBUTE_PREFIX.upper()} + an attribute's key", "The attribute's next value"),
)
_NAMES = {"tab": "Tab", "shift+tab": "Shift+Tab", "escape": "Esc", "delete": "Del", "backspace": "Backspace"}


_LINES = (
    ("Return in the field", "Go to the lines"),
    ("Return on a line, double click", "Open the document there"),
    ("Shift or Ctrl and click, Shift and arrows, Ctrl+A", "Select several lines"),
    ("a label's key", "Label the selected lines; one undo takes it back"),
    ("Shift + a label's key", "A second label for the same places"),
    ("Alt+C, Alt+W, Alt+R in the field", "Capitals count, whole words, regular expression"),
)


def key_help(tagset: Tagset) -> tuple[KeyHelp, ...]:
    commands = tuple((", ".join(_shown(key) for key in row.keys), row.words) for row in COMMANDS)
    return (
        KeyHelp("Reading", _READING),
        KeyHelp("Labeling", _LABELING),
        KeyHelp("Spans", commands),
        *_label_help(tagset),
    )


def corpus_key_help(tagset: Tagset) -> tuple[KeyHelp, ...]:
    return (KeyHelp("Lines", _LINES), *_label_help(tagset))


def _label_help(tagset: Tagset) -> list[KeyHelp]:
    labels = [
        KeyHelp(
            layer.plural.capitalize(),
            tuple((_shown(item.shortcut), item.name) for item in tagset.labels_of(layer) if item.shortcut),
        )
        for layer in Layer
    ]
    return [section for section in labels if section.keys]


def _shown(key: str) -> str:
    return _NAMES.get(key) or key.title()
