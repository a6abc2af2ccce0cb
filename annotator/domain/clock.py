"""Hybrid logical clocks: wall time that never runs backwards, with a counter for what shares a millisecond.

After Kulkarni, Demirbas, Madappa, Avva and Leone (2014), "Logical Physical Clocks". A reading is one integer:
milliseconds since 1970 in the upper bits, a counter in the lower sixteen.
"""

from collections.abc import Callable

COUNTER_BITS = 16


class HybridClock:
    def __init__(self, wall_ms: Callable[[], int], latest: int = 0) -> None:
        self._wall_ms = wall_ms
        self._latest = latest

    @property
    def latest(self) -> int:
        return self._latest

    def tick(self) -> int:
        """A reading greater than every one given out or observed so far."""
        self._latest = max(self._latest + 1, self._wall_ms() << COUNTER_BITS)
        return self._latest

    def observe(self, reading: int) -> None:
        """Take note of a reading made elsewhere."""
        self._latest = max(self._latest, reading)


def first_reading(wall_ms: int) -> int:
    """The earliest reading of a millisecond."""
    return wall_ms << COUNTER_BITS


def wall_ms(reading: int) -> int:
    """Milliseconds since 1970 of a clock reading."""
    return reading >> COUNTER_BITS
