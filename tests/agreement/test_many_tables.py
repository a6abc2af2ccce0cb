"""Coefficients of many tables at once are those of the tables one by one."""

from collections.abc import Callable
from math import isnan

import numpy as np
import pytest

from annotator.agreement import coefficients, many_tables
from annotator.agreement.coincidences import Coincidences, Confusion, against_rest
from annotator.agreement.figures import Figure
from annotator.agreement.set_distances import distances, masi_distance

VALUES = ("a", "b", "c")
SETS = (frozenset("a"), frozenset("ab"), frozenset("c"))


def _confusions() -> list[Confusion]:
    random = np.random.default_rng(4)
    counts = [random.integers(0, 9, (3, 3)).astype(float) for _ in range(20)]
    counts += [np.zeros((3, 3)), np.diag([4.0, 0, 0]), np.diag([4.0, 2, 0])]
    return [Confusion(VALUES, each, {2: int(each.sum())}) for each in counts]


def _same(one: Figure, other: float) -> bool:
    return isnan(other) if one.value is None else one.value == pytest.approx(other)


def _alpha(table: Coincidences) -> Figure:
    return coefficients.krippendorff_alpha(table).figure


def _fleiss(table: Coincidences) -> Figure:
    return coefficients.fleiss_kappa(table).figure


def _ac1(table: Coincidences) -> Figure:
    return coefficients.gwet_ac1(table).figure


@pytest.mark.parametrize(
    ("measure", "at_once"),
    [
        (coefficients.raw_agreement, many_tables.raw_agreement),
        (_alpha, many_tables.krippendorff_alpha),
        (_fleiss, many_tables.fleiss_kappa),
        (_ac1, many_tables.gwet_ac1),
    ],
)
@pytest.mark.parametrize("label", [None, 1])
def test_coincidences_at_once(
    measure: Callable[[Coincidences], Figure], at_once: many_tables.Drawn, label: int | None
) -> None:
    tables = [table.coincidences for table in _confusions()]
    counts = many_tables.as_coincidences(np.stack([table.counts for table in _confusions()]))
    if label is not None:
        tables = [against_rest(table, VALUES[label]) for table in tables]
        counts = many_tables.against_rest(counts, label)
    assert all(map(_same, map(measure, tables), at_once(counts).tolist()))


def test_kappa_at_once() -> None:
    tables = _confusions()
    at_once = many_tables.cohen_kappa(np.stack([table.counts for table in tables]))
    figures = [coefficients.cohen_kappa(table).figure for table in tables]
    assert all(map(_same, figures, at_once.tolist()))


def test_alpha_of_sets_at_once() -> None:
    tables = [Confusion(SETS, table.counts, table.sizes).coincidences for table in _confusions()]
    apart = distances(SETS, masi_distance)
    at_once = many_tables.krippendorff_alpha(np.stack([table.counts for table in tables]), apart)
    figures = [coefficients.krippendorff_alpha(table, masi_distance).figure for table in tables]
    assert all(map(_same, figures, at_once.tolist()))
