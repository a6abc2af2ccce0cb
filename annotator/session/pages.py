"""Reading the journal backwards, page by page, as far as it is wanted."""

from collections.abc import Callable, Iterator

from annotator.domain.change import Change


def paged(read: Callable[[int | None], list[Change]]) -> Iterator[Change]:
    """``read`` gives a page of changes older than a clock reading, newest first; an empty one ends it."""
    before: int | None = None
    while page := read(before):
        yield from page
        before = page[-1].clock
