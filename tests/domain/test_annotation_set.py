"""A set's status follows from what is recorded in it."""

from collections.abc import Set as AbstractSet

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.annotation_set import AnnotationSet, Status, derive_status
from annotator.domain.layer import ALL_LAYERS, Layer
from annotator.domain.span import Flag, FlagKind
from tests.formats.corpora import made_span

LAYERS = st.frozensets(st.sampled_from(Layer))


@given(LAYERS, LAYERS, st.booleans(), st.booleans())
def test_the_status_is_derived(
    assigned: frozenset[Layer], finished: frozenset[Layer], skipped: bool, touched: bool
) -> None:
    status = derive_status(assigned, finished, skipped=skipped, touched=touched)
    assert (status is Status.SKIPPED) is skipped
    if not skipped:
        assert (status is Status.DONE) is (bool(finished) and is_covered(assigned, finished))
        assert (status is Status.TODO) is (not touched and not finished)


def is_covered(assigned: AbstractSet[Layer], finished: AbstractSet[Layer]) -> bool:
    return all(layer in finished for layer in assigned)


@pytest.mark.parametrize(
    ("work", "status"),
    [
        (AnnotationSet("d", "a"), Status.TODO),
        (AnnotationSet("d", "a", spans=(made_span("x", "PERSON", "x"),)), Status.DOING),
        (AnnotationSet("d", "a", note="hm"), Status.DOING),
        (AnnotationSet("d", "a", flag=Flag(FlagKind.ASK)), Status.DOING),
        (AnnotationSet("d", "a", finished=frozenset({Layer.ENTITY})), Status.DOING),
        (AnnotationSet("d", "a", frozenset({Layer.ENTITY}), frozenset({Layer.ENTITY})), Status.DONE),
        (AnnotationSet("d", "a", finished=ALL_LAYERS, skipped="duplicate"), Status.SKIPPED),
    ],
)
def test_a_set_knows_its_status(work: AnnotationSet, status: Status) -> None:
    assert work.status is status
