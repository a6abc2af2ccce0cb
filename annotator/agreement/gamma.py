"""γ and γ-cat: how well annotators agree on spans that may nest and overlap, over where and what at once.

Mathet, Y., Widlöcher, A. & Métivier, J.-P. (2015). The Unified and Holistic Method Gamma (γ) for
Inter-Annotator Agreement Measure and Alignment. Computational Linguistics 41(3), 437–479.
Mathet, Y. (2017). The Agreement Measure γ_cat: A Complement to γ Focused on Categorization of a Continuum.
Computational Linguistics 43(3), 661–681.

The disorder of the best alignment is exact; what it would be by chance is sampled, so γ is an estimate, and
is given with seed, number of samples and precision. The papers have one continuum. Over documents, costs and
spans are summed, each document being shuffled in itself, and a sample is one random version of them all.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from itertools import count as count_up
from math import fsum

import numpy as np

from annotator.agreement.continua import Continuum, Counts, count, stretches
from annotator.agreement.figures import Figure, Reason, measured, undefined
from annotator.agreement.gamma_alignment import best_alignment
from annotator.agreement.gamma_dissimilarity import Spans, Weights
from annotator.agreement.gamma_program import TooManyAlignmentsError
from annotator.agreement.gamma_sampling import as_spans, in_order, random_documents


@dataclass(frozen=True, slots=True)
class Sampling:
    """How γ is estimated. The paper begins with 30 samples (section 5.3)."""

    seed: int = 0
    samples: int = 30
    weights: Weights = field(default_factory=Weights)


@dataclass(frozen=True, slots=True)
class Disorder:
    """Summands of disorder in one document or random document.

    ``cost`` of the best alignment over ``spans``, the mean number for an annotator, is its disorder;
    ``differing`` over ``weight`` is that of γ-cat.
    """

    cost: float
    spans: float
    differing: float
    weight: float


@dataclass(frozen=True, slots=True)
class GammaTally:
    """What γ needs to know of one document; ``reason`` says why there is not all of it."""

    counts: Counts
    best: Disorder = field(default_factory=lambda: Disorder(0.0, 0.0, 0.0, 0.0))
    samples: tuple[Disorder, ...] = ()
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class Gamma:
    """γ and γ-cat, with the disorder of the best alignment (exact) and that expected by chance (sampled).

    ``precision`` is half the 95 % interval of ``expected``, as a share of it (section 5.3).
    """

    figure: Figure
    cat: Figure
    sampling: Sampling
    counts: Counts
    disorder: float | None = None
    expected: float | None = None
    precision: float | None = None


def tally(
    continuum: Continuum, sampling: Sampling, proceed: Callable[[], bool] = lambda: True
) -> GammaTally | None:
    """What to keep of a document; None for one that fewer than two annotators finished.

    ``proceed`` is asked before each alignment, of which there are one and ``sampling.samples``.
    """
    if not continuum.is_shared:
        return None
    readings = in_order([stretches(reading) for reading in continuum.readings])
    counts = count(continuum, readings)
    randoms = random_documents(readings, continuum.length, sampling.seed, sampling.samples)
    found: list[Disorder] = []
    try:
        for annotators in chain([as_spans(readings)], randoms):
            if not proceed():
                return GammaTally(counts, reason=Reason.CANCELLED)
            found.append(_disorder(annotators, sampling.weights))
    except TooManyAlignmentsError:
        return GammaTally(counts, reason=Reason.TOO_MANY_ALIGNMENTS)
    return GammaTally(counts, found[0], tuple(found[1:]))


def gamma(tallies: Iterable[GammaTally | None], sampling: Sampling) -> Gamma:
    """γ = 1 − δ(best alignment) / δ_e, δ_e being the mean over the samples (section 5.2).

    ``sampling`` is what the tallies were made with. Spans may nest and overlap; those in several fragments
    are left out and counted.
    """
    present = [each for each in tallies if each is not None]
    counts = Counts.total(each.counts for each in present)
    reason = _obstacle(present, counts)
    if reason is not None:
        return Gamma(undefined(reason), undefined(reason), sampling, counts)
    best = _pooled([each.best for each in present])
    randoms = [_pooled(row) for row in zip(*(each.samples for each in present), strict=True)]
    by_chance = [random.cost / random.spans for random in randoms if random.spans]
    disorder, expected = best.cost / best.spans, _mean(by_chance)
    figure = measured(1 - disorder / expected) if expected else undefined(Reason.NO_CHANCE)
    precision = _precision(by_chance, expected)
    return Gamma(figure, _cat(best, randoms), sampling, counts, disorder, expected, precision)


def measure(
    continua: Sequence[Continuum],
    sampling: Sampling,
    cancelled: Callable[[], bool] = lambda: False,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Gamma:
    """γ of documents at once, polling ``cancelled`` between alignments; ``progress`` hears done and total."""
    ahead = count_up()
    total = sum(continuum.is_shared for continuum in continua) * (sampling.samples + 1)

    def proceed() -> bool:
        progress(next(ahead), total)
        return not cancelled()

    tallies: list[GammaTally | None] = []
    for continuum in continua:
        tallies.append(tally(continuum, sampling, proceed))
        if tallies[-1] is not None and tallies[-1].reason is not None:
            break
    return gamma(tallies, sampling)


def _obstacle(tallies: Sequence[GammaTally], counts: Counts) -> Reason | None:
    if not tallies:
        return Reason.NO_DOCUMENTS
    reasons = [each.reason for each in tallies if each.reason is not None]
    return min(reasons, default=None if counts.spans else Reason.NO_SPANS)


def _disorder(annotators: Sequence[Spans], weights: Weights) -> Disorder:
    """The summands of section 4.4, and those of γ-cat (Mathet 2017, section 4.2).

    A pair of aligned spans weighs the less for γ-cat the farther apart it stands, down to nothing, and the
    less the more spans stand in its unitary alignment: max(0, 1 − α d_pos/Δ) / (k − 1). A span without a
    counterpart says nothing about labels (pygamma-agreement 0.5 experiments with counting it).
    """
    aligned = best_alignment(annotators, weights)
    weight = np.maximum(0, 1 - aligned.positional) * aligned.share
    return Disorder(
        aligned.cost,
        sum(map(len, annotators)) / len(annotators),
        float((weight * aligned.differing).sum()),
        float(weight.sum()),
    )


def _pooled(disorders: Sequence[Disorder]) -> Disorder:
    return Disorder(
        fsum(each.cost for each in disorders),
        fsum(each.spans for each in disorders),
        fsum(each.differing for each in disorders),
        fsum(each.weight for each in disorders),
    )


def _cat(best: Disorder, randoms: Sequence[Disorder]) -> Figure:
    """γ_cat = 1 − δ_cat(best alignment) / δ_cat by chance, from the alignments that γ found (Mathet 2017)."""
    if not best.weight:
        return undefined(Reason.NO_UNITS)
    expected = _mean([random.differing / random.weight for random in randoms if random.weight])
    if not expected:
        return undefined(Reason.NO_CHANCE)
    return measured(1 - best.differing / best.weight / expected)


def _mean(values: Sequence[float]) -> float:
    return fsum(values) / len(values) if values else 0.0


def _precision(values: Sequence[float], mean: float) -> float | None:
    if len(values) < 2 or not mean:
        return None
    return float(1.96 * np.std(values, ddof=1) / np.sqrt(len(values)) / mean)
