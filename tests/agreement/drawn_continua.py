"""Continua for hypothesis to draw, and what the laws change about them."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import strategies as st

from annotator.agreement.continua import Continuum
from annotator.agreement.units import Extent, Unit

LABELS = ("PER", "ORG", "LOC")
OTHER_NAMES = {"PER": "z", "ORG": "a", "LOC": "m"}
"""In another alphabetical order."""


def _unit(span: Extent, label: str) -> Unit:
    return Unit((span,), label)


def _apart(cuts: Sequence[int], labels: Sequence[str]) -> tuple[Unit, ...]:
    edges = sorted(set(cuts))
    spans = zip(edges[::2], edges[1::2], strict=False)
    return tuple(Unit((span,), label) for span, label in zip(spans, labels, strict=False))


def without_overlap(length: int) -> st.SearchStrategy[tuple[Unit, ...]]:
    cuts = st.lists(st.integers(0, length), max_size=8)
    return st.builds(_apart, cuts, st.lists(st.sampled_from(LABELS), min_size=4, max_size=4))


def with_overlap(length: int) -> st.SearchStrategy[tuple[Unit, ...]]:
    """Spans may nest and cross; no two of one annotator have the same extent."""
    spans = st.tuples(st.integers(0, length - 1), st.integers(1, 12)).map(
        lambda span: (span[0], min(span[0] + span[1], length))
    )
    units = st.builds(_unit, spans, st.sampled_from(LABELS))
    return st.lists(units, max_size=5, unique_by=lambda unit: unit.fragments).map(tuple)


def continua(
    reading: st.SearchStrategy[tuple[Unit, ...]], length: int, annotators: tuple[int, int]
) -> st.SearchStrategy[Continuum]:
    least, most = annotators
    readings = st.lists(reading, min_size=least, max_size=most).map(tuple)
    return readings.map(lambda drawn: Continuum(length, drawn))


def disjoint_continua(most: int = 3) -> st.SearchStrategy[Continuum]:
    return continua(without_overlap(30), 30, (2, most))


def nested_continua(least: int = 2, most: int = 2) -> st.SearchStrategy[Continuum]:
    return continua(with_overlap(40), 40, (least, most))


def reversed_storage(continuum: Continuum) -> Continuum:
    """The same, with annotators and units in the opposite order."""
    readings = tuple(tuple(reversed(reading)) for reading in reversed(continuum.readings))
    return replace(continuum, readings=readings)


def renamed(continuum: Continuum) -> Continuum:
    readings = tuple(
        tuple(replace(unit, label=OTHER_NAMES[unit.label]) for unit in reading)
        for reading in continuum.readings
    )
    return replace(continuum, readings=readings)


def alike(reading: tuple[Unit, ...], length: int, annotators: int = 2) -> Continuum:
    return Continuum(length, (reading,) * annotators)
