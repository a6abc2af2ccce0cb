"""Which state of the sets is measured, as it is written down."""

import pytest

from annotator.session.measuring.options import FIRST_DONE, NOW, AsOf, Options

MAY_31 = 1_717_113_600_000
"""Midnight before the last day of May 2024, UTC."""
DAY = 24 * 60 * 60 * 1000


def test_states_have_names() -> None:
    assert AsOf.parse("first-done") == FIRST_DONE
    assert AsOf.parse("now") == NOW
    assert FIRST_DONE.is_first_done
    assert NOW.is_now


def test_a_date_means_its_last_millisecond_and_a_time_itself() -> None:
    assert AsOf.parse("2024-05-31").until_ms == MAY_31 + DAY - 1
    assert AsOf.parse("2024-05-31T02:00").until_ms == MAY_31 + DAY // 12
    assert AsOf.parse("2024-05-31T02:00+02:00").until_ms == MAY_31


@pytest.mark.parametrize("text", ["", "yesterday", "2024-13-01", "31.05.2024"])
def test_nothing_else_is_a_time(text: str) -> None:
    with pytest.raises(ValueError):
        AsOf.parse(text)


def test_each_state_says_what_it_is() -> None:
    sentences = {as_of.sentence for as_of in (FIRST_DONE, NOW, AsOf.parse("2024-05-31"))}
    assert len(sentences) == 3


def test_options_are_told_in_full() -> None:
    told = Options(as_of=NOW, manual_only=True).to_json()
    assert (told["as_of"], told["origin"], told["documents"]) == ("now", "manual", None)
    assert told["layers"] == ["entity", "claim", "event"]
