"""The cheat sheet: every key, from the table of actions and from the place that shows."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from annotator.ui.actions import Act, Actions
from annotator.ui.dialogs.frame import FramedDialog
from annotator.ui.menus import MENUS
from annotator.ui.place import KeyHelp
from annotator.ui.widgets.labels import plain_label
from annotator.wording import tr

_KEYS_WIDTH = 146


class KeySheetDialog(FramedDialog):
    def __init__(self, actions: Actions, sections: Sequence[KeyHelp], parent: QWidget | None = None) -> None:
        super().__init__(tr("Keys"), tr("Close"), parent)
        self.setMinimumWidth(760)
        self.resize(860, 640)
        columns = QHBoxLayout()
        columns.setSpacing(40)
        for part in _balanced([*sections, *_menu_sections(actions)], 2):
            column = QVBoxLayout()
            column.setSpacing(6)
            for section in part:
                _add_section(column, section)
            column.addStretch(1)
            columns.addLayout(column, 1)
        content = QWidget(self)
        content.setProperty("surface", "clear")
        content.setLayout(columns)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setAccessibleName(tr("All keys"))
        area.setWidget(content)
        self.body.addWidget(area, 1)
        self.change_button = self.foot_button(tr("Change keys…"))
        self.change_button.clicked.connect(self.accept)
        self.change_button.clicked.connect(actions[Act.CHANGE_KEYS].trigger)


def _menu_sections(actions: Actions) -> list[KeyHelp]:
    sections: list[KeyHelp] = []
    for title, entries in MENUS:
        keys = tuple(
            (shown_keys(actions[entry].shortcuts()), actions.table_text(entry))
            for entry in entries
            if isinstance(entry, Act) and actions[entry].shortcuts()
        )
        if keys:
            sections.append(KeyHelp(title.replace("&", ""), keys))
    return sections


def shown_keys(sequences: Sequence[QKeySequence]) -> str:
    """The first of several, as this computer writes it."""
    return sequences[0].toString(QKeySequence.SequenceFormat.NativeText)


def _balanced(sections: list[KeyHelp], columns: int) -> list[list[KeyHelp]]:
    """The sections in order, broken into columns of about the same height."""
    heights = [len(section.keys) + 2 for section in sections]
    parts: list[list[KeyHelp]] = [[]]
    room = sum(heights) / columns
    used = 0
    for section, height in zip(sections, heights, strict=True):
        if used and used + height / 2 > room and len(parts) < columns:
            parts.append([])
            used = 0
        parts[-1].append(section)
        used += height
    return parts


def _add_section(column: QVBoxLayout, section: KeyHelp) -> None:
    column.addWidget(plain_label(section.title, "section"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(5)
    grid.setColumnStretch(1, 1)
    grid.setColumnMinimumWidth(0, _KEYS_WIDTH)
    for row, (keys, words) in enumerate(section.keys):
        key = plain_label(keys, "key")
        grid.addWidget(key, row, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        grid.addWidget(plain_label(words, wrap=True), row, 1)
    column.addLayout(grid)
    column.addSpacing(12)
