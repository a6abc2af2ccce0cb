"""The form of the tagset as a whole: its name, what it is for, and the handbook."""

from functools import partial

from PySide6.QtWidgets import QWidget

from annotator.domain.tagset_edits import describe_tagset
from annotator.ui.panels.part_body import PartBody
from annotator.ui.widgets.growing_text import GrowingText, TypedLine
from annotator.wording import tr

_WORDS = {
    "name": tr("name of the tagset"),
    "description": tr("description of the tagset"),
    "handbook": tr("handbook of the tagset"),
}


class TagsetBody(PartBody):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = TypedLine(tr("Name of the tagset"), self)
        self.description = GrowingText(tr("Description"), self)
        self.handbook = GrowingText(tr("Handbook"), self, most=26)
        for field, title, hint in (
            (self.name, tr("Name"), ""),
            (self.description, tr("Description"), tr("what it is for, in a sentence")),
            (self.handbook, tr("Handbook"), tr("# headings, - lists and **strong** words are shown as such")),
        ):
            self.add_row(title, field, hint=hint)
        self.name.typed.connect(partial(self._write, "name"))
        self.description.typed.connect(partial(self._write, "description"))
        self.handbook.typed.connect(partial(self._write, "handbook"))
        self.follow(lambda tagset: self.name.show_value(tagset.name))
        self.follow(lambda tagset: self.description.show_value(tagset.description))
        self.follow(lambda tagset: self.handbook.show_value(tagset.handbook))
        self.column.addStretch(1)

    def _write(self, field: str, text: str) -> None:
        self.tell(lambda tagset: describe_tagset(tagset, **{field: text}), _WORDS[field], field)
