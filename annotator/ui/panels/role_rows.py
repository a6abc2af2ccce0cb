"""The roles of a claim or event: who fills them, and which still wait for an answer."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import (
    QAbstractButton,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.link import Link
from annotator.domain.span import Span
from annotator.domain.tagset import Frame, Role
from annotator.ui.panels.cut_button import CutButton
from annotator.ui.panels.row_name import NAME_WIDTH, row_name
from annotator.ui.widgets.labels import plain_tool_tip
from annotator.ui.widgets.roving import Roving
from annotator.wording import tr

NOT_IN_TEXT = tr("not in the text")
_OTHERS_GAP = 4
_OTHERS_ROOM = 300
_NAME_TOP = 4
"""Brings a role's name to the height of the words beside it."""


@dataclass(frozen=True, slots=True)
class RoleSlot:
    """A role of the selected span, with the links that fill it and the spans at their other ends."""

    role: Role
    frame: Frame
    links: Sequence[tuple[Link, Span | None]]

    @property
    def is_answered(self) -> bool:
        return bool(self.links)


class RoleRows(QWidget):
    """``pick_wanted`` and ``absence_told`` carry a role's key, ``jump_wanted`` a span's id,
    ``removal_wanted`` a link's id.
    """

    pick_wanted = Signal(str)
    absence_told = Signal(str)
    jump_wanted = Signal(str)
    removal_wanted = Signal(str)

    def __init__(self, slots: Sequence[RoleSlot], *, editable: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editable = editable
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        shown = [slot for slot in slots if slot.is_answered or slot.frame.expected]
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        grid.setColumnMinimumWidth(0, NAME_WIDTH)
        grid.setColumnStretch(1, 1)
        for row, slot in enumerate(shown):
            name = row_name(slot.role.name, role_words(slot.role), self)
            name.setContentsMargins(0, _NAME_TOP, 0, 0)
            grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addLayout(self._make_fillers(slot), row, 1)
        column.addLayout(grid)
        others = [slot for slot in slots if slot not in shown]
        if others and editable:
            column.addLayout(self._make_others(others))
        Roving(self.findChildren(QAbstractButton), self)

    def _make_fillers(self, slot: RoleSlot) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(3)
        for link, filler in slot.links:
            column.addLayout(self._make_filler(slot, link, filler))
        if self._editable and not slot.links:
            column.addLayout(self._make_open(slot))
        return column

    def _make_filler(self, slot: RoleSlot, link: Link, filler: Span | None) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        words = NOT_IN_TEXT if filler is None else filler.surface
        button = CutButton(words, "", self)
        button.setProperty("kind", "filler")
        button.setEnabled(filler is not None)
        button.setAccessibleName(f"{slot.role.name}: {words}")
        if filler is not None:
            button.setToolTip(plain_tool_tip(f"{filler.surface} ({filler.label})"))
            button.clicked.connect(lambda _=False, span=filler.id: self.jump_wanted.emit(span))
        row.addWidget(button, 1)
        if self._editable:
            row.addWidget(
                self._make_tool(
                    "×", tr("Remove this {role}", role=slot.role.name), self.removal_wanted, link.id
                )
            )
        if self._editable and link is slot.links[-1][0] and filler is not None:
            row.addWidget(
                self._make_tool(
                    "+", tr("Another {role}", role=slot.role.name), self.pick_wanted, slot.role.key
                )
            )
        return row

    def _make_tool(self, sign: str, words: str, wish: SignalInstance, about: str) -> QToolButton:
        tool = QToolButton(self)
        tool.setText(sign)
        tool.setProperty("kind", "sign")
        tool.setAccessibleName(words)
        tool.setToolTip(plain_tool_tip(words))
        tool.clicked.connect(lambda: wish.emit(about))
        return tool

    def _make_open(self, slot: RoleSlot) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self._make_pick(slot), 1)
        absent = QPushButton(tr("not in text"), self)
        absent.setProperty("kind", "slot")
        absent.setAccessibleName(tr("{role} is not in the text", role=slot.role.name))
        absent.clicked.connect(lambda: self.absence_told.emit(slot.role.key))
        row.addWidget(absent)
        return row

    def _make_pick(self, slot: RoleSlot) -> QPushButton:
        pick = CutButton(tr("pick a span"), _keys(slot.role), self)
        pick.setProperty("kind", "slot")
        pick.setAccessibleName(tr("pick a span for {role}", role=slot.role.name))
        pick.setToolTip(role_words(slot.role))
        pick.clicked.connect(lambda: self.pick_wanted.emit(slot.role.key))
        return pick

    def _make_others(self, slots: Sequence[RoleSlot]) -> QVBoxLayout:
        """Roles that are merely possible: a button each, as many in a row as have room for their names."""
        column = QVBoxLayout()
        column.setSpacing(4)
        room, row = 0, QHBoxLayout()
        for slot in slots:
            button = self._make_other(slot)
            wanted = button.sizeHint().width() + _OTHERS_GAP
            if wanted > room:
                room, row = _OTHERS_ROOM, QHBoxLayout()
                row.setSpacing(_OTHERS_GAP)
                column.addLayout(row)
            row.addWidget(button, wanted)
            room -= wanted
        return column

    def _make_other(self, slot: RoleSlot) -> CutButton:
        button = CutButton(f"+ {slot.role.name}", (slot.role.shortcut or "").upper(), self)
        button.setProperty("kind", "slot")
        button.ensurePolished()
        button.setAccessibleName(tr("Add {role}", role=slot.role.name))
        button.setToolTip(role_words(slot.role))
        button.clicked.connect(lambda _=False, key=slot.role.key: self.pick_wanted.emit(key))
        return button


def _keys(role: Role) -> str:
    return f"R {role.shortcut.upper()}" if role.shortcut else ""


def role_words(role: Role) -> str:
    """Name and rule, for a tool tip."""
    return plain_tool_tip(f"{role.name}: {role.definition}" if role.definition else role.name)
