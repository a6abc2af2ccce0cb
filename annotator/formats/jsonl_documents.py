"""The document of a line."""

import json
from collections.abc import Callable

from annotator.domain.document import Document, Zone, ZoneKind
from annotator.domain.identity import foreign_id, is_id, text_sha256
from annotator.domain.values import Id
from annotator.formats.jsonl_lines import Line, ZoneLine
from annotator.wording import tr


class DocumentReader:
    """Reads documents, which stand again in the line of every annotator, and sees that they agree."""

    def __init__(self, project: Id, note: Callable[[str], None]) -> None:
        self._project = project
        self._note = note
        self._seen: dict[Id, tuple[str, int]] = {}
        self._latest: tuple[Document, int] | None = None

    def read(self, line: Line) -> Document:
        """Raises ``ValueError`` where the text is not the one that was hashed, here or in an earlier line."""
        rest = hash(json.dumps([line["title"], line["language"], line["meta"], line["zones"]]))
        if self._latest is not None and self._latest == (self._latest[0], rest):
            document = self._latest[0]
            if line["id"] == document.id and line["text"] == document.text:
                return document
        document = self._make(line)
        earlier = self._seen.setdefault(document.id, (document.sha256, rest))
        if earlier[0] != document.sha256:
            raise ValueError(tr("text: the document {id} has another text in an earlier line", id=line["id"]))
        if earlier[1] != rest:
            self._note(tr("title, language, meta or zones differ from an earlier line, which counts"))
        self._latest = (document, rest)
        return document

    def _make(self, line: Line) -> Document:
        text, sha256 = line["text"], line["sha256"]
        if text_sha256(text) != sha256:
            raise ValueError(tr("sha256: is not that of the text, which was changed or cut"))
        raw = line["id"]
        meta = line["meta"]
        if not is_id(raw):
            meta = {**meta, "source_id": meta.get("source_id", raw)}
        identifier = raw if is_id(raw) else foreign_id(self._project, raw)
        return Document(identifier, line["title"], text, sha256, line["language"], meta, self._zones(line))

    def _zones(self, line: Line) -> tuple[Zone, ...]:
        length = len(line["text"])
        fitting = [zone for zone in line["zones"] if zone["start"] < zone["end"] <= length]
        if len(fitting) < len(line["zones"]):
            count = len(line["zones"]) - len(fitting)
            self._note(tr("zones outside the text, left out: {count}", count=count))
        return tuple(sorted({_zone(zone) for zone in fitting}))


def _zone(line: ZoneLine) -> Zone:
    return Zone(line["start"], line["end"], ZoneKind(line["kind"]))
