"""Attributes of the selected span, each with its choices in a row."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from annotator.domain.tagset import Attribute, Choice
from annotator.domain.values import AttributeValue
from annotator.ui.panels.cut_button import CutButton
from annotator.ui.panels.row_name import NAME_WIDTH, row_name
from annotator.ui.widgets.labels import plain_tool_tip
from annotator.ui.widgets.roving import Roving

_ROOM = 234
_PADDING = 10


class AttributeRows(QWidget):
    """``answered`` carries an attribute's key and its value, ``None`` where an answer is taken back."""

    answered = Signal(str, object)

    def __init__(
        self,
        attributes: Sequence[Attribute],
        values: Mapping[str, AttributeValue],
        *,
        editable: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._values = values
        self._editable = editable
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        grid.setColumnMinimumWidth(0, NAME_WIDTH)
        grid.setColumnStretch(1, 1)
        for row, attribute in enumerate(attributes):
            key = f" (S {attribute.shortcut.upper()})" if attribute.shortcut else ""
            tip = plain_tool_tip(f"{attribute.name}{key}: {attribute.definition}")
            grid.addWidget(row_name(attribute.name, tip, self), row, 0)
            grid.addWidget(self._make_answer(attribute), row, 1)

    def _make_answer(self, attribute: Attribute) -> QWidget:
        if attribute.kind == "flag":
            return self._make_switch(attribute)
        return self._make_choices(attribute)

    def _make_switch(self, attribute: Attribute) -> QWidget:
        box = QCheckBox(self)
        box.setChecked(self._values.get(attribute.key) is True)
        box.setEnabled(self._editable)
        box.setAccessibleName(attribute.name)
        Roving((box,), self)
        box.clicked.connect(lambda: self.answered.emit(attribute.key, box.isChecked()))
        return box

    def _make_choices(self, attribute: Attribute) -> QWidget:
        """One button a value, in as many rows as they need; pressing the chosen one takes the answer back."""
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        made = [self._make_choice(attribute, choice, holder) for choice in attribute.values]
        Roving(made, holder)
        for buttons in in_rows(made):
            row = QHBoxLayout()
            row.setSpacing(0)
            for place, button in enumerate(buttons):
                button.setProperty("segment", _part(place, len(buttons)))
                row.addWidget(button, 1)
            column.addLayout(row)
        return holder

    def _make_choice(self, attribute: Attribute, choice: Choice, holder: QWidget) -> CutButton:
        current = self._values.get(attribute.key)
        button = CutButton(choice.name, "", holder, padding=_PADDING)
        button.setCheckable(True)
        button.setChecked(choice.key in (current if isinstance(current, tuple) else (current,)))
        button.setEnabled(self._editable)
        button.setProperty("compact", True)
        button.setProperty("segment", "middle")
        button.ensurePolished()
        button.setAccessibleName(f"{attribute.name}: {choice.name}")
        button.setToolTip(plain_tool_tip(f"{choice.name}: {choice.definition}"))
        button.clicked.connect(lambda: self._on_chosen(attribute, choice.key))
        return button

    def _on_chosen(self, attribute: Attribute, key: str) -> None:
        self.answered.emit(attribute.key, toggled(attribute, self._values.get(attribute.key), key))


def in_rows(buttons: Sequence[CutButton]) -> list[list[CutButton]]:
    """As many in a row as have room in the narrowest inspector, all of them equally wide."""
    rows: list[list[CutButton]] = []
    for button in buttons:
        widest = max(it.sizeHint().width() for it in (*(rows[-1] if rows else ()), button))
        if rows and (len(rows[-1]) + 1) * widest <= _ROOM:
            rows[-1].append(button)
        else:
            rows.append([button])
    return rows


def toggled(attribute: Attribute, current: AttributeValue | None, key: str) -> AttributeValue | None:
    """The value after a choice was pressed; choices of several keep the tagset's order."""
    if attribute.kind == "choices":
        chosen = set(current) if isinstance(current, tuple) else set[str]()
        chosen ^= {key}
        return tuple(choice.key for choice in attribute.values if choice.key in chosen) or None
    return None if current == key else key


def cycled(attribute: Attribute, current: AttributeValue | None) -> AttributeValue | None:
    """The value after the present one, in the tagset's order; after the last comes the first."""
    if attribute.kind == "flag":
        return current is not True
    keys = [choice.key for choice in attribute.values]
    if not keys:
        return None
    place = keys.index(current) if isinstance(current, str) and current in keys else -1
    following = keys[(place + 1) % len(keys)]
    return (following,) if attribute.kind == "choices" else following


def _part(place: int, count: int) -> str:
    if count == 1:
        return "only"
    if place == 0:
        return "first"
    return "last" if place == count - 1 else "middle"
