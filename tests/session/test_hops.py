"""Hopping leads to likely names, numbers and quotations that bear no span yet."""

import pytest

from annotator.domain.document import Zone, ZoneKind
from annotator.domain.span import Fragment
from annotator.session.hops import candidates, next_candidate
from annotator.text.sentences import sentences
from annotator.text.tokens import fallback_tokens
from tests.formats.corpora import made_span


def places(text: str, *zones: Zone) -> list[Fragment]:
    tokens = [place for place in fallback_tokens(text) if not text[slice(*place)].isspace()]
    return candidates(text, tokens, sentences(text, "en"), zones)


def found(text: str, *zones: Zone) -> list[str]:
    return [text[slice(*place)] for place in places(text, *zones)]


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
    assert found(text) == words


def test_a_capital_at_the_start_of_a_sentence_alone_is_no_name() -> None:
    assert found("Nobody came. Ines Vale came.") == ["Ines Vale"]


def test_a_name_known_from_elsewhere_counts_at_the_start_of_a_sentence() -> None:
    assert found("We met Vale. Vale spoke. Nobody came.") == ["Vale", "Vale"]


def test_the_word_behind_a_dateline_opens_a_sentence() -> None:
    text = "VALE — Rescuers came."
    assert found(text, Zone(0, 4, ZoneKind.DATELINE)) == []
    assert found(text) == ["Rescuers"]


def test_quotations_count_and_boilerplate_does_not() -> None:
    text = "“we will move” she said near Vale then. Subscribe to Our Letter."
    quoted = Zone(0, text.index(" she"), ZoneKind.QUOTATION)
    empty = Zone(3, 4, ZoneKind.QUOTATION)
    dim = Zone(text.index("Subscribe"), len(text), ZoneKind.BOILERPLATE)
    assert found(text, quoted, empty, dim) == ["we will move", "Vale"]


TEXT = "near Ines Vale then Bo and Harbour Board there"
PLACES = [(5, 14), (20, 22), (27, 40)]


def test_hopping_passes_what_bears_a_span() -> None:
    spans = [made_span(TEXT, "PERSON", "Bo")]
    assert next_candidate(PLACES, spans, 0) == (5, 14)
    assert next_candidate(PLACES, spans, 15) == (27, 40)
    assert next_candidate(PLACES, spans, 41) is None
    assert next_candidate(PLACES, spans, 26, backwards=True) == (5, 14)
    assert next_candidate(PLACES, spans, 5, backwards=True) is None


def test_a_span_over_part_of_a_place_does_not_cover_it() -> None:
    assert next_candidate(PLACES, [made_span(TEXT, "PERSON", "Vale")], 0) == (5, 14)


def test_names_inside_a_claim_are_still_to_be_labeled_and_quotations_are_not() -> None:
    claim = made_span(TEXT, "ASSERTION", "near Ines Vale then")
    assert next_candidate(PLACES, [claim], 0) == (5, 14)
    assert next_candidate([(0, 20)], [claim], 0) is None
