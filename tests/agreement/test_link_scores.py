"""Links agree by ends, role and filler; span errors can be left to spans, and mentions to their entity."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.agreement.figures import Reason, measured, undefined
from annotator.agreement.link_scores import (
    Ends,
    Link,
    Linking,
    compared_roles,
    exact_ends,
    link_f1,
    linking,
    matched_ends,
    placed_ends,
    tally_links,
    tally_links_up_to_same_as,
)
from annotator.agreement.matching import OVERLAP, align
from annotator.agreement.units import Unit

TRIGGER, SHE, NAME, PLACE = "trigger", "she", "name", "place"
SPANS = {
    TRIGGER: Unit(((0, 5),), "VOTE", TRIGGER),
    SHE: Unit(((10, 13),), "MENTION", SHE),
    NAME: Unit(((20, 33),), "PERSON", NAME),
    PLACE: Unit(((40, 45),), "GPE", PLACE),
}


def made(
    *links: tuple[str, str | None], tied: bool = False, absent: bool = True, **changed: Unit | None
) -> Linking:
    """Links from the trigger: (role, filler); ``changed`` are spans marked otherwise, or not at all."""
    spans = [each for each in {**SPANS, **changed}.values() if each is not None]
    drawn = [Link(TRIGGER, role, filler) for role, filler in links]
    return linking(spans, drawn, [(SHE, NAME)] if tied else [], absent)


def matched(one: Linking, other: Linking) -> Ends:
    return matched_ends(one, other, align(one.units.values(), other.units.values(), OVERLAP).pairs)


WIDER = Unit(((18, 33),), "PERSON", NAME)
RENAMED = Unit(((20, 33),), "ORG", NAME)


def test_links_agree_when_head_role_and_filler_do() -> None:
    one = made(("agent", NAME), ("place", PLACE))
    other = made(("agent", NAME), ("theme", PLACE))
    tally = tally_links(one, other, exact_ends(one, other))
    assert link_f1(tally) == measured(2 / 4)
    assert [link_f1(tally, role) for role in ("agent", "place")] == [measured(1), measured(0)]
    assert link_f1(tally, "cause") == undefined(Reason.UNUSED_ROLE)


def test_without_links_there_is_no_figure() -> None:
    assert link_f1(tally_links(made(), made(), exact_ends(made(), made()))) == undefined(Reason.NO_LINKS)


@pytest.mark.parametrize(
    ("filler", "exact", "placed"), [(WIDER, 0, 0), (RENAMED, 0, 1)], ids=["boundary", "label"]
)
def test_span_errors_cost_links_with_exact_ends_and_not_given_matched_ends(
    filler: Unit, exact: float, placed: float
) -> None:
    one, other = made(("agent", NAME)), made(("agent", NAME), name=filler)
    assert link_f1(tally_links(one, other, exact_ends(one, other))) == measured(exact)
    assert link_f1(tally_links(one, other, placed_ends(one, other))) == measured(placed)
    assert link_f1(tally_links(one, other, matched(one, other))) == measured(1)


def test_given_matched_ends_links_to_what_the_other_did_not_mark_are_left_out() -> None:
    one, other = made(("agent", NAME), ("place", PLACE)), made(("agent", NAME), place=None)
    assert link_f1(tally_links(one, other, exact_ends(one, other))) == measured(2 / 3)
    assert tally_links(one, other, matched(one, other)).marked() == (1, 1)


def test_mentions_of_one_entity_are_one_filler_up_to_same_as() -> None:
    one, other = made(("agent", SHE), tied=True), made(("agent", NAME))
    for ends in (exact_ends(one, other), matched(one, other)):
        assert link_f1(tally_links(one, other, ends)) == measured(0)
        assert link_f1(tally_links_up_to_same_as(one, other, ends)) == measured(1)
        untied = made(("agent", SHE))
        assert link_f1(tally_links_up_to_same_as(untied, other, ends)) == measured(0)


def test_a_mention_that_the_other_did_not_mark_stands_for_its_entity() -> None:
    one, other = made(("agent", SHE), tied=True), made(("agent", NAME), she=None)
    ends = matched(one, other)
    assert tally_links(one, other, ends).marked() == (0, 1)
    assert link_f1(tally_links_up_to_same_as(one, other, ends)) == measured(1)


def test_not_in_the_text_is_an_answer_unless_it_is_left_out() -> None:
    one, other = made(("cause", None), ("agent", NAME)), made(("cause", None))
    assert link_f1(tally_links(one, other, matched(one, other))) == measured(2 / 3)
    assert made(("cause", None), ("agent", NAME), absent=False).links == (Link(TRIGGER, "agent", NAME),)
    filled = made(("cause", PLACE))
    assert link_f1(tally_links(one, filled, matched(one, filled)), "cause") == measured(0)


def test_the_same_link_twice_counts_once_and_links_to_spans_left_out_are_none() -> None:
    assert tally_links(
        made(("agent", NAME), ("agent", NAME)), made(), exact_ends(made(), made())
    ).marked() == (1, 0)
    assert made(("agent", NAME), name=None).links == ()
    assert made(tied=True, she=None).same_as == ()


def test_roles_are_compared_head_by_head() -> None:
    one, other = made(("agent", NAME), ("cause", None)), made(("agent", NAME), name=WIDER)
    left, right = compared_roles(one, other, matched(one, other))
    assert {role for role, _ in left[TRIGGER] ^ right[TRIGGER]} == {"cause"}
    left, right = compared_roles(one, other, exact_ends(one, other))
    assert {role for role, _ in left[TRIGGER] ^ right[TRIGGER]} == {"agent", "cause"}


def test_roles_to_what_the_other_did_not_mark_are_not_compared() -> None:
    one, other = made(("agent", NAME)), made(name=None)
    assert compared_roles(one, other, matched(one, other)) == ({}, {})


drawn_links = st.lists(
    st.tuples(st.sampled_from(["agent", "place"]), st.sampled_from([SHE, NAME, PLACE, None])), max_size=4
)


@given(drawn_links, drawn_links, st.booleans(), st.sampled_from([SPANS[NAME], WIDER, RENAMED, None]))
def test_symmetric_bounded_and_one_with_oneself(
    ones: list[tuple[str, str | None]],
    others: list[tuple[str, str | None]],
    tied: bool,
    name: Unit | None,
) -> None:
    one, other = made(*ones, tied=tied), made(*others, name=name)
    for ends_of in (exact_ends, placed_ends, matched):
        for tally in (tally_links, tally_links_up_to_same_as):
            there, back = tally(one, other, ends_of(one, other)), tally(other, one, ends_of(other, one))
            assert link_f1(there) == link_f1(back)
            assert (there.ones, there.others) == (back.others, back.ones)
            assert 0 <= (link_f1(there).value or 0) <= 1
            own = link_f1(tally(one, one, ends_of(one, one)))
            assert own == (measured(1) if ones else undefined(Reason.NO_LINKS))


@given(drawn_links, drawn_links)
def test_same_as_only_adds_agreement_on_single_links(
    ones: list[tuple[str, str | None]], others: list[tuple[str, str | None]]
) -> None:
    one, other = made(*ones[:1], tied=True), made(*others[:1])
    ends = matched(one, other)
    equal, alike = (
        sum(tally(one, other, ends).matched()) for tally in (tally_links, tally_links_up_to_same_as)
    )
    assert equal <= alike
