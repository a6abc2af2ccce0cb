"""What the foot of the window says about the open document."""

from annotator.domain.annotation_set import AnnotationSet
from annotator.ui.place import PlaceStatus


def place_status(
    head: AnnotationSet | None,
    spans: int,
    links: int,
    looks: int,
    position: int,
    total: int,
    *,
    changed_since: bool = False,
    said: str = "",
) -> PlaceStatus:
    """``head`` is a set without its spans and links, which are counted; ``looks`` counts spans that need a
    look; ``position`` counts from 0.

    ``changed_since``: spans or links were changed after the document was finished. ``said``: what has
    just been done.
    """
    if head is None:
        return PlaceStatus(("No document open",), ())
    left = [f"{_counted(spans, 'span')} · {_counted(links, 'link')}"]
    if looks:
        left.append(f"{_counted(looks, 'span')} need{'s' if looks == 1 else ''} a look")
    if head.finished:
        done = "finished" if head.finished >= head.assigned else "partly finished"
        left.append(f"{done}, changed since" if changed_since else done)
    if head.skipped:
        left.append(f"skipped: {head.skipped}")
    if said:
        left.append(said)
    right = (f"document {position + 1:,} of {total:,}",) if position >= 0 else ()
    return PlaceStatus(tuple(left), right)


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
