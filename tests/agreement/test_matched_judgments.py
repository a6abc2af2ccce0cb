"""Labels and attributes of matched spans, with the share that was matched."""

from annotator.agreement.coefficients import cohen_kappa, krippendorff_alpha
from annotator.agreement.figures import Reason
from annotator.agreement.matched_judgments import MatchedJudgments, matched_judgments, matched_labels
from annotator.agreement.set_distances import jaccard_distance
from annotator.agreement.units import Unit


def _unit(start: int, label: str) -> Unit:
    return Unit(((start, start + 4),), label, f"{label}{start}")


PAIRS = [
    (_unit(0, "PER"), _unit(0, "PER")),
    (_unit(9, "ORG"), _unit(8, "LOC")),
    (_unit(20, "ORG"), _unit(20, "ORG")),
]


def test_labels_of_matched_spans_are_judgments() -> None:
    found = matched_labels(PAIRS, spans=8)
    assert found.confusion.values == ("LOC", "ORG", "PER")
    assert found.confusion.counts.tolist() == [[0, 0, 0], [1, 1, 0], [0, 0, 1]]
    assert found.share.value == 0.75


def test_a_missing_attribute_is_missing_for_kappa_and_left_out_for_alpha() -> None:
    said = {"PER0": "named", "ORG9": "named", "LOC8": None, "ORG20": "other"}
    found = matched_judgments(PAIRS, 6, lambda unit: said[unit.id])
    assert cohen_kappa(found.confusion).figure.reason is Reason.MISSING_JUDGMENTS
    assert krippendorff_alpha(found.confusion.coincidences).figure.value == 1
    assert found.share.value == 1


def test_sets_of_values_are_judgments_too() -> None:
    pairs = [(frozenset({"a"}), frozenset({"a", "b"})), (frozenset({"b"}), frozenset({"b"}))]
    found = matched_judgments(pairs, 4, lambda values: values)
    alpha = krippendorff_alpha(found.confusion.coincidences, jaccard_distance)
    assert alpha.observed == 0.75


def test_nothing_matched_is_no_units_and_a_share_of_nothing() -> None:
    found = matched_labels([], spans=5)
    assert krippendorff_alpha(found.confusion.coincidences).figure.reason is Reason.NO_UNITS
    assert found.share.value == 0


def test_no_spans_at_all_have_no_share() -> None:
    assert matched_labels([], spans=0).share.reason is Reason.NO_SPANS


def test_documents_add_up() -> None:
    parts = [matched_labels(PAIRS[:1], 3), matched_labels(PAIRS[1:], 5)]
    whole, total = matched_labels(PAIRS, 8), MatchedJudgments.total(parts)
    assert total.confusion.counts.tolist() == whole.confusion.counts.tolist()
    assert total.share == whole.share
