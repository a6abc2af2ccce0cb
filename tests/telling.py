"""Figures that tests find and somebody wants to read: told below the results, whatever process found them."""

from collections.abc import Callable

Tell = Callable[[str], None]
"""What the fixture ``tell`` is."""

TOLD = "told"
"""The property of a test's report under which a line travels."""
