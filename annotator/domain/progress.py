"""How long work tells how far it is, and learns that it is no longer wanted."""

from collections.abc import Callable
from typing import TypeAlias

Progress: TypeAlias = Callable[[int, int | None], None]
"""Called with what is done and the total, if known; raises ``Cancelled`` when the user stopped the work."""


def no_progress(done: int, total: int | None) -> None:
    """A progress that shows nothing and never cancels."""
