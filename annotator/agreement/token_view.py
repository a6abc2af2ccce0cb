"""Spans seen token by token, for coefficients that want units which exist before anyone marks them.

Nested spans never melt into one label a token: each label is a question of its own (marked or not), or a
token's judgment is the set of all labels over it. A token is marked by a span that shares a character with
it. Documents keep the numbers, which add up.
"""

from collections.abc import Sequence
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from annotator.agreement.coincidences import Coded, Codes, Coincidences, Confusion, Counts
from annotator.agreement.units import Extent, Unit

Marks = NDArray[np.bool_]
"""annotators × labels × tokens."""

UNMARKED_AND_MARKED = (False, True)
_BYTES_A_WORD = 8


def token_marks(
    tokens: Sequence[Extent] | NDArray[np.integer],
    readings: Sequence[Sequence[Unit]],
    labels: Sequence[str],
) -> Marks:
    """Which label each annotator put over which token; spans with other labels are passed over.

    ``tokens`` stand in order and do not overlap.
    """
    starts, ends = np.asarray(tokens, dtype=np.intp).reshape(-1, 2).T
    marked = _extents(readings, {label: place for place, label in enumerate(labels)})
    first = np.searchsorted(ends, marked[:, 2], side="right")
    after = np.searchsorted(starts, marked[:, 3], side="left")
    width = len(starts) + 1
    rows = (marked[:, 0] * len(labels) + marked[:, 1]) * width
    size = len(readings) * len(labels) * width
    steps = np.bincount(rows + first, minlength=size) - np.bincount(rows + after, minlength=size)
    depth = np.cumsum(steps).reshape(len(readings), len(labels), width)
    return depth[:, :, :-1] > 0


def where_anyone_marked(marks: Marks) -> Marks:
    """Only the tokens over which somebody put a label."""
    return marks[:, :, marks.any(axis=(0, 1))]


def token_confusions(marks: Marks) -> Counts:
    """labels × 2 × 2 for two annotators, rows the first: unmarked and marked; see ``label_confusion``."""
    one, other = marks
    both = (one & other).sum(axis=1)
    left, right = one.sum(axis=1), other.sum(axis=1)
    neither = marks.shape[2] - left - right + both
    return np.stack([neither, right - both, left - both, both], axis=1).astype(np.float64).reshape(-1, 2, 2)


def token_coincidences(marks: Marks) -> Counts:
    """labels × 2 × 2 for two annotators or more; see ``label_coincidences``."""
    annotators = len(marks)
    marking = marks.sum(axis=0)
    passing = annotators - marking
    mixed = (marking * passing).sum(axis=1)
    neither, both = (passing * (passing - 1)).sum(axis=1), (marking * (marking - 1)).sum(axis=1)
    return np.stack([neither, mixed, mixed, both], axis=1).reshape(-1, 2, 2) / max(annotators - 1, 1)


def label_confusion(counts: Counts) -> Confusion:
    """The table of one label, from its 2 × 2 numbers."""
    return Confusion(UNMARKED_AND_MARKED, counts, {2: round(float(counts.sum()))})


def label_coincidences(counts: Counts, annotators: int) -> Coincidences:
    """The table of one label, from its 2 × 2 numbers."""
    return Coincidences(UNMARKED_AND_MARKED, counts, {annotators: round(float(counts.sum())) // annotators})


def token_judgments(marks: Marks, label: int) -> Coded:
    """One label: whether each annotator marked each token with it."""
    return Coded(UNMARKED_AND_MARKED, marks[:, label].T.astype(np.intp))


def token_sets(marks: Marks, labels: Sequence[str]) -> Coded:
    """The set of labels that each annotator put over each token, for a set distance such as MASI."""
    runs = _runs(marks)
    cells = np.moveaxis(marks[:, :, runs], 1, 2).reshape(len(marks) * len(runs), len(labels))
    first, codes = _alike(cells)
    values = tuple(frozenset(compress(labels, row)) for row in cells[first].tolist())
    lengths = np.diff(runs, append=marks.shape[2])
    return Coded(values, np.repeat(codes.reshape(len(marks), len(runs)).T, lengths, axis=0))


def _extents(readings: Sequence[Sequence[Unit]], index: dict[str, int]) -> Codes:
    """A row for each fragment: annotator, label, start, end."""
    rows = [
        (annotator, index[unit.label], start, end)
        for annotator, units in enumerate(readings)
        for unit in units
        if unit.label in index
        for start, end in unit.fragments
    ]
    return np.array(rows, dtype=np.intp).reshape(-1, 4)


def _runs(marks: Marks) -> Codes:
    """The tokens at which any mark begins or ends, and the first."""
    changes = (marks[:, :, 1:] != marks[:, :, :-1]).any(axis=(0, 1))
    return np.flatnonzero(np.concatenate([np.ones(min(marks.shape[2], 1), dtype=np.bool_), changes]))


def _alike(rows: Marks) -> tuple[Codes, Codes]:
    """The first of each kind of row, and for each row the place of its kind."""
    packed = np.packbits(rows, axis=1)
    words = -(-packed.shape[1] // _BYTES_A_WORD)
    padded = np.zeros((len(rows), words * _BYTES_A_WORD), dtype=np.uint8)
    padded[:, : packed.shape[1]] = packed
    first = codes = np.zeros(len(rows), dtype=np.intp)
    for word in padded.view(np.uint64).T:
        kinds, within = np.unique(word, return_inverse=True)
        _, first, codes = np.unique(codes * len(kinds) + within, return_index=True, return_inverse=True)
    return first, codes
