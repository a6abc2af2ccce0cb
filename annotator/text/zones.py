"""The structure of an article's text: title, byline, dateline, captions, quotations, boilerplate."""

from collections.abc import Sequence

from annotator.domain.document import Zone, ZoneKind
from annotator.domain.span import Fragment
from annotator.text.boilerplate import boilerplate, repeats
from annotator.text.headlines import find_byline, find_title
from annotator.text.paragraphs import paragraphs
from annotator.text.quotation import quotations
from annotator.text.reporting import captions, credits_, dateline

_FIRST_LINES = 12


def find_zones(text: str, title: str | None = None, byline: str | None = None) -> tuple[Zone, ...]:
    """Zones in order; ``title`` and ``byline`` are what the file's metadata says, where it says so.

    Boilerplate is found first: nothing in it is a title, a caption or a quotation.
    """
    found = paragraphs(text)
    noise = boilerplate(text, found)
    body = _without(found, noise)
    zones = [Zone(start, end, ZoneKind.BOILERPLATE) for start, end in noise]
    head = body[:_FIRST_LINES]
    titles = find_title(text, head, title)
    zones += _zones(ZoneKind.TITLE, titles)
    after_title = _without(head, titles)
    bylines = find_byline(text, after_title, byline)
    zones += _zones(ZoneKind.BYLINE, [*bylines, *credits_(text, _without(body, bylines))])
    pictures = captions(text, _without(body, [*titles, *bylines]), _doubled(text, found))
    zones += _zones(ZoneKind.CAPTION, pictures)
    zones += _zones(ZoneKind.DATELINE, dateline(text, _without(after_title, [*bylines, *pictures])))
    zones += _zones(ZoneKind.QUOTATION, quotations(text, body))
    return tuple(sorted(set(zones)))


def _zones(kind: ZoneKind, fragments: Sequence[Fragment]) -> list[Zone]:
    return [Zone(start, end, kind) for start, end in fragments]


def _without(found: Sequence[Fragment], removed: Sequence[Fragment]) -> list[Fragment]:
    """The fragments that do not touch a removed one; one that is cut at its end keeps its beginning."""
    cut = {end: start for start, end in removed}
    kept = [(start, cut.get(end, end)) for start, end in found]
    return [(start, end) for start, end in kept if start < end]


def _doubled(text: str, found: Sequence[Fragment]) -> frozenset[Fragment]:
    """Paragraphs that are followed at once by their own repeat, as scraped captions are."""
    return frozenset(found[first] for index, first in repeats(text, found) if first == index - 1)
