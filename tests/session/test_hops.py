"""Hopping leads to likely names, numbers, quotations and words labeled before, where no span is yet."""

from collections.abc import Iterable

import pytest

from annotator.domain.document import Document, DocumentDraft, Zone, ZoneKind
from annotator.domain.span import Fragment
from annotator.session.hops import Hops, Labeled
from annotator.session.labeled_words import LabeledWords
from annotator.session.segments import Segments
from annotator.text.tokens import Tokenizer, fallback_tokenizer
from tests.formats.corpora import made_span

NOTHING = Labeled(lambda _start, _end: (), LabeledWords())


def labeled(text: str, *spans: tuple[str, str]) -> Labeled:
    """By label and words."""
    made = [made_span(text, label, words) for label, words in spans]
    return Labeled(lambda _start, _end: made, LabeledWords(made))


def hops_over(text: str, zones: Iterable[Zone] = (), tokenizer: Tokenizer | None = None) -> Hops:
    document = Document.from_draft("d", DocumentDraft("T", text, "en", zones=tuple(zones)))
    return Hops(document, Segments(text, "en", tokenizer or fallback_tokenizer("en")))


def stops(
    text: str, *zones: Zone, by: Labeled = NOTHING, caret: int = 0, backwards: bool = False
) -> list[str]:
    found = hops_over(text, zones).from_place(caret, by, backwards=backwards)
    return [text[slice(*place)] for place in found if place is not None]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The mayor met Ines Vale today.", ["Ines Vale"]),
        ("Then she went to Port Ellery.", ["Port Ellery"]),
        ("Bank of the North spoke with Ines.", ["Bank of the North", "Ines"]),
        ("She met Anna von der Leiden and Bo.", ["Anna von der Leiden", "Bo"]),
        ("They spoke of Vale and left.", ["Vale"]),
        ("By Ines Vale", ["Ines Vale"]),
        ("They joined the Harbour Board.", ["the Harbour Board"]),
        ("The Deputy Housing Minister Ines Vale spoke.", ["Ines Vale"]),
        ("It cost €1,200.50 or 3 percent by 2028.", ["€1,200.50", "3 percent", "2028"]),
        ("Nothing here stands out.", []),
        ("", []),
    ],
)
def test_what_is_likely(text: str, words: list[str]) -> None:
    assert stops(text) == words
    assert stops(text, caret=len(text) + 1, backwards=True) == words[::-1]


def test_a_capital_at_the_start_of_a_sentence_alone_is_no_name() -> None:
    assert stops("Nobody came. Ines Vale came.") == ["Ines Vale"]


def test_a_name_known_from_elsewhere_counts_at_the_start_of_a_sentence() -> None:
    assert stops("Vale spoke.\n\nNobody came.\n\nWe met Vale.") == ["Vale", "Vale"]


def test_the_word_behind_a_dateline_opens_a_sentence() -> None:
    text = "VALE — Rescuers came."
    assert stops(text, Zone(0, 4, ZoneKind.DATELINE)) == []
    assert stops(text) == ["Rescuers"]


def test_quotations_count_and_boilerplate_does_not() -> None:
    text = "“we will move” she said near Vale then. Subscribe to Our Letter."
    quoted = Zone(0, text.index(" she"), ZoneKind.QUOTATION)
    empty = Zone(3, 4, ZoneKind.QUOTATION)
    dim = Zone(text.index("Subscribe"), len(text), ZoneKind.BOILERPLATE)
    assert stops(text, quoted, empty, dim) == ["we will move", "Vale"]


def test_a_quotation_over_paragraphs_is_one_place() -> None:
    text = "She said “we go.\n\nThen we stay.”"
    quoted = Zone(text.index("“"), len(text), ZoneKind.QUOTATION)
    assert stops(text, quoted) == ["we go.\n\nThen we stay"]


TEXT = "near Ines Vale then Bo and Harbour Board there"


def test_hopping_passes_what_bears_a_span() -> None:
    by = labeled(TEXT, ("PERSON", "Bo"))
    assert stops(TEXT, by=by) == ["Ines Vale", "Harbour Board"]
    assert stops(TEXT, by=by, caret=15) == ["Harbour Board"]
    assert stops(TEXT, by=by, caret=41) == []
    assert stops(TEXT, by=by, caret=26, backwards=True) == ["Ines Vale"]
    assert stops(TEXT, by=by, caret=5, backwards=True) == []


