"""Every measure says in plain words what a figure means, and what it leaves out."""

import gettext
from collections.abc import Iterator
from string import Formatter

import pytest
from typing_extensions import override

from annotator import wording
from annotator.agreement.figures import Reason, measured, undefined
from annotator.agreement.measure import Measure
from annotator.agreement.readings import READINGS, in_words, leaves_out, name_of, share_in_words


def test_every_measure_has_a_name_a_sentence_and_what_it_leaves_out() -> None:
    assert list(READINGS) == list(Measure)
    assert len({name_of(measure) for measure in Measure}) == len(Measure)
    assert all(leaves_out(measure).endswith(".") for measure in Measure)


@pytest.mark.parametrize("measure", Measure)
def test_every_sentence_is_made_of_the_figure(measure: Measure) -> None:
    reading = READINGS[measure]
    for sentence in filter(None, (reading.sentence, reading.below)):
        fields = {name for _, name, _, _ in Formatter().parse(sentence) if name}
        assert fields in ({"often"}, {"points"})
    assert "62" in in_words(measure, measured(0.62))


def test_the_headline_is_said_as_people_would() -> None:
    assert in_words(Measure.F1_EXACT, measured(0.87)) == (
        "when one of them marks a span, the other marks the same 87 times in 100, averaged both ways"
    )


def test_a_coefficient_stands_on_a_scale_from_chance() -> None:
    assert in_words(Measure.ALPHA, measured(0.667)) == (
        "how often they give the same judgment: 67 on a scale where 0 is chance and 100 is always"
    )
    assert in_words(Measure.KAPPA, measured(-0.2)).startswith(
        "they give the same judgment less often than chance would: -20"
    )


def test_nearly_all_is_not_all_and_hardly_any_is_not_none() -> None:
    said = [
        in_words(Measure.AGREEMENT, measured(value)).split("judgment ")[1]
        for value in (1, 0.999, 0.5, 0.01, 0.001, 0)
    ]
    assert said == [
        "100 times in 100",
        "99 times in 100",
        "50 times in 100",
        "1 time in 100",
        "1 time in 100",
        "0 times in 100",
    ]
    assert "-1 on a scale" in in_words(Measure.GAMMA, measured(-0.0001))


def test_an_undefined_figure_says_why() -> None:
    assert in_words(Measure.KAPPA, undefined(Reason.ONE_LABEL)) == "undefined: only one label used"


def test_the_share_of_matched_spans_is_said_beside() -> None:
    assert share_in_words(measured(0.81)) == "a span of one of them has a match by the other 81 times in 100"
    assert share_in_words(undefined(Reason.NO_SPANS)) == "undefined: no spans"


class _Loud(gettext.NullTranslations):
    @override
    def gettext(self, message: str) -> str:
        return message.upper().replace("{OFTEN}", "{often}").replace("{REASON}", "{reason}")


@pytest.fixture
def loud() -> Iterator[None]:
    wording.speak_with(_Loud(), "en")
    yield
    wording.speak("en")


@pytest.mark.usefixtures("loud")
def test_readings_are_said_in_the_language_spoken() -> None:
    assert in_words(Measure.RECALL, measured(0.5)).startswith("WHEN THE GOLD HAS A SPAN")
    assert in_words(Measure.RECALL, undefined(Reason.NO_SPANS)) == "UNDEFINED: NO SPANS"
