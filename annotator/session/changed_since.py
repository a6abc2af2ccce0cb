"""Whether finished work was changed afterwards."""

from collections.abc import Iterable

from annotator.domain.change import Change, ChangeKey, ObjectKind, Operation
from annotator.domain.values import Id
from annotator.session.pages import paged
from annotator.session.reversal import is_status_change
from annotator.store.project_file import ProjectFile


def changed_since_finished(file: ProjectFile, document: Id, annotator: Id) -> bool:
    """Whether spans or links of a finished set were changed after its layers were last marked finished.

    Of a set that is not finished the journal is not asked: it is asked after every key.
    """
    head, journal = file.sets.head(document, annotator), file.journal
    if head is None or not head.finished:
        return False
    changes = paged(
        lambda before: journal.of_document(document, annotator=annotator, before=before, limit=50)
    )
    return was_changed(changes)


def was_changed(newest_first: Iterable[Change]) -> bool:
    """Goes back to the latest finishing in force; what was undone again does not count."""
    reverted: set[ChangeKey] = set()
    changed = False
    for change in newest_first:
        if change.key in reverted:
            continue
        if change.undoes is not None:
            reverted.add(change.undoes)
        elif is_status_change(change):
            return changed
        elif any(map(is_work, change.operations)):
            changed = True
    return False


def is_work(operation: Operation) -> bool:
    """On spans and links; somebody's answer to a flag changes nothing of what was recorded."""
    return operation.kind is not ObjectKind.SET and set(operation.writes) != {"answer"}
