"""Random documents for γ: what annotators of the same habits would have marked without reading the text.

Mathet, Widlöcher & Métivier (2015), Computational Linguistics 41(3), 437–479; section 5.2. Each random
annotator takes all spans of a real one drawn at random, and turns them round the text: a *pivot* is added to
every position, and what would begin beyond the end begins again at the front. So the number of spans, their
lengths, labels, order and distances stay as people made them. The pivots of one random document lie apart, or
copies of one annotator would agree by themselves: by half the mean length of a span, as in the authors' own
program; here round the text too, and at any distance where the text is too short for it.
"""

from collections.abc import Iterator, Sequence
from itertools import chain, groupby, permutations, product
from zlib import crc32

import numpy as np

from annotator.agreement.continua import Stretch
from annotator.agreement.gamma_dissimilarity import Indices, Spans

Reading = tuple[Stretch, ...]

_MOST_TIED = 5


def random_documents(
    readings: Sequence[Reading], length: int, seed: int, count: int
) -> Iterator[list[Spans]]:
    """``count`` random documents, always the same for one seed, and whatever the labels are called."""
    generator = np.random.default_rng([seed, _fingerprint(readings, length)])
    annotators = as_spans(readings)
    distance = _mean_length(readings) / 2
    for _ in range(count):
        pivots = _pivots(len(annotators), length, distance, generator)
        yield [_turned(annotators[generator.integers(len(annotators))], pivot, length) for pivot in pivots]


def as_spans(readings: Sequence[Reading]) -> list[Spans]:
    numbers = {label: number for number, label in enumerate(sorted({s.label for r in readings for s in r}))}
    return [
        Spans(
            np.array([stretch.start for stretch in reading], dtype=np.float64),
            np.array([stretch.end for stretch in reading], dtype=np.float64),
            np.array([numbers[stretch.label] for stretch in reading], dtype=np.intp),
        )
        for reading in readings
    ]


def in_order(readings: Sequence[Sequence[Stretch]]) -> tuple[Reading, ...]:
    """The readings in an order that hangs neither on who made them nor on what labels are called.

    Positions decide; among readings of the same positions, the order in which the labels, numbered as they
    appear, come first. Of more than five such readings some are left as they came.
    """
    ranked = sorted(map(tuple, readings), key=lambda reading: (_extents(reading), _pattern([reading])))
    tied = [list(group) for _, group in groupby(ranked, key=lambda r: (_extents(r), _pattern([r])))]
    return min((tuple(chain(*choice)) for choice in product(*map(_orders, tied))), key=_pattern)


def _orders(tied: list[Reading]) -> list[tuple[Reading, ...]]:
    alike = len(set(tied)) == 1 or len(tied) > _MOST_TIED
    return [tuple(tied)] if alike else list(permutations(tied))


def _extents(reading: Reading) -> list[tuple[int, int]]:
    return [(stretch.start, stretch.end) for stretch in reading]


def _pattern(readings: Sequence[Reading]) -> list[int]:
    numbers: dict[str, int] = {}
    return [numbers.setdefault(stretch.label, len(numbers)) for reading in readings for stretch in reading]


def _fingerprint(readings: Sequence[Reading], length: int) -> int:
    return crc32(repr((length, [_extents(reading) for reading in readings])).encode())


def _mean_length(readings: Sequence[Reading]) -> float:
    lengths = [stretch.length for reading in readings for stretch in reading]
    return sum(lengths) / len(lengths) if lengths else 0.0


def _pivots(count: int, length: int, distance: float, generator: np.random.Generator) -> Indices:
    """One after the other, each uniformly from what lies at least ``distance`` from those before."""
    free = np.arange(length)
    pivots = np.zeros(count, dtype=np.intp)
    for number in range(count):
        drawn = generator.integers(len(free) or length)
        pivots[number] = free[drawn] if len(free) else drawn
        away = np.abs(free - pivots[number])
        free = free[np.minimum(away, length - away) >= distance]
    return pivots


def _turned(spans: Spans, pivot: int, length: int) -> Spans:
    starts = (spans.starts + pivot) % length
    order = np.argsort(starts, kind="stable")
    lengths = spans.ends - spans.starts
    return Spans(starts[order], (starts + lengths)[order], spans.labels[order])
