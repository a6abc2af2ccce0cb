"""Which documents a list leaves when it is narrowed by what the rows themselves do not tell."""

from collections.abc import Callable
from dataclasses import dataclass

from annotator.domain.clock import first_reading
from annotator.domain.errors import UnknownObject
from annotator.domain.progress import Progress, no_progress
from annotator.domain.tagset import Tagset
from annotator.domain.values import Id
from annotator.session.access import Access
from annotator.session.finding import document_pages
from annotator.session.pace import Pace
from annotator.session.viewpoint import View
from annotator.store.document_filters import FilterPage
from annotator.store.project_file import ProjectFile
from annotator.store.worker import Priority
from annotator.text.patterns import Matcher, Pattern
from annotator.wording import tr

_MOST = 2000
"""Documents looked at in one piece at most."""

_PageReader = Callable[[ProjectFile, int, int], FilterPage]


@dataclass(frozen=True, slots=True)
class Sieve:
    """What a document must have; nothing asks for nothing.

    ``labels`` are keys of which a span bears one; ``since_ms`` is a time since 1970 from which on something
    was changed; ``owner`` is whose work counts, by default all that the view shows.
    """

    labels: frozenset[str] = frozenset()
    since_ms: int | None = None
    owner: Id | None = None

    @property
    def lets_all_through(self) -> bool:
        return not self.labels and self.since_ms is None


def keys_standing_as(tagset: Tagset, key: str) -> frozenset[str]:
    """A label's key, and those of labels that were merged into it."""
    alike = (label.key for label in tagset.labels if (now := tagset.standing(label.key)) and now.key == key)
    return frozenset((key, *alike))


def sift(access: Access, view: View, sieve: Sieve, progress: Progress = no_progress) -> frozenset[Id]:
    """The documents that the sieve leaves; raises ``UnknownObject`` where the view may not see its owner's
    work.
    """
    if sieve.owner is not None and not view.shows(sieve.owner):
        raise UnknownObject(tr("Other annotators' work is not shown from this viewpoint"))
    readers = _readers(sieve, sieve.owner or view.narrowing)
    total = access.run(lambda file: file.documents.count()) * len(readers)
    kept: frozenset[Id] | None = None
    done = 0
    for reader in readers:
        found: set[Id] = set()
        after: int | None = 0
        pace = Pace(_MOST)
        while after is not None:
            page = access.run(_paced(reader, after, pace), Priority.BACKGROUND)
            found |= page.documents
            done += page.seen
            progress(done, total)
            after = page.last
        kept = frozenset(found) if kept is None else kept & found
    return kept or frozenset()


def _readers(sieve: Sieve, owner: Id | None) -> list[_PageReader]:
    readers: list[_PageReader] = []
    if sieve.labels:
        labels = sorted(sieve.labels)
        readers.append(lambda file, after, size: file.filters.bearing(labels, after, size, owner))
    if sieve.since_ms is not None:
        clock = first_reading(sieve.since_ms)
        readers.append(lambda file, after, size: file.filters.changed(clock, after, size, owner))
    return readers


def _paced(reader: _PageReader, after: int, pace: Pace) -> Callable[[ProjectFile], FilterPage]:
    def read(file: ProjectFile) -> FilterPage:
        with pace.piece() as size:
            return reader(file, after, size)

    return read


def documents_with(access: Access, pattern: Pattern, progress: Progress = no_progress) -> frozenset[Id]:
    """The documents in whose texts the pattern stands; raises what ``Matcher`` raises."""
    matcher = Matcher(pattern)
    total = access.run(lambda file: file.documents.count())
    found: set[Id] = set()
    done = 0
    for page in document_pages(access):
        found.update(source.document for source, document in page if matcher.stands_in(document.text))
        done += len(page)
        progress(done, total)
    return frozenset(found)
