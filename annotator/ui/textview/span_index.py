"""Spans by paragraph and links by span: what must be known to draw one paragraph. Pure."""

from collections.abc import Collection, Iterable, Sequence

from annotator.domain.layer import Layer
from annotator.domain.link import Link
from annotator.domain.span import Span
from annotator.domain.values import Id
from annotator.ui.textview.lanes import assign_lanes, free_lane, overlap
from annotator.ui.textview.paragraphs import Paragraphs


class SpanIndex:
    """Every change answers with the paragraphs that it touches."""

    def __init__(self, paragraphs: Paragraphs) -> None:
        self._paragraphs = paragraphs
        self._spans: dict[Id, Span] = {}
        self._by_paragraph: dict[int, dict[Id, Span]] = {}
        self._lanes: dict[Id, int] = {}

    def __len__(self) -> int:
        return len(self._spans)

    def get(self, identifier: Id) -> Span | None:
        return self._spans.get(identifier)

    def all(self) -> Iterable[Span]:
        return self._spans.values()

    def at(self, paragraph: int) -> list[Span]:
        """The spans that touch a paragraph, longest first at each start."""
        return sorted(self._by_paragraph.get(paragraph, {}).values(), key=lambda span: span.order)

    def of(self, paragraph: int) -> Collection[Span]:
        """The same in no order, for those who ask about all paragraphs."""
        return self._by_paragraph.get(paragraph, {}).values()

    def lane(self, identifier: Id) -> int:
        return self._lanes.get(identifier, 0)

    def paragraphs_of(self, span: Span) -> range:
        return self._paragraphs.range_of(span.start, span.end)

    def replace_all(self, spans: Iterable[Span]) -> None:
        """Takes these spans instead of all others; claims that stay keep their lanes."""
        self._spans = {span.id: span for span in spans}
        self._by_paragraph = {}
        for identifier, span in self._spans.items():
            fragments = span.extent.fragments
            for paragraph in self._paragraphs.range_of(fragments[0][0], fragments[-1][1]):
                self._by_paragraph.setdefault(paragraph, {})[identifier] = span
        claims = {
            span.id: (span.start, span.end) for span in self._spans.values() if span.layer is Layer.CLAIM
        }
        self._lanes = assign_lanes(claims, {key: self._lanes[key] for key in claims if key in self._lanes})

    def put(self, span: Span) -> set[int]:
        """Adds a span, or takes it in place of the one with its id."""
        lane = self._lanes.get(span.id)
        touched = self.remove(span.id)
        self._spans[span.id] = span
        paragraphs = self.paragraphs_of(span)
        for paragraph in paragraphs:
            self._by_paragraph.setdefault(paragraph, {})[span.id] = span
        if span.layer is Layer.CLAIM:
            self._lanes[span.id] = free_lane(self._taken_lanes(span), lane)
        return touched | set(paragraphs)

    def remove(self, identifier: Id) -> set[int]:
        span = self._spans.pop(identifier, None)
        if span is None:
            return set()
        self._lanes.pop(identifier, None)
        paragraphs = self.paragraphs_of(span)
        for paragraph in paragraphs:
            self._by_paragraph.get(paragraph, {}).pop(identifier, None)
        return set(paragraphs)

    def _taken_lanes(self, claim: Span) -> Iterable[int]:
        extent = (claim.start, claim.end)
        for paragraph in self.paragraphs_of(claim):
            for other in self._by_paragraph.get(paragraph, {}).values():
                if (
                    other.id in self._lanes
                    and other.id != claim.id
                    and overlap(extent, (other.start, other.end))
                ):
                    yield self._lanes[other.id]


class LinkIndex:
    def __init__(self, links: Sequence[Link] = ()) -> None:
        self.links = tuple(links)
        self._of: dict[Id, list[Link]] = {}
        self._answered: dict[Id, set[str]] = {}
        for link in self.links:
            self._answered.setdefault(link.source, set()).add(link.role)
            if link.target is not None:
                self._of.setdefault(link.source, []).append(link)
                if link.target != link.source:
                    self._of.setdefault(link.target, []).append(link)

    def of(self, span: Id) -> list[Link]:
        """The links from or to a span, those to nothing left out."""
        return self._of.get(span, [])

    def answered(self, span: Id) -> Collection[str]:
        """The roles of a span that are filled, or told not to be in the text."""
        return self._answered.get(span, ())
