"""Where edges go, and what a label key takes without a selection."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.layer import Layer
from annotator.text import graphemes
from annotator.text.sentences import sentences
from annotator.text.snapping import extent_at, snap, word_at
from annotator.text.tokens import fallback_tokens

TEXT = (
    'The U.S. said it had a "good dialogue," and Secretary of the Interior Lise Amory-Hart met President '
    "Vogt in Mexico City\u00a0by the U.S.-Mexico border. In the Department of Homeland Security, "
    """"A" or "B" won the '90s. “I’m here, and I stay,” she said. “We stay.” """
    "Cafe\u0301s 👩‍👩‍👧 closed, O’Brien's too."
)
TOKENS = fallback_tokens(TEXT)
SENTENCES = sentences(TEXT)


def snapped(selected: str) -> str | None:
    start = TEXT.index(selected)
    extent = snap(TEXT, TOKENS, start, start + len(selected))
    return None if extent is None else TEXT[slice(*extent)]


@pytest.mark.parametrize(
    ("selected", "expected"),
    [
        ("ood dialog", "good dialogue"),
        ('"good dialogue,"', "good dialogue"),
        (' "good dialogue," ', "good dialogue"),
        ("dialogue,", "dialogue"),
        ("said ", "said"),
        ("U.S. ", "U.S."),
        ("exico bord", "Mexico border"),
        ("U.S.-M", "U.S.-Mexico"),
        ("S.-", "U.S.-"),
        ('"A" or "B"', '"A" or "B"'),
        ("90s.", "'90s"),
        ("“I’m here, and I stay,”", "I’m here, and I stay"),
        ("“We stay.”", "We stay"),
        ("Mexico City\u00a0", "Mexico City"),
        ("Cafe", "Cafe\u0301s"),
        ("👩", "👩‍👩‍👧"),
        (' "', '"'),
        (',"', ',"'),
        (" ", None),
    ],
)
def test_a_selection_snaps(selected: str, expected: str | None) -> None:
    assert snapped(selected) == expected


@given(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
def test_snapping_again_changes_nothing_and_cuts_no_character(one: int, other: int) -> None:
    start, end = sorted((one, other))
    extent = snap(TEXT, TOKENS, start, end)
    if extent is None:
        assert not TEXT[start:end].strip()
    else:
        assert extent[0] < extent[1]
        assert snap(TEXT, TOKENS, *extent) == extent
        assert all(graphemes.is_boundary(TEXT, edge) for edge in extent)


@given(
    st.text(alphabet=st.sampled_from("ab \"'“”.,-\u0301\n👩\u200d") | st.characters(), max_size=40), st.data()
)
def test_any_text_snaps_to_something_inside_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    extent = snap(text, fallback_tokens(text), start, end)
    if extent is None:
        assert not text[start:end].strip()
    else:
        assert 0 <= extent[0] < extent[1] <= len(text)
        assert all(graphemes.is_boundary(text, edge) for edge in extent)


def test_without_tokens_a_selection_is_only_shed() -> None:
    assert snap('say "word".', [], 3, 11) == (5, 9)


def taken(layer: Layer, at: str) -> str:
    extent = extent_at(layer, TEXT, TOKENS, SENTENCES, TEXT.index(at))
    assert extent is not None
    return TEXT[slice(*extent)]


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("said it", "said"),
        ("U.S. said", "U.S."),
        ("The U.S.", "The"),
        ("Interior", "Secretary of the Interior Lise Amory-Hart"),
        ("Hart", "Secretary of the Interior Lise Amory-Hart"),
        ("Vogt", "Vogt"),
        ("President", "President Vogt"),
        ("City", "Mexico City"),
        ("Homeland", "Department of Homeland Security"),
        ("O’Brien", "O’Brien"),
        ("Mexico border", "U.S.-Mexico"),
    ],
)
def test_an_entity_takes_the_token_or_the_capitalised_run(at: str, expected: str) -> None:
    assert taken(Layer.ENTITY, at) == expected


def test_an_event_takes_the_word() -> None:
    assert taken(Layer.EVENT, "et President") == "met"
    assert taken(Layer.EVENT, " met") == "Hart"


def test_a_claim_takes_the_sentence_without_outer_quotation_marks_and_full_stop() -> None:
    assert taken(Layer.CLAIM, "stay.”") == "We stay"
    assert taken(Layer.CLAIM, "she said") == "“I’m here, and I stay,” she said"


def test_a_small_word_that_opens_the_sentence_is_no_part_of_the_name() -> None:
    text = "“The of Harbour Board met."
    tokens = fallback_tokens(text)
    extent = extent_at(Layer.ENTITY, text, tokens, sentences(text), text.index("Board"))
    assert extent is not None
    assert text[slice(*extent)] == "Harbour Board"


def test_a_headline_in_capitals_is_no_name() -> None:
    text = "Council Votes To Close The Old Harbour Bridge For Good In Spring"
    assert extent_at(Layer.ENTITY, text, fallback_tokens(text), sentences(text), 20) == (17, 22)


@pytest.mark.parametrize("layer", list(Layer))
def test_a_text_without_words_offers_nothing(layer: Layer) -> None:
    assert extent_at(layer, "  ", [], [], 1) is None


@given(st.text(alphabet=st.sampled_from("Ab of-’ .\n“”") | st.characters(), max_size=60), st.data())
def test_whatever_is_taken_lies_in_the_text(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    tokens, found = fallback_tokens(text), sentences(text)
    for layer in Layer:
        extent = extent_at(layer, text, tokens, found, offset)
        assert extent is None or 0 <= extent[0] < extent[1] <= len(text)


def test_the_word_beside_the_caret() -> None:
    text = "Yes, we do."
    tokens = fallback_tokens(text)
    assert word_at(text, tokens, 3) == (0, 3)
    assert word_at(text, tokens, 4) == (5, 7)
    assert word_at(text, tokens, len(text)) == (8, 10)
    assert word_at("...", fallback_tokens("..."), 0) is None
