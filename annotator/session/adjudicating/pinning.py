"""The example bank: a settled dispute teaches what a label means, as an example of its guideline."""

from annotator.domain.change import Change
from annotator.domain.errors import EditError
from annotator.domain.span import Span
from annotator.domain.tagset import Guideline
from annotator.domain.tagset_edits import write_guideline
from annotator.domain.tagset_parts import label_ref
from annotator.domain.values import Id
from annotator.session.adjudicating.case import Case, load_case
from annotator.session.tagset_editing import Proposal, commit
from annotator.session.viewpoint import View
from annotator.store.project_file import ProjectFile
from annotator.wording import tr

_AROUND = 60
"""Code points of context on each side, to the next space."""


def pin(file: ProjectFile, view: View, document: Id, digest: str) -> list[Change]:
    """Give each span that the gold took here to its label as an example, in a new version of the tagset.

    Raises ``EditError`` where the gold took none, or all of them are examples already.
    """
    case = load_case(file, view, document)
    before = file.project.tagset()
    after = before
    for span in _taken(case, digest):
        label = after.label(span.label)
        example = in_context(case.document.text, span)
        if label is not None and example not in label.examples:
            guideline = Guideline.model_validate(
                label.model_dump(include=set(Guideline.model_fields))
                | {"examples": (*label.examples, example)}
            )
            after = write_guideline(after, label_ref(span.label), guideline)
    if after == before:
        raise EditError(tr("Nothing of this dispute can be pinned, or it is pinned already"))
    return commit(file, view.annotator, Proposal(before, after))


def in_context(text: str, span: Span) -> str:
    """The words around a span on one line, the span itself in brackets."""
    start, end = max(span.start - _AROUND, 0), min(span.end + _AROUND, len(text))
    left, right = text[start : span.start], text[span.end : end]
    left = left.partition(" ")[2] if start else left
    right = right.rpartition(" ")[0] if end < len(text) else right
    return " ".join(f"{left}[{text[span.start : span.end]}]{right}".split())


def _taken(case: Case, digest: str) -> list[Span]:
    settlement = case.settlements.get(digest)
    took = settlement.took if settlement is not None else ()
    return [span for span in case.work.spans if span.id in took]
