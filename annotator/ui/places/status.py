"""What the foot of the window says about the open document."""

from annotator.domain.annotation_set import AnnotationSet
from annotator.ui.place import PlaceStatus
from annotator.wording import tr, trn


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
        return PlaceStatus((tr("No document open"),), ())
    counted = (
        trn("{count:,} span", "{count:,} spans", spans),
        trn("{count:,} link", "{count:,} links", links),
    )
    left = [" · ".join(counted)]
    if looks:
        left.append(trn("{count:,} span needs a look", "{count:,} spans need a look", looks))
    if head.finished:
        done = tr("finished") if head.finished >= head.assigned else tr("partly finished")
        left.append(tr("{done}, changed since", done=done) if changed_since else done)
    if head.skipped:
        left.append(tr("skipped: {reason}", reason=tr(head.skipped)))
    if said:
        left.append(said)
    place = tr("document {number:,} of {total:,}", number=position + 1, total=total)
    right = (place,) if position >= 0 else ()
    return PlaceStatus(tuple(left), right)
