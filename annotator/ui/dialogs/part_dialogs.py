"""Small questions of the tagset editor: what is added, and into what a label is merged."""

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QWidget

from annotator.domain.attribute_edits import AttributeType, add_attribute
from annotator.domain.errors import TagsetError
from annotator.domain.layer import Layer
from annotator.domain.role_edits import add_role
from annotator.domain.tagset import Label, Tagset
from annotator.domain.tagset_edits import add_label, merge_labels
from annotator.domain.tagset_parts import PartKind, PartRef
from annotator.ui.dialogs.frame import FramedDialog, add_row
from annotator.ui.models.tagset_draft import Edit
from annotator.ui.widgets.fields import QuietLineEdit
from annotator.ui.widgets.labels import plain_label
from annotator.ui.widgets.segments import Segments
from annotator.wording import mark, tr, trn

_LAYERS = {layer.value: tr(layer.value).capitalize() for layer in Layer}
_ANSWERS: dict[str, tuple[str, AttributeType]] = {
    "choice": (tr("One value"), "choice"),
    "choices": (tr("Any values"), "choices"),
    "flag": (tr("Yes or no"), "flag"),
}

_TITLES = {
    PartKind.LABEL: tr("Add a label"),
    PartKind.ATTRIBUTE: tr("Add an attribute"),
    PartKind.ROLE: tr("Add a role"),
}
_EDITS = {
    PartKind.LABEL: mark("add the label {name}"),
    PartKind.ATTRIBUTE: mark("add the attribute {name}"),
    PartKind.ROLE: mark("add the role {name}"),
}


class AddPartDialog(FramedDialog):
    """``edit`` adds what was described; ``ref`` is where it then stands."""

    def __init__(self, kind: PartKind, tagset: Tagset, parent: QWidget | None = None) -> None:
        super().__init__(_TITLES[kind], tr("Add"), parent)
        self.setMinimumWidth(420)
        self._kind = kind
        self._tagset = tagset
        self.name = QuietLineEdit(self)
        self.layer = Segments(_LAYERS, Layer.ENTITY.value, tr("Layer"), self)
        self.layers = {layer: QCheckBox(tr(layer.plural).capitalize(), self) for layer in Layer}
        self.answer = Segments(
            {key: words for key, (words, _) in _ANSWERS.items()}, "choice", tr("Answer"), self
        )
        self._lay_out()
        self.add_cancel()
        self.name.textChanged.connect(self._check)
        self.layers[Layer.CLAIM].setChecked(True)
        self._check()

    def _lay_out(self) -> None:
        form = self.add_form()
        add_row(form, tr("Name"), self.name)
        several = QWidget(self)
        row = QHBoxLayout(several)
        row.setContentsMargins(0, 0, 0, 0)
        for box in self.layers.values():
            box.setAccessibleName(box.text())
            box.toggled.connect(self._check)
            row.addWidget(box)
        row.addStretch(1)
        is_label, is_attribute = self._kind is PartKind.LABEL, self._kind is PartKind.ATTRIBUTE
        for wanted, title, field in (
            (is_label, tr("Layer"), self.layer),
            (is_attribute, tr("Asked of"), several),
            (is_attribute, tr("Answer"), self.answer),
        ):
            if wanted:
                add_row(form, title, field)
            else:
                field.hide()
        if self._kind is PartKind.ROLE:
            self.body.addWidget(plain_label(tr("Who takes it and what fills it is chosen next."), "muted"))

    @property
    def edit(self) -> Edit:
        return Edit(self._verb(), tr(_EDITS[self._kind], name=self.name.text().strip()))

    @property
    def ref(self) -> PartRef:
        """The part that the edit adds."""
        added = self.edit.verb(self._tagset)
        field = {PartKind.LABEL: "labels", PartKind.ATTRIBUTE: "attributes", PartKind.ROLE: "roles"}
        return PartRef(self._kind, getattr(added, field[self._kind])[-1].key)

    def _verb(self) -> Callable[[Tagset], Tagset]:
        name = self.name.text()
        if self._kind is PartKind.LABEL:
            layer = Layer(self.layer.value)
            return lambda tagset: add_label(tagset, layer, name)
        if self._kind is PartKind.ROLE:
            return lambda tagset: add_role(tagset, name)
        layers = [layer for layer, box in self.layers.items() if box.isChecked()]
        answer = _ANSWERS[self.answer.value][1]
        return lambda tagset: add_attribute(tagset, name, layers, answer)

    @Slot()
    def _check(self) -> None:
        problem = ""
        try:
            self._verb()(self._tagset)
        except TagsetError as error:
            problem = str(error)
        self.accept_button.setEnabled(not problem)
        self.show_problem(problem if self.name.text().strip() else "")


class MergeDialog(FramedDialog):
    """``edit`` merges the label into the one chosen."""

    def __init__(self, label: Label, tagset: Tagset, spans: int, parent: QWidget | None = None) -> None:
        words = trn(
            "{label} will stand for another label. {count:,} span keeps its key {key}, and will be shown,"
            " linked and exported as that one. It can be taken back.",
            "{label} will stand for another label. {count:,} spans keep their key {key}, and will be shown,"
            " linked and exported as that one. It can be taken back.",
            spans,
            label=label.name,
            key=label.key,
        )
        super().__init__(tr("Merge a label"), tr("Merge"), parent, intro=words)
        self.setMinimumWidth(440)
        self._label = label
        self.into = QComboBox(self)
        for other in tagset.labels_of(label.layer):
            if other.key != label.key:
                self.into.addItem(other.name, other.key)
        add_row(self.add_form(), tr("Into"), self.into)
        self.accept_button.setEnabled(self.into.count() > 0)
        self.add_cancel()

    @property
    def edit(self) -> Edit:
        key, into = self._label.key, str(self.into.currentData())
        words = tr("merge {key} into {other}", key=key, other=into)
        return Edit(lambda tagset: merge_labels(tagset, key, into), words)
