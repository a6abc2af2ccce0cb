"""Strides through a text: words, sentences, sentences that bear nothing, and selections of sentences."""

from annotator.domain.document import Zone, ZoneKind
from annotator.domain.layer import Layer
from annotator.domain.span import Fragment, Span, make_extent
from annotator.session.segments import Segments
from annotator.session.strides import Strides
from annotator.text.tokens import fallback_tokenizer
from tests.session.projects import place_of

TEXT = "One came. “Two left,” she said.\n\nThe third stayed. A fourth? Nobody knows.\n"
STRIDES = Strides(TEXT, Segments(TEXT, "en", fallback_tokenizer("en")))


def words(place: Fragment | None) -> str | None:
    return TEXT[slice(*place)] if place else None


def span(surface: str) -> Span:
    return Span("x", Layer.ENTITY, "PERSON", make_extent(TEXT, [place_of(TEXT, surface)]))


def test_words_come_one_after_another_and_marks_do_not_count() -> None:
    place, found = (0, 0), list[str | None]()
    for _ in range(6):
        following = STRIDES.word(place)
        assert following is not None
        place = following
        found.append(words(place))
    assert found == ["One", "came", "Two", "left", "she", "said"]
    assert words(STRIDES.word(place)) == "The"
    assert words(STRIDES.word(place, backwards=True)) == "she"
    assert words(STRIDES.word(place_of(TEXT, "The"), backwards=True)) == "said"


def test_a_caret_in_a_word_takes_that_word_first() -> None:
    inside = place_of(TEXT, "came")[0] + 2
    assert words(STRIDES.word((inside, inside))) == "came"
    assert words(STRIDES.word((inside, inside), backwards=True)) == "came"
    behind = place_of(TEXT, "came")[1]
    assert words(STRIDES.word((behind, behind))) == "Two"


def test_there_is_no_word_beyond_the_ends() -> None:
    assert STRIDES.word((0, 0), backwards=True) is None
    assert STRIDES.word((len(TEXT), len(TEXT))) is None
    empty = Strides("", Segments("", "en", fallback_tokenizer("en")))
    assert empty.word((0, 0)) is empty.word((0, 0), backwards=True) is None
    assert empty.sentence(0) is empty.sentence(0, backwards=True) is empty.whole_sentence(0) is None


def test_sentences_are_found_across_paragraphs() -> None:
    assert words(STRIDES.sentence(0)) == "“Two left,” she said."
    assert words(STRIDES.sentence(place_of(TEXT, "said")[0])) == "The third stayed."
    assert words(STRIDES.sentence(place_of(TEXT, "third")[0], backwards=True)) == "The third stayed."
    assert words(STRIDES.sentence(place_of(TEXT, "The third")[0], backwards=True)) == "“Two left,” she said."
    assert STRIDES.sentence(place_of(TEXT, "Nobody")[0]) is None


def test_sentences_that_bear_a_span_or_are_boilerplate_are_passed() -> None:
    spans = [span("Two"), span("third")]
    assert words(STRIDES.bare_sentence(0, spans, ())) == "A fourth?"
    dim = [Zone(*place_of(TEXT, "A fourth?"), ZoneKind.BOILERPLATE)]
    assert words(STRIDES.bare_sentence(0, spans, dim)) == "Nobody knows."
    end = len(TEXT)
    assert words(STRIDES.bare_sentence(end, [span("Nobody")], dim, backwards=True)) == "The third stayed."
    assert STRIDES.bare_sentence(0, [span(TEXT[:-1])], ()) is None


def test_a_sentence_is_selected_without_its_final_mark() -> None:
    assert words(STRIDES.whole_sentence(3)) == "One came"


def test_a_selection_grows_and_shrinks_by_sentences() -> None:
    start, end = place_of(TEXT, "third")
    once = STRIDES.grown((start, end))
    assert words(once) == "third stayed"
    assert once is not None
    twice = STRIDES.grown(once)
    assert words(twice) == "third stayed. A fourth"
    assert twice is not None
    assert STRIDES.shrunk(twice) == once
    assert STRIDES.shrunk(once) is None
    assert STRIDES.grown((0, len(TEXT))) is None
