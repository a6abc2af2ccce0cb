"""The lines of a document around a dispute, as a small document of their own, and spans moved into it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from annotator.domain.document import Document
from annotator.domain.identity import text_sha256
from annotator.domain.span import Extent, Fragment, Span

_MOST = 700
"""Code points on either side; of longer paragraphs a part is shown, cut between words."""


@dataclass(frozen=True, slots=True)
class Passage:
    """``start`` is where the passage begins in the whole document."""

    document: Document
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.document.text)

    def moved(self, spans: Iterable[Span]) -> list[Span]:
        """Those that lie in the passage, at their places there."""
        return [
            replace(span, extent=Extent(self.fragments(span.fragments), span.extent.surface))
            for span in spans
            if self.start <= span.start and span.end <= self.end
        ]

    def fragments(self, fragments: Iterable[Fragment]) -> tuple[Fragment, ...]:
        return tuple((start - self.start, end - self.start) for start, end in fragments)


def passage_around(document: Document, start: int, end: int) -> Passage:
    """The paragraphs that hold ``[start, end)``, all set alike: without zones."""
    text = document.text
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    first = max(first, text.rfind(" ", 0, start - _MOST) + 1 if start - first > _MOST else first)
    if last - end > _MOST:
        gap = text.find(" ", end + _MOST)
        last = last if gap < 0 else min(last, gap)
    words = text[first:last]
    return Passage(Document(document.id, "", words, text_sha256(words), document.language), first)
