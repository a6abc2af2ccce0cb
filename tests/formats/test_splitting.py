"""A split is decided document by document."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from annotator.formats.splitting import part_of
from tests.formats.corpora import made_id

SPLIT = (80, 10, 10)


@given(st.uuids().map(str), st.integers(0, 10))
def test_shares_of_nothing_get_nothing(document: str, seed: int) -> None:
    assert part_of(document, (1, 0, 0), seed) == "train"
    assert part_of(document, (0, 7, 0), seed) == "dev"
    assert part_of(document, (0, 0, 1), seed) == "test"


@given(st.uuids().map(str), st.integers(0, 10))
def test_only_proportions_count(document: str, seed: int) -> None:
    assert part_of(document, (8, 1, 1), seed) == part_of(document, SPLIT, seed)


def test_shares_are_about_as_asked_and_another_seed_deals_anew() -> None:
    documents = [made_id() for _ in range(4000)]
    first = [part_of(document, SPLIT, 0) for document in documents]
    second = [part_of(document, SPLIT, 1) for document in documents]
    counts = Counter(first)
    assert abs(counts["train"] - 3200) < 120
    assert abs(counts["dev"] - 400) < 80
    assert first != second


def test_a_document_stays_where_it_is_for_ever() -> None:
    document = "3f2b8f0e-6f0c-4d0e-9a43-5d6a2c1b7e10"
    assert [part_of(document, SPLIT, seed) for seed in range(12)] == EXPECTED


EXPECTED = ["train"] * 2 + ["dev"] + ["train"] * 4 + ["dev", "test"] + ["train"] * 3
