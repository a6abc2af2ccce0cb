"""Hybrid clocks never run backwards, whatever the wall clock does."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.clock import COUNTER_BITS, HybridClock, wall_ms

MOMENTS = st.integers(0, 2**41)


@given(st.lists(MOMENTS, min_size=1, max_size=30))
def test_every_reading_is_greater_than_the_one_before_even_when_the_wall_clock_is_set_back(
    moments: list[int],
) -> None:
    wall = iter(moments)
    clock = HybridClock(lambda: next(wall))
    readings = [clock.tick() for _ in moments]
    assert readings == sorted(set(readings))


@given(MOMENTS, st.integers(0, 2**60))
def test_a_reading_comes_after_everything_that_was_observed(now: int, seen: int) -> None:
    clock = HybridClock(lambda: now)
    clock.observe(seen)
    assert clock.latest == seen
    assert clock.tick() > seen


def test_what_is_older_than_the_latest_reading_changes_nothing() -> None:
    clock = HybridClock(lambda: 5, latest=7)
    clock.observe(3)
    assert clock.latest == 7


@given(MOMENTS)
def test_a_reading_tells_the_time_where_nothing_pushes_it_on(now: int) -> None:
    assert wall_ms(HybridClock(lambda: now).tick()) == now or now == 0


def test_many_readings_in_one_millisecond_share_it() -> None:
    clock = HybridClock(lambda: 1_700_000_000_000)
    readings = [clock.tick() for _ in range(1 << COUNTER_BITS)]
    assert {wall_ms(reading) for reading in readings} == {1_700_000_000_000}
