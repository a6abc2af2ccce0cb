"""Surfaces that are not treated alike: other labels, left out, other boundaries."""

from annotator.agreement.consistency import Reading, Surface, inconsistencies, single_spaced
from annotator.agreement.units import Unit

TEXT = "Ines Calloway met Lind. Calloway left; Lind stayed. Lind slept."


def marked(*surfaces: tuple[str, int, str], text: str = TEXT) -> list[Unit]:
    """Surface, which of its occurrences, label."""
    found: list[Unit] = []
    for surface, which, label in surfaces:
        start = -1
        for _ in range(which + 1):
            start = text.index(surface, start + 1)
        found.append(Unit(((start, start + len(surface)),), label, f"{surface}{which}"))
    return found


def reading(*surfaces: tuple[str, int, str], who: str = "a", document: str = "d") -> Reading:
    return Reading(document, who, TEXT, marked(*surfaces))


def only(*readings: Reading) -> Surface:
    (found,) = inconsistencies(readings)
    return found


def test_the_same_words_under_two_labels() -> None:
    found = only(reading(("Lind", 0, "PERSON"), ("Lind", 1, "ORG"), ("Lind", 2, "PERSON")))
    assert (found.words, found.labels) == ("Lind", {"PERSON": 2, "ORG": 1})
    assert found.is_labeled_differently
    assert not found.is_left_out
    assert not found.has_variants


def test_here_but_not_there() -> None:
    found = only(reading(("Lind", 1, "PERSON")))
    assert found.labels == {"PERSON": 1, None: 2}
    assert found.is_left_out
    assert not found.is_labeled_differently
    assert [TEXT[each.start : each.end] for each in found.occurrences] == ["Lind"] * 3


def test_a_longer_span_is_a_variant_and_not_left_out() -> None:
    whole, part = marked(("Ines Calloway", 0, "PERSON"), ("Calloway", 1, "PERSON"))
    found = only(Reading("d", "a", TEXT, [whole, part]))
    assert found.words == "Calloway"
    assert found.has_variants
    assert not found.is_left_out
    assert [each.variants for each in found.occurrences] == [(), (whole,)]


def test_alike_everywhere_is_not_listed() -> None:
    everywhere = [("Lind", which, "PERSON") for which in range(3)]
    assert inconsistencies([reading(*everywhere)]) == []
    assert inconsistencies([reading()]) == []


def test_over_all_annotators_and_documents() -> None:
    everywhere = [("Lind", which, "PERSON") for which in range(3)]
    found = only(reading(*everywhere), reading(*everywhere[:2], who="b", document="e"))
    assert [(each.annotator, each.label) for each in found.occurrences if each.unit is None] == [("b", None)]
    assert len(found.occurrences) == 6


def test_two_labels_on_one_place_are_two_occurrences() -> None:
    found = only(reading(("Ines", 0, "A"), ("Ines", 0, "B")))
    assert found.labels == {"A": 1, "B": 1}


def test_words_are_whole_and_white_space_is_single() -> None:
    text = "New\nYork, New  York, Newest York; anew"
    spans = [Unit(((0, 8),), "GPE", "x")]
    (found,) = inconsistencies([Reading("d", "a", text, spans)])
    assert found.words == "New York"
    assert [(each.start, each.end) for each in found.occurrences] == [(0, 8), (10, 19)]
    assert single_spaced("a \n b") == "a b"


def test_rare_surfaces_and_those_without_words_are_passed_over() -> None:
    assert inconsistencies([reading(("Lind", 0, "PERSON"))], fewest=4) == []
    spans = [Unit(((13, 14),), "A", "blank"), Unit(((0, 4), (14, 17)), "A", "parted")]
    assert inconsistencies([Reading("d", "a", TEXT, spans)]) == []


def test_the_most_frequent_come_first() -> None:
    found = inconsistencies([reading(("Calloway", 0, "A"), ("Lind", 0, "A"))])
    assert [each.words for each in found] == ["Lind", "Calloway"]


def test_words_that_only_begin_alike_are_no_occurrence_and_a_gap_is_no_variant() -> None:
    text = "New York, New Hall of York, New"
    spans = [Unit(((0, 8),), "GPE", "x"), Unit(((10, 13), (22, 26)), "GPE", "parted")]
    assert inconsistencies([Reading("d", "a", text, spans)]) == []
    hall = Unit(((14, 18),), "FAC", "y")
    elsewhere = Reading("e", "a", "Hall", [Unit(((0, 4),), "FAC", "z")])
    assert inconsistencies([Reading("d", "a", text, [*spans, hall]), elsewhere]) == []
    (found,) = inconsistencies([Reading("d", "a", text, spans), elsewhere])
    assert (found.words, found.is_left_out, found.has_variants) == ("Hall", True, False)
