"""The demo project: built from the demo corpus, opened as "You" on a practice article."""

from pathlib import Path

import platformdirs

from annotator.domain.change import Draft, ObjectKind, Operation, Scope
from annotator.domain.errors import StorageFailed
from annotator.domain.progress import Progress, no_progress
from annotator.domain.tagset import parse_tagset
from annotator.locations import corpus
from annotator.session.access import DirectAccess
from annotator.session.articles_in import assignment_draft
from annotator.session.import_summary import ImportSummary
from annotator.session.importing import ImportRequest, import_files, prepare_file
from annotator.session.people import ensure_annotator
from annotator.store.project_file import ProjectFile
from annotator.wording import tr

NAME = "Annotator demo"
YOU = "You"


def default_path() -> Path:
    """Where the user keeps documents."""
    return platformdirs.user_documents_path() / f"{NAME}.annproj"


def build(path: Path, progress: Progress = no_progress) -> ImportSummary:
    """Make the demo project at ``path``. Raises ``ProjectExists`` where there is something; leaves nothing
    behind when it cannot finish."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageFailed(
            tr("The folder {folder} cannot be made: {reason}", folder=path.parent, reason=error.strerror)
        ) from error
    tagset = parse_tagset(corpus("demo", "demo.tagset.json").read_bytes(), "demo.tagset.json")
    file = ProjectFile.create(path, name=NAME, tagset=tagset)
    try:
        with file:
            return _fill(file, progress)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _fill(file: ProjectFile, progress: Progress) -> ImportSummary:
    request = ImportRequest("jsonl")
    prepared = prepare_file(corpus("demo", "demo.jsonl"), request)
    summary = import_files(DirectAccess(file), [prepared], request, progress=progress)
    you = ensure_annotator(file, YOU)
    drafts = [assignment_draft(document, you.id, you.id, summary.group) for document, _ in summary.added]
    opens_as = Operation(ObjectKind.PROJECT, file.id, {"opens_as": you.id})
    file.commit([*drafts, Draft(Scope(), you.id, [opens_as])])
    return summary
