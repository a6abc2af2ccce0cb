"""Lines and paragraphs."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.text.paragraphs import filled_lines, lines, paragraphs, trim

WRAPPED = (
    "The harbour board met for three hours on Monday and could not agree\n"
    "on a new price for the berths that stand empty all winter, its chair\n"
    "said after the meeting had ended."
)


def test_every_kind_of_line_end_ends_a_line() -> None:
    assert lines("a\nb\r\nc\u2028\n") == [(0, 1), (2, 3), (5, 6), (7, 7), (8, 8)]
    assert lines("") == [(0, 0)]


@given(st.text(alphabet="ab \n\r\u00a0.\u2029"))
def test_lines_and_paragraphs_lose_nothing_but_white_space(text: str) -> None:
    for found in (lines(text), filled_lines(text), paragraphs(text)):
        kept = "".join(text[start:end] for start, end in found)
        assert "".join(kept.split()) == "".join(text.split())


def test_trimming_knows_every_white_space() -> None:
    assert trim("\u00a0 a b\u3000", 0, 6) == (2, 5)
    assert trim("  ", 0, 2) == (0, 0)


def test_each_line_is_a_paragraph() -> None:
    assert paragraphs("One line.\n  • Two\n\nThree") == [(0, 9), (12, 17), (19, 24)]


def test_a_block_wrapped_at_a_fixed_width_is_one_paragraph() -> None:
    assert paragraphs(f"Title\n\n{WRAPPED}\n\nEnd.") == [
        (0, 5),
        (7, 7 + len(WRAPPED)),
        (len(WRAPPED) + 9, len(WRAPPED) + 13),
    ]


def test_short_lines_in_a_block_stay_apart() -> None:
    text = "Oops!\nSomething went wrong.\nPlease try again later."
    assert len(paragraphs(text)) == 3
    listed = "- the first of the things that were agreed on in the long meeting\n- the second of the things"
    assert len(paragraphs(listed)) == 2
