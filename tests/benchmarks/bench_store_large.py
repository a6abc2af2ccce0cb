"""A project with 100,000 documents and 4,000,000 spans: opening, listing, going from document to document.

Run as ``python -m tests.benchmarks.bench_store_large [DOCUMENTS [FILE]]``. A FILE that exists is used again.
The measuring happens in a fresh process, whose memory is told.
"""

import random
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from annotator.store.chunks import chunked
from annotator.store.project_file import ProjectFile
from tests.benchmarks.spent import Spent, peak_memory
from tests.benchmarks.store_corpus import make_documents
from tests.store.makers import add_span, document_draft, new_project, sign_in, span_operation, work

SPANS = 40
VISITS = 200


def build(path: Path, documents: int) -> None:
    with new_project(path) as file:
        annotator = sign_in(file, "Ada")
        source = make_documents(documents, SPANS)
        for numbers in chunked(range(documents), 500):
            part = [next(source) for _ in numbers]
            drafts = [
                draft
                for number, (document, spans) in zip(numbers, part, strict=True)
                for draft in (
                    document_draft(document, annotator, number),
                    work(document.id, annotator, [span_operation(span) for span in spans]),
                )
            ]
            file.commit(drafts, {document.sha256: document.text for document, _ in part})
            print(f"\r{numbers[-1] + 1:,} documents", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)


def timed(what: str, budget: str, work: Callable[[], object]) -> None:
    spent = Spent()
    with spent.counted():
        work()
    print(f"  {what:<34} {spent}   {budget}")


def measure(path: Path) -> None:
    opened: list[ProjectFile] = []
    timed("open", "", lambda: opened.append(ProjectFile.open(path)))
    (file,) = opened
    with file:
        annotator = file.project.annotators()[0].id
        timed("first page of the list", "≤ 1 s with opening", lambda: file.documents.rows(annotator, -1, 500))
        timed("whole list", "", lambda: file.documents.rows(annotator))
        timed("counts", "", file.project.counts)
        timed("summary", "", file.sets.summary)
        _visit(file, annotator)
    memory = peak_memory()
    print(f"  memory                             {memory:8.0f} MB   ≤ 400 MB")


def _visit(file: ProjectFile, annotator: str) -> None:
    """Go to documents anywhere in the corpus, and add a span in each."""
    ids = [row.id for row in random.Random(1).sample(file.documents.rows(annotator), VISITS)]
    visits: list[Spent] = []
    edits: list[Spent] = []
    for identifier in ids:
        visits.append(Spent())
        with visits[-1].counted():
            document = file.documents.get(identifier)
            file.sets.get(identifier, annotator)
        edits.append(Spent())
        with edits[-1].counted():
            add_span(file, document, annotator, (0, 6))
    for what, times, budget in (("next document", visits, "≤ 50 ms"), ("add a span and commit", edits, "")):
        walls = sorted(spent.wall * 1000 for spent in times)
        middle, late = statistics.median(walls), walls[int(len(walls) * 0.95)]
        print(f"  {what:<34} {middle:8.2f} ms, 95th percentile {late:.2f} ms   {budget}")


def main(documents: int, path: Path) -> None:
    if not path.exists():
        build(path, documents)
    size = path.stat().st_size
    print(f"{documents:,} documents, {documents * SPANS:,} spans: {size / 1e6:,.0f} MB")
    print(f"  bytes a span, texts included       {size / documents / SPANS:8.0f}   ≤ 400")
    sys.stdout.flush()
    command = [sys.executable, "-m", "tests.benchmarks.bench_store_large", "measure", str(path)]
    subprocess.run(command, check=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["measure"]:
        measure(Path(sys.argv[2]))
    else:
        count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
        with tempfile.TemporaryDirectory() as folder:
            main(count, Path(sys.argv[2]) if len(sys.argv) > 2 else Path(folder) / "large.annproj")
