"""The shapes of spans by keys: merging, splitting, fitting, and attributes of what is selected."""

import pytest
from PySide6.QtCore import Qt

from annotator.domain.tagset import Attribute, Choice, Frame, Role
from tests.session.projects import TAGSET
from tests.ui.places.conftest import Work
from tests.ui.places.sitting import CTRL, SHIFT, Sitting

PROMISE = "We will move the pier"
SAME_AS = Role(
    key="same-as",
    name="same as",
    shortcut="s",
    frames=(Frame(sources=("MENTION",), fillers=("PERSON", "ORG"), expected=False),),
)


def parts(sitting: Sitting) -> list[list[str]]:
    spans = sorted(sitting.bench.spans.values(), key=lambda span: span.order)
    return [[sitting.text[start:end] for start, end in span.fragments] for span in spans]


def label(sitting: Sitting, words: str, *keys: str) -> None:
    sitting.drag(words)
    sitting.press(*keys)


def test_a_span_is_merged_with_the_next_of_its_layer(at_work: Work) -> None:
    sitting = at_work()
    label(sitting, "Ines", "p")
    label(sitting, "move", "e", "m")
    label(sitting, "Harbour", "o")
    sitting.click_words("Ines")
    sitting.press("J", modifiers=SHIFT)
    assert parts(sitting) == [["Ines", "Harbour"], ["move"]]
    assert sitting.chosen().startswith("Ines")
    sitting.press("z", modifiers=CTRL)
    assert parts(sitting) == [["Ines"], ["move"], ["Harbour"]]
    assert sitting.chosen() == "Ines"


def test_a_span_is_merged_with_those_in_the_selected_text(at_work: Work) -> None:
    sitting = at_work()
    for words in ("We", "will", "move", "Harbour"):
        label(sitting, words, "p")
    sitting.click_words("We")
    sitting.drag("will move")
    sitting.press("J", modifiers=SHIFT)
    assert parts(sitting) == [["We will move"], ["Harbour"]]


def test_merging_with_nothing_says_so(at_work: Work) -> None:
    sitting = at_work()
    label(sitting, "Ines", "p")
    sitting.press("J", modifiers=SHIFT)
    assert sitting.message.startswith("No other entity is there to merge with")
    assert parts(sitting) == [["Ines"]]


def test_a_span_is_split_at_the_caret(at_work: Work) -> None:
    sitting = at_work()
    label(sitting, PROMISE, "1")
    sitting.walk_to(sitting.text.index("move"))
    sitting.press("\\")
    assert parts(sitting) == [["We will"], ["move the pier"]]
    assert {span.label for span in sitting.bench.spans.values()} == {"PROMISE"}
    sitting.press("z", modifiers=CTRL)
    assert parts(sitting) == [[PROMISE]]


def test_a_span_cannot_be_split_at_its_edge(at_work: Work) -> None:
    sitting = at_work()
    label(sitting, "Ines Vale", "p")
    sitting.press("\\")
    assert sitting.message.startswith("Put the caret inside the span")


def test_a_misfit_is_told_and_one_key_fits_it(at_work: Work) -> None:
    sitting = at_work()
    start = sitting.text.index("nes Vale")
    sitting.walk_to(start)
    sitting.walk_to(start + len("nes Vale "), selecting=True)
    sitting.press("p")
    assert sitting.chosen() == "nes Vale "
    sitting.press("`")
    assert sitting.chosen() == "Ines Vale"
    sitting.press("`")
    sitting.press("z", modifiers=CTRL)
    assert sitting.chosen() == "nes Vale "


@pytest.mark.parametrize(("key", "value"), [("n", "none"), ("i", "indirect"), ("m", "mixed")])
def test_a_value_has_its_own_key(at_work: Work, key: str, value: str) -> None:
    sitting = at_work()
    label(sitting, PROMISE, "1")
    sitting.press("s")
    assert f"{key.upper()} attribution: {value}" in sitting.place.article.strip.text.replace("\u00a0", " ")
    sitting.press(key)
    assert sitting.span(PROMISE).attributes["attribution"] == value
    sitting.press("s", key)
    assert sitting.span(PROMISE).attributes["attribution"] == value


def test_of_several_values_a_key_puts_one_in_and_out(at_work: Work) -> None:
    choices = (Choice(key="land", name="land"), Choice(key="sea", name="sea"))
    layers = TAGSET.attributes[0].layers
    area = Attribute(key="area", name="area", layers=layers, kind="choices", values=choices)
    sitting = at_work(tagset=TAGSET.model_copy(update={"attributes": (area,)}))
    label(sitting, PROMISE, "1")
    sitting.press("s", "s", "s", "l")
    assert sitting.span(PROMISE).attributes["area"] == ("land", "sea")
    sitting.press("s", "s")
    assert sitting.span(PROMISE).attributes["area"] == ("land",)


def test_one_key_twice_says_which_name_a_mention_stands_for(at_work: Work) -> None:
    sitting = at_work(tagset=TAGSET.model_copy(update={"roles": (*TAGSET.roles, SAME_AS)}))
    label(sitting, "Ines Vale", "p")
    label(sitting, "Harbour Board", "o")
    label(sitting, "pier", "h")
    sitting.press("=")
    assert "2\u00a0Ines\u00a0Vale" in sitting.place.article.strip.text
    sitting.press("=")
    assert {link[:2] for link in sitting.links()} == {("same-as", "pier")}
    sitting.click_words("Ines")
    sitting.press("=")
    assert sitting.message.startswith("PERSON stands for itself")


def test_a_filler_is_taken_by_its_number(at_work: Work) -> None:
    sitting = at_work()
    for words, key in (("Ines Vale", "p"), ("Harbour Board", "o")):
        label(sitting, words, key)
    label(sitting, PROMISE, "1")
    sitting.press("r", "c")
    offered = sitting.place.article.strip.text.replace("\u00a0", " ")
    assert "1 " in offered
    number = "1" if "1 Ines Vale" in offered else "2"
    sitting.press(number)
    assert sitting.links() == {("claimer", PROMISE, "Ines Vale")}
    assert sitting.chosen() == PROMISE
    sitting.press("r", "c", "9")
    assert len(sitting.links()) == 1
    sitting.press(Qt.Key.Key_Escape)


def test_a_number_labels_where_other_text_is_selected(at_work: Work) -> None:
    """In a role that takes claims, a digit is a claim's key as soon as text for it is selected."""
    about = Role(
        key="about", name="about", shortcut="a", frames=(Frame(sources=("PROMISE",), fillers=("PROMISE",)),)
    )
    sitting = at_work(tagset=TAGSET.model_copy(update={"roles": (about,)}))
    label(sitting, "spoke", "1")
    label(sitting, PROMISE, "1")
    sitting.press("r", "a")
    sitting.drag("Harbour Board")
    sitting.press("1")
    assert sitting.links() == {("about", PROMISE, "Harbour Board")}
