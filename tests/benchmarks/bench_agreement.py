"""What agreement costs: two annotators, 10,000 documents of 40 spans each; all F1s, κ and α, with intervals.

Run it as ``python -m tests.benchmarks.bench_agreement [DOCUMENTS]``. Budget: 5 s and 600 MB. The bare loop
beside it intersects the two sets of spans of each document, and no more.
"""

import gc
import random
import sys
from collections.abc import Iterator
from itertools import islice

from annotator.agreement.bootstrap import f1_interval
from annotator.agreement.coefficients import cohen_kappa, krippendorff_alpha
from annotator.agreement.f_scores import tally_comparison
from annotator.agreement.matched_judgments import MatchedJudgments, matched_labels
from annotator.agreement.matching import OVERLAP, compare
from annotator.agreement.measure import Measure
from annotator.agreement.tallies import Tally, macro_f1, micro_f1
from annotator.agreement.token_scores import tally_tokens, tokens_of
from annotator.agreement.units import Extent, Unit
from annotator.cli.main import GARBAGE_THRESHOLDS
from tests.benchmarks.spent import Spent, peak_memory

SPANS = 40
WORDS = 400
LETTERS = 6
AT_ONCE = 250
LABELS = ("PERSON", "ORG", "GPE", "DATE", "NORP", "LOC", "MENTION")

Reading = tuple[list[Unit], list[Unit]]

TOKENS: list[Extent] = [(place, place + LETTERS - 1) for place in range(0, WORDS * LETTERS, LETTERS)]


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


def measure(found: list[Reading]) -> Iterator[tuple[dict[Measure, Tally], MatchedJudgments]]:
    for ones, others in found:
        comparison = compare(ones, others)
        tallies = tally_comparison(comparison)
        tallies[Measure.F1_TOKENS] = tally_tokens(comparison, tokens_of(TOKENS))
        alignment = comparison.align(OVERLAP)
        yield tallies, matched_labels(alignment.pairs, alignment.spans)


def main(count: int) -> None:
    gc.set_threshold(*GARBAGE_THRESHOLDS)
    loop, documents_spent, totals, intervals = Spent(), Spent(), Spent(), Spent()
    stream = documents(count)
    kept: list[tuple[dict[Measure, Tally], MatchedJudgments]] = []
    while found := list(islice(stream, AT_ONCE)):
        with loop.counted():
            bare(found)
        with documents_spent.counted():
            kept += measure(found)
    with totals.counted():
        for name in kept[0][0]:
            tallies = [tally[name] for tally, _ in kept]
            print(f"{name:>18} micro {micro_f1(tallies).value:.3f} macro {macro_f1(tallies).value:.3f}")
        judged = MatchedJudgments.total(judgments for _, judgments in kept)
        kappa, alpha = cohen_kappa(judged.confusion), krippendorff_alpha(judged.confusion.coincidences)
        print(f"{'labels':>18} κ {kappa.figure.value:.3f} α {alpha.figure.value:.3f}")
    with intervals.counted():
        for name in kept[0][0]:
            f1_interval(tally[name] for tally, _ in kept)
    print(f"bare loop          {loop}")
    print(f"each document      {documents_spent}, {documents_spent.over(loop)} times the loop")
    print(f"totals             {totals}")
    print(f"intervals          {intervals} for {len(kept[0][0])} F1s")
    used = documents_spent.used + totals.used + intervals.used
    print(f"together           {used:8.3f} s of work; budget 5 s")
    print(f"peak memory        {peak_memory():8.0f} MB; budget 600 MB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
