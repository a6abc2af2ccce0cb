"""Rows of a list of documents."""

from dataclasses import replace

from annotator.domain.layer import ALL_LAYERS
from annotator.store.document_queries import DocumentRow


def todo(name: str, title: str | None = None) -> DocumentRow:
    """A row whose id is its name."""
    return DocumentRow(name, 0, title or f"Title {name}", "en", 100, "", None, has_set=True)


def doing(name: str, title: str | None = None, spans: int = 3) -> DocumentRow:
    return replace(todo(name, title), spans=spans, touched=True)


def done(name: str, title: str | None = None) -> DocumentRow:
    return replace(todo(name, title), finished=ALL_LAYERS)


def skipped(name: str, title: str | None = None) -> DocumentRow:
    return replace(todo(name, title), skipped="duplicate")
