"""What a project holds, in figures."""

from typing import Any

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.document import Document
from annotator.domain.layer import Layer
from annotator.domain.values import Id
from annotator.store.project_file import ProjectFile

_PAGE = 200


def project_info(file: ProjectFile, *, documents: bool = False) -> dict[str, Any]:
    """The value that ``annotator info --json`` prints; ``documents`` lists them instead of counting."""
    tagset = file.project.tagset()
    counts = file.project.counts()
    return {
        "project": str(file.path),
        "name": file.name,
        "format": file.project.format_version(),
        "tagset": {"name": tagset.name, "version": tagset.version},
        "documents": _documents(file) if documents else file.documents.count(),
        "spans": {layer.value: counts.spans.get(layer, 0) for layer in Layer},
        "labels": dict(sorted(counts.labels.items())),
        "links": counts.links,
        "flagged": counts.flagged,
        "annotators": _annotators(file),
    }


def _annotators(file: ProjectFile) -> list[dict[str, Any]]:
    summary = file.sets.summary()
    rows: list[dict[str, Any]] = []
    for person in sorted(file.project.annotators(), key=lambda item: (item.name, item.id)):
        counts = summary.get(person.id)
        rows.append(
            {
                "name": person.name,
                "kind": person.kind.value,
                "todo": counts.todo if counts else 0,
                "doing": counts.doing if counts else 0,
                "done": counts.done if counts else 0,
                "skipped": counts.skipped if counts else 0,
                "spans": counts.spans if counts else 0,
            }
        )
    return rows


def _documents(file: ProjectFile) -> list[dict[str, Any]]:
    names = {person.id: person.name for person in file.project.annotators()}
    rows: list[dict[str, Any]] = []
    after = -1
    while page := file.documents.page(after, _PAGE):
        sets = file.sets.of_documents([document.id for _, document in page])
        rows.extend(_document(document, sets.get(document.id, []), names) for _, document in page)
        after = page[-1][0]
    return rows


def _document(document: Document, sets: list[AnnotationSet], names: dict[Id, str]) -> dict[str, Any]:
    return {
        "id": document.id,
        "title": document.title,
        "characters": len(document.text),
        "sha256": document.sha256,
        "language": document.language,
        "meta": dict(document.meta),
        "zones": [{"kind": zone.kind.value, "start": zone.start, "end": zone.end} for zone in document.zones],
        "sets": [_set(work, names) for work in sorted(sets, key=lambda item: names.get(item.annotator, ""))],
    }


def _set(work: AnnotationSet, names: dict[Id, str]) -> dict[str, Any]:
    return {
        "annotator": names.get(work.annotator, work.annotator),
        "status": work.status.value,
        "assigned": [layer.value for layer in Layer if layer in work.assigned],
        "finished": [layer.value for layer in Layer if layer in work.finished],
        "spans": len(work.spans),
        "links": len(work.links),
    }
