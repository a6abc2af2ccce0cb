"""Documents that are counted together, and what each annotator marked in all of them, in columns."""

from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np

from annotator.agreement.columns import Legend, Spans
from annotator.agreement.many_comparisons import ranges
from annotator.agreement.token_scores import Tokens
from annotator.agreement.units import Unit
from annotator.domain.layer import Layer
from annotator.domain.values import Id
from annotator.session.measuring.collecting import Corpus
from annotator.session.measuring.sheets import Sheet
from annotator.session.measuring.tokenizing import words_of
from annotator.store.mark_queries import StoredMarks
from annotator.store.mark_table import LAYERS, MarkTable


class Page:
    """``sheets`` in their order; a number is a place among them."""

    def __init__(self, sheets: Sequence[Sheet], corpus: Corpus) -> None:
        self.sheets = sheets
        labels = corpus.tagset.labels_of
        self.legends = {layer: Legend(label.key for label in labels(layer)) for layer in Layer}
        self._standing = corpus.standing
        self._tokens: dict[int, Tokens] = {}
        self._tables: dict[int, MarkTable] = {}
        self._marked: dict[tuple[Layer, Id], Spans] = {}
        self._spans: dict[tuple[Layer, Id], Spans] = {}

    def tokens(self, number: int) -> Tokens:
        if number not in self._tokens:
            self._tokens[number] = words_of(self.sheets[number].document)
        return self._tokens[number]

    def readers(self, layer: Layer) -> Mapping[Id, set[int]]:
        """Who finished the layer of which sheets, by their numbers."""
        return self._readers[layer]

    @cached_property
    def _readers(self) -> dict[Layer, dict[Id, set[int]]]:
        found: dict[Layer, dict[Id, set[int]]] = {layer: {} for layer in Layer}
        for number, sheet in enumerate(self.sheets):
            for layer, readings in sheet.readings.items():
                for annotator in readings:
                    found[layer].setdefault(annotator, set()).add(number)
        return found

    def spans(self, layer: Layer, annotator: Id) -> Spans:
        """What the annotator marked, each once, in the sheets whose layer they finished, by their numbers."""
        key = (layer, annotator)
        if key not in self._spans:
            self._spans[key] = self.marked(layer, annotator).once()
        return self._spans[key]

    def marked(self, layer: Layer, annotator: Id) -> Spans:
        """The same with what is there twice."""
        key = (layer, annotator)
        if key not in self._marked:
            self._marked[key] = self._columns(layer, annotator)
        return self._marked[key]

    def _columns(self, layer: Layer, annotator: Id) -> Spans:
        made: list[tuple[int, list[Unit]]] = []
        stored: dict[int, list[tuple[int, StoredMarks]]] = {}
        for number in sorted(self.readers(layer).get(annotator, ())):
            reading = self.sheets[number].readings[layer][annotator]
            marks = reading.stored
            if marks is None:
                made.append((number, reading.compared))
            else:
                stored.setdefault(id(marks.rows), []).append((number, marks))
        found = [self.legends[layer].spans(made)]
        found += [self._from_rows(layer, stretches) for stretches in stored.values()]
        return Spans.joined(found)

    def _from_rows(self, layer: Layer, stretches: Sequence[tuple[int, StoredMarks]]) -> Spans:
        """What stands in stretches of one table, each of one document."""
        table, legend = self._table(stretches[0][1]), self.legends[layer]
        bounds = [(number, marks.begin, marks.end) for number, marks in stretches]
        numbers, begins, ends = np.array(bounds, dtype=np.int64).T
        places = ranges(begins, ends - begins)
        documents = np.repeat(numbers, ends - begins)
        kept = table.layers[places] == LAYERS[layer]
        places, documents = places[kept], documents[kept]
        labels = np.zeros(len(table.names), dtype=np.int64)
        for label in np.unique(table.labels[places]).tolist():
            labels[label] = legend.label(self._standing[table.names[label]])
        shapes = np.zeros(len(places), dtype=np.int64)
        for row in np.flatnonzero(np.isin(places, list(table.parted))).tolist():
            shapes[row] = legend.shape(table.parted[int(places[row])])
        columns = documents, labels[table.labels[places]], table.starts[places], table.ends[places], shapes
        return Spans(np.stack(columns))

    def _table(self, marks: StoredMarks) -> MarkTable:
        """Many sets have their marks in the rows of one query."""
        key = id(marks.rows)
        if key not in self._tables:
            self._tables[key] = MarkTable(marks.rows, marks.path)
        return self._tables[key]
