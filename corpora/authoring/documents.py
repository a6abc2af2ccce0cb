"""An article file to a document: its title, metadata and zones."""

from annotator.domain.document import DocumentDraft, ZoneKind
from annotator.domain.values import Json
from annotator.text.zones import find_zones
from corpora.authoring.sources import Entry


def document_draft(entry: Entry) -> DocumentDraft:
    """The title is the first line, as in a file that says nothing else about itself."""
    article = entry.article
    title = article.text.split("\n", 1)[0]
    zones = find_zones(article.text, title)
    bylines = [article.text[zone.start : zone.end] for zone in zones if zone.kind is ZoneKind.BYLINE]
    meta: dict[str, Json] = dict(article.meta)
    if bylines:
        meta["byline"] = bylines[0].removeprefix("By ").removeprefix("بقلم ")
    if entry.help:
        meta["help"] = entry.help
    return DocumentDraft(title, article.text, article.language, meta, zones)
