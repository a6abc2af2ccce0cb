"""Documents are drawn by a seed, as many as there are; limits are percentiles of what is defined."""

import numpy as np

from annotator.agreement.bootstrap import Interval, draws, percentiles
from annotator.agreement.figures import Reason


def test_each_resample_draws_as_many_documents_as_there_are() -> None:
    drawn = draws(30, seed=3, resamples=200)
    assert drawn.shape == (200, 30)
    assert set(drawn.sum(axis=1).tolist()) == {30}
    assert np.array_equal(drawn, draws(30, seed=3, resamples=200))
    assert not np.array_equal(drawn, draws(30, seed=4, resamples=200))
    assert draws(0, resamples=5).shape == (5, 0)


def test_percentiles_leave_out_what_is_undefined() -> None:
    assert percentiles([0.0, 1.0, float("nan")], level=0.5) == Interval(0.25, 0.75)


def test_figures_that_are_all_undefined_have_no_limits() -> None:
    assert percentiles([float("nan")] * 3) == Interval(None, None, Reason.NO_SPANS)
