"""The documents that can be adjudicated: those of which several people finished a layer."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from annotator.domain.annotator import AnnotatorKind
from annotator.domain.errors import UnknownObject
from annotator.domain.layer import Layer
from annotator.domain.progress import Progress, no_progress
from annotator.domain.values import Id
from annotator.session.access import Access
from annotator.session.adjudicating.case import gold_of
from annotator.session.viewpoint import View
from annotator.store.document_queries import DocumentRow
from annotator.store.project_file import ProjectFile
from annotator.store.worker import Priority
from annotator.wording import tr

_PAGE = 500


@dataclass(frozen=True, slots=True)
class Entry:
    """A document with the state of the gold's set, and how many people finished what two or more did."""

    row: DocumentRow
    readers: int


def load_docket(access: Access, view: View, progress: Progress = no_progress) -> list[Entry]:
    """In the order of adding; raises ``UnknownObject`` where the view may not see others' work."""
    if not view.shows_others:
        raise UnknownObject(tr("Other annotators' work is not shown from this viewpoint"))
    entries: list[Entry] = []
    after = -1
    while True:
        rows, found = access.run(_reader(after), Priority.BACKGROUND)
        if not rows:
            return entries
        entries += found
        after = rows[-1].position
        progress(len(entries), None)


def _reader(after: int) -> Callable[[ProjectFile], tuple[list[DocumentRow], list[Entry]]]:
    def read(file: ProjectFile) -> tuple[list[DocumentRow], list[Entry]]:
        kinds = {person.id: person.kind for person in file.project.annotators()}
        gold = gold_of(file).id
        rows = file.documents.rows(gold if gold in kinds else None, after, _PAGE)
        finished = file.sets.finished_layers([row.id for row in rows])
        found = [Entry(row, _readers(finished[row.id], kinds)) for row in rows]
        return rows, [entry for entry in found if entry.readers]

    return read


def _readers(finished: Mapping[Id, frozenset[Layer]], kinds: Mapping[Id, AnnotatorKind]) -> int:
    """How many people have finished a layer that another one has finished too."""
    layers = [each for who, each in finished.items() if kinds[who] is AnnotatorKind.PERSON]
    counts = Counter(layer for each in layers for layer in each)
    shared = {layer for layer, count in counts.items() if count > 1}
    return sum(1 for each in layers if each & shared)
