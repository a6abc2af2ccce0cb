"""How a figure went: over batches of documents, in the order in which they were finished."""

from collections.abc import Sequence
from itertools import pairwise

from annotator.agreement.measure import Measure
from annotator.domain.annotator import Annotator
from annotator.domain.layer import Layer
from annotator.domain.progress import Progress, no_progress
from annotator.session.measuring.counting import Kept
from annotator.session.measuring.encounters import Among
from annotator.session.measuring.figures import Meeting, meetings
from annotator.session.measuring.ledger import Ledger
from annotator.session.measuring.methods import METHODS
from annotator.session.measuring.tables import TrendPoint

FEWEST, MOST = 5, 12
"""Documents in a batch at least, and batches at most."""


def trend(
    ledger: Ledger,
    measure: Measure,
    layer: Layer,
    people: tuple[Annotator, ...] | None = None,
    label: str | None = None,
    progress: Progress = no_progress,
) -> list[TrendPoint]:
    """Of two annotators, or of all where there is nobody named and the measure is made for many.

    ``label`` narrows to one, where there are figures for each. Raises what ``Ledger.update`` raises.
    """
    method = METHODS[measure]
    label = label if method.by_label else None
    ledger.update([method.family], by_label=label is not None, progress=progress)
    meeting = _meeting(ledger, layer, people)
    if meeting is None or meeting.among not in method.among:
        return []
    documents = sorted(meeting.documents, key=lambda kept: (_done(kept, meeting), kept.position))
    points: list[TrendPoint] = []
    for batch in batches(documents):
        found = method.find(meeting.evidence(method.family, label, batch), label)
        points.append(TrendPoint(_done(batch[0], meeting), meeting.row(measure, found, batch, label)))
    return points


def _meeting(ledger: Ledger, layer: Layer, people: tuple[Annotator, ...] | None) -> Meeting | None:
    """Of the only pair where nobody is named and there is but one."""
    found = [each for each in meetings(ledger) if each.layer is layer]
    if people is not None:
        return next((each for each in found if set(each.people) == set(people)), None)
    many = [each for each in found if each.among is Among.MANY]
    pairs = [each for each in found if each.among is Among.PAIR]
    return many[0] if many else pairs[0] if len(pairs) == 1 else None


def _done(kept: Kept, meeting: Meeting) -> int:
    """When the last of them was done with the document."""
    return max((kept.done_ms.get(person.id, 0) for person in meeting.people), default=0)


def batches(documents: Sequence[Kept]) -> list[Sequence[Kept]]:
    """Of one size but for the last, which takes what is left over."""
    if not documents:
        return []
    count = max(1, min(MOST, len(documents) // FEWEST))
    size = len(documents) // count
    edges = [size * number for number in range(count)] + [len(documents)]
    return [documents[begin:end] for begin, end in pairwise(edges)]
