"""Documents drawn anew: each draw has the figure of just these documents."""

from collections.abc import Callable, Sequence
from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.agreement import alpha_u, gamma, redrawn, u_alpha
from annotator.agreement.continua import Continuum
from annotator.agreement.figures import Figure
from tests.agreement.drawn_continua import disjoint_continua, nested_continua

FEW = gamma.Sampling(seed=3, samples=4)
DOCUMENTS = 3
DRAWS = [each for each in product(range(3), repeat=DOCUMENTS) if sum(each)]

Tallies = Sequence[Any]
Measured = Callable[[Tallies], Figure]
Redrawn = Callable[[Tallies, redrawn.Drawn], redrawn.Numbers]


def _alpha_u(tallies: Tallies) -> Figure:
    return alpha_u.alpha_u(tallies).figure


def _u_alpha(tallies: Tallies) -> Figure:
    return u_alpha.u_alpha(tallies).u


def _gamma(tallies: Tallies) -> Figure:
    return gamma.gamma(tallies, FEW).figure


def _gamma_cat(tallies: Tallies) -> Figure:
    return gamma.gamma(tallies, FEW).cat


def _of_gamma(continuum: Continuum) -> gamma.GammaTally | None:
    return gamma.tally(continuum, FEW)


def _in_order(figures: Sequence[float]) -> list[float]:
    """Those without a value last."""
    return sorted(figures, key=lambda figure: (figure != figure, figure))


def _each(measure: Measured, tallies: Tallies) -> list[float]:
    """The figure of every draw, with as many of each document as it says."""
    drawn = [[each for each, n in zip(tallies, draw, strict=True) for _ in range(n)] for draw in DRAWS]
    values = [measure(each).value for each in drawn]
    return _in_order([float("nan") if value is None else value for value in values])


@pytest.mark.parametrize(
    ("tally", "measure", "at_once", "continua"),
    [
        (alpha_u.tally, _alpha_u, redrawn.alpha_u, disjoint_continua()),
        (u_alpha.tally, _u_alpha, redrawn.u_alpha, disjoint_continua()),
        (_of_gamma, _gamma, redrawn.gamma, nested_continua()),
        (_of_gamma, _gamma_cat, redrawn.gamma_cat, nested_continua()),
    ],
    ids=["alpha-u", "u-alpha", "gamma", "gamma-cat"],
)
@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_a_draw_has_the_figure_of_its_documents(
    tally: Callable[[Continuum], Any],
    measure: Measured,
    at_once: Redrawn,
    continua: st.SearchStrategy[Continuum],
    data: st.DataObject,
) -> None:
    drawn = data.draw(st.lists(continua, min_size=DOCUMENTS, max_size=DOCUMENTS))
    tallies = [tally(continuum) for continuum in drawn]
    found = at_once(tallies, np.array(DRAWS, dtype=np.float32))
    assert _in_order(found.tolist()) == pytest.approx(_each(measure, tallies), abs=1e-5, nan_ok=True)
    assert at_once(tallies[::-1], np.array(DRAWS, dtype=np.float32)).tolist() == pytest.approx(
        found.tolist(), nan_ok=True
    )
