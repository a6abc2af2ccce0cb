"""Where the annotator stands, as the grammar of labeling wants to know it."""

from annotator.domain.document import ZoneKind
from annotator.domain.span import Fragment, Span
from annotator.session.labeling import Place
from annotator.ui.places.workbench import Workbench

_AROUND = 200
"""Code points beside a place in which its edges look for the next token."""


def place_at(bench: Workbench, caret: int, selection: Fragment | None, selected: Span | None) -> Place:
    """``caret`` and ``selection`` in the open document, ``selected`` a span that is in hand."""
    document, segments = bench.document, bench.segments
    assert document is not None
    paragraph = segments.paragraph_at(caret)
    return Place(
        document.text,
        segments.tokens(paragraph),
        segments.sentences(paragraph),
        caret,
        document.language,
        selection,
        selected,
        document.places_of(ZoneKind.QUOTATION),
        document.places_of(ZoneKind.DATELINE),
    )


def tokens_around(bench: Workbench, start: int, end: int) -> list[Fragment]:
    """The tokens in which edges of a place find their next one."""
    length = len(bench.document.text) if bench.document else 0
    return bench.segments.tokens_between(max(start - _AROUND, 0), min(end + _AROUND, length))
