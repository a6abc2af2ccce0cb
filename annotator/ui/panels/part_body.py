"""What the forms of labels, attributes, values and roles share: rows of fields that follow the draft."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from annotator.domain.tagset import Distinction, Guideline, Tagset
from annotator.domain.tagset_edits import assign_shortcut, rename, write_guideline
from annotator.domain.tagset_parts import PartRef, changed, find, get
from annotator.ui.models.tagset_draft import Edit
from annotator.ui.panels.label_button import key_caption
from annotator.ui.widgets.growing_text import GrowingText, TypedLine
from annotator.ui.widgets.labels import plain_label
from annotator.wording import tr

_GUIDE = (
    ("definition", tr("Definition"), tr("What it is, in a sentence or two.")),
    ("boundary", tr("Where it begins and ends"), tr("Which words belong to it, and which do not.")),
    ("examples", tr("Examples"), tr("One a line, with the span [[between marks]].")),
    ("counter_examples", tr("Not so"), tr("One a line: what looks like one, and is none.")),
    ("not_this", tr("Rather another"), tr("One a line: the other’s name, a colon, and the rule.")),
)
_LINES = frozenset({"examples", "counter_examples"})


class PartBody(QWidget):
    """``edited`` carries an ``Edit``, ``part_wanted`` a ``PartRef``."""

    edited = Signal(object)
    part_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "panel")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 4, 24, 20)
        self.column.setSpacing(5)
        self._followers: list[Callable[[Tagset], object]] = []

    def follow(self, show: Callable[[Tagset], object]) -> None:
        """``show`` is called with every tagset that is to be shown."""
        self._followers.append(show)

    def show_tagset(self, tagset: Tagset) -> None:
        for show in self._followers:
            show(tagset)

    def add_row(self, title: str, field: QWidget | QLayout, *, hint: str = "") -> None:
        head = QHBoxLayout()
        label = plain_label(title, "section", parent=self)
        head.addWidget(label)
        head.addWidget(plain_label(hint, "hint", wrap=True, parent=self), 1)
        self.column.addSpacing(7)
        self.column.addLayout(head)
        if isinstance(field, QWidget):
            label.setBuddy(field)
            self.column.addWidget(field)
        else:
            self.column.addLayout(field)

    def add_name(self, name: QWidget, key: QWidget, *, hint: str) -> None:
        """The name, and the key at its right."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(5)
        for place, (title, field) in enumerate(((tr("Name"), name), (tr("Key"), key))):
            label = plain_label(title, "section", parent=self)
            label.setBuddy(field)
            grid.addWidget(label, 0, place)
            grid.addWidget(field, 1, place)
        grid.addWidget(plain_label(hint, "hint", parent=self), 1, 2)
        grid.setColumnStretch(0, 1)
        self.column.addSpacing(7)
        self.column.addLayout(grid)

    def tell(self, verb: Callable[[Tagset], Tagset], words: str, field: str = "") -> None:
        self.edited.emit(Edit(verb, words, field))

    def link(self, text: str, act: Callable[[], object], name: str = "") -> QPushButton:
        """A button that looks like a link."""
        button = QPushButton(text.replace("&", "&&"), self)
        button.setProperty("kind", "link")
        button.setAutoDefault(False)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setAccessibleName(name or text)
        button.clicked.connect(lambda: act())
        return button

    def box(self, text: str, act: Callable[[bool], object]) -> QCheckBox:
        box = QCheckBox(text, self)
        box.setAccessibleName(text)
        box.clicked.connect(act)
        return box


def name_field(body: PartBody, ref: PartRef) -> TypedLine:
    field = TypedLine(tr("Name"), body)

    def write(name: str) -> None:
        words = tr("rename {part}", part=ref.words)
        body.tell(lambda tagset: rename(tagset, ref, name), words, f"name {ref}")

    field.typed.connect(write)
    body.follow(lambda tagset: field.show_value(_text(tagset, ref, "name")))
    return field


def shortcut_field(body: PartBody, ref: PartRef) -> TypedLine:
    field = TypedLine(tr("Key"), body)
    field.setFixedWidth(64)
    field.setMaxLength(3)
    field.setPlaceholderText(tr("none"))

    def write(key: str) -> None:
        words = tr("key of {part}", part=ref.words)
        body.tell(lambda tagset: assign_shortcut(tagset, ref, key), words, f"key {ref}")

    field.typed.connect(write)
    body.follow(lambda tagset: field.show_value(key_caption(getattr(find(tagset, ref), "shortcut", None))))
    return field


def add_guideline(body: PartBody, ref: PartRef) -> None:
    """The fields of a guideline, one below the other."""
    for field, title, hint in _GUIDE:
        body.add_row(title, _guide_field(body, ref, field, title), hint=hint)


def _guide_field(body: PartBody, ref: PartRef, field: str, title: str) -> GrowingText:
    text = GrowingText(title, body)

    def write(typed: str) -> None:
        body.tell(_writing(ref, field, typed), tr("guideline of {part}", part=ref.words), f"{field} {ref}")

    text.typed.connect(write)
    body.follow(lambda tagset: text.show_value(_shown(tagset, ref, field)))
    return text


def _writing(ref: PartRef, field: str, typed: str) -> Callable[[Tagset], Tagset]:
    def verb(tagset: Tagset) -> Tagset:
        part = get(tagset, ref)
        guide = Guideline(**{name: getattr(part, name) for name in Guideline.model_fields})
        return write_guideline(tagset, ref, changed(guide, **{field: _parsed(field, typed)}))

    return verb


def _parsed(field: str, typed: str) -> str | tuple[str, ...] | tuple[Distinction, ...]:
    lines = [line.strip() for line in typed.splitlines() if line.strip()]
    if field in _LINES:
        return tuple(lines)
    if field == "not_this":
        return tuple(_distinction(line) for line in lines)
    return typed.strip()


def _distinction(line: str) -> Distinction:
    label, _, rule = line.partition(":")
    return Distinction(label=label.strip(), rule=rule.strip())


def _shown(tagset: Tagset, ref: PartRef, field: str) -> str:
    part = find(tagset, ref)
    if part is None:
        return ""
    if field == "not_this":
        return "\n".join(map(_told, part.not_this))
    return "\n".join(getattr(part, field)) if field in _LINES else getattr(part, field)


def _told(distinction: Distinction) -> str:
    return f"{distinction.label}: {distinction.rule}" if distinction.rule else distinction.label


def _text(tagset: Tagset, ref: PartRef, field: str) -> str:
    part = find(tagset, ref)
    return "" if part is None else getattr(part, field)


def side_by_side(*fields: QWidget | int, spacing: int = 10) -> QHBoxLayout:
    """Fields in a row; a number is a stretch."""
    row = QHBoxLayout()
    row.setSpacing(spacing)
    for field in fields:
        if isinstance(field, int):
            row.addStretch(field)
        else:
            row.addWidget(field)
    return row
