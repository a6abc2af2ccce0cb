"""Where else a span's words are looked for, and what of the span goes to those places."""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from annotator.domain.span import Span
from annotator.domain.tagset import Tagset
from annotator.session.occurrences import Reach, Wanted
from annotator.session.propagating import usual_copies
from annotator.ui.textview.hints import answer_words
from annotator.ui.widgets.labels import plain_label, plain_tool_tip, shortened
from annotator.ui.widgets.segments import Segments
from annotator.wording import tr

_REACHES = {
    Reach.DOCUMENT: tr("This document"),
    Reach.ASSIGNED: tr("Assigned to me"),
    Reach.ALL: tr("All documents"),
}
_CHOICES = {
    "whole_words": tr("&Whole words"),
    "case": tr("&Capitals count"),
    "boilerplate": tr("In &boilerplate too"),
}
_IN_A_ROW = 3
_LONGEST = 36


class OccurrenceForm(QWidget):
    """``changed`` follows every change of what is looked for."""

    changed = Signal()

    def __init__(self, wanted: Wanted, tagset: Tagset, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted = wanted
        names = {reach.value: words for reach, words in _REACHES.items()}
        self.reach = Segments(names, wanted.reach.value, tr("Look in"), self)
        self.choices = {key: self._make_choice(key, words) for key, words in _CHOICES.items()}
        self.copies = dict(_copies(wanted.span, tagset, self))
        self._lay_out()
        self._bind_numbers()
        self.reach.value_chosen.connect(self.changed)

    @property
    def wanted(self) -> Wanted:
        chosen = {key: box.isChecked() for key, box in self.choices.items()}
        return replace(self._wanted, reach=Reach(self.reach.value), **chosen)

    @property
    def attributes(self) -> list[str]:
        """Those whose answers are copied."""
        return [key for key, box in self.copies.items() if box.isChecked()]

    def _make_choice(self, key: str, words: str) -> QCheckBox:
        box = QCheckBox(words, self)
        box.setAccessibleName(words.replace("&", ""))
        box.setChecked(getattr(self._wanted, key))
        box.toggled.connect(self._on_toggled)
        return box

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(18)
        above.addWidget(self.reach, 1)
        for box in self.choices.values():
            above.addWidget(box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(above)
        if self.copies:
            column.addLayout(self._copies_layout())

    def _copies_layout(self) -> QHBoxLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        for number, box in enumerate(self.copies.values()):
            grid.addWidget(box, *divmod(number, _IN_A_ROW))
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(plain_label(tr("Copy too"), "muted", parent=self))
        row.addLayout(grid)
        row.addStretch(1)
        return row

    def _bind_numbers(self) -> None:
        """Alt with a digit chooses where to look."""
        for number, (reach, words) in enumerate(_REACHES.items(), 1):
            button = self.reach.button(reach.value)
            button.setToolTip(plain_tool_tip(f"{words} (Alt+{number})"))
            QShortcut(QKeySequence(f"Alt+{number}"), self, button.click)

    @Slot()
    def _on_toggled(self) -> None:
        self.changed.emit()


def _copies(span: Span, tagset: Tagset, parent: QWidget) -> Iterator[tuple[str, QCheckBox]]:
    """A box for each answer of the span."""
    usual = usual_copies(span, tagset)
    for attribute in tagset.attributes_of(span.layer):
        answer = span.attributes.get(attribute.key)
        if answer is not None:
            words = f"{attribute.name}: {answer_words(attribute.key, answer, tagset)}"
            box = QCheckBox(shortened(words, _LONGEST).replace("&", "&&"), parent)
            box.setAccessibleName(tr("Copy {words}", words=words))
            box.setToolTip(plain_tool_tip(words))
            box.setChecked(attribute.key in usual)
            yield attribute.key, box
