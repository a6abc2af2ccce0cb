"""Importing: what kind of file it is, and bringing its documents and annotations into a project.

Files are prepared first (read, nothing stored), so that they can be looked at and corrected; then they are
stored in batches, so that edits go between them. A cancelled import is taken back.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from annotator.articles.reading import ArticleFile, ReadOptions, find_files, read_article_file
from annotator.domain.document import Document, DocumentDraft
from annotator.domain.errors import (
    AnnotatorError,
    Cancelled,
    EditError,
    InputError,
    ProjectError,
    TagsetError,
    UndoBlocked,
    UnsupportedFile,
)
from annotator.domain.identity import document_id, new_id, text_sha256
from annotator.domain.progress import Progress, no_progress
from annotator.domain.values import Id
from annotator.formats.base import DatasetReader
from annotator.formats.table import READERS
from annotator.locations import is_folder
from annotator.session import undo
from annotator.session.access import Access
from annotator.session.articles_in import ArticleBatch, store_articles
from annotator.session.datasets_in import store_dataset
from annotator.session.import_summary import ImportSummary
from annotator.session.people import ensure_annotator
from annotator.store.project_file import ProjectFile
from annotator.store.worker import Priority
from annotator.store.writing import without_collector
from annotator.wording import tr, trn

_BATCH_CHARACTERS = 400_000
"""Text stored in one transaction: some tens of milliseconds of work."""


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """``format`` is ``auto``, ``articles`` or a dataset format; ``annotator`` a name.

    Article files are assigned to the annotator, where one is given; a dataset's annotations without an
    annotator of their own become theirs.
    """

    format: str = "auto"
    annotator: str | None = None
    options: ReadOptions = field(default_factory=ReadOptions)


@dataclass(frozen=True, slots=True)
class PreparedFile:
    """A file that was looked at: articles, or a dataset, or a problem in one line."""

    path: Path
    article: ArticleFile | None = None
    dataset: DatasetReader | None = None
    problem: str | None = None

    @property
    def drafts(self) -> tuple[DocumentDraft, ...]:
        return self.article.drafts if self.article else ()


def prepare_file(path: Path, request: ImportRequest) -> PreparedFile:
    """Read one file; nothing is stored, and nothing that the file holds raises."""
    try:
        reader = dataset_reader(path, request.format)
        if reader is not None:
            return PreparedFile(path, dataset=reader)
        return PreparedFile(path, read_article_file(path, request.options))
    except AnnotatorError as error:
        return PreparedFile(path, problem=str(error))


def dataset_reader(path: Path, name: str) -> DatasetReader | None:
    """The dataset format of a file, or ``None`` where it holds articles. ``auto`` looks into the file."""
    if name == "articles":
        return None
    if name == "auto":
        return next((reader for reader in READERS.values() if reader.sniff(path)), None)
    if name not in READERS:
        known = ", ".join(["auto", "articles", *READERS])
        raise UnsupportedFile(
            tr("There is no format {name!r} to import (there is {known})", name=name, known=known)
        )
    return READERS[name]


def import_files(
    access: Access,
    files: Iterable[PreparedFile],
    request: ImportRequest,
    author: Id | None = None,
    progress: Progress = no_progress,
) -> ImportSummary:
    """Store prepared files. One that cannot be read is listed in the summary, and the rest goes on.

    Cancelling raises ``Cancelled`` (or ``KeyboardInterrupt``), and a project that cannot be written
    ``ProjectError``, after what this import stored has been taken back. Where that cannot be written either,
    the ``ProjectError`` says what stays.
    """
    summary = ImportSummary(new_id())
    try:
        _import_all(access, files, request, author, progress, summary)
    except (Cancelled, KeyboardInterrupt, ProjectError) as error:
        _break_off(access, summary, error)
        raise
    return summary


def _break_off(access: Access, summary: ImportSummary, why: BaseException) -> None:
    try:
        access.run(lambda file: _take_back(file, summary), Priority.EDIT)
    except ProjectError as error:
        told = why if isinstance(why, ProjectError) else error
        kept = access.run(lambda file: file.journal.documents_in_group(summary.group))
        raise type(told)(_with_kept(told, kept) if kept else str(told)) from error


def _with_kept(error: ProjectError, documents: int) -> str:
    return trn(
        "{error}. What was imported before stays, in {count:,} document;"
        " importing the same files again adds the rest",
        "{error}. What was imported before stays, in {count:,} documents;"
        " importing the same files again adds the rest",
        documents,
        error=error,
    )


def _import_all(
    access: Access,
    files: Iterable[PreparedFile],
    request: ImportRequest,
    author: Id | None,
    progress: Progress,
    summary: ImportSummary,
) -> None:
    name, group = request.annotator, summary.group
    owner = access.run(lambda file: ensure_annotator(file, name, group), Priority.EDIT) if name else None
    project = access.run(lambda file: file.id)
    summary.author = author or (owner.id if owner else project)
    batch = ArticleBatch(owner.id if owner else None)
    for count, prepared in enumerate(files):
        progress(count, None)
        summary.files += 1
        if prepared.problem is not None:
            summary.refused.append((prepared.path, prepared.problem))
        elif prepared.dataset is not None:
            _import_dataset(access, prepared, request, summary, progress)
        else:
            _add_article(batch, prepared, project, summary)
            _store_batch(access, batch, summary, at_least=_BATCH_CHARACTERS)
    _store_batch(access, batch, summary, at_least=0)


def _add_article(batch: ArticleBatch, prepared: PreparedFile, project: Id, summary: ImportSummary) -> None:
    article = prepared.article
    assert article is not None
    summary.notes.extend((article.path, note) for note in article.notes)
    for draft in article.drafts:
        identifier = document_id(project, text_sha256(draft.text))
        batch.add(article.path, Document.from_draft(identifier, draft))


def _store_batch(access: Access, batch: ArticleBatch, summary: ImportSummary, at_least: int) -> None:
    if batch.documents and batch.characters >= at_least:
        access.run(lambda file: store_articles(file, batch, summary), Priority.BACKGROUND)
        batch.clear()


def _import_dataset(
    access: Access,
    prepared: PreparedFile,
    request: ImportRequest,
    summary: ImportSummary,
    progress: Progress,
) -> None:
    """All of a dataset, or where it breaks off in the middle, nothing of it."""
    assert prepared.dataset is not None
    part = ImportSummary(summary.group, summary.author)
    since = access.run(lambda file: file.journal.head_clock())
    try:
        store_dataset(access, prepared.dataset, prepared.path, request.annotator, part, progress)
    except (InputError, TagsetError, EditError) as error:
        problem = str(error)
        told = access.run(lambda file: _withdrawn(file, summary, since, problem), Priority.EDIT)
        summary.refused.append((prepared.path, told))
    else:
        summary.include(part)


def _withdrawn(file: ProjectFile, summary: ImportSummary, since: int, problem: str) -> str:
    """Take back what was stored since; the problem, and why something stays where somebody works on it."""
    try:
        _take_back(file, summary, since)
    except UndoBlocked as error:
        return tr(
            "{problem}; what stands before that stays in the project. {reason}", problem=problem, reason=error
        )
    return problem


def _take_back(file: ProjectFile, summary: ImportSummary, since: int = 0) -> None:
    with without_collector():
        changes = [change for change in file.journal.group(summary.group) if change.clock > since]
        undo.take_back(file, changes, tr("the import"), summary.author)


def prepare_paths(paths: Sequence[Path], request: ImportRequest) -> Iterator[PreparedFile]:
    """Prepare files one by one, folders walked; a path that is not there is a problem like any other.

    A folder that is a dataset is one; tagsets that lie beside their datasets, and projects, are passed over.
    """
    seen: set[Path] = set()
    for path in paths:
        if is_folder(path) and request.format != "articles":
            prepared = prepare_folder(path, request)
            if prepared is not None:
                yield prepared
                continue
        for file in find_files([path]):
            if file not in seen and (file == path or _is_wanted(file)):
                seen.add(file)
                yield prepare_file(file, request)


def prepare_folder(folder: Path, request: ImportRequest) -> PreparedFile | None:
    """A folder that is a dataset as a whole; ``None`` where it holds files of its own."""
    readers = [reader for name, reader in READERS.items() if request.format in ("auto", name)]
    reader = next((reader for reader in readers if reader.sniff(folder)), None)
    return None if reader is None else PreparedFile(folder, dataset=reader)


def _is_wanted(file: Path) -> bool:
    dataset = file.with_name(file.name.removesuffix(".tagset.json") + ".jsonl")
    return file.suffix != ".annproj" and not (file.name.endswith(".tagset.json") and dataset.exists())
