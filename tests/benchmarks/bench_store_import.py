"""Import of 10,000 documents with 40 spans each: the store's part, against parsing and writing the same rows.

Run as ``python -m tests.benchmarks.bench_store_import [DOCUMENTS]``; prints seconds and the ratio.
"""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import orjson

from annotator.domain.change import Draft
from annotator.domain.document import Document
from annotator.domain.span import Span
from annotator.store.chunks import chunked
from annotator.store.project_file import ProjectFile
from tests.benchmarks.bare_rows import Rows, insert, parse, rows_of
from tests.benchmarks.spent import Spent
from tests.benchmarks.store_corpus import make_corpus
from tests.store.makers import document_draft, new_project, sign_in, span_operation, work

BUDGET = 4.0
SPANS = 40
BATCH = 500


def lines_of(corpus: list[tuple[Document, list[Span]]]) -> bytes:
    """The corpus as JSONL, a line a document."""
    return b"\n".join(
        orjson.dumps(
            {
                "id": document.id,
                "title": document.title,
                "text": document.text,
                "sha256": document.sha256,
                "spans": [
                    {
                        "id": span.id,
                        "layer": span.layer,
                        "label": span.label,
                        "start": span.start,
                        "end": span.end,
                        "text": span.surface,
                        "attributes": {},
                        "origin": {"how": "imported"},
                        "tagset_version": 1,
                    }
                    for span in spans
                ],
            }
        )
        for document, spans in corpus
    )


def batches(
    corpus: list[tuple[Document, list[Span]]], annotator: str
) -> Iterator[tuple[list[Draft], dict[str, str]]]:
    position = 0
    for part in chunked(corpus, BATCH):
        drafts: list[Draft] = []
        for document, spans in part:
            drafts.append(document_draft(document, annotator, position))
            drafts.append(work(document.id, annotator, [span_operation(span) for span in spans]))
            position += 1
        yield drafts, {document.sha256: document.text for document, _ in part}


def timed_store(path: Path, corpus: list[tuple[Document, list[Span]]]) -> Spent:
    """Time in the store; making the drafts is not counted."""
    spent = Spent()
    with new_project(path) as file:
        annotator = sign_in(file, "Ada")
        for drafts, texts in batches(corpus, annotator):
            with spent.counted():
                file.commit(drafts, texts)
    return spent


def timed_bare(path: Path, lines: bytes, rows: Rows) -> Spent:
    """Parse the lines, and write the very rows of the project file with ``executemany``."""
    spent = Spent()
    with spent.counted():
        parse(lines)
        insert(rows, path)
    return spent


def main(documents: int) -> None:
    corpus = make_corpus(documents, SPANS)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "import.annproj"
        stored = timed_store(path, corpus)
        bare = timed_bare(Path(folder) / "bare.db", lines_of(corpus), rows_of(path))
        with ProjectFile.open(path, read_only=True) as file:
            assert sum(file.project.counts().spans.values()) == documents * SPANS
        size = path.stat().st_size / documents / SPANS
    print(f"import of {documents:,} documents × {SPANS} spans")
    print(f"  parse and executemany   {bare}")
    print(f"  store                   {stored}   ratio {stored.over(bare)} (whole import: ≤ {BUDGET})")
    print(f"  bytes a span            {size:8.0f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
