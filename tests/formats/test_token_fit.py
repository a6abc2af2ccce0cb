"""Spans on tokens, measured against spaCy's own alignment."""

import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.formats.spacy_tokens import spacy_tokenizer, tokenize
from annotator.formats.token_fit import TokenGrid, TokenRange, trim

CHARACTERS = "ab.-' \n\u00a0😀(U.S"
NLP = spacy.blank("en")


def grid(text: str) -> TokenGrid:
    tokens = tokenize(text, "en")
    return TokenGrid(text, tokens.starts, tokens.ends)


def expected(text: str, start: int, end: int, mode: str) -> TokenRange | None:
    """What spaCy makes of the trimmed span, without tokens of white space at its edges."""
    span = NLP.tokenizer(text).char_span(start, end, alignment_mode=mode)
    if span is None:
        return None
    first, last = span.start, span.end
    doc = NLP.tokenizer(text)
    while first < last and doc[first].is_space:
        first += 1
    while first < last and doc[last - 1].is_space:
        last -= 1
    return (first, last) if first < last else None


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=CHARACTERS, min_size=1, max_size=25), st.data())
def test_fits_are_those_of_spacy(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    fit = grid(text).fit(start, end)
    inner = trim(text, start, end)
    assert fit.trimmed == (inner != (start, end))
    if inner[0] == inner[1]:
        assert (fit.exact, fit.contracted, fit.expanded) == (False, None, None)
        return
    strict = expected(text, *inner, "strict")
    assert fit.exact == (strict is not None)
    assert fit.chosen("strict") == strict
    assert fit.chosen("contract") == expected(text, *inner, "contract")
    assert fit.chosen("expand") == expected(text, *inner, "expand")


def test_a_name_inside_a_hyphenated_token() -> None:
    text = "The U.S.-Mexico border"
    fit = grid(text).fit(4, 8)
    assert not fit.exact
    assert fit.contracted is None
    assert fit.expanded is not None
    assert text[slice(*grid(text).offsets(fit.expanded))] == "U.S.-Mexico"


def test_trimming_takes_every_kind_of_white_space() -> None:
    text = "x \u00a0Mexico City\u00a0\n y"
    assert text[slice(*trim(text, 1, len(text) - 2))] == "Mexico City"


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=CHARACTERS + "世界ال", max_size=30), st.sampled_from(["en", "de", "ar", "zh", "xx"]))
def test_tokens_lie_in_order_and_cover_all_but_single_spaces(text: str, language: str) -> None:
    places = spacy_tokenizer(language)(text)
    covered = [index for start, end in places for index in range(start, end)]
    assert covered == sorted(set(covered))
    assert {text[index] for index in set(range(len(text))) - set(covered)} <= {" "}
