"""Marks of many sets in columns of numbers, straight from their rows."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from annotator.domain.layer import Layer
from annotator.store.failures import decoding
from annotator.store.rows import Row, fragments_of

LAYERS = {layer: number for number, layer in enumerate(Layer)}


class MarkTable:
    """A place for each of the ``rows``, which are as ``MARK_VALUES`` has them.

    ``layers`` are by ``LAYERS``, ``labels`` by their places in ``names``. ``parted`` has the fragments of
    marks in several pieces, by their places. Raises ``ProjectError`` on what is no mark.
    """

    def __init__(self, rows: Sequence[Row], path: Path) -> None:
        columns = list(zip(*rows, strict=True)) if rows else [()] * 10
        _, _, _, starts, ends, fragments, layers, labels, *_ = columns
        with decoding(path):
            self.starts = np.array(starts, dtype=np.int64)
            self.ends = np.array(ends, dtype=np.int64)
            self.layers = _numbered(layers, {layer.value: number for layer, number in LAYERS.items()})
            self.names = _names(labels)
            self.labels = _numbered(labels, {name: number for number, name in enumerate(self.names)})
            self.parted = {
                place: fragments_of(text) for place, text in enumerate(fragments) if text is not None
            }


def _names(labels: Sequence[object]) -> tuple[str, ...]:
    names = [label for label in set(labels) if isinstance(label, str)]
    if len(names) < len(set(labels)):
        raise ValueError("a label that is no text")
    return tuple(sorted(names))


def _numbered(values: Sequence[str], numbers: Mapping[str, int]) -> NDArray[np.int64]:
    return np.fromiter(map(numbers.__getitem__, values), dtype=np.int64, count=len(values))
