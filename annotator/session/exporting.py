"""Exporting: which readings go into a dataset, and what becomes of their labels on the way."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from annotator.domain.annotation_set import AnnotationSet, Reading
from annotator.domain.annotator import Annotator
from annotator.domain.document import Document
from annotator.domain.errors import OutputError, ProjectDamaged
from annotator.domain.layer import ALL_LAYERS
from annotator.domain.progress import Progress, no_progress
from annotator.domain.tagset import Tagset
from annotator.domain.values import Id
from annotator.formats.base import DatasetFormat, ExportOptions, ExportReport
from annotator.locations import is_there
from annotator.session.access import Access
from annotator.session.pace import Pace
from annotator.session.reading_rules import Choice, ReadingRule, StatusFilter, choose
from annotator.session.relabeling import Relabeling, restrict
from annotator.store.project_file import ProjectFile
from annotator.store.worker import Priority
from annotator.wording import tr

_MOST = 100
"""Documents read in one piece at most."""


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """``reading`` and ``status`` default to what the format asks for; ``renames`` and ``drops`` name
    labels.
    """

    format: DatasetFormat
    reading: str | None = None
    status: StatusFilter | None = None
    renames: Mapping[str, str] = field(default_factory=dict[str, str])
    drops: frozenset[str] = frozenset()
    options: ExportOptions = field(default_factory=ExportOptions)

    @property
    def rule(self) -> ReadingRule:
        return ReadingRule.parse(self.reading, single=not self.format.many_readings)

    @property
    def status_filter(self) -> StatusFilter:
        return self.status or self.format.default_status


@dataclass(slots=True)
class ExportResult:
    """The format's report, and the documents that were left out, each with the reason."""

    report: ExportReport
    left_out: list[tuple[Document, str]] = field(default_factory=list[tuple[Document, str]])
    dropped: int = 0

    @property
    def is_lossless(self) -> bool:
        return not (self.report.losses or self.left_out)


def export(
    access: Access,
    request: ExportRequest,
    out: Path,
    *,
    force: bool = False,
    progress: Progress = no_progress,
) -> ExportResult:
    """Write a dataset to ``out``, a file or a folder as the format has it.

    Raises ``OutputError`` where something stands there already and ``force`` is not given, and always where
    that is the project; ``ProjectDamaged`` where a span does not fit its text.
    """
    project = access.run(lambda file: file.path)
    for path in occupied(request, out):
        if path.samefile(project):
            raise OutputError(tr("{path} is the project itself, which no export replaces", path=path))
        if not force:
            raise OutputError(tr("{path} exists already", path=path))
    source = _Source(access, request)
    report = request.format.write(
        source.readings(), source.total, source.tagset, out, source.options, progress
    )
    return source.result(report)


def occupied(request: ExportRequest, out: Path) -> list[Path]:
    """What stands where an export would write. Raises ``OutputError`` where the path names nothing."""
    if not out.name:
        raise OutputError(tr("{path} is no name for a dataset", path=out))
    return [path for path in request.format.targets(out, request.options) if is_there(path)]


def preview(access: Access, request: ExportRequest, progress: Progress = no_progress) -> ExportResult:
    """What ``export`` would write and could not hold; nothing is written."""
    source = _Source(access, request)
    report = request.format.preview(source.readings(), source.total, source.tagset, source.options, progress)
    return source.result(report)


@dataclass(frozen=True, slots=True)
class _Head:
    tagset: Tagset
    people: dict[Id, Annotator]
    documents: int


def _read_head(file: ProjectFile) -> _Head:
    people = {person.id: person for person in file.project.annotators()}
    return _Head(file.project.tagset(), people, file.documents.count())


class _Source:
    """Readings in the order of documents, page by page, each as it stands when its page is read."""

    def __init__(self, access: Access, request: ExportRequest) -> None:
        self._access = access
        self._request = request
        self._head = access.run(_read_head)
        request.rule.check(self._head.people.values())
        self._pace = Pace(_MOST)
        self._relabel = Relabeling(self._head.tagset, request.renames, request.drops)
        self._left_out: list[tuple[Document, str]] = []
        self.total = self._head.documents
        self.tagset = self._relabel.tagset

    @property
    def options(self) -> ExportOptions:
        request = self._request
        extra = {
            "reading": request.reading or "default",
            "status": request.status_filter,
            "map": dict(request.renames),
            "drop": sorted(request.drops),
        }
        return replace(request.options, extra=extra)

    def result(self, report: ExportReport) -> ExportResult:
        return ExportResult(report, self._left_out, self._relabel.dropped)

    def readings(self) -> Iterator[Reading]:
        after = -1
        while page := self._access.run(_page_reader(after, self._pace), Priority.BACKGROUND):
            for _, document, sets in page:
                yield from self._of_document(document, sets)
            after = page[-1][0]

    def _of_document(self, document: Document, sets: list[AnnotationSet]) -> Iterator[Reading]:
        request, people = self._request, self._head.people
        if not sets and request.rule.takes_all and request.status_filter == "any":
            yield Reading(document)
            return
        known = [work for work in sets if work.annotator in people]
        choice: Choice = choose(request.rule, request.status_filter, known, people)
        if choice.left_out is not None:
            self._left_out.append((document, choice.left_out))
        for work in sorted(choice.sets, key=lambda item: people[item.annotator].name):
            _check_places(document, work)
            yield Reading(document, people[work.annotator], self._prepared(work))

    def _prepared(self, work: AnnotationSet) -> AnnotationSet:
        layers = work.finished if self._request.status_filter == "done" else ALL_LAYERS
        return self._relabel(restrict(work, layers))


def _check_places(document: Document, work: AnnotationSet) -> None:
    """Raises ``ProjectDamaged`` where a span does not stand on its words: no program of ours writes that."""
    text = document.text
    for span in work.spans:
        if not span.extent.fits(text):
            raise ProjectDamaged(
                tr(
                    "“{title}” is damaged: {words!r} does not stand at {start}",
                    title=document.title,
                    words=span.surface,
                    start=span.start,
                )
            )


def _page_reader(
    after: int, pace: Pace
) -> Callable[[ProjectFile], list[tuple[int, Document, list[AnnotationSet]]]]:
    def read(file: ProjectFile) -> list[tuple[int, Document, list[AnnotationSet]]]:
        with pace.piece() as size:
            page = file.documents.page(after, size)
            sets = file.sets.of_documents([document.id for _, document in page])
        return [(position, document, sets.get(document.id, [])) for position, document in page]

    return read
