"""Judgments to try things on, by hypothesis or by a seed."""

import random

from hypothesis import strategies as st

from annotator.agreement.coincidences import Judgments
from annotator.agreement.set_distances import Value

LABELS = ("PER", "ORG", "LOC", "MISC")


def label_sets() -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(LABELS), max_size=3)


def judgments(
    annotators: st.SearchStrategy[int], values: st.SearchStrategy[Value], missing: bool = False
) -> st.SearchStrategy[Judgments]:
    """Units of as many annotators each, at most a dozen."""
    each = st.none() | values if missing else values
    return annotators.flatmap(lambda n: st.lists(st.tuples(*[each] * n), max_size=12))


def random_judgments(
    seed: int, units: int, annotators: int, values: tuple[Value, ...] = LABELS, missing: float = 0.0
) -> Judgments:
    """Annotators who say the same about two times in three, and skip some units."""
    chance = random.Random(seed)

    def say(usual: Value) -> Value | None:
        if chance.random() < missing:
            return None
        return usual if chance.random() < 0.6 else chance.choice(values)

    return [[say(usual) for _ in range(annotators)] for usual in chance.choices(values, k=units)]
