"""The form of a role: who takes it, what may fill it, and whether it is expected."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from annotator.domain.role_edits import set_frames
from annotator.domain.tagset import Frame, Role, Tagset
from annotator.domain.tagset_parts import changed, role_ref
from annotator.ui.panels.part_body import (
    PartBody,
    add_guideline,
    name_field,
    shortcut_field,
    side_by_side,
)
from annotator.ui.widgets.label_picker import LabelPicker
from annotator.ui.widgets.labels import plain_label
from annotator.wording import tr


class RoleBody(PartBody):
    def __init__(self, role: Role, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = role.key
        ref = role_ref(role.key)
        self.name = name_field(self, ref)
        self.shortcut = shortcut_field(self, ref)
        self.choices: list[LabelPicker] = []
        self.add_name(self.name, self.shortcut, hint=tr("one key, after R"))
        self.add_row(tr("Who takes it, and what may fill it"), self._frames(role))
        add_guideline(self, ref)
        self.column.addStretch(1)

    def _frames(self, role: Role) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        for number in range(len(role.frames)):
            column.addWidget(self._frame(number))
        add = self.link(tr("Add another way to take it…"), self._on_frame_wanted, tr("Add a frame"))
        column.addLayout(side_by_side(add, 1))
        return column

    def _frame(self, number: int) -> QFrame:
        card = QFrame(self)
        card.setProperty("surface", "quiet")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(12, 10, 12, 10)
        inside.setSpacing(4)
        for field, title in (("sources", tr("Taken by")), ("fillers", tr("Filled by"))):
            inside.addWidget(plain_label(title, "small", parent=card))
            inside.addWidget(self._choice(number, field, title, card))
        expected = self.box(
            tr("Expected: ask where it is missing"), lambda on: self._change(number, expected=on)
        )
        self.follow(lambda tagset: expected.setChecked(self._frame_of(tagset, number).expected))
        remove = self.link(
            tr("Remove"), lambda: self._remove(number), tr("Remove frame {number}", number=number + 1)
        )
        inside.addSpacing(2)
        inside.addLayout(side_by_side(expected, 1, remove))
        return card

    def _choice(self, number: int, field: str, title: str, card: QFrame) -> LabelPicker:
        choice = LabelPicker(title, card)

        def take(keys: tuple[str, ...]) -> None:
            self._change(number, **{field: keys})

        choice.keys_chosen.connect(take)
        self.follow(lambda tagset: choice.show_value(tagset, getattr(self._frame_of(tagset, number), field)))
        self.choices.append(choice)
        return choice

    def _frame_of(self, tagset: Tagset, number: int) -> Frame:
        role = tagset.role(self._key)
        frames = role.frames if role else ()
        return frames[number] if number < len(frames) else Frame(sources=(), fillers=())

    def _change(self, number: int, **fields: Any) -> None:
        def verb(tagset: Tagset) -> Tagset:
            frames = list(_frames_of(tagset, self._key))
            frames[number] = changed(frames[number], **fields)
            return set_frames(tagset, self._key, frames)

        self.tell(verb, tr("fillers of {part}", part=self._key))

    def _remove(self, number: int) -> None:
        def verb(tagset: Tagset) -> Tagset:
            frames = _frames_of(tagset, self._key)
            return set_frames(tagset, self._key, (*frames[:number], *frames[number + 1 :]))

        self.tell(verb, tr("fillers of {part}", part=self._key))

    def _on_frame_wanted(self) -> None:
        def verb(tagset: Tagset) -> Tagset:
            frames = _frames_of(tagset, self._key)
            return set_frames(tagset, self._key, (*frames, Frame(sources=(), fillers=())))

        self.tell(verb, tr("fillers of {part}", part=self._key))


def _frames_of(tagset: Tagset, key: str) -> Sequence[Frame]:
    role = tagset.role(key)
    return role.frames if role else ()
