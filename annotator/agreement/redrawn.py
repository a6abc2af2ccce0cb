"""The measures of unitizing when documents are drawn anew: a figure for each draw, for their intervals.

Each is the measure of the same name in ``alpha_u``, ``u_alpha`` and ``gamma``, which have the papers and
equations; a document that is drawn twice counts as two. ``drawn`` has a row for each draw and a column for
each document, and tells how often it is in. Columns belong to documents by what these are made of, so the
order in which the tallies come does not matter. Figures are NaN where a draw has none. What was left to
chance in γ is not sampled again.
"""

from collections.abc import Callable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from annotator.agreement.alpha_u import AlphaUTally, LabelTally
from annotator.agreement.gamma import Disorder, GammaTally
from annotator.agreement.u_alpha import UAlphaTally

Numbers = NDArray[np.float64]
Drawn = NDArray[np.float32]


def alpha_u(tallies: Iterable[AlphaUTally], drawn: Drawn) -> Numbers:
    ordered = sorted(tallies, key=_key)
    sizes = np.array([(each.length, each.length * each.annotators) for each in ordered], dtype=np.float64)
    total, seen = (drawn @ sizes).T
    observed, expected = np.zeros(len(drawn)), np.zeros(len(drawn))
    for label in sorted({label for each in ordered for label in each.labels}):
        differences, by_chance = _of_label([each.of(label) for each in ordered], drawn, seen)
        observed += differences / (total * seen)
        expected += 2 / total * by_chance
    return 1 - _over(observed, expected)


def _key(tally: AlphaUTally) -> tuple[object, ...]:
    """Names of labels come last: they matter between documents that are the same but for them."""
    labels = sorted(
        (each.differences, sorted(each.lengths), sorted(each.gaps), label)
        for label, each in tally.labels.items()
    )
    return tally.length, tally.annotators, [each[:3] for each in labels], [each[3] for each in labels]


def _of_label(tallies: Sequence[LabelTally], drawn: Drawn, seen: Numbers) -> tuple[Numbers, Numbers]:
    """The summed differences of each draw, and the sums over units and pairs of the expected disagreement.

    Units of one length have the same room in gaps, so what is drawn are numbers by length: how many units
    have it, how many gaps are as long or longer, and how long these are together.
    """
    lengths = np.unique(np.concatenate([each.lengths for each in tallies])).astype(np.float64)
    rows = np.array([[each.differences, *_by_length(each, lengths)] for each in tallies], dtype=np.float32)
    sums = (drawn @ rows).astype(np.float64)
    units, gaps, beyond = np.split(sums[:, 1:], 3, axis=1)
    among = (units.sum(axis=1) - 1) / 3 * (units @ (2 * lengths**3 - 3 * lengths**2 + lengths))
    in_gaps = (units * (beyond - gaps * (lengths - 1))) @ lengths**2
    return sums[:, 0], (among + in_gaps) / (seen * (seen - 1) - units @ (lengths * (lengths - 1)))


def _by_length(tally: LabelTally, lengths: Numbers) -> Numbers:
    gaps = np.sort(np.array(tally.gaps, dtype=np.float64))
    first = np.searchsorted(gaps, lengths)
    beyond = np.concatenate([np.cumsum(gaps[::-1])[::-1], [0.0]])
    units = np.bincount(np.searchsorted(lengths, tally.lengths), minlength=len(lengths))
    return np.concatenate([units, len(gaps) - first, beyond[first]], dtype=np.float64)


def u_alpha(tallies: Iterable[UAlphaTally], drawn: Drawn) -> Numbers:
    """uα, of units and labels together."""
    present = list(tallies)
    pairs = sorted({pair for each in present for pair in each.coincidences}, key=repr)
    values = sorted({one for one, _ in pairs}, key=repr)
    sums = _sums(
        [
            [each.coincidences.get(pair, 0.0) for pair in pairs]
            + [each.selves.get(value, 0.0) for value in values]
            for each in present
        ],
        drawn,
    )
    shared, selves = sums[:, : len(pairs)], sums[:, len(pairs) :]
    agreed = shared @ np.array([one == other for one, other in pairs], dtype=np.float64)
    margins = shared @ np.array([[one == value for value in values] for one, _ in pairs], dtype=np.float64)
    total = margins.sum(axis=1)
    by_chance = total * _over((margins**2 - selves).sum(axis=1), total**2 - selves.sum(axis=1))
    several = (margins > 0).sum(axis=1) > 1
    return np.where(several, 1 - _over(total - agreed, total - by_chance), np.nan)


def gamma(tallies: Iterable[GammaTally], drawn: Drawn) -> Numbers:
    return _against_chance(tallies, drawn, lambda each: (each.cost, each.spans))


def gamma_cat(tallies: Iterable[GammaTally], drawn: Drawn) -> Numbers:
    return _against_chance(tallies, drawn, lambda each: (each.differing, each.weight))


def _against_chance(
    tallies: Iterable[GammaTally], drawn: Drawn, ratio: Callable[[Disorder], tuple[float, float]]
) -> Numbers:
    """1 − the disorder of the best alignments over the mean of the random ones, those that have one."""
    rows = [[part for each in (tally.best, *tally.samples) for part in ratio(each)] for tally in tallies]
    sums = _sums(rows, drawn)
    disorders = _over(sums[:, ::2], sums[:, 1::2])
    there = ~np.isnan(disorders[:, 1:])
    by_chance = _over(np.where(there, disorders[:, 1:], 0.0).sum(axis=1), there.sum(axis=1))
    return 1 - _over(disorders[:, 0], by_chance)


def _sums(rows: Sequence[Sequence[float]], drawn: Drawn) -> Numbers:
    """Draws × columns; documents in an order that depends on their numbers alone."""
    numbers = np.array(rows, dtype=np.float64)
    return drawn @ numbers[np.lexsort(numbers.T)]


def _over(part: Numbers, whole: Numbers) -> Numbers:
    return part / np.where(whole > 0, whole, np.nan)