def test_a_span_over_part_of_a_place_does_not_cover_it() -> None:
    assert "Ines Vale" in stops(TEXT, by=labeled(TEXT, ("PERSON", "Vale")))


def test_names_inside_a_claim_are_still_to_be_labeled_and_quotations_are_not() -> None:
    by = labeled(TEXT, ("ASSERTION", "near Ines Vale then"))
    quoted = Zone(0, 20, ZoneKind.QUOTATION)
    assert stops(TEXT, quoted)[0] == "near Ines Vale then"
    assert stops(TEXT, quoted, by=by)[0] == "Ines Vale"


def test_words_labeled_once_are_likely_wherever_they_stand_again() -> None:
    text = "The pier moves. A pier is no Pier, and piers are none.\n\nThe pier stays."
    by = labeled(text, ("PLACE", "pier"))
    places = [place for place in hops_over(text).from_place(0, by) if place]
    assert [place for place in places if text[slice(*place)] == "pier"] == [(18, 22), (60, 64)]
    assert stops(text) == ["Pier"]


def test_words_labeled_once_are_not_likely_in_boilerplate() -> None:
    text = "The pier moves. The pier."
    by = labeled(text, ("PLACE", "pier"))
    assert stops(text, Zone(16, len(text), ZoneKind.BOILERPLATE), by=by) == []


def test_a_name_is_hopped_to_as_it_was_labeled_before_without_its_article() -> None:
    text = "near the Harbour Board, then at the Harbour Board there"
    assert stops(text) == ["the Harbour Board"] * 2
    assert stops(text, by=labeled(text, ("ORG", "Harbour Board"))) == ["Harbour Board"]


def test_a_longer_name_goes_before_the_labeled_words_in_it() -> None:
    text = "with Vale they met Ines Vale here"
    assert stops(text, by=labeled(text, ("PERSON", "Vale"))) == ["Ines Vale"]


def test_labeled_words_are_likely_inside_a_quotation_too() -> None:
    text = "the pier: “we will move the pier now”"
    quoted = Zone(text.index("“"), len(text), ZoneKind.QUOTATION)
    by = labeled(text, ("PLACE", "pier"))
    assert stops(text, quoted, by=by) == ["we will move the pier now", "pier"]


@pytest.mark.parametrize(
    ("words", "is_name"),
    [
        ("Ines Vale", True),
        ("Vale", True),
        ("near Ines Vale", True),
        ("Ines", False),
        ("was near Ines Vale", False),
        ("3 percent", True),
        ("we stay", False),
        ("pier", True),
    ],
)
def test_what_looks_like_a_name_to_somebody_who_selects_it(words: str, is_name: bool) -> None:
    text = "It was near Ines Vale that 3 percent said “we stay”. On the pier, a pier."
    quoted = Zone(text.index("“"), text.index("."), ZoneKind.QUOTATION)
    start = text.index(words)
    hops, by = hops_over(text, [quoted]), labeled(text, ("PLACE", "pier"))
    assert hops.is_name((start, start + len(words)), by) is is_name


def test_an_empty_text_has_no_names() -> None:
    assert not hops_over("").is_name((0, 0), NOTHING)


def test_only_paragraphs_that_a_hop_comes_by_are_looked_through_and_each_once() -> None:
    asked: list[str] = []

    def tokenizer(text: str, /) -> list[Fragment]:
        asked.append(text)
        return fallback_tokenizer("en")(text)

    paragraphs = [f"Then they met Ines Vale {number}." for number in ("one", "two", "three", "four")]
    text = "\n\n".join(paragraphs)
    hops, caret = hops_over(text, tokenizer=tokenizer), text.index("two") - 20
    found = hops.from_place(caret, NOTHING)
    assert next(text[slice(*place)] for place in found if place) == "Ines Vale"
    assert asked == [paragraphs[1]]
    found = hops.from_place(caret - 4, NOTHING, backwards=True)
    assert next(place for place in found if place) == (14, 23)
    assert asked[1:] == [paragraphs[0]]


def test_a_hop_may_pause_between_paragraphs_that_hold_nothing() -> None:
    text = "Nothing here.\n\nNothing there.\n\nThey met Ines Vale."
    steps = list(hops_over(text).from_place(0, NOTHING))
    assert steps[-4:] == [None, None, (40, 49), None]
