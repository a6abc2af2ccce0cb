"""The forms of an attribute and of one of its values."""

from PySide6.QtWidgets import QWidget

from annotator.domain.attribute_edits import (
    add_value,
    remove_value,
    set_default,
    set_layers,
    switch_attribute,
)
from annotator.domain.layer import Layer
from annotator.domain.tagset import Attribute, Tagset
from annotator.domain.tagset_parts import attribute_ref, find
from annotator.ui.panels.part_body import (
    PartBody,
    add_guideline,
    name_field,
    shortcut_field,
    side_by_side,
)
from annotator.ui.widgets.fields import combo_box
from annotator.ui.widgets.growing_text import TypedLine
from annotator.wording import tr

_NO_PRESET = tr("nothing")
_KINDS = {"choice": tr("one of its values"), "choices": tr("any of its values"), "flag": tr("yes or no")}


class AttributeBody(PartBody):
    def __init__(self, attribute: Attribute, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = attribute.key
        ref = attribute_ref(attribute.key)
        self.name = name_field(self, ref)
        self.shortcut = shortcut_field(self, ref)
        self.add_name(self.name, self.shortcut, hint=tr("one key, after S"))
        self._add_layers()
        if attribute.kind != "flag":
            self._add_values(attribute)
            self._add_preset()
        add_guideline(self, ref)
        self.column.addStretch(1)

    def _add_layers(self) -> None:
        boxes = {layer: self.box(tr(layer.plural).capitalize(), self._on_layers_chosen) for layer in Layer}
        self._layers = boxes
        for layer, box in boxes.items():
            self.follow(lambda tagset, layer=layer, box=box: box.setChecked(layer in self._of(tagset).layers))
        self.add_row(tr("Asked of"), side_by_side(*boxes.values(), 1, spacing=18))

    def _of(self, tagset: Tagset) -> Attribute:
        found = tagset.attribute(self._key)
        return found or Attribute(key=self._key, name=self._key, layers=())

    def _on_layers_chosen(self, _checked: bool) -> None:
        layers = [layer for layer, box in self._layers.items() if box.isChecked()]
        self.tell(
            lambda tagset: set_layers(tagset, self._key, layers), tr("layers of {part}", part=self._key)
        )

    def _add_values(self, attribute: Attribute) -> None:
        self.add_row(tr("Values"), side_by_side(), hint=_KINDS[attribute.kind])
        for choice in attribute.values:
            ref = attribute_ref(self._key, choice.key)
            go = self.link(
                tr("Guideline"),
                lambda ref=ref: self.part_wanted.emit(ref),
                tr("Guideline of {name}", name=choice.name),
            )
            remove = self.link(
                tr("Remove"),
                lambda key=choice.key: self._remove_value(key),
                tr("Remove {name}", name=choice.name),
            )
            field = name_field(self, ref)
            field.setAccessibleName(tr("Name of the value {value}", value=choice.key))
            self.column.addLayout(side_by_side(field, go, remove, spacing=4))
        self.new_value = TypedLine(tr("New value"), self)
        self.new_value.setPlaceholderText(tr("Add a value…"))
        self.new_value.returnPressed.connect(self._on_value_typed)
        add = self.link(tr("Add"), self._on_value_typed, tr("Add the value"))
        self.column.addLayout(side_by_side(self.new_value, add, spacing=4))

    def _on_value_typed(self) -> None:
        name = self.new_value.text()
        if name.strip():
            self.tell(
                lambda tagset: add_value(tagset, self._key, name),
                tr("add the value {value}", value=name.strip()),
            )

    def _remove_value(self, value: str) -> None:
        self.tell(
            lambda tagset: remove_value(tagset, self._key, value), tr("remove the value {value}", value=value)
        )

    def _add_preset(self) -> None:
        self.preset = combo_box(tr("Preset"), self)
        self.preset.activated.connect(self._on_preset_chosen)
        self.follow(self._show_preset)
        self.add_row(tr("New spans begin with"), side_by_side(self.preset, 1))

    def _show_preset(self, tagset: Tagset) -> None:
        attribute = self._of(tagset)
        default = attribute.default[0] if isinstance(attribute.default, tuple) else attribute.default
        self.preset.clear()
        self.preset.addItem(_NO_PRESET, None)
        for choice in attribute.values:
            self.preset.addItem(choice.name, choice.key)
        self.preset.setCurrentIndex(max(self.preset.findData(default), 0) if default else 0)

    def _on_preset_chosen(self, _index: int) -> None:
        value: str | None = self.preset.currentData()
        self.tell(
            lambda tagset: set_default(tagset, self._key, value), tr("preset of {part}", part=self._key)
        )

    def switch(self, *, on: bool) -> None:
        """Ask for it, or no longer."""
        words = tr("ask for {part}", part=self._key) if on else tr("retire {part}", part=self._key)
        self.tell(lambda tagset: switch_attribute(tagset, self._key, on=on), words)


class ValueBody(PartBody):
    def __init__(self, attribute: Attribute, value: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        ref = attribute_ref(attribute.key, value)
        back = self.link(f"← {attribute.name}", lambda: self.part_wanted.emit(ref.whole), tr("Back"))
        self.column.addLayout(side_by_side(back, 1))
        self.name = name_field(self, ref)
        self.add_row(tr("Name"), self.name)
        add_guideline(self, ref)
        self.column.addStretch(1)


def shape(tagset: Tagset, key: str) -> tuple[str, ...]:
    """What a form of an attribute is built around: its values."""
    found = find(tagset, attribute_ref(key))
    return tuple(choice.key for choice in found.values) if isinstance(found, Attribute) else ()
