"""Tokens weigh spans: long ones count more, nested labels stay apart, touched tokens count whole."""

from hypothesis import given

from annotator.agreement.columns import Legend
from annotator.agreement.tallies import Tally, tally_of
from annotator.agreement.token_scores import Tokens, tally_tokens, tokens_of
from annotator.agreement.units import Unit
from tests.agreement.drawn_spans import drawn_lists, unit, units

WORDS = tokens_of([(start, start + 4) for start in range(0, 100, 5)])


def tallied(ones: list[Unit], others: list[Unit], tokens: Tokens = WORDS) -> Tally:
    legend = Legend()
    one, other = (legend.spans([(0, units)]) for units in (ones, others))
    (table,) = tally_tokens(one, other, [tokens], legend)
    return tally_of(legend.labels, table)


def test_a_span_is_over_the_tokens_it_shares_a_character_with() -> None:
    assert WORDS.under(unit("A", (0, 9), (12, 13))) == [range(2), range(2, 3)]
    assert WORDS.under(unit("A", (4, 5))) == [range(1, 1)]
    assert WORDS.under(unit("A", (3, 6))) == [range(2)]
    assert tokens_of([]).under(unit("A", (3, 6))) == [range(0)]


def test_a_word_in_common_of_a_long_claim_says_little() -> None:
    tally = tallied(units(("CLAIM", 0, 95)), units(("CLAIM", 90, 94)))
    assert tally.f1().value == 2 / 20
    assert tally.marked() == (19, 1)


def test_nested_spans_keep_both_their_labels_and_tokens_count_once_a_label() -> None:
    tally = tallied(units(("A", 0, 49), ("B", 0, 9), ("A", 0, 4)), units(("A", 0, 49), ("B", 0, 14)))
    assert tally.marked("A") == tally.matched("A") == (10, 10)
    assert (tally.marked("B"), tally.matched("B")) == ((2, 3), (2, 2))


@given(drawn_lists(), drawn_lists())
def test_it_is_the_f1_of_the_sets_of_token_and_label(ones: list[Unit], others: list[Unit]) -> None:
    tokens = tokens_of([(place, place + 2) for place in range(0, 14, 2)])
    left, right = (
        {(token, span.label) for span in spans for places in tokens.under(span) for token in places}
        for spans in (ones, others)
    )
    tally = tallied(ones, others, tokens)
    assert tally.marked() == (len(left), len(right))
    assert tally.matched() == (len(left & right),) * 2
    for label in tally.labels:
        assert tally.matched(label)[0] == sum(each == label for _, each in left & right)
