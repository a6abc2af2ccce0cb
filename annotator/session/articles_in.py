"""Storing documents that were read from article files."""

from dataclasses import dataclass, field
from pathlib import Path

from annotator.domain.change import Draft, ObjectKind, Operation, Scope
from annotator.domain.document import Document
from annotator.domain.layer import Layer
from annotator.domain.values import Id
from annotator.session.documents import document_draft
from annotator.session.import_summary import ImportSummary
from annotator.store.project_file import ProjectFile


@dataclass(slots=True)
class ArticleBatch:
    """Documents to be stored in one transaction, and the annotator they are assigned to, if any."""

    owner: Id | None
    documents: list[tuple[Path, Document]] = field(default_factory=list[tuple[Path, Document]])
    characters: int = 0

    def add(self, path: Path, document: Document) -> None:
        self.documents.append((path, document))
        self.characters += len(document.text)

    def clear(self) -> None:
        self.documents.clear()
        self.characters = 0


def assignment_draft(document: Id, owner: Id, author: Id, group: Id | None) -> Draft:
    """The change that gives a document to an annotator, all layers of it."""
    writes = {f"assigned.{layer.value}": True for layer in Layer}
    return Draft(Scope(document, owner), author, [Operation(ObjectKind.SET, document, {**writes})], group)


def store_articles(file: ProjectFile, batch: ArticleBatch, summary: ImportSummary) -> None:
    """One transaction for the batch; a text that is there already is told in the summary and not stored."""
    position = file.documents.next_position()
    drafts: list[Draft] = []
    texts: dict[str, str] = {}
    for path, document in batch.documents:
        if document.sha256 in texts or file.documents.ids_with_sha256(document.sha256):
            summary.already.append((path, document.title))
            continue
        texts[document.sha256] = document.text
        drafts.append(document_draft(document, position, summary.author, summary.group))
        if batch.owner is not None:
            drafts.append(assignment_draft(document.id, batch.owner, summary.author, summary.group))
        summary.added.append((document.id, document.title))
        position += 1
    if drafts:
        file.commit(drafts, texts)
