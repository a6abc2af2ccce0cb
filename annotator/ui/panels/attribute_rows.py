"""Attributes of the selected span, each with its choices in a row."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QPushButton, QWidget

from annotator.domain.tagset import Attribute
from annotator.domain.values import AttributeValue
from annotator.ui.widgets.labels import plain_label, plain_tool_tip


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
        grid.setColumnMinimumWidth(0, 78)
        grid.setColumnStretch(1, 1)
        for row, attribute in enumerate(attributes):
            caption = f"{attribute.name}"
            name = plain_label(caption, "muted", parent=self)
            key = f" (S {attribute.shortcut.upper()})" if attribute.shortcut else ""
            name.setToolTip(plain_tool_tip(f"{attribute.name}{key}: {attribute.definition}"))
            grid.addWidget(name, row, 0)
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
        box.clicked.connect(lambda: self.answered.emit(attribute.key, box.isChecked()))
        return box

    def _make_choices(self, attribute: Attribute) -> QWidget:
        """One button a value; pressing the chosen one takes the answer back."""
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        current = self._values.get(attribute.key)
        chosen = current if isinstance(current, tuple) else (current,)
        for place, choice in enumerate(attribute.values):
            button = QPushButton(choice.name, holder)
            button.setCheckable(True)
            button.setChecked(choice.key in chosen)
            button.setEnabled(self._editable)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setProperty("segment", _part(place, len(attribute.values)))
            button.setProperty("compact", True)
            button.setMinimumWidth(24)
            button.setAccessibleName(f"{attribute.name}: {choice.name}")
            button.setToolTip(plain_tool_tip(f"{choice.name}: {choice.definition}"))
            button.clicked.connect(lambda _=False, a=attribute, key=choice.key: self._on_chosen(a, key))
            row.addWidget(button, 1)
        return holder

    def _on_chosen(self, attribute: Attribute, key: str) -> None:
        self.answered.emit(attribute.key, toggled(attribute, self._values.get(attribute.key), key))


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
    if place == 0:
        return "first"
    return "last" if place == count - 1 else "middle"
