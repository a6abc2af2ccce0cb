"""What agreement costs: two annotators, 10,000 documents of 40 spans each; all F1s, κ and α, with intervals.

Run it as ``python -m tests.benchmarks.bench_agreement [DOCUMENTS]``. Budget: 5 s and 600 MB. The bare loop
beside it intersects the two sets of spans of each document, and no more.
"""

import gc
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from annotator.agreement.bootstrap import draws, percentiles
from annotator.agreement.coefficients import cohen_kappa, krippendorff_alpha
from annotator.agreement.coincidences import Coded
from annotator.agreement.columns import Legend
from annotator.agreement.f_scores import criteria, tally_many
from annotator.agreement.many_comparisons import Comparisons
from annotator.agreement.matching import OVERLAP
from annotator.agreement.measure import Measure
from annotator.agreement.tallies import tally_of
from annotator.agreement.token_scores import tally_tokens, tokens_of
from annotator.agreement.units import Unit
from annotator.cli.main import GARBAGE_THRESHOLDS
from tests.benchmarks.spent import Spent, peak_memory

SPANS = 40
WORDS = 400
LETTERS = 6
AT_ONCE = 250
LABELS = ("PERSON", "ORG", "GPE", "DATE", "NORP", "LOC", "MENTION")

Reading = tuple[list[Unit], list[Unit]]

WORDS_OF_EACH = tokens_of([(place, place + LETTERS - 1) for place in range(0, WORDS * LETTERS, LETTERS)])
SPAN_MEASURES = tuple(criteria())
MEASURES = (*SPAN_MEASURES, Measure.F1_TOKENS)


def documents(count: int) -> Iterator[Reading]:
    """Nine of ten spans are the same; some differ in an edge or a label, or one annotator has them alone."""
    rng = random.Random(1)
    for number in range(count):
        ones, others = list[Unit](), list[Unit]()
        for place in range(SPANS):
            start = LETTERS * (place * WORDS // SPANS)
            end = start + LETTERS * rng.choice((1, 1, 2, 3, 8)) - 1
            label, fate = rng.choice(LABELS), rng.random()
            one = Unit(((start, end),), label, f"a{number}-{place}")
            ones.append(one)
            if fate < 0.97:
                extent = (start, end + LETTERS) if fate > 0.94 else (start, end)
                other_label = rng.choice(LABELS) if 0.9 < fate <= 0.94 else label
                others.append(Unit((extent,), other_label, f"b{number}-{place}"))
        yield ones, others


def bare(found: list[Reading]) -> int:
    return sum(
        len({(u.fragments, u.label) for u in ones} & {(u.fragments, u.label) for u in others})
        for ones, others in found
    )


def f1_of_sides(sums: NDArray[np.float64]) -> NDArray[np.float64]:
    return sums[:, 2:].sum(axis=1) / sums[:, :2].sum(axis=1)


@dataclass(frozen=True)
class Counted:
    """Some documents: what they add to each F1 (documents × measures × sides × labels), and label pairs."""

    tables: NDArray[np.float64]
    pairs: NDArray[np.int64]


def measure(found: list[Reading]) -> Counted:
    legend = Legend(LABELS)
    one, other = (
        legend.spans((number, reading[side]) for number, reading in enumerate(found)) for side in (0, 1)
    )
    comparisons = Comparisons(one, other, legend)
    spans = tally_many(comparisons, len(found), SPAN_MEASURES)
    tokens = tally_tokens(one, other, [WORDS_OF_EACH] * len(found), legend)
    matched = zip(comparisons.rest, comparisons.match(OVERLAP), strict=True)
    labels = [comparisons.same.and_of(rest.take(places)).labels for rest, places in matched]
    return Counted(np.concatenate([spans, tokens[:, None]], axis=1), np.stack(labels, axis=1))


def main(count: int) -> None:
    gc.set_threshold(*GARBAGE_THRESHOLDS)
    loop, documents_spent, totals, intervals = Spent(), Spent(), Spent(), Spent()
    stream = documents(count)
    kept: list[Counted] = []
    while found := list(islice(stream, AT_ONCE)):
        with loop.counted():
            bare(found)
        with documents_spent.counted():
            kept.append(measure(found))
    with totals.counted():
        tables = np.concatenate([each.tables for each in kept])
        for name, table in zip(MEASURES, tables.sum(axis=0), strict=True):
            print(f"{name:>18} micro {tally_of(LABELS, table).f1().value:.3f}")
        judged = Coded(LABELS, np.concatenate([each.pairs for each in kept])).confusion()
        kappa, alpha = cohen_kappa(judged), krippendorff_alpha(judged.coincidences)
        print(f"{'labels':>18} κ {kappa.figure.value:.3f} α {alpha.figure.value:.3f}")
    with intervals.counted():
        drawn = draws(count).astype(np.float64)
        for place in range(len(MEASURES)):
            percentiles(f1_of_sides(drawn @ tables[:, place].sum(axis=2)))
    print(f"bare loop          {loop}")
    print(f"each document      {documents_spent}, {documents_spent.over(loop)} times the loop")
    print(f"totals             {totals}")
    print(f"intervals          {intervals} for {len(MEASURES)} F1s")
    used = documents_spent.used + totals.used + intervals.used
    print(f"together           {used:8.3f} s of work; budget 5 s")
    print(f"peak memory        {peak_memory():8.0f} MB; budget 600 MB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
