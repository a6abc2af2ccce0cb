"""Where the words of a span stand again, and do not bear its label yet."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate

import regex

from annotator.domain.document import Document
from annotator.domain.errors import PatternInvalid
from annotator.domain.layer import Layer
from annotator.domain.progress import Progress, no_progress
from annotator.domain.span import Fragment, Span
from annotator.domain.values import Id
from annotator.session.access import Access
from annotator.session.concordance import Hit, Source, hit_at
from annotator.session.finding import document_pages, places_in
from annotator.session.pace import Pace
from annotator.session.viewpoint import View
from annotator.store.project_file import ProjectFile
from annotator.text.patterns import Matcher, Pattern
from annotator.wording import tr

_LONGEST = 500
"""Code points of a span that is looked for elsewhere at most."""
_MOST = 50
"""Documents whose spans are read in one piece at most."""
_UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")
"""Scripts that set no space between words: what stands in a sentence of theirs is no whole word."""


class Reach(StrEnum):
    """Where one looks: in the span's own document, in those that one has this layer of to do, or in all."""

    DOCUMENT = "document"
    ASSIGNED = "assigned"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: the words of ``span``, which stands in ``document``, in other places.

    ``case``: capitals count. ``boilerplate``: there too.
    """

    span: Span
    document: Id
    reach: Reach = Reach.DOCUMENT
    case: bool = True
    whole_words: bool = True
    boilerplate: bool = False


@dataclass(frozen=True, slots=True)
class Occurrence:
    """``labels`` are those of the same layer that one has given to this place, or to a part of it."""

    place: Fragment
    labels: tuple[str, ...]


def first_look(span: Span, document: Id, reach: Reach = Reach.DOCUMENT) -> Wanted:
    """What one looks for until one chooses otherwise."""
    return Wanted(span, document, reach, whole_words=_UNSPACED.search(span.surface) is None)


def occurrences_in(document: Document, own: Iterable[Span], wanted: Wanted) -> list[Occurrence]:
    """The occurrences in one document, in which ``own`` are the spans of the one who looks.

    Raises ``PatternInvalid`` where the span is nothing that stands elsewhere again.
    """
    return free_places(document, places_in(_matcher(wanted), document), own, wanted)


def free_places(
    document: Document, places: Iterable[Fragment], own: Iterable[Span], wanted: Wanted
) -> list[Occurrence]:
    """Those of the places that bear the label neither wholly nor in part, and are no boilerplate."""
    standing = _Standing(own, wanted.span.layer)
    found = [Occurrence(place, standing.labels(place)) for place in places]
    return [
        each
        for each in found
        if wanted.span.label not in each.labels
        and (wanted.boilerplate or not document.in_boilerplate(*each.place))
    ]


def find_occurrences(
    access: Access, view: View, wanted: Wanted, progress: Progress = no_progress
) -> Iterator[Hit]:
    """Every occurrence in the order of documents, with its labels; raises as ``occurrences_in``."""
    matcher = _matcher(wanted)
    total = 1 if wanted.reach is Reach.DOCUMENT else access.run(lambda file: file.documents.count())
    done = 0
    for page in _pages(access, wanted):
        found = [_Candidates(*entry, places_in(matcher, entry[1])) for entry in page]
        yield from _hits(access, view, wanted, [each for each in found if each.places])
        done += len(page)
        progress(done, total)


@dataclass(frozen=True, slots=True)
class _Candidates:
    source: Source
    document: Document
    places: Sequence[Fragment]


def _matcher(wanted: Wanted) -> Matcher:
    if len(wanted.span.fragments) > 1:
        raise PatternInvalid(tr("A span in several parts cannot be looked for in other places"))
    if len(wanted.span.surface) > _LONGEST:
        raise PatternInvalid(tr("This span is too long to be looked for in other places"))
    return Matcher(Pattern(wanted.span.surface, case=wanted.case, whole_words=wanted.whole_words))


def _pages(access: Access, wanted: Wanted) -> Iterable[list[tuple[Source, Document]]]:
    return document_pages(access) if wanted.reach is not Reach.DOCUMENT else _own_page(access, wanted)


def _own_page(access: Access, wanted: Wanted) -> Iterator[list[tuple[Source, Document]]]:
    document, row = access.run(
        lambda file: (file.documents.get(wanted.document), file.documents.row(wanted.document, None))
    )
    yield [(Source(document.id, document.title, row.position), document)]


def _hits(access: Access, view: View, wanted: Wanted, found: Sequence[_Candidates]) -> Iterator[Hit]:
    pace, done = Pace(_MOST), 0
    while piece := found[done : done + pace.size]:
        own = access.run(_own_reader(view, wanted, [each.document.id for each in piece], pace))
        for each in piece:
            if each.document.id in own:
                free = free_places(each.document, each.places, own[each.document.id], wanted)
                for one in free:
                    yield hit_at(each.source, each.document.text, (one.place,), one.labels)
        done += len(piece)


def _own_reader(
    view: View, wanted: Wanted, documents: Sequence[Id], pace: Pace
) -> Callable[[ProjectFile], dict[Id, list[Span]]]:
    """Reads one's own spans of the layer in those of the documents that are within reach."""

    def read(file: ProjectFile) -> dict[Id, list[Span]]:
        with pace.piece():
            own: dict[Id, list[Span]] = {
                document: [] for document in documents if _is_within_reach(file, view, wanted, document)
            }
            layer = wanted.span.layer
            for each in file.spans.of_documents(list(own), annotator=view.annotator, layer=layer):
                own[each.document].append(each.span)
        return own

    return read


def _is_within_reach(file: ProjectFile, view: View, wanted: Wanted, document: Id) -> bool:
    if wanted.reach is not Reach.ASSIGNED or document == wanted.document:
        return True
    head = file.sets.head(document, view.annotator)
    return head is not None and head.skipped is None and wanted.span.layer in head.assigned


class _Standing:
    """Which labels of a layer stand where."""

    def __init__(self, spans: Iterable[Span], layer: Layer) -> None:
        of_layer = (span for span in spans if span.layer is layer)
        self._parts = sorted((*part, span.label) for span in of_layer for part in span.fragments)
        self._reach = list(accumulate((end for _, end, _ in self._parts), max))

    def labels(self, place: Fragment) -> tuple[str, ...]:
        start, end = place
        found: set[str] = set()
        number = bisect_left(self._parts, (end,))
        while number and self._reach[number - 1] > start:
            number -= 1
            _, stop, label = self._parts[number]
            if stop > start:
                found.add(label)
        return tuple(sorted(found))
