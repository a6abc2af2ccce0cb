"""Flags across the corpus: who asks what where, and what was said to it.

An annotator is shown their own; whoever sees everybody's work sees every flag, and may answer.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from annotator.domain.change import Change
from annotator.domain.errors import EditError, UnknownObject
from annotator.domain.progress import Progress, no_progress
from annotator.domain.registers import answer_to_json
from annotator.domain.span import Answer, Flag
from annotator.domain.values import Id
from annotator.session.access import Access
from annotator.session.concordance import Hit, Source, hit_at
from annotator.session.desk import Desk
from annotator.session.edits import current_head, find_span, write_remark
from annotator.session.pace import Pace
from annotator.session.viewpoint import View
from annotator.store.flag_queries import FlaggedSet, FlagPage, Key
from annotator.store.project_file import ProjectFile
from annotator.store.worker import Priority
from annotator.wording import tr

_MOST = 2000
"""Sets looked at in one piece at most."""


@dataclass(frozen=True, slots=True)
class Flagged:
    """A flag on a span or, without one, on a document; ``annotator`` is whose, by id and name. ``hit`` is
    the span with its label and what stands around it.
    """

    source: Source
    annotator: Id
    name: str
    flag: Flag
    span: Id | None = None
    hit: Hit | None = None

    @property
    def document(self) -> Id:
        return self.source.document

    @property
    def is_answered(self) -> bool:
        return self.flag.answer is not None

    @property
    def words(self) -> str:
        """The span's, or the document's title."""
        return self.hit.surface if self.hit else self.source.title

    def answered(self, answer: Answer | None) -> "Flagged":
        return replace(self, flag=replace(self.flag, answer=answer))


def find_flags(access: Access, view: View, progress: Progress = no_progress) -> list[Flagged]:
    """Every flag that the view may see, by document and place in the text, the document's own first."""
    names, total = access.run(
        lambda file: ({person.id: person.name for person in file.project.annotators()}, file.flags.count())
    )
    found: list[Flagged] = []
    done = 0
    for page in _pages(access, view):
        for each in page.sets:
            found += access.run(_set_reader(each, names.get(each.annotator, "")), Priority.BACKGROUND)
        done += page.seen
        progress(done, total)
    return sorted(found, key=_place)


def _pages(access: Access, view: View) -> Iterator[FlagPage]:
    after: Key | None = (-1, -1)
    pace = Pace(_MOST)
    while after is not None:
        page = access.run(_page_reader(after, pace, view.narrowing), Priority.BACKGROUND)
        yield page
        after = page.last


def _page_reader(after: Key, pace: Pace, owner: Id | None) -> Callable[[ProjectFile], FlagPage]:
    def read(file: ProjectFile) -> FlagPage:
        with pace.piece() as size:
            return file.flags.page(after, size, owner)

    return read


def _set_reader(flagged: FlaggedSet, name: str) -> Callable[[ProjectFile], list[Flagged]]:
    """The flags of a set; none where the document has been withdrawn meanwhile."""

    def read(file: ProjectFile) -> list[Flagged]:
        try:
            row = file.documents.row(flagged.document, None)
            text = file.documents.text(flagged.document) if flagged.spans else ""
        except UnknownObject:
            return []
        return list(_flags_of(flagged, Source(row.id, row.title, row.position), text, name))

    return read


def _flags_of(flagged: FlaggedSet, source: Source, text: str, name: str) -> Iterator[Flagged]:
    if flagged.flag is not None:
        yield Flagged(source, flagged.annotator, name, flagged.flag)
    for span in flagged.spans:
        if span.flag is not None:
            hit = hit_at(source, text, span.fragments, (span.label,), span=span.id, annotator=name)
            yield Flagged(source, flagged.annotator, name, span.flag, span.id, hit)


def _place(flagged: Flagged) -> tuple[object, ...]:
    hit, source = flagged.hit, flagged.source
    start, end = (hit.start, hit.end) if hit else (-1, -1)
    return source.position, source.document, start, end, flagged.name, flagged.span or ""


def answer_flag(file: ProjectFile, desk: Desk, span: Id | None, text: str, by: str) -> Change:
    """Answer the flag on a span, or on the document where ``span`` is ``None``, as ``by``; no words take the
    answer back. Raises ``EditError`` where nothing is flagged any more.
    """
    flag = find_span(file, desk, span).flag if span else current_head(file, desk).flag
    if flag is None:
        raise EditError(tr("The flag has been taken away meanwhile"))
    words = text.strip()
    return write_remark(file, desk, span, {"answer": answer_to_json(Answer(words, by)) if words else None})
