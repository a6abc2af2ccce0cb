"""Reading what is compared: page by page through the store, each set in the state that is asked for."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property

from annotator.domain.annotator import Annotator, AnnotatorKind
from annotator.domain.change import Scope
from annotator.domain.clock import wall_ms
from annotator.domain.document import Document
from annotator.domain.errors import UnknownObject
from annotator.domain.tagset import Tagset
from annotator.domain.values import Id
from annotator.session.access import Access
from annotator.session.measuring.first_done import as_at, as_first_finished
from annotator.session.measuring.options import Options
from annotator.session.measuring.sheets import Sheet, SheetMaker, State, marked_of, state_now
from annotator.session.pace import Pace
from annotator.session.viewpoint import View
from annotator.store.mark_queries import MarkedSet
from annotator.store.project_file import ProjectFile
from annotator.store.worker import Priority
from annotator.wording import tr

_MOST = 100
"""Documents read in one piece at most."""
_PAGE = 250
"""Documents counted together at most."""
_PAGE_CHARACTERS = 2_000_000
"""Code points of their texts; one document may be longer."""

_Entry = tuple[int, Document, list[MarkedSet]]


class _Standing(dict[str, str]):
    def __init__(self, tagset: Tagset) -> None:
        super().__init__()
        self._tagset = tagset

    def __missing__(self, key: str) -> str:
        label = self._tagset.standing(key)
        self[key] = label.key if label else key
        return self[key]


@dataclass(frozen=True)
class Corpus:
    """What a measurement needs to know of the project besides its documents.

    ``people`` are in the order of rows and columns: by name, the gold last. ``positions`` is behind those of
    all documents, ``head`` the number of the last change.
    """

    people: tuple[Annotator, ...]
    tagset: Tagset
    documents: int
    positions: int
    head: int

    @cached_property
    def standing(self) -> Mapping[str, str]:
        """For each label the one that stands for it today, after all merging."""
        return _Standing(self.tagset)

    @property
    def persons(self) -> list[Annotator]:
        return [each for each in self.people if each.kind is AnnotatorKind.PERSON]

    @property
    def golds(self) -> list[Annotator]:
        return [each for each in self.people if each.kind is AnnotatorKind.GOLD]


def check_view(view: View) -> None:
    """Raises ``UnknownObject`` where the view may not see others' work."""
    if not view.shows_others:
        raise UnknownObject(tr("Other annotators' work is not shown from this viewpoint"))


def read_corpus(access: Access) -> Corpus:
    return access.run(_corpus)


def _corpus(file: ProjectFile) -> Corpus:
    people = sorted(file.project.annotators(), key=lambda each: (each.kind is AnnotatorKind.GOLD, each.name))
    return Corpus(
        tuple(people),
        file.project.tagset(),
        file.documents.count(),
        file.documents.next_position(),
        file.journal.head(),
    )


class Collector:
    """Sheets of documents, each made of one short read, and of the journal where sets were changed since."""

    def __init__(self, access: Access, corpus: Corpus, options: Options) -> None:
        self._access = access
        self._options = options
        self._pace = Pace(_MOST)
        self._people = {person.id: person for person in corpus.people}
        self._maker = SheetMaker(self._people, corpus.standing, options)

    def sheets(self) -> Iterator[Sheet]:
        """All documents in their order."""
        for page in self.pages():
            yield from page

    def pages(self, after: int = -1, until: int | None = None) -> Iterator[list[Sheet]]:
        """All documents in their order, as many as are counted together; or those behind a position, to
        another and with it.
        """
        return self._pages(self._entries(after, until))

    def pages_of(self, documents: Sequence[Id]) -> Iterator[list[Sheet]]:
        """Those of the documents that are there."""
        return self._pages(self._entries_of(documents))

    def _pages(self, entries: Iterable[_Entry]) -> Iterator[list[Sheet]]:
        page: list[Sheet] = []
        characters = 0
        for entry in entries:
            page.append(self._sheet(*entry))
            characters += page[-1].length
            if len(page) == _PAGE or characters > _PAGE_CHARACTERS:
                yield page
                page, characters = [], 0
        if page:
            yield page

    def _entries(self, after: int, until: int | None) -> Iterator[_Entry]:
        while until is None or after < until:
            entries = self._access.run(_page_reader(after, until, self._pace), Priority.BACKGROUND)
            yield from (entry for entry in entries if until is None or entry[0] <= until)
            if not entries:
                return
            after = entries[-1][0]

    def _entries_of(self, documents: Sequence[Id]) -> Iterator[_Entry]:
        done = 0
        while done < len(documents):
            part = documents[done : done + self._pace.size]
            yield from self._access.run(_documents_reader(part, self._pace), Priority.BACKGROUND)
            done += len(part)

    def _sheet(self, position: int, document: Document, sets: list[MarkedSet]) -> Sheet:
        known = [each for each in sets if each.annotator in self._people]
        states = [state for each in known if (state := self._state(document, each)) is not None]
        sheet = self._maker.sheet(document, position, states)
        sheet.done_ms = {each.annotator: wall_ms(each.latest) for each in known}
        sheet.holders = frozenset(each.annotator for each in known)
        golds = (each for each in known if self._kind(each) is AnnotatorKind.GOLD)
        sheet.judges = frozenset(author for each in golds for author in each.authors)
        return sheet

    def _kind(self, marked: MarkedSet) -> AnnotatorKind:
        return self._people[marked.annotator].kind

    def _state(self, document: Document, marked: MarkedSet) -> State | None:
        as_of, scope = self._options.as_of, Scope(document.id, marked.annotator)
        if as_of.until_ms is not None:
            if wall_ms(marked.latest) <= as_of.until_ms:
                return state_now(marked)
            work = as_at(self._access, scope, document.text, as_of.until_ms)
            return None if work is None else state_now(marked_of(work))
        state = state_now(marked)
        if as_of.is_now or marked.changes < 2 or self._kind(marked) is not AnnotatorKind.PERSON:
            return state
        return self._as_first_finished(scope, document.text, marked, state)

    def _as_first_finished(self, scope: Scope, text: str, marked: MarkedSet, state: State) -> State:
        if marked.skipped or not marked.finished:
            return state
        works = dict(state.works)
        for layer, work in as_first_finished(self._access, scope, text, marked.finished).items():
            works[layer] = marked_of(work)
        return State(marked.annotator, marked.assigned, marked.finished, marked.skipped, works)


def _page_reader(after: int, until: int | None, pace: Pace) -> Callable[[ProjectFile], list[_Entry]]:
    def read(file: ProjectFile) -> list[_Entry]:
        with pace.piece() as size:
            return _marked(
                file, file.documents.page(after, size if until is None else min(size, until - after))
            )

    return read


def _documents_reader(documents: Sequence[Id], pace: Pace) -> Callable[[ProjectFile], list[_Entry]]:
    def read(file: ProjectFile) -> list[_Entry]:
        with pace.piece():
            return _marked(file, [entry for document in documents for entry in _found(file, document)])

    return read


def _found(file: ProjectFile, document: Id) -> Iterator[tuple[int, Document]]:
    with suppress(UnknownObject):
        yield file.documents.row(document, None).position, file.documents.get(document)


def _marked(file: ProjectFile, found: Sequence[tuple[int, Document]]) -> list[_Entry]:
    sets = file.marks.of_documents([document.id for _, document in found])
    return [(position, document, sets[document.id]) for position, document in found]
