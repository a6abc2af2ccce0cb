"""γ: the disorder of the best alignment is exact, the rest is sampled, seeded and said."""

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from annotator.agreement.continua import Continuum
from annotator.agreement.figures import Reason, measured, undefined
from annotator.agreement.gamma import Gamma, Sampling, gamma, measure, tally
from annotator.agreement.gamma_dissimilarity import Weights
from annotator.agreement.units import Unit
from tests.agreement import reference_unitizing as reference
from tests.agreement.drawn_continua import alike, nested_continua, renamed, reversed_storage, with_overlap

FEW = Sampling(seed=3, samples=6)
SEVERAL = reference.GAMMA[0].continuum


def unit(start: int, end: int, label: str = "c") -> Unit:
    return Unit(((start, end),), label)


@pytest.mark.parametrize("example", reference.GAMMA, ids=lambda example: example.name)
def test_computed_examples(example: reference.GammaExample) -> None:
    found = measure([example.continuum], Sampling(seed=1, samples=100, weights=example.weights))
    assert found.disorder == pytest.approx(example.disorder, abs=1e-5)
    if example.gamma is not None:
        assert found.figure.value == pytest.approx(example.gamma, abs=0.2)


def test_a_figure_says_how_it_was_sampled() -> None:
    sampling = Sampling(seed=5, samples=40, weights=Weights(position=3))
    found = measure([SEVERAL], sampling)
    assert found.sampling == sampling
    assert found.expected is not None
    assert found.precision is not None
    assert found == measure([SEVERAL], sampling)
    assert found.figure != measure([SEVERAL], replace(sampling, seed=6)).figure


def test_more_samples_are_more_precise() -> None:
    few, many = (measure([SEVERAL], Sampling(samples=samples)).precision for samples in (30, 1_000))
    assert few is not None
    assert many is not None
    assert many < few
    assert measure([SEVERAL], Sampling(samples=1)).precision is None


def test_a_document_can_be_measured_alone_and_kept() -> None:
    other = reference.GAMMA[1].continuum
    kept = [tally(SEVERAL, FEW), tally(other, FEW)]
    assert gamma(kept, FEW) == gamma(reversed(kept), FEW) == measure([other, SEVERAL], FEW)


def test_a_document_of_one_annotator_says_nothing() -> None:
    alone = Continuum(30, ((unit(0, 3),),))
    assert tally(alone, FEW) is None
    assert measure([alone, SEVERAL], FEW) == measure([SEVERAL], FEW)


@pytest.mark.parametrize(
    ("continua", "reason"),
    [
        ([], Reason.NO_DOCUMENTS),
        ([Continuum(30, ((unit(0, 3),),))], Reason.NO_DOCUMENTS),
        ([Continuum(30, ((), ()))], Reason.NO_SPANS),
        ([Continuum(1, ((unit(0, 1),), (unit(0, 1),)))], Reason.NO_CHANCE),
        (
            [Continuum(2_000, (tuple(unit(at, at + 1) for at in range(1_001)),) * 3)],
            Reason.TOO_MANY_ALIGNMENTS,
        ),
    ],
)
def test_reasons(continua: list[Continuum], reason: Reason) -> None:
    assert measure(continua, FEW).figure == undefined(reason)


def test_spans_in_fragments_are_left_out_and_counted() -> None:
    split = Unit(((0, 1), (3, 4)), "a")
    more = Continuum(SEVERAL.length, ((*SEVERAL.readings[0], split), SEVERAL.readings[1]))
    assert measure([more], FEW).figure == measure([SEVERAL], FEW).figure
    assert measure([more], FEW).counts.discontinuous == 1


def test_nested_spans_are_welcome() -> None:
    nested = alike((unit(0, 20, "claim"), unit(2, 5, "person"), unit(2, 9, "office")), 60)
    assert measure([nested], FEW).figure == measured(1)


def test_labels_alone_lower_gamma_cat_and_positions_alone_do_not() -> None:
    places = [(at, at + 10) for at in range(0, 200, 20)]
    one = tuple(unit(*place, "ab"[number % 2]) for number, place in enumerate(places))
    moved = tuple(unit(start + 2, end + 2, "ab"[number % 2]) for number, (start, end) in enumerate(places))
    mixed = tuple(unit(*place, "abb"[number % 3]) for number, place in enumerate(places))
    sampling = Sampling(samples=20)
    assert measure([Continuum(220, (one, moved))], sampling).cat == measured(1)
    assert (measure([Continuum(220, (one, mixed))], sampling).cat.value or 0) < 0.7


def test_gamma_cat_needs_aligned_spans_and_labels_that_could_differ() -> None:
    far = Continuum(200, ((unit(0, 3),), (unit(100, 103),)))
    assert measure([far], FEW).cat == undefined(Reason.NO_UNITS)
    assert measure([alike((unit(0, 3), unit(50, 59)), 100)], FEW).cat == undefined(Reason.NO_CHANCE)


def test_progress_is_told_and_cancelling_is_heard() -> None:
    told: list[tuple[int, int]] = []

    def tell(done: int, total: int) -> None:
        told.append((done, total))

    assert measure([SEVERAL, SEVERAL], FEW, progress=tell).figure.value is not None
    assert told == [(done, 14) for done in range(14)]
    stopped = measure([SEVERAL, SEVERAL], FEW, lambda: len(told) > 16, tell)
    assert stopped.figure == stopped.cat == undefined(Reason.CANCELLED)
    assert len(told) == 17


def values(found: Gamma) -> tuple[float | None, ...]:
    return (found.figure.value, found.cat.value, found.disorder, found.expected)


@settings(deadline=None, max_examples=50)
@given(nested_continua())
def test_neither_order_nor_names_matter(continuum: Continuum) -> None:
    expected = pytest.approx(values(measure([continuum], FEW)))
    assert values(measure([reversed_storage(continuum)], FEW)) == expected
    assert values(measure([renamed(continuum)], FEW)) == expected


@settings(deadline=None, max_examples=20)
@given(nested_continua(least=3, most=3))
def test_neither_order_nor_names_matter_among_three(continuum: Continuum) -> None:
    """But γ-cat, where several alignments have the least disorder."""
    figure = measure([continuum], FEW).figure.value
    assert measure([reversed_storage(continuum)], FEW).figure.value == pytest.approx(figure)
    assert measure([renamed(continuum)], FEW).figure.value == pytest.approx(figure)


@settings(deadline=None, max_examples=30)
@given(st.lists(nested_continua(), min_size=2, max_size=4))
def test_the_order_of_documents_does_not_matter(documents: list[Continuum]) -> None:
    assert measure(documents, FEW) == measure(documents[::-1], FEW)


@settings(deadline=None, max_examples=30)
@given(with_overlap(40).filter(bool), st.integers(2, 3))
def test_identity_is_one(reading: tuple[Unit, ...], annotators: int) -> None:
    found = measure([alike(reading, 60, annotators)], FEW)
    assume(found.expected)
    assert found.disorder == 0
    assert found.figure == measured(1)
    assert found.cat.value in (1, None)


@settings(deadline=None, max_examples=30)
@given(nested_continua(most=3))
def test_never_above_one(continuum: Continuum) -> None:
    found = measure([continuum], FEW)
    assert (found.figure.value or 0) <= 1
    assert (found.cat.value or 0) <= 1
    assert (found.disorder or 0) >= 0
