"""The form of a label."""

from PySide6.QtWidgets import QWidget

from annotator.domain.layer import Layer
from annotator.domain.tagset import Label, Role, Tagset
from annotator.domain.tagset_edits import put_in_ents, recolor
from annotator.domain.tagset_parts import PartRef, attribute_ref, label_ref, role_ref
from annotator.ui.panels.part_body import (
    PartBody,
    add_guideline,
    name_field,
    shortcut_field,
)
from annotator.ui.theme.theme import Theme
from annotator.ui.widgets.color_choice import ColorChoice
from annotator.ui.widgets.flow import Flow
from annotator.wording import tr


class LabelBody(PartBody):
    def __init__(self, label: Label, tagset: Tagset, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = label.key
        ref = label_ref(label.key)
        self.name = name_field(self, ref)
        self.shortcut = shortcut_field(self, ref)
        self.shortcut.setEnabled(label.is_living)
        self.add_name(self.name, self.shortcut, hint=tr("one key, or two in a row"))
        self._add_color(theme)
        if label.layer is Layer.ENTITY:
            self._add_ents()
        add_guideline(self, ref)
        self._add_links(label, tagset)
        self.column.addStretch(1)

    def _add_color(self, theme: Theme) -> None:
        self.color = ColorChoice(theme, self)
        self.color.chosen.connect(self._on_color_chosen)
        self.follow(lambda tagset: self.color.show_value(_color(tagset, self._key)))
        self.add_row(tr("Colour"), self.color)

    def _on_color_chosen(self, color: str) -> None:
        self.tell(
            lambda tagset: recolor(tagset, self._key, color or None), tr("colour of {part}", part=self._key)
        )

    def _add_ents(self) -> None:
        box = self.box(
            tr("Take into doc.ents of spaCy datasets"), lambda wanted: self._put_in_ents(wanted=wanted)
        )
        self.follow(lambda tagset: box.setChecked(_in_ents(tagset, self._key)))
        self.column.addSpacing(6)
        self.column.addWidget(box)

    def _put_in_ents(self, *, wanted: bool) -> None:
        self.tell(
            lambda tagset: put_in_ents(tagset, self._key, wanted=wanted),
            tr("place of {part} in datasets", part=self._key),
        )

    def _add_links(self, label: Label, tagset: Tagset) -> None:
        """What else is asked of its spans, each a way to its own form."""
        taken = [role for role, _ in tagset.roles_of(label.key)]
        filled = [role for role in tagset.roles if _fills(role, label.key)]
        for title, roles in ((tr("Takes the roles"), taken), (tr("Fills the roles"), filled)):
            if roles:
                self.add_row(title, self._flow([(role.name, role_ref(role.key)) for role in roles]))
        attributes = [(item.name, attribute_ref(item.key)) for item in tagset.attributes_of(label.layer)]
        if attributes:
            self.add_row(tr("Is asked for"), self._flow(attributes))

    def _flow(self, links: list[tuple[str, PartRef]]) -> Flow:
        flow = Flow()
        for name, ref in links:
            flow.addWidget(
                self.link(name, lambda ref=ref: self.part_wanted.emit(ref), tr("Go to {name}", name=name))
            )
        return flow


def _fills(role: Role, label: str) -> bool:
    return any(label in frame.fillers for frame in role.frames)


def _color(tagset: Tagset, key: str) -> str | None:
    label = tagset.label(key)
    return label.color if label else None


def _in_ents(tagset: Tagset, key: str) -> bool:
    label = tagset.label(key)
    return label is not None and label.in_ents
