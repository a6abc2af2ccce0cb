"""Words that were labeled are found where they stand again, as long as a span of them lives."""

from annotator.domain.span import Span
from annotator.session.labeled_words import LabeledWords
from tests.formats.corpora import made_span

TEXT = "Ines Vale met Vale. U.S. and U.S. sails; Port Ellery, port Ellery, Vales."


def words_of(*spans: Span, text: str = TEXT) -> list[str]:
    return [text[slice(*place)] for place in LabeledWords(spans).places(text, 0, len(text))]


def test_whole_words_in_the_same_case_are_found() -> None:
    assert words_of(made_span(TEXT, "PLACE", "Port Ellery")) == ["Port Ellery"]
    assert words_of(made_span(TEXT, "PERSON", "Vale")) == ["Vale", "Vale"]
    assert words_of(made_span(TEXT, "PLACE", "U.S.")) == ["U.S.", "U.S."]


def test_the_longest_of_several_words_goes_first() -> None:
    names = made_span(TEXT, "PERSON", "Vale"), made_span(TEXT, "PERSON", "Ines Vale")
    assert words_of(*names) == ["Ines Vale", "Vale"]


def test_claims_and_what_begins_or_ends_with_a_space_do_not_count() -> None:
    assert words_of(made_span(TEXT, "ASSERTION", "Vale"), made_span(TEXT, "PERSON", " met")) == []


def test_scripts_without_spaces_are_searched_inside_a_run_of_letters() -> None:
    text = "東京都は東京にある。東京。"
    assert words_of(made_span(text, "PLACE", "東京"), text=text) == ["東京"] * 3
    assert words_of(made_span(TEXT, "PERSON", "Vale"), text=text) == []


def test_only_what_is_asked_for_is_searched() -> None:
    words = LabeledWords([made_span(TEXT, "PERSON", "Vale")])
    assert words.places(TEXT, 10, 18) == [(14, 18)]
    assert words.places(TEXT, 10, 16) == []


def test_words_are_forgotten_with_their_last_span() -> None:
    text = "東京 Vale 東京 Vale"
    labels = ("PERSON", "Vale"), ("ORG", "Vale"), ("PLACE", "東京")
    spans = [made_span(text, label, word) for label, word in labels]
    words = LabeledWords(spans)
    words.take(spans)
    words.drop([spans[0].id, "unknown"])
    assert len(words.places(text, 0, len(text))) == 4
    words.drop([span.id for span in spans])
    assert words.places(text, 0, len(text)) == []
