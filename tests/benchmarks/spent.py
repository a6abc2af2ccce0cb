"""Time spent, by the clock and of this process's own work, which other processes do not disturb."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, process_time

from typing_extensions import override


@dataclass(slots=True)
class Spent:
    """Seconds."""

    wall: float = 0.0
    used: float = 0.0

    @contextmanager
    def counted(self) -> Generator[None]:
        """Add what is spent inside."""
        wall, used = perf_counter(), process_time()
        try:
            yield
        finally:
            self.wall += perf_counter() - wall
            self.used += process_time() - used

    def over(self, other: "Spent") -> str:
        return f"{self.wall / other.wall:.2f} ({self.used / other.used:.2f} of work)"

    @override
    def __str__(self) -> str:
        return f"{self.wall:8.3f} s ({self.used:.3f} of work)"


def peak_memory() -> float:
    """The most that this process ever held, in MB; ``ru_maxrss`` would count what its parent held, too."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM:")) / 1024
