"""Searching for spans: by layer, label, attribute, annotator and words, as far as the viewpoint goes."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from annotator.domain.annotator import Annotator
from annotator.domain.errors import UnknownObject
from annotator.domain.layer import Layer
from annotator.domain.progress import Progress, no_progress
from annotator.domain.span import Span
from annotator.domain.values import AttributeValue, Id
from annotator.session.access import Access
from annotator.session.concordance import Hit, Source, hit_at
from annotator.session.pace import Pace
from annotator.session.viewpoint import View
from annotator.store.project_file import ProjectFile
from annotator.store.span_search import FoundSpan
from annotator.store.worker import Priority
from annotator.text.patterns import Matcher, Pattern
from annotator.wording import tr

UNANSWERED = ""
"""Stands for a value in a ``SpanQuery``: the attribute has no answer."""

_MOST = 200
"""Documents looked at in one piece at most."""


@dataclass(frozen=True, slots=True)
class SpanQuery:
    """What a span must have; ``None`` asks for nothing.

    ``value`` belongs to ``attribute``: a value's key, ``yes`` or ``no``, ``UNANSWERED``, or ``None`` for any
    answer. ``annotator`` is whose spans are wanted; ``words`` stand somewhere in the span; ``versions`` are
    those of the tagset of which it was made under one.
    """

    layer: Layer | None = None
    label: str | None = None
    attribute: str | None = None
    value: str | None = None
    annotator: Id | None = None
    words: Pattern | None = None
    versions: frozenset[int] | None = None


def searchable_annotators(file: ProjectFile, view: View) -> list[Annotator]:
    """Those whose spans the view may see, by name."""
    return [person for person in file.project.annotators() if view.shows(person.id)]


def current_labels(file: ProjectFile, view: View, spans: Iterable[tuple[Id, Id, Id]]) -> dict[Id, str | None]:
    """The labels of spans, given as document, annotator and id, by id; ``None`` where one is gone or not
    shown.
    """
    found: dict[Id, str | None] = {}
    for document, annotator, identifier in spans:
        span = file.sets.span(document, annotator, identifier) if view.shows(annotator) else None
        found[identifier] = span.label if span else None
    return found


def find_spans(
    access: Access, view: View, query: SpanQuery, progress: Progress = no_progress
) -> Iterator[Hit]:
    """Every span that fits, in the order of documents, each as it stands when its page is read.

    Raises ``UnknownObject`` where the view may not see the annotator that is asked for, and what
    ``Matcher`` raises.
    """
    if query.annotator is not None and not view.shows(query.annotator):
        raise UnknownObject(tr("Other annotators' work is not shown from this viewpoint"))
    fits = _make_test(query)
    names, total = access.run(
        lambda file: (
            {person.id: person.name for person in searchable_annotators(file, view)},
            file.documents.count(),
        )
    )
    done = 0
    for sources, spans in _pages(access, view, query):
        kept = [found for found in spans if found.annotator in names and fits(found.span)]
        yield from _hits(access, sources, kept, names)
        done += len(sources)
        progress(done, total)


def _pages(
    access: Access, view: View, query: SpanQuery
) -> Iterator[tuple[dict[Id, Source], list[FoundSpan]]]:
    after, pace = -1, Pace(_MOST)
    owner = query.annotator if view.shows_others else view.annotator

    def read(file: ProjectFile) -> tuple[dict[Id, Source], list[FoundSpan]]:
        with pace.piece() as size:
            rows = file.documents.rows(None, after, size)
            sources = {row.id: Source(row.id, row.title, row.position) for row in rows}
            found = file.spans.of_documents(
                list(sources), annotator=owner, layer=query.layer, label=query.label
            )
        return sources, found

    while (page := access.run(read, Priority.BACKGROUND))[0]:
        yield page
        after = max(source.position for source in page[0].values())


def _hits(
    access: Access, sources: dict[Id, Source], found: Iterable[FoundSpan], names: dict[Id, str]
) -> Iterator[Hit]:
    ordered = sorted(found, key=lambda each: _place(sources[each.document], each.span))
    for document, spans in groupby(ordered, key=lambda each: each.document):
        text = access.run(_text_reader(document), Priority.BACKGROUND)
        for each in spans:
            span = each.span
            if text is not None and span.extent.fits(text):
                yield hit_at(
                    sources[document],
                    text,
                    span.fragments,
                    (span.label,),
                    span=span.id,
                    annotator=names[each.annotator],
                )


def _place(source: Source, span: Span) -> tuple[object, ...]:
    return source.position, source.document, span.order


def _text_reader(document: Id) -> Callable[[ProjectFile], str | None]:
    """The text, or nothing where the document has been withdrawn meanwhile."""

    def read(file: ProjectFile) -> str | None:
        try:
            return file.documents.text(document)
        except UnknownObject:
            return None

    return read


def _make_test(query: SpanQuery) -> Callable[[Span], bool]:
    matcher = Matcher(query.words) if query.words else None

    def fits(span: Span) -> bool:
        if query.attribute is not None and not _answers(span, query.attribute, query.value):
            return False
        if query.versions is not None and span.tagset_version not in query.versions:
            return False
        return matcher is None or matcher.stands_in(span.surface)

    return fits


def _answers(span: Span, attribute: str, value: str | None) -> bool:
    given = _keys_of(span.attributes.get(attribute))
    if value == UNANSWERED:
        return not given
    return bool(given) if value is None else value in given


def _keys_of(answer: AttributeValue | None) -> tuple[str, ...]:
    if isinstance(answer, bool):
        return ("yes" if answer else "no",)
    return (answer,) if isinstance(answer, str) else answer or ()
