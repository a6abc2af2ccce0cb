"""White space at the edges can be left out of what is compared; what is stored stays."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.agreement.trimming import trimmed
from annotator.agreement.units import Unit
from tests.agreement.drawn_spans import drawn_units, unit

TEXT = "  Ines Calloway \n left"


def test_outer_edges_are_trimmed_and_inner_ones_are_not() -> None:
    assert trimmed(Unit(((0, 16),), "A", "x"), TEXT) == Unit(((2, 15),), "A", "x")
    assert trimmed(unit("A", (1, 7), (6, 16)), TEXT).fragments == ((2, 7), (6, 15))
    assert trimmed(unit("A", (0, 1), (2, 6), (15, 17)), TEXT).fragments == ((2, 6),)


def test_white_space_alone_stays_as_it_is() -> None:
    blank = unit("A", (0, 1), (15, 17))
    assert trimmed(blank, TEXT) == blank


@given(drawn_units(), st.text(alphabet="a ", min_size=14, max_size=14))
def test_trimming_twice_is_trimming_once_and_covers_no_more(span: Unit, text: str) -> None:
    once = trimmed(span, text)
    assert trimmed(once, text) == once
    assert span.start <= once.start < once.end <= span.end
    assert (once.label, once.id) == (span.label, span.id)
