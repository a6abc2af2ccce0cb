"""The document as a column of paragraphs, of which only those asked for are laid out.

Knows nothing of the widget. Lengths are pixels; a paragraph's extent includes the page's own margin above
the first and below the last one.
"""

from collections.abc import Iterable, Sequence
from math import ceil

from annotator.domain.document import Document, Zone
from annotator.domain.span import Span
from annotator.ui.textview.direction import is_right_to_left
from annotator.ui.textview.heights import Heights
from annotator.ui.textview.look import Emphasis, Look
from annotator.ui.textview.marks import Marker, Marks
from annotator.ui.textview.painters import SetParagraph, ZoneName
from annotator.ui.textview.paragraph_layout import ParagraphLayout, Setting
from annotator.ui.textview.paragraphs import Paragraph, Paragraphs
from annotator.ui.textview.span_index import SpanIndex
from annotator.ui.textview.zone_map import Fold, ZoneMap
from annotator.ui.textview.zone_styles import (
    BLANK,
    BODY,
    NAMED,
    ParagraphStyle,
    partial_formats,
    style_of,
)
from annotator.wording import trn

_KEPT = 400
_WIDE = "\u2e80"


class Page:
    def __init__(self, document: Document, look: Look, width: float) -> None:
        self.document = document
        self.text = document.text
        self.paragraphs = Paragraphs(document.text)
        self.spans = SpanIndex(self.paragraphs)
        self.look = look
        self.width = width
        self.emphasis = Emphasis()
        self.zones = ZoneMap(document.text, self.paragraphs, document.zones)
        self._laid: dict[int, SetParagraph] = {}
        self.heights = Heights(self._estimates())

    def __len__(self) -> int:
        return len(self.paragraphs)

    def fold(self, fold: Fold, folded: bool) -> None:
        """Lets paragraphs stand as one line, or whole again."""
        self.zones.set_folded(fold, folded)
        for index in fold.paragraphs:
            self._laid.pop(index, None)
            self.height(index)

    def relay(self, look: Look, width: float) -> None:
        """Forgets all layouts: the fonts, the width or the zones have changed."""
        self.look = look
        self.width = width
        self._laid.clear()
        self.heights = Heights(self._estimates())
        for fold in self.zones.folded:
            for index in fold.paragraphs:
                self.height(index)

    def recolor(self, look: Look) -> None:
        """Forgets layouts whose formats hold colours, but no heights."""
        self.look = look
        self._laid.clear()

    def height(self, index: int) -> float:
        """The exact extent of a paragraph, laid out for it where need be."""
        if self.zones.is_hidden(index):
            self.heights[index] = self._with_margins(index, 0.0)
        else:
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
        """Marks these paragraphs anew; whether the height of any of them has changed.

        Of what is folded, that is the line that stands for it.
        """
        changed = False
        for index in {self._standing_for(index) for index in paragraphs}:
            laid = self._laid.get(index)
            if laid is not None:
                before = self.heights[index]
                laid.marks = self._mark(laid.layout, index, laid.marks)
                laid.folded = self._told_of_fold(index)
                self._settle(index, laid)
                changed = changed or before != self.heights[index]
        return changed

    def touch_all(self) -> bool:
        return self.touch(tuple(self._laid))

    def index_at(self, offset: int) -> int:
        return self.paragraphs.index_at(offset)

    def _lay(self, index: int) -> SetParagraph:
        paragraph = self.paragraphs[index]
        zones = self.zones.at(index)
        style = self._style(paragraph, zones)
        layout = ParagraphLayout(
            self.text[paragraph.start : paragraph.end],
            paragraph.start,
            self._setting(style),
            right_to_left=is_right_to_left(self.text, self.paragraphs.real_start(index)),
            formats=partial_formats(zones, paragraph, self.text, self.look.typography, self.look.theme),
        )
        laid = SetParagraph(layout, style, self._mark(layout, index), [])
        laid.zone_names = self._zone_names(index, layout)
        laid.folded = self._told_of_fold(index)
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

    def _mark(self, layout: ParagraphLayout, index: int, before: Marks | None = None) -> Marks:
        visible = self.emphasis.visible
        spans: list[Span] = [span for span in self.spans.at(index) if span.layer in visible]
        if not spans:
            return Marks()
        marker = Marker(
            self.spans.lane, self.look.name_of, self.look.name_metrics, self.look.metrics.em * 0.25
        )
        return marker.mark(layout, spans, before)

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
        if self.zones.is_folded(index):
            laid.layout.keep_first_line()
        hidden = self.zones.is_hidden(index)
        self.heights[index] = self._with_margins(index, 0.0 if hidden else laid.layout.height)

    def _with_margins(self, index: int, height: float) -> float:
        last = self.look.metrics.page_bottom if index == len(self.paragraphs) - 1 else 0.0
        return height + self.above(index) + last

    def _zone_names(self, index: int, layout: ParagraphLayout) -> list[ZoneName]:
        named: dict[int, list[str]] = {}
        for run in self.zones.named_at(index):
            named.setdefault(layout.line_of(self._first_shown(run)), []).append(NAMED[run.kind])
        fold = self._sensible_fold(index, layout)
        return [
            ZoneName(line, ", ".join(dict.fromkeys(names)), fold if line == 0 else None)
            for line, names in named.items()
        ]

    def _sensible_fold(self, index: int, layout: ParagraphLayout) -> Fold | None:
        """The fold that begins with a paragraph, if it is more than one line."""
        fold = self.zones.fold_at(index)
        if fold is None or fold.first != index or (fold.first == fold.last and len(layout.lines) == 1):
            return None
        return fold

    def _told_of_fold(self, index: int) -> str:
        """What the line that stands for a fold says of the rest; nothing where none does."""
        fold = self.zones.fold_at(index)
        if fold is None or not self.zones.is_folded(index):
            return ""
        spans = len({span.id for paragraph in fold.paragraphs for span in self.spans.of(paragraph)})
        return trn("… {count} span", "… {count} spans", spans) if spans else "…"

    def _standing_for(self, index: int) -> int:
        fold = self.zones.fold_at(index) if self.zones.is_hidden(index) else None
        return fold.first if fold is not None else index

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
        for index in self.zones.touched():
            style = style_of(self.zones.at(index), self.paragraphs[index], text)
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
