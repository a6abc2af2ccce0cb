"""What the foot of the window says about the open document."""

from annotator.domain.annotation_set import AnnotationSet
from annotator.ui.place import PlaceStatus


def place_status(
    work: AnnotationSet | None,
    looks: int,
    position: int,
    total: int,
    *,
    changed_since: bool = False,
    said: str = "",
) -> PlaceStatus:
    """``looks`` counts the spans that need a look; ``position`` counts from 0.

    ``changed_since``: spans or links were changed after the document was finished. ``said``: what has
    just been done.
    """
    if work is None:
        return PlaceStatus(("No document open",), ())
    left = [f"{_counted(len(work.spans), 'span')} · {_counted(len(work.links), 'link')}"]
    if looks:
        left.append(f"{_counted(looks, 'span')} need{'s' if looks == 1 else ''} a look")
    if work.finished:
        done = "finished" if work.finished >= work.assigned else "partly finished"
        left.append(f"{done}, changed since" if changed_since else done)
    if work.skipped:
        left.append(f"skipped: {work.skipped}")
    if said:
        left.append(said)
    right = (f"document {position + 1:,} of {total:,}",) if position >= 0 else ()
    return PlaceStatus(tuple(left), right)


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
