"""Where the spans of one paragraph are drawn: pieces on lines, levels and lanes, and their names.

All lengths are pixels in the paragraph. Nothing here changes where lines break: only, through ``rows`` and
``lanes``, how far apart they stand.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF

from annotator.domain.layer import Layer
from annotator.domain.span import Span
from annotator.ui.textview.lanes import free_lane, overlap
from annotator.ui.textview.name_rows import Place, Wish, pack
from annotator.ui.textview.paragraph_layout import ParagraphLayout, Strip


@dataclass(frozen=True, slots=True)
class Piece:
    """A span's extent on one line. ``cut_…``: the span goes on beyond that side, on another line.

    ``gap``: the text between two fragments, not part of the span.
    """

    line: int
    left: float
    right: float
    cut_left: bool = False
    cut_right: bool = False
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """The label's name: ``row`` counts from the line upwards for entities and events."""

    text: str
    line: int
    left: float
    width: float
    row: int


@dataclass(slots=True)
class Mark:
    """``level``: how many others an entity or event lies inside of; for a claim, its lane."""

    span: Span
    level: int
    pieces: list[Piece]
    name: Name | None = None

    def is_on(self, first: int, last: int) -> bool:
        """Whether a piece of it, or what is between its pieces, stands on one of these lines."""
        pieces = self.pieces
        return bool(pieces) and pieces[0].line <= last and pieces[-1].line >= first


@dataclass(slots=True)
class Marks:
    entities: list[Mark] = field(default_factory=list[Mark])
    claims: list[Mark] = field(default_factory=list[Mark])
    events: list[Mark] = field(default_factory=list[Mark])
    rows: int = 0
    lanes: int = 0

    def all(self) -> Iterable[Mark]:
        yield from self.entities
        yield from self.claims
        yield from self.events

    def on_lines(self, first: int, last: int) -> "Marks":
        """Those that stand on any of these lines."""

        def kept(marks: list[Mark]) -> list[Mark]:
            return [mark for mark in marks if mark.is_on(first, last)]

        return Marks(kept(self.entities), kept(self.claims), kept(self.events), self.rows, self.lanes)

    def of(self, span: str) -> Mark | None:
        return next((mark for mark in self.all() if mark.span.id == span), None)


@dataclass(frozen=True, slots=True)
class Marker:
    """Makes the marks of paragraphs. ``lane``: a claim's lane; ``name_of``: what is written beside it."""

    lane: Callable[[str], int]
    name_of: Callable[[Span], str]
    font: QFontMetricsF
    spacing: float

    def mark(self, layout: ParagraphLayout, spans: Sequence[Span], before: Marks | None = None) -> Marks:
        """``before``: the marks that the same lines had; a span that stays stands where it stood."""
        known = {mark.span.id: mark for mark in before.all()} if before else {}

        def pieces(span: Span) -> list[Piece]:
            mark = known.get(span.id)
            if mark is None or mark.span.fragments != span.fragments:
                return _pieces(layout, span)
            return mark.pieces

        marks = Marks()
        marks.entities = _levelled([span for span in spans if span.layer is Layer.ENTITY], pieces)
        marks.events = _levelled([span for span in spans if span.layer is Layer.EVENT], pieces)
        marks.claims = [
            Mark(span, self.lane(span.id), pieces(span)) for span in spans if span.layer is Layer.CLAIM
        ]
        marks.rows = self._name(layout, [*marks.entities, *marks.events])
        marks.lanes = max((mark.level for mark in marks.claims), default=-1) + 1
        for lane in range(marks.lanes):
            self._name(layout, [mark for mark in marks.claims if mark.level == lane], single_row=True)
        return marks

    def _name(self, layout: ParagraphLayout, marks: Sequence[Mark], *, single_row: bool = False) -> int:
        """Gives names their places; answers how many rows they need."""
        by_line: dict[int, list[Wish]] = {}
        for index, mark in enumerate(marks):
            piece = _first_piece(layout, mark)
            text = self.name_of(mark.span)
            if piece is not None and text:
                start = layout.width - piece.right if layout.right_to_left else piece.left
                wish = Wish(index, start, piece.right - piece.left, self.font.horizontalAdvance(text))
                by_line.setdefault(piece.line, []).append(wish)
        rows = 0
        for line, wishes in by_line.items():
            for place in pack(wishes, layout.width, self.spacing, rows=1 if single_row else 4):
                marks[place.key].name = self._made(layout, line, place, self.name_of(marks[place.key].span))
                rows = max(rows, place.row + 1)
        return rows

    def _made(self, layout: ParagraphLayout, line: int, place: Place, text: str) -> Name:
        shown = self.font.elidedText(text, Qt.TextElideMode.ElideRight, place.width + 0.5)
        left = layout.width - place.start - place.width if layout.right_to_left else place.start
        return Name(shown, line, left, place.width, place.row)


def _levelled(spans: Sequence[Span], pieces: Callable[[Span], list[Piece]]) -> list[Mark]:
    """Marks in drawing order, outer before inner, each one level inside those that it overlaps."""
    marks: list[Mark] = []
    open_marks: list[Mark] = []
    for span in spans:
        open_marks = [mark for mark in open_marks if mark.span.end > span.start]
        extent = (span.start, span.end)
        taken = [mark.level for mark in open_marks if overlap(extent, (mark.span.start, mark.span.end))]
        mark = Mark(span, free_lane(taken), pieces(span))
        marks.append(mark)
        open_marks.append(mark)
    return marks


def _pieces(layout: ParagraphLayout, span: Span) -> list[Piece]:
    pieces: list[Piece] = []
    last: int | None = None
    for start, end in span.fragments:
        if last is not None:
            pieces += [Piece(s.line, s.left, s.right, gap=True) for s in layout.strips(last, start)]
        pieces += _cut(layout, layout.strips(start, end), start, end)
        last = end
    return pieces


def _cut(layout: ParagraphLayout, strips: Sequence[Strip], start: int, end: int) -> Iterable[Piece]:
    """The strips as pieces, open at the side where the fragment comes from or goes to another line."""
    for index, strip in enumerate(strips):
        line = layout.lines[strip.line]
        first_on_line = index == 0 or strips[index - 1].line != strip.line
        last_on_line = index == len(strips) - 1 or strips[index + 1].line != strip.line
        comes, goes = start < line.start, end > line.end
        if layout.right_to_left:
            comes, goes = goes, comes
        yield Piece(strip.line, strip.left, strip.right, first_on_line and comes, last_on_line and goes)


def _first_piece(layout: ParagraphLayout, mark: Mark) -> Piece | None:
    """The piece at which the name stands: where the span starts, if that is in this paragraph."""
    if not mark.pieces or mark.span.start < layout.start:
        return None
    first_line = [piece for piece in mark.pieces if piece.line == mark.pieces[0].line and not piece.gap]
    return first_line[-1 if layout.right_to_left else 0] if first_line else None
