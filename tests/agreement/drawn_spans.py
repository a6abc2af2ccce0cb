"""Spans by hand and by chance."""

from collections.abc import Iterable

from hypothesis import strategies as st

from annotator.agreement.units import Extent, Unit

LABELS = ("PERSON", "ORG", "GPE")
RENAMED = {"PERSON": "x", "ORG": "m", "GPE": "a"}

_counted = iter(range(10**9))


def unit(label: str, *fragments: Extent) -> Unit:
    return Unit(fragments, label, f"u{next(_counted)}")


def units(*spans: tuple[str, int, int]) -> list[Unit]:
    return [unit(label, (start, end)) for label, start, end in spans]


def renamed(spans: Iterable[Unit]) -> list[Unit]:
    return [Unit(span.fragments, RENAMED[span.label], span.id) for span in spans]


@st.composite
def drawn_units(draw: st.DrawFn, reach: int = 14) -> Unit:
    """Of one fragment or two, within the first characters of a text, so that spans meet often."""
    start = draw(st.integers(0, reach - 1))
    end = draw(st.integers(start + 1, reach))
    fragments: tuple[Extent, ...] = ((start, end),)
    if end + 1 < reach and draw(st.integers(0, 5)) == 0:
        again = draw(st.integers(end + 1, reach - 1))
        fragments += ((again, draw(st.integers(again + 1, reach))),)
    return unit(draw(st.sampled_from(LABELS)), *fragments)


def drawn_lists(size: int = 6) -> st.SearchStrategy[list[Unit]]:
    return st.lists(drawn_units(), max_size=size)


def drawn_shuffles(spans: list[Unit]) -> st.SearchStrategy[list[Unit]]:
    return st.permutations(spans)
