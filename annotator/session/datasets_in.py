"""Storing a dataset: documents, annotators and their sets, as they come out of its reader."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TypeVar

from annotator.domain.annotation_set import AnnotationSet, Reading
from annotator.domain.annotator import Annotator
from annotator.domain.change import Draft, ObjectKind, Operation, Register, Scope
from annotator.domain.layer import Layer
from annotator.domain.progress import Progress
from annotator.domain.registers import adding, flag_registers, link_to_registers, written
from annotator.domain.tagset import Tagset
from annotator.domain.values import Id, Json
from annotator.formats.base import DatasetReader, Findings, ImportOptions
from annotator.formats.vocabulary import extended
from annotator.session.access import Access
from annotator.session.blanks import Blanks
from annotator.session.documents import document_draft
from annotator.session.import_summary import ImportSummary
from annotator.session.people import annotator_draft, known_or_guest
from annotator.session.tagsets import tagset_draft
from annotator.store.chunks import chunked
from annotator.store.project_file import ProjectFile
from annotator.store.worker import Priority
from annotator.wording import mark, tr

_BATCH = 100
"""Readings stored in one transaction."""

_FEW = 10
"""Readings that are worked on at once: what they become then stays in the processor's cache."""

T = TypeVar("T")


def store_dataset(
    access: Access,
    reader: DatasetReader,
    path: Path,
    annotator: str | None,
    summary: ImportSummary,
    progress: Progress,
) -> None:
    """Store a dataset in batches. Annotations without an annotator become those of ``annotator``."""
    tagset = reader.tagset(path)
    known = access.run(lambda file: _settle_tagset(file, tagset, path, summary), Priority.EDIT)
    owner = _Owner(access.run(lambda file: known_or_guest(file, annotator)) if annotator else None)
    project = access.run(lambda file: file.id)
    dataset = reader.read(path, ImportOptions(project, known), progress)
    labels, blanks = _Labels(known, dataset.findings), Blanks()
    readings = map(blanks.noted, map(owner.owned, dataset.readings))
    for batch in _batches(readings, _BATCH):
        access.run(
            lambda file, batch=batch: _store_all(file, batch, labels, path, summary),
            Priority.BACKGROUND,
        )
    notes = [*dataset.findings.notes, *_told(dataset.findings), *owner.notes(), *blanks.notes()]
    summary.notes.extend((path, note) for note in notes)


def _batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


def _settle_tagset(file: ProjectFile, tagset: Tagset | None, path: Path, summary: ImportSummary) -> Tagset:
    """The tagset that labels end up in: an empty project takes the dataset's own."""
    current = file.project.tagset()
    if tagset is None or tagset == current or file.documents.count() > 0:
        return current
    file.commit([tagset_draft(file, summary.author, tagset, summary.group)])
    note = tr(
        "The project takes its tagset, {tagset} version {version}",
        tagset=tagset.name,
        version=tagset.version,
    )
    summary.notes.append((path, note))
    return tagset


class _Labels:
    """The project's tagset, growing by what the dataset brings along."""

    def __init__(self, known: Tagset, findings: Findings) -> None:
        self._known = known
        self._findings = findings
        self._current = known

    def grown(self) -> Tagset | None:
        """The next version where something new was found since the last call."""
        findings = self._findings
        if not (findings.labels or findings.attributes or findings.roles):
            return None
        tagset = extended(self._known, findings, self._known.version + 1)
        if tagset == self._current:
            return None
        self._current = tagset
        return tagset


def _told(findings: Findings) -> Iterator[str]:
    new = (
        (findings.labels, mark("Labels added to the tagset: {names}")),
        (findings.attributes, mark("Attributes added to the tagset: {names}")),
        (findings.roles, mark("Roles added to the tagset: {names}")),
    )
    for found, note in new:
        if found:
            yield tr(note, names=", ".join(item.name for item in found.values()))


class _Owner:
    """To whom annotations belong that nobody has signed."""

    def __init__(self, person: Annotator | None) -> None:
        self._person = person
        self._unsigned = 0

    def owned(self, reading: Reading) -> Reading:
        if reading.annotator is not None or reading.work is None:
            return reading
        if self._person is None:
            self._unsigned += 1
            return reading
        return Reading(reading.document, self._person, replace(reading.work, annotator=self._person.id))

    def notes(self) -> Iterator[str]:
        if self._unsigned:
            yield tr(
                "Annotations without an annotator were left out; say whose they are ({count:,}×)",
                count=self._unsigned,
            )


