"""Where in one document annotators disagree."""

from annotator.domain.progress import Progress, no_progress
from annotator.domain.span import Fragment
from annotator.domain.values import Id
from annotator.session.access import Access
from annotator.session.measuring import lists
from annotator.session.measuring.ledger import Ledger
from annotator.session.measuring.options import Options
from annotator.session.viewpoint import View


def disputed_places(
    access: Access, view: View, document: Id, progress: Progress = no_progress
) -> list[Fragment]:
    """In order and each once, as far as layers are finished; none where others' work is not to be seen."""
    if not view.shows_others:
        return []
    ledger = Ledger(access, view, Options(documents=frozenset({document})))
    return sorted({(row.start, row.end) for row in lists.disagreements(ledger, progress)})
