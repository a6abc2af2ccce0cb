"""An article file to a document: its title, metadata and zones."""

from annotator.domain.document import DocumentDraft
from annotator.domain.values import Json
from corpora.authoring.sources import Entry


def document_draft(entry: Entry) -> DocumentDraft:
    article = entry.article
    meta: dict[str, Json] = dict(article.meta)
    if entry.help:
        meta["help"] = entry.help
    return DocumentDraft(article.text.split("\n", 1)[0], article.text, article.language, meta)