def _store_all(
    file: ProjectFile, readings: Sequence[Reading], labels: _Labels, path: Path, summary: ImportSummary
) -> None:
    """In one transaction, a few at a time."""
    with file.transaction():
        for few in chunked(readings, _FEW):
            _store_batch(file, few, labels, path, summary)


def _store_batch(
    file: ProjectFile, readings: Sequence[Reading], labels: _Labels, path: Path, summary: ImportSummary
) -> None:
    batch = _Batch(file, path, summary, [reading.document.id for reading in readings])
    tagset = labels.grown()
    if tagset is not None:
        batch.drafts.append(tagset_draft(file, summary.author, tagset, summary.group))
    for reading in readings:
        batch.add(reading)
    if batch.drafts:
        file.commit(batch.drafts, batch.texts)


class _Batch:
    """The drafts of one transaction; knows what the project has of these documents already."""

    def __init__(self, file: ProjectFile, path: Path, summary: ImportSummary, ids: Sequence[Id]) -> None:
        self.drafts: list[Draft] = []
        self.texts: dict[str, str] = {}
        self._path = path
        self._summary = summary
        self._known = file.documents.known(list(dict.fromkeys(ids)))
        self._sets = file.sets.of_documents(list(self._known)) if self._known else {}
        self._people = {person.id for person in file.project.annotators()}
        self._position = file.documents.next_position()

    def add(self, reading: Reading) -> None:
        before = len(self._summary.added)
        if not self._add_document(reading):
            return
        if reading.annotator is None or reading.work is None:
            if len(self._summary.added) == before:
                self._summary.already.append((self._path, reading.document.title))
            return
        if reading.annotator.id not in self._people:
            self._people.add(reading.annotator.id)
            self.drafts.append(annotator_draft(reading.annotator, self._summary.group))
        self._add_set(reading.work, reading.document.title)

    def _add_document(self, reading: Reading) -> bool:
        """Whether the document is in the project afterwards with just this text."""
        document, summary = reading.document, self._summary
        sha256 = self._known.get(document.id)
        if sha256 is None:
            self._known[document.id] = document.sha256
            self.texts[document.sha256] = document.text
            self.drafts.append(document_draft(document, self._position, summary.author, summary.group))
            self._position += 1
            summary.added.append((document.id, document.title))
            return True
        if sha256 != document.sha256:
            problem = tr("“{title}” is there already with another text", title=document.title)
            summary.refused.append((self._path, problem))
            return False
        return True

    def _add_set(self, work: AnnotationSet, title: str) -> None:
        summary = self._summary
        present = next(
            (own for own in self._sets.get(work.document, []) if own.annotator == work.annotator), None
        )
        if present is not None:
            work = _without(work, present)
            summary.already.append((self._path, title))
        operations = _set_operations(work, new=present is None)
        if operations:
            self.drafts.append(
                Draft(Scope(work.document, work.annotator), summary.author, operations, summary.group)
            )
            summary.spans += len(work.spans)
            summary.links += len(work.links)


def _without(work: AnnotationSet, present: AnnotationSet) -> AnnotationSet:
    """What of a set is not there yet; spans and links are the same when their ids are."""
    spans = {span.id for span in present.spans}
    links = {link.id for link in present.links}
    return replace(
        work,
        spans=tuple(span for span in work.spans if span.id not in spans),
        links=tuple(link for link in work.links if link.id not in links),
    )


def _set_operations(work: AnnotationSet, *, new: bool) -> list[Operation]:
    operations = [Operation(ObjectKind.SET, work.document, set_registers(work))] if new else []
    operations += map(adding, work.spans)
    operations += [Operation(ObjectKind.LINK, each.id, link_to_registers(each)) for each in work.links]
    return operations


def set_registers(work: AnnotationSet) -> dict[Register, Json]:
    """All registers that create a set; notes, flags and reasons only where there are any."""
    registers: dict[Register, Json] = {f"assigned.{layer.value}": layer in work.assigned for layer in Layer}
    registers.update({f"finished.{layer.value}": True for layer in Layer if layer in work.finished})
    return registers | written({"skipped": work.skipped, "note": work.note, **flag_registers(work.flag)})
