"""Concordance lines: what stands around a hit, and the orders in which lines are read."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from annotator.session.concordance import CONTEXT, Hit, Order, Source, hit_at, in_order

SOURCE = Source("11111111-1111-4111-8111-111111111111", "Pier", 0)


def line(text: str, words: str, position: int = 0, labels: tuple[str, ...] = ()) -> Hit:
    start = text.index(words)
    source = Source(SOURCE.document, SOURCE.title, position)
    return hit_at(source, text, ((start, start + len(words)),), labels)


def test_a_line_holds_what_stands_before_and_behind() -> None:
    hit = line("The board will\n\nmove the pier,\u00a0she said.", "move")
    assert (hit.left, hit.surface, hit.right) == ("The board will ", "move", " the pier, she said.")
    assert (hit.start, hit.end) == (16, 20)
    assert hit.document == SOURCE.document


def test_contexts_and_long_hits_are_cut() -> None:
    hit = line("a" * 500 + "b" * 500 + "c" * 500, "b" * 500)
    assert hit.left == "a" * CONTEXT
    assert hit.right == "c" * CONTEXT
    assert hit.surface.endswith("b…")
    assert hit.end - hit.start == 500


def test_a_hit_in_parts_shows_what_lies_between() -> None:
    hit = hit_at(SOURCE, "We will, said Vale, move it.", ((0, 7), (19, 26)))
    assert hit.surface == "We will, said Vale, move i"
    assert (hit.start, hit.end) == (0, 26)


def test_lines_are_read_from_the_hit_outwards() -> None:
    lines = [line("the old Board met", "Board"), line("our new Board fell", "Board", 1)]
    lines += [line("no old Board came", "Board", 2)]
    assert [hit.left for hit in in_order(lines, Order.LEFT)] == ["our new ", "no old ", "the old "]
    assert [hit.right for hit in in_order(lines, Order.RIGHT)] == [" came", " fell", " met"]
    assert [hit.source.position for hit in in_order(lines, Order.DOCUMENT)] == [0, 1, 2]


def test_lines_without_a_label_come_last() -> None:
    lines = [line("x", "x", 0), line("x", "x", 1, ("PERSON",)), line("x", "x", 2, ("ORG",))]
    assert [hit.labels for hit in in_order(lines, Order.LABEL)] == [("ORG",), ("PERSON",), ()]


_LABELS = st.sampled_from([(), ("A",), ("B",), ("A", "B")])
_LINES = st.lists(
    st.tuples(st.text("ab A\n", min_size=1, max_size=8), st.integers(0, 7), _LABELS), max_size=8
)


@given(_LINES, st.sampled_from(Order), st.randoms())
def test_an_order_loses_nothing_and_does_not_depend_on_the_one_before(
    lines: list[tuple[str, int, tuple[str, ...]]], order: Order, dice: Random
) -> None:
    hits = [
        hit_at(Source(SOURCE.document, "", place), text, ((min(start, len(text) - 1), len(text)),), labels)
        for place, (text, start, labels) in enumerate(lines)
    ]
    shuffled = list(hits)
    dice.shuffle(shuffled)
    assert in_order(shuffled, order) == in_order(hits, order)
    assert in_order(in_order(hits, order), Order.DOCUMENT) == hits
