"""Small projects to try the session on."""

from pathlib import Path

from annotator.domain.document import Document, DocumentDraft, Zone, ZoneKind
from annotator.domain.identity import document_id, text_sha256
from annotator.domain.layer import Layer
from annotator.domain.tagset import Attribute, Choice, Frame, Label, Role, Tagset
from annotator.domain.values import Id
from annotator.session.desk import Desk, own_desk
from annotator.session.documents import document_draft
from annotator.session.people import ensure_annotator
from annotator.store.project_file import ProjectFile

TAGSET = Tagset(
    name="Small",
    labels=(
        Label(key="PERSON", layer=Layer.ENTITY, name="PERSON", shortcut="p"),
        Label(key="ORG", layer=Layer.ENTITY, name="ORG", shortcut="o"),
        Label(key="MENTION", layer=Layer.ENTITY, name="MENTION", shortcut="h", in_ents=False),
        Label(key="PROMISE", layer=Layer.CLAIM, name="Promise", shortcut="1"),
        Label(key="MOVE", layer=Layer.EVENT, name="Move", shortcut="e m"),
    ),
    attributes=(
        Attribute(
            key="polarity",
            name="polarity",
            layers=(Layer.CLAIM,),
            default="affirmed",
            values=(Choice(key="affirmed", name="affirmed"), Choice(key="denied", name="denied")),
        ),
        Attribute(
            key="attribution",
            name="attribution",
            layers=(Layer.CLAIM,),
            preset_from="quotation",
            values=tuple(Choice(key=key, name=key) for key in ("direct", "indirect", "mixed", "none")),
        ),
    ),
    roles=(
        Role(
            key="claimer",
            name="claimer",
            shortcut="c",
            frames=(Frame(sources=("PROMISE",), fillers=("PERSON", "ORG", "MENTION"), expected=True),),
        ),
        Role(
            key="agent",
            name="agent",
            shortcut="a",
            frames=(Frame(sources=("MOVE",), fillers=("PERSON", "ORG"), expected=False),),
        ),
    ),
)

TEXT = (
    "😀 Ines Vale spoke.\n\n“We will move the pier,” said Vale of the Harbour Board.\n\nنقل المجلس الميناء."
)


def place_of(text: str, words: str, occurrence: int = 0) -> tuple[int, int]:
    """``[start, end)`` of some words."""
    start = -1
    for _ in range(occurrence + 1):
        start = text.index(words, start + 1)
    return start, start + len(words)


def new_project(path: Path, tagset: Tagset = TAGSET) -> ProjectFile:
    return ProjectFile.create(path, name=path.stem, tagset=tagset)


def add_document(file: ProjectFile, text: str = TEXT, title: str = "A title", author: Id | None = None) -> Id:
    start, end = place_of(text, "“We will move the pier,”") if "“We will" in text else (0, 0)
    zones = (Zone(start, end, ZoneKind.QUOTATION),) if end else ()
    draft = DocumentDraft(title, text, "en", {"site": "example"}, zones)
    document = Document.from_draft(document_id(file.id, text_sha256(text)), draft)
    change = document_draft(document, file.documents.next_position(), author or file.id)
    file.commit([change], {document.sha256: text})
    return document.id


def sign_in(file: ProjectFile, document: Id, name: str = "Ana") -> Desk:
    return own_desk(document, ensure_annotator(file, name).id)
