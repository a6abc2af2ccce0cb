"""Which measure, which layer, and which of its labels."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from annotator.agreement.measure import Measure
from annotator.agreement.readings import name_of
from annotator.domain.layer import Layer
from annotator.domain.tagset import Tagset
from annotator.ui.widgets.fields import combo_box
from annotator.ui.widgets.segments import Segments
from annotator.wording import tr


def layer_choice(layers: Sequence[Layer], parent: QWidget) -> Segments:
    names = {layer.value: tr(layer.plural).capitalize() for layer in layers}
    return Segments(names, layers[0].value, tr("Layer"), parent)


class FigureChoosers(QWidget):
    """``chosen`` follows what the user chooses, and nothing else."""

    chosen = Signal()

    def __init__(self, measures: Sequence[Measure], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tagset: Tagset | None = None
        self.measures = combo_box(tr("Measure"), self)
        for each in measures:
            self.measures.addItem(name_of(each), each.value)
        self.layers = layer_choice(tuple(Layer), self)
        self.labels = combo_box(tr("Label"), self)
        self.labels.setMinimumWidth(150)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.measures)
        row.addWidget(self.layers)
        row.addWidget(self.labels)
        self._fill_labels(None)
        self.measures.activated.connect(self.chosen)
        self.labels.activated.connect(self.chosen)
        self.layers.value_chosen.connect(self._on_layer_chosen)

    @property
    def measure(self) -> Measure:
        return Measure(self.measures.currentData())

    @property
    def layer(self) -> Layer:
        return Layer(self.layers.value)

    @property
    def label(self) -> str | None:
        return self.labels.currentData()

    def show_choice(self, measure: Measure, layer: Layer, label: str | None, tagset: Tagset) -> None:
        self._tagset = tagset
        self.measures.setCurrentIndex(self.measures.findData(measure.value))
        self.layers.set_value(layer.value)
        self._fill_labels(label)

    def _fill_labels(self, chosen: str | None) -> None:
        self.labels.clear()
        self.labels.addItem(tr("All labels"), None)
        for label in self._tagset.labels_of(self.layer) if self._tagset else ():
            self.labels.addItem(label.name, label.key)
        self.labels.setCurrentIndex(0 if chosen is None else max(self.labels.findData(chosen), 0))

    @Slot(str)
    def _on_layer_chosen(self, value: str) -> None:
        del value
        self._fill_labels(None)
        self.chosen.emit()
