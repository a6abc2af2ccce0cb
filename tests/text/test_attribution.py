"""A claim leaves out who makes it."""

import pytest

from annotator.text.attribution import without_attribution


def kept(sentence: str, language: str = "en") -> str:
    return sentence[slice(*without_attribution(sentence, 0, len(sentence), language))]


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Officials said that the bridge would close.", "the bridge would close."),
        ("He said the fares had been announced in May.", "the fares had been announced in May."),
        ("Ada Lorne, who runs the port, said it would be sold.", "it would be sold."),
        ("The board promised on Monday that fares would fall.", "fares would fall."),
        ("The pier will open again, the line said on Tuesday.", "The pier will open again"),
        ("The pier will open again, the city said in a statement on Friday.", "The pier will open again"),
        ("Ten people were hurt, according to the police.", "Ten people were hurt"),
        ("The pier will open on Friday.", "The pier will open on Friday."),
        ("Lorne denied that.", "Lorne denied that."),
        ("Lorne denied the whole story.", "Lorne denied the whole story."),
        ("The minister said nothing about it all.", "The minister said nothing about it all."),
        ("“The pier will open again,” the line said.", "“The pier will open again,” the line said."),
    ],
)
def test_what_is_kept(sentence: str, claim: str) -> None:
    assert kept(sentence) == claim


def test_other_languages_are_left_alone() -> None:
    assert kept("Officials said that the bridge would close.", "de").startswith("Officials")


def test_only_the_sentence_is_looked_at() -> None:
    text = "It rained. She said the pier would close. It rained."
    start = text.index("She")
    assert text[slice(*without_attribution(text, start, start + 30, "en"))] == "the pier would close."
