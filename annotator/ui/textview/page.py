"""The document as a column of paragraphs, of which only those asked for are laid out.

Knows nothing of the widget. Lengths are pixels; a paragraph's extent includes the page's own margin above
the first and below the last one.
"""

from collections.abc import Iterable, Sequence
from math import ceil

from annotator.domain.document import Document, Zone, ZoneKind
from annotator.domain.span import Span
from annotator.ui.textview.direction import is_right_to_left
from annotator.ui.textview.heights import Heights
from annotator.ui.textview.look import Emphasis, Look
from annotator.ui.textview.marks import Marker, Marks
from annotator.ui.textview.painters import SetParagraph
from annotator.ui.textview.paragraph_layout import ParagraphLayout, Setting
from annotator.ui.textview.paragraphs import Paragraph, Paragraphs
from annotator.ui.textview.span_index import SpanIndex
from annotator.ui.textview.zone_styles import (
    BLANK,
    BODY,
    NAMED,
    ParagraphStyle,
    covers,
    partial_formats,
    style_of,
)

_KEPT = 400
_WIDE = "\u2e80"
_BETWEEN = " \u00a0\n\r\t•*-–"


class Page:
    def __init__(self, document: Document, look: Look, width: float) -> None:
        self.document = document
        self.text = document.text
        self.paragraphs = Paragraphs(document.text)
        self.spans = SpanIndex(self.paragraphs)
        self.look = look
        self.width = width
        self.emphasis = Emphasis()
        self._zones: dict[int, list[Zone]] = {}
        self._all_zones: tuple[Zone, ...] = ()
        self._laid: dict[int, SetParagraph] = {}
        self.set_zones(document.zones)
        self.heights = Heights(self._estimates())

    def __len__(self) -> int:
        return len(self.paragraphs)

    @property
    def zones(self) -> Sequence[Zone]:
        return self._all_zones

    def set_zones(self, zones: Sequence[Zone]) -> None:
        self._zones = {}
        self._all_zones = tuple(zones)
        for zone in zones:
            for index in self.paragraphs.range_of(zone.start, zone.end):
                self._zones.setdefault(index, []).append(zone)

    def relay(self, look: Look, width: float) -> None:
        """Forgets all layouts: the fonts, the width or the zones have changed."""
        self.look = look
        self.width = width
        self._laid.clear()
        self.heights = Heights(self._estimates())

    def recolor(self, look: Look) -> None:
        """Forgets layouts whose formats hold colours, but no heights."""
        self.look = look
        self._laid.clear()

    def height(self, index: int) -> float:
        """The exact extent of a paragraph, laid out for it where need be."""
        self.laid(index)
        return self.heights[index]

    def above(self, index: int) -> float:
        """The page's margin above a paragraph, part of its extent."""
        return self.look.metrics.page_top if index == 0 else 0.0

    def laid(self, index: int) -> SetParagraph:
        found = self._laid.get(index)
        if found is None:
            found = self._lay(index)
            if len(self._laid) >= _KEPT:
                del self._laid[next(iter(self._laid))]
            self._laid[index] = found
        return found

    def touch(self, paragraphs: Iterable[int]) -> bool:
        """Marks these paragraphs anew; whether the height of any of them has changed."""
        changed = False
        for index in paragraphs:
            laid = self._laid.get(index)
            if laid is not None:
                before = self.heights[index]
                laid.marks = self._mark(laid.layout, index, laid.style)
                self._settle(index, laid)
                changed = changed or before != self.heights[index]
        return changed

    def touch_all(self) -> bool:
        return self.touch(tuple(self._laid))

    def index_at(self, offset: int) -> int:
        return self.paragraphs.index_at(offset)

    def _lay(self, index: int) -> SetParagraph:
        paragraph = self.paragraphs[index]
        zones = self._zones.get(index, [])
        style = self._style(paragraph, zones)
        layout = ParagraphLayout(
            self.text[paragraph.start : paragraph.end],
            paragraph.start,
            self._setting(style),
            right_to_left=is_right_to_left(self.text, self.paragraphs.real_start(index)),
            formats=partial_formats(zones, paragraph, self.text, self.look.typography, self.look.theme),
        )
        laid = SetParagraph(layout, style, self._mark(layout, index, style), [])
        laid.zone_names = self._zone_names(paragraph, layout, zones)
        self._settle(index, laid)
        return laid

    def _style(self, paragraph: Paragraph, zones: Sequence[Zone]) -> ParagraphStyle:
        if paragraph.start == paragraph.end:
            return BLANK
        return style_of(zones, paragraph, self.text) if zones else BODY

    def _setting(self, style: ParagraphStyle) -> Setting:
        metrics = self.look.metrics
        font = self.look.typography.text_font(style.scale, bold=style.bold, sans=style.sans)
        return Setting(font, self.width, metrics.up * style.scale, metrics.down * style.scale)

    def _mark(self, layout: ParagraphLayout, index: int, style: ParagraphStyle) -> Marks:
        visible = self.emphasis.visible
        spans: list[Span] = [span for span in self.spans.at(index) if span.layer in visible]
        if not spans:
            return Marks()
        marker = Marker(
            self.spans.lane, self.look.name_of, self.look.name_metrics, self.look.metrics.em * 0.25
        )
        return marker.mark(layout, spans)

    def _settle(self, index: int, laid: SetParagraph) -> None:
        """Stacks the lines with the room that the marks need, and records the height."""
        metrics = self.look.metrics
        paragraph = self.paragraphs[index]
        rows, lanes = _reserved(laid.style)
        laid.layout.stack(
            rows=max(laid.marks.rows, rows),
            row=metrics.row,
            lanes=max(laid.marks.lanes, lanes),
            lane=metrics.lane,
            leading=metrics.em * laid.style.leading,
            gap=metrics.gap if paragraph.breaks and laid.style is not BLANK else 0.0,
        )
        self.heights[index] = self._with_margins(index, laid.layout.height)

    def _with_margins(self, index: int, height: float) -> float:
        last = self.look.metrics.page_bottom if index == len(self.paragraphs) - 1 else 0.0
        return height + self.above(index) + last

    def _zone_names(
        self, paragraph: Paragraph, layout: ParagraphLayout, zones: Sequence[Zone]
    ) -> list[tuple[int, str]]:
        named: dict[int, list[str]] = {}
        for zone in zones:
            if paragraph.start <= zone.start <= paragraph.end and self._is_named(zone, paragraph):
                first = self._first_shown(zone)
                named.setdefault(layout.line_of(first), []).append(NAMED[zone.kind])
        return [(line, ", ".join(dict.fromkeys(names))) for line, names in named.items()]

    def _is_named(self, zone: Zone, paragraph: Paragraph) -> bool:
        """Not a quotation inside a paragraph, nor what goes on with the zone before it."""
        if zone.kind is ZoneKind.QUOTATION and not covers(zone, paragraph, self.text):
            return False
        before = [other for other in self._all_zones if other.kind is zone.kind and other.end <= zone.start]
        return not before or bool(self.text[max(other.end for other in before) : zone.start].strip(_BETWEEN))

    def _first_shown(self, zone: Zone) -> int:
        inside = self.text[zone.start : zone.end]
        return zone.start + len(inside) - len(inside.lstrip())

    def _estimates(self) -> list[float]:
        """Heights from the number of characters alone."""
        metrics, text = self.look.metrics, self.text
        per_line = max(self.width / metrics.average, 1.0)
        line = metrics.up + metrics.down + metrics.row + metrics.lane
        blank = (metrics.up + metrics.down) * BLANK.scale
        heights: list[float] = []
        for index, paragraph in enumerate(self.paragraphs.items):
            length = paragraph.end - paragraph.start
            if text[paragraph.start : paragraph.start + 1] > _WIDE:
                length *= 2
            lines = ceil(length / per_line * 1.03)
            height = lines * line + (metrics.gap if paragraph.breaks else 0.0) if length else blank
            heights.append(self._with_margins(index, height))
        for index, zones in self._zones.items():
            style = style_of(zones, self.paragraphs[index], text)
            if style is not BODY and heights[index] != blank:
                heights[index] = self._estimate_styled(index, style)
        return heights

    def _estimate_styled(self, index: int, style: ParagraphStyle) -> float:
        metrics, paragraph = self.look.metrics, self.paragraphs[index]
        rows, lanes = _reserved(style)
        per_line = max(self.width / (metrics.average * style.scale), 1.0)
        line = (metrics.up + metrics.down) * style.scale + rows * metrics.row + lanes * metrics.lane
        line += metrics.em * style.leading
        lines = max(ceil((paragraph.end - paragraph.start) / per_line), 1)
        return self._with_margins(index, lines * line + metrics.gap)


def _reserved(style: ParagraphStyle) -> tuple[int, int]:
    return (1 if style.name_row else 0), (1 if style.roomy else 0)
