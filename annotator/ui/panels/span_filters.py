"""What spans are looked for: boxes for layer, label, attribute and its value, and whose they are."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget

from annotator.domain.annotator import Annotator
from annotator.domain.layer import Layer
from annotator.domain.tagset import Attribute, Tagset
from annotator.session.span_search import UNANSWERED, SpanQuery
from annotator.text.patterns import Pattern
from annotator.ui.widgets.fields import combo_box
from annotator.wording import tr

_FLAG_VALUES = (("yes", tr("yes")), ("no", tr("no")))


class SpanFilters(QWidget):
    filters_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tagset = Tagset(name="none")
        self.layer = self._make_box(tr("Layer"))
        self.label = self._make_box(tr("Label"))
        self.attribute = self._make_box(tr("Attribute"))
        self.value = self._make_box(tr("Value"))
        self.annotator = self._make_box(tr("Annotator"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for box in (self.layer, self.label, self.attribute, self.value, self.annotator):
            row.addWidget(box)
        row.addStretch(1)
        self.show_choices(self._tagset, ())
        self.layer.activated.connect(self._on_layer_chosen)
        self.attribute.activated.connect(self._on_attribute_chosen)
        for box in (self.label, self.value, self.annotator):
            box.activated.connect(self.filters_changed)

    def show_choices(self, tagset: Tagset, people: Sequence[Annotator]) -> None:
        """What the project has; what was chosen stays chosen where it can."""
        self._tagset = tagset
        layers = [(layer.value, tr(layer.plural).capitalize()) for layer in Layer]
        _fill(self.layer, tr("Any layer"), layers)
        _fill(self.annotator, tr("Any annotator"), [(person.id, person.name) for person in people])
        self.annotator.setVisible(len(people) > 1)
        self._fill_from_layer()

    def query(self, words: Pattern) -> SpanQuery:
        """What is asked for."""
        return SpanQuery(
            self._layer,
            _chosen(self.label),
            _chosen(self.attribute),
            _chosen(self.value),
            _chosen(self.annotator) if self.annotator.count() > 2 else None,
            words or None,
        )

    def choose_label(self, layer: Layer, label: str) -> None:
        """Ask for one label's spans and nothing else."""
        for box in (self.attribute, self.annotator):
            box.setCurrentIndex(0)
        self.layer.setCurrentIndex(self.layer.findData(layer.value))
        self._fill_from_layer()
        self.label.setCurrentIndex(max(self.label.findData(label), 0))
        self.filters_changed.emit()

    @property
    def _layer(self) -> Layer | None:
        chosen = _chosen(self.layer)
        return Layer(chosen) if chosen else None

    def _make_box(self, name: str) -> QComboBox:
        box = combo_box(name, self)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        box.setMinimumWidth(90)
        return box

    def _fill_from_layer(self) -> None:
        layers = [self._layer] if self._layer else list(Layer)
        labels = [label for layer in layers for label in self._tagset.labels_of(layer)]
        attributes = {each.key: each for layer in layers for each in self._tagset.attributes_of(layer)}
        _fill(self.label, tr("Any label"), [(label.key, label.name) for label in labels])
        _fill(self.attribute, tr("Any attribute"), [(each.key, each.name) for each in attributes.values()])
        self._fill_from_attribute()

    def _fill_from_attribute(self) -> None:
        attribute = self._tagset.attribute(_chosen(self.attribute) or "")
        values = [*_values(attribute), (UNANSWERED, tr("not answered"))] if attribute else []
        _fill(self.value, tr("Any answer"), values)
        self.value.setEnabled(attribute is not None)

    @Slot()
    def _on_layer_chosen(self) -> None:
        self._fill_from_layer()
        self.filters_changed.emit()

    @Slot()
    def _on_attribute_chosen(self) -> None:
        self._fill_from_attribute()
        self.filters_changed.emit()


def _values(attribute: Attribute) -> Iterable[tuple[str, str]]:
    choices = [(choice.key, choice.name) for choice in attribute.values]
    return choices or _FLAG_VALUES


def _fill(box: QComboBox, anything: str, choices: Iterable[tuple[str, str]]) -> None:
    chosen = _chosen(box)
    box.clear()
    box.addItem(anything, None)
    for key, name in choices:
        box.addItem(name, key)
    box.setCurrentIndex(max(box.findData(chosen), 0) if chosen is not None else 0)


def _chosen(box: QComboBox) -> str | None:
    chosen: str | None = box.currentData()
    return chosen
