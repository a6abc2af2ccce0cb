"""The middle of the tagset editor: what is chosen, what can be done to it, and its fields."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from annotator.domain.tagset import Attribute, Choice, Label, Role, Tagset
from annotator.domain.tagset_diff import part_name
from annotator.domain.tagset_parts import Part, PartKind, PartRef, find, get_attribute
from annotator.ui.panels.attribute_body import AttributeBody, ValueBody, shape
from annotator.ui.panels.label_body import LabelBody
from annotator.ui.panels.part_body import PartBody
from annotator.ui.panels.role_body import RoleBody
from annotator.ui.panels.tagset_body import TagsetBody
from annotator.ui.theme.theme import Theme
from annotator.ui.widgets.labels import ElidedLabel, hairline, plain_label
from annotator.wording import tr, trn

MERGE, SPLIT, RETIRE, REVIVE, SECOND_LOOK = "merge", "split", "retire", "revive", "second look"
_WORDS = {MERGE: tr("Merge…"), SPLIT: tr("Split…"), RETIRE: tr("Retire"), REVIVE: tr("Bring back")}


class PartForm(QWidget):
    """``act_wanted`` carries one of the words above, about the part that is shown."""

    edited = Signal(object)
    part_wanted = Signal(object)
    act_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "panel")
        self._theme = theme
        self._shape: object = None
        self.ref: PartRef | None = None
        self.body: PartBody | None = None
        self.title = ElidedLabel(bold=True, parent=self)
        self.words = plain_label("", "small", parent=self)
        self.older = QPushButton(self)
        self.older.setAccessibleName(tr("Look again at older spans"))
        self.older.setProperty("kind", "link")
        self.older.setAutoDefault(False)
        self.older.clicked.connect(lambda: self.act_wanted.emit(SECOND_LOOK))
        self.problem = plain_label("", "danger", wrap=True, parent=self)
        self._buttons = QHBoxLayout()
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lay_out()

    def show_part(
        self, tagset: Tagset, ref: PartRef | None, *, spans: int, older: int, editable: bool
    ) -> None:
        """``spans`` bear the label; ``older`` of them were made under another guideline."""
        part = None if ref is None else find(tagset, ref)
        if ref is not None and part is None:
            ref = None
        shape_now = (ref, _is_living(part), editable, _shape_of(tagset, ref))
        if shape_now != self._shape:
            self._shape, self.ref = shape_now, ref
            self._build(tagset, ref, part, editable=editable)
        self.title.set_text(tagset.name if ref is None else part_name(tagset, ref))
        self.words.setText(_words(tagset, part, spans))
        self.older.setText(tr("{count:,} made under an older guideline: look again…", count=older))
        self.older.setAccessibleName(self.older.text())
        self.older.setVisible(older > 0)
        if self.body is not None:
            self.body.show_tagset(tagset)

    def show_problem(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def _lay_out(self) -> None:
        head = QFrame(self)
        inside = QVBoxLayout(head)
        inside.setContentsMargins(24, 16, 20, 12)
        inside.setSpacing(3)
        font = self.title.font()
        font.setPointSizeF(font.pointSizeF() * 1.25)
        self.title.setFont(font)
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addLayout(self._buttons)
        below = QHBoxLayout()
        below.setSpacing(6)
        below.addWidget(self.words)
        below.addWidget(self.older)
        below.addStretch(1)
        inside.addLayout(top)
        inside.addLayout(below)
        inside.addWidget(self.problem)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(hairline(self))
        column.addWidget(self._scroll, 1)
        self.problem.hide()
        self.older.hide()

    def _build(self, tagset: Tagset, ref: PartRef | None, part: Part | None, *, editable: bool) -> None:
        self.show_problem("")
        if self.body is not None:
            old = self._scroll.takeWidget()
            old.hide()
            old.deleteLater()  # it may be one of its own fields that asks
        self.body = _make_body(tagset, ref, part, self._theme)
        self.body.edited.connect(self.edited)
        self.body.part_wanted.connect(self.part_wanted)
        self.body.setEnabled(editable)
        self._scroll.setWidget(self.body)
        while (item := self._buttons.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for act in _acts(part) if editable else ():
            self._buttons.addWidget(self._button(act))

    def _button(self, act: str) -> QPushButton:
        button = QPushButton(_WORDS[act], self)
        button.setProperty("kind", "small")
        button.setAutoDefault(False)
        button.setAccessibleName(_WORDS[act].rstrip("…"))
        button.clicked.connect(lambda: self.act_wanted.emit(act))
        return button


def _make_body(tagset: Tagset, ref: PartRef | None, part: Part | None, theme: Theme) -> PartBody:
    if isinstance(part, Label):
        return LabelBody(part, tagset, theme)
    if isinstance(part, Attribute):
        return AttributeBody(part)
    if isinstance(part, Role):
        return RoleBody(part)
    if ref is not None and isinstance(part, Choice):
        return ValueBody(get_attribute(tagset, ref.key), part.key)
    return TagsetBody()


def _is_living(part: Part | None) -> bool:
    if isinstance(part, Label):
        return part.is_living
    return part.enabled if isinstance(part, Attribute) else True


def _acts(part: Part | None) -> Iterator[str]:
    if isinstance(part, Label):
        yield from (MERGE, SPLIT, RETIRE) if part.is_living else (REVIVE,)
    elif isinstance(part, Attribute):
        yield RETIRE if part.enabled else REVIVE
    elif isinstance(part, Role) and part.frames:
        yield RETIRE


def _shape_of(tagset: Tagset, ref: PartRef | None) -> object:
    """What a form is built around: when it changes, the form is built anew."""
    if ref is None:
        return None
    if ref.kind is PartKind.ATTRIBUTE:
        return shape(tagset, ref.key)
    role = tagset.role(ref.key)
    return len(role.frames) if role and ref.kind is PartKind.ROLE else None


def _words(tagset: Tagset, part: Part | None, spans: int) -> str:
    if isinstance(part, Label):
        kind = tr("{layer} label", layer=tr(part.layer.value))
        count = trn("{count:,} span", "{count:,} spans", spans)
        return _listed(kind, part.key, count, _state(tagset, part))
    if isinstance(part, Attribute):
        state = "" if part.enabled else tr("out of use: no longer asked for")
        return _listed(tr("attribute"), part.key, state)
    if isinstance(part, Role):
        state = "" if part.frames else tr("out of use: nothing takes it")
        return _listed(tr("role"), part.key, state)
    if isinstance(part, Choice):
        return _listed(tr("value"), part.key)
    return tr("version {version}", version=tagset.version)


def _listed(*words: str) -> str:
    return " · ".join(filter(None, words))


def _state(tagset: Tagset, label: Label) -> str:
    if label.replaced_by is not None:
        return tr("out of use: merged into {label}", label=tagset.label_name(label.key))
    return tr("out of use: retired") if label.retired else ""
