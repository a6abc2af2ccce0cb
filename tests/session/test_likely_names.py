"""What looks like a name or an amount depends on its own stretch of text, and on what is known elsewhere."""

from annotator.session.likely_names import Stretch, names_and_amounts, overlap, without_article
from annotator.text.tokens import fallback_tokens


def found(text: str, *known: str, language: str = "en") -> list[str]:
    stretch = Stretch(fallback_tokens(text, language), [0])
    return [text[slice(*place)] for place in names_and_amounts(text, stretch, known, language)]


def test_the_first_word_counts_where_it_is_known() -> None:
    assert found("Vale spoke.") == []
    assert found("Vale spoke.", "Vale") == ["Vale"]


def test_amounts_and_names_stand_in_the_order_of_the_text() -> None:
    assert found("In 1931 Ines Vale paid 3 percent in March 1932.") == [
        "1931",
        "Ines Vale",
        "3 percent",
        "March 1932",
    ]


def test_only_english_names_take_their_article() -> None:
    assert found("near the Harbour Board") == ["the Harbour Board"]
    assert found("near the Harbour Board", language="de") == ["Harbour Board"]


def test_an_article_is_taken_off_again() -> None:
    text = "the Harbour Board"
    assert without_article(text, (0, 17)) == (4, 17)
    assert without_article(text, (4, 17)) == (4, 17)
    assert without_article("the ", (0, 4)) == (0, 4)


def test_places_that_touch_do_not_overlap() -> None:
    assert overlap((0, 3), (2, 5))
    assert not overlap((0, 3), (3, 5))
