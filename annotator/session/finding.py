"""Finding words in the whole corpus, document by document; in one document ``Matcher`` alone does it."""

from collections.abc import Callable, Iterator

from annotator.domain.document import Document
from annotator.domain.errors import PatternTooSlow
from annotator.domain.progress import Progress, no_progress
from annotator.domain.span import Fragment
from annotator.domain.values import Id
from annotator.session.access import Access
from annotator.session.concordance import Hit, Source, hit_at
from annotator.session.pace import Pace
from annotator.session.viewpoint import View
from annotator.store.project_file import ProjectFile
from annotator.store.worker import Priority
from annotator.text.patterns import Matcher, Pattern
from annotator.wording import tr

_MOST = 100
"""Documents read in one piece at most."""


def find_words(
    access: Access, view: View, pattern: Pattern, progress: Progress = no_progress
) -> Iterator[Hit]:
    """Every hit in the order of documents, with the labels that the one who looks gave it.

    Raises ``PatternInvalid``, and ``PatternTooSlow`` naming the document.
    """
    matcher = Matcher(pattern)
    total = access.run(lambda file: file.documents.count())
    done = 0
    for page in document_pages(access):
        found = [(source, document, places_in(matcher, document)) for source, document in page]
        found = [entry for entry in found if entry[2]]
        labels = access.run(_labels_reader([source.document for source, _, _ in found], view))
        for source, document, places in found:
            own = labels[source.document]
            for place in places:
                yield hit_at(source, document.text, (place,), own.get(place, ()))
        done += len(page)
        progress(done, total)


def places_in(matcher: Matcher, document: Document) -> list[Fragment]:
    """Raises ``PatternTooSlow`` naming the document."""
    try:
        return matcher.places(document.text)
    except PatternTooSlow as error:
        raise PatternTooSlow(tr("In “{title}”: {problem}", title=document.title, problem=error)) from None


def document_pages(access: Access) -> Iterator[list[tuple[Source, Document]]]:
    """All documents in their order, as many at once as edits can wait for."""
    after, pace = -1, Pace(_MOST)
    while page := access.run(_page_reader(after, pace), Priority.BACKGROUND):
        yield page
        after = page[-1][0].position


def _page_reader(after: int, pace: Pace) -> Callable[[ProjectFile], list[tuple[Source, Document]]]:
    def read(file: ProjectFile) -> list[tuple[Source, Document]]:
        with pace.piece() as size:
            page = file.documents.page(after, size)
        return [(Source(document.id, document.title, position), document) for position, document in page]

    return read


def own_labels(
    file: ProjectFile, view: View, documents: list[Id]
) -> dict[Id, dict[Fragment, tuple[str, ...]]]:
    """By document and place, the labels that the one who looks gave to just that stretch of text."""
    return file.spans.labels_at(documents, view.annotator)


def _labels_reader(
    documents: list[Id], view: View
) -> Callable[[ProjectFile], dict[Id, dict[Fragment, tuple[str, ...]]]]:
    return lambda file: own_labels(file, view, documents)
