"""Where the paragraphs of a document stand on the strip beside its scroll bar. Pure."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from annotator.ui.textview.paragraphs import Paragraphs


class MapScale:
    """A snapshot of heights, so that marks and window agree on the strip while heights become known.

    ``room`` is the strip's height: a document that is shorter is not stretched.
    """

    def __init__(self, paragraphs: Paragraphs, heights: Sequence[float], room: float) -> None:
        self._paragraphs = paragraphs
        self._tops = [0.0, *accumulate(heights)]
        self.total = self._tops[-1]
        self.ratio = min(room / self.total, 1.0) if self.total else 1.0

    @property
    def count(self) -> int:
        return len(self._tops) - 1

    def extent(self, paragraph: int) -> tuple[float, float]:
        """The top and bottom of a paragraph."""
        return self._tops[paragraph] * self.ratio, self._tops[paragraph + 1] * self.ratio

    def y_at(self, paragraph: int, share: float) -> float:
        """The height of a place in a paragraph, ``share`` of the way down."""
        top, bottom = self.extent(paragraph)
        return top + (bottom - top) * share

    def y_of(self, offset: int) -> float:
        """The height at which an offset stands, by its place among its paragraph's characters."""
        index = self._paragraphs.index_at(offset)
        start, end = self._paragraphs[index].start, self._paragraphs[index].end
        return self.y_at(index, (offset - start) / (end - start) if offset < end else float(end > start))

    def place_at(self, y: float) -> tuple[int, float]:
        """The paragraph at a height of the strip, and how far down it, as a share; clamped to the ends."""
        wanted = min(max(y / self.ratio, 0.0), self.total)
        index = min(bisect_right(self._tops, wanted) - 1, len(self._tops) - 2)
        height = self._tops[index + 1] - self._tops[index]
        return index, (wanted - self._tops[index]) / height if height else 0.0

    def between(self, top: float, bottom: float) -> range:
        """The paragraphs that reach into a stretch of the strip."""
        return range(self.place_at(top)[0], self.place_at(bottom)[0] + 1)
