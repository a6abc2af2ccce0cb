"""Importing from the window: prepare in the background, show, store in the background, sum up."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from annotator.articles.reading import ReadOptions, read_text
from annotator.domain.errors import UnreadableFile
from annotator.domain.progress import Progress
from annotator.session.import_summary import ImportSummary
from annotator.session.importing import (
    ImportRequest,
    PreparedFile,
    import_files,
    prepare_file,
    prepare_paths,
)
from annotator.ui.dialogs.import_done import ImportDoneDialog, summary_lines
from annotator.ui.dialogs.import_preview import ImportPreviewDialog
from annotator.ui.dialogs.waiting import wait_for
from annotator.ui.workspace import Workspace
from annotator.wording import tr


def import_paths(space: Workspace, paths: Sequence[Path], kind: str) -> str | None:
    """What was imported, in a sentence, or ``None`` where the user thought better of it."""
    request = ImportRequest(kind)

    def prepare(progress: Progress) -> list[PreparedFile]:
        prepared: list[PreparedFile] = []
        for file in prepare_paths(paths, request):
            prepared.append(file)
            progress(len(prepared), None)
        return prepared

    files = wait_for(prepare, tr("Reading the files"), space.window())
    if not files:
        raise UnreadableFile(tr("There is no file to import"))
    return _confirm(space, files, request)


def import_text(space: Workspace, title: str, text: str) -> str | None:
    """Import pasted text as one document."""
    article = read_text(title, text)
    drafts = tuple(replace(draft, title=title) for draft in article.drafts)
    prepared = PreparedFile(Path(title), replace(article, drafts=drafts))
    return _confirm(space, [prepared], ImportRequest("articles"))


def _confirm(space: Workspace, files: Sequence[PreparedFile], request: ImportRequest) -> str | None:
    person = space.bridge.project.annotator
    name = person.name if person else ""

    def reread(file: PreparedFile, options: ReadOptions) -> PreparedFile:
        return prepare_file(file.path, replace(request, options=options))

    dialog = ImportPreviewDialog(files, reread, name, space.window())
    wanted = dialog.files if dialog.exec() else None
    owner = name if dialog.assigns else None
    dialog.deleteLater()
    if wanted is None:
        return None
    return _sum_up(space, _store(space, wanted, replace(request, annotator=owner)))


def _store(space: Workspace, files: Sequence[PreparedFile], request: ImportRequest) -> ImportSummary:
    project = space.bridge.project
    author = project.annotator.id if project.annotator else None

    def work(progress: Progress) -> ImportSummary:
        def count(done: int, total: int | None) -> None:
            progress(done, total or (len(files) if len(files) > 1 else None))

        return import_files(project, files, request, author, count)

    return wait_for(work, tr("Importing"), space.window())


def _sum_up(space: Workspace, summary: ImportSummary) -> str:
    if summary_lines(summary):
        dialog = ImportDoneDialog(summary, space.window())
        dialog.exec()
        dialog.deleteLater()
    return summary.sentence()
