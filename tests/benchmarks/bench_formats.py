"""Import and export of 10,000 documents with 40 spans each, beside bare loops that do as little as one can.

Run it as ``python -m tests.benchmarks.bench_formats [DOCUMENTS]``. Budgets: importing JSONL takes at most 4
times as long as a bare loop that makes the same rows of it and writes them with ``executemany``; exporting it
at most twice as long as reading the rows and dumping the same lines; exporting to spaCy at most 1.15 times as
long as spaCy's own interface takes for the same Docs, 0.7 times with two processes, and at most 600 MB.
"""

import gc
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

import orjson

from annotator.cli.main import GARBAGE_THRESHOLDS
from annotator.domain.annotation_set import AnnotationSet, Reading
from annotator.domain.annotator import Annotator
from annotator.domain.document import Document, DocumentDraft
from annotator.domain.layer import ALL_LAYERS, Layer
from annotator.domain.span import Span, make_extent
from annotator.domain.tagset import Tagset, parse_tagset
from annotator.formats.base import ExportOptions
from annotator.formats.jsonl import JsonlFormat
from annotator.formats.spacy_format import SpacyFormat
from annotator.formats.spacy_shards import SHARD_SIZE
from annotator.locations import resource as shipped
from annotator.session.exporting import ExportRequest, export
from annotator.session.importing import ImportRequest, import_files, prepare_paths
from annotator.session.project import Project
from tests.benchmarks.bare_rows import Rows, insert, parse, parse_to_rows, read_and_dump, rows_of
from tests.benchmarks.spent import Spent, peak_memory
from tests.formats.spacy_oracle import bare_bin, bare_doc

TEXT = (
    "the council of Port Ellery voted on Tuesday to move its ferry terminal two kilometres east where "
    "Mayor Ines Calloway said that 62 percent of riders would pay less by 2028 and nobody objected"
)
WORDS = TEXT.split()
SPANS, LENGTH = 40, 450
ANNOTATOR = Annotator(str(UUID(int=1)), "Ana")
ATTRIBUTES = {Layer.ENTITY: {}, Layer.CLAIM: {"polarity": "affirmed"}, Layer.EVENT: {"realis": "actual"}}


@dataclass(frozen=True)
class Figure:
    what: str
    spent: Spent
    bare: Spent
    budget: float

    def line(self) -> str:
        over = "  OVER" if self.spent.wall / self.bare.wall > self.budget else ""
        ratio = self.spent.over(self.bare)
        return f"{self.what:<36}{self.spent.wall:8.2f} s   ratio {ratio:<24} budget {self.budget:.2f}{over}"


def timed(work: Callable[[], object]) -> Spent:
    spent = Spent()
    with spent.counted():
        work()
    return spent


def corpus(count: int, tagset: Tagset) -> Iterator[Reading]:
    chance = random.Random(5)
    labels = {layer: [label.key for label in tagset.labels_of(layer)] for layer in Layer}
    for number in range(count):
        words = [chance.choice(WORDS) for _ in range(LENGTH)]
        text = f"{' '.join(words)} {number}."
        starts = [0]
        for word in words:
            starts.append(starts[-1] + len(word) + 1)
        document = Document.from_draft(
            str(UUID(int=1000 + number)),
            DocumentDraft(f"Article {number}", text, "en", {"date": "2024-05-01"}),
        )
        spans: list[Span] = []
        for index in range(SPANS):
            layer = chance.choice(tuple(Layer))
            first, length = chance.randrange(LENGTH - 15), chance.choice((1, 1, 2, 12))
            extent = make_extent(text, [(starts[first], starts[first + length] - 1)])
            identifier = str(UUID(int=10**12 + number * SPANS + index))
            spans.append(Span(identifier, layer, chance.choice(labels[layer]), extent, ATTRIBUTES[layer]))
        ordered = tuple(sorted(spans, key=lambda span: span.order))
        work = AnnotationSet(document.id, ANNOTATOR.id, ALL_LAYERS, ALL_LAYERS, spans=ordered)
        yield Reading(document, ANNOTATOR, work)


def bare_spacy(readings: list[Reading], tagset: Tagset, out: Path) -> None:
    for number in range(0, len(readings), SHARD_SIZE):
        shard = bare_bin()
        for reading in readings[number : number + SHARD_SIZE]:
            shard.add(bare_doc(reading, tagset))
        shard.to_disk(out / f"{number}.spacy")


def import_into(project: Path, lines: Path, tagset: Tagset) -> None:
    with Project.create(project, name="Benchmark", tagset=tagset) as opened:
        request = ImportRequest()
        summary = import_files(opened, prepare_paths([lines], request), request)
    assert not summary.refused, summary.refused


def export_from(project: Path, out: Path, processes: int = 1) -> None:
    with Project.open(project) as opened:
        if out.suffix:
            export(opened, ExportRequest(JsonlFormat()), out)
        else:
            options = ExportOptions(processes=processes)
            export(opened, ExportRequest(SpacyFormat(), options=options), out)


def peak_of_spacy_export(project: Path, out: Path) -> float:
    """Megabytes that an export to spaCy takes in a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.bench_formats", "--export", str(project), str(out)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def jsonl_figures(folder: Path, count: int, tagset: Tagset) -> Iterator[str]:
    """The corpus is not kept: millions of objects, scattered in memory, would slow down what is measured."""
    lines, project = folder / "data.jsonl", folder / "data.annproj"
    JsonlFormat().write(corpus(count, tagset), count, tagset, lines, ExportOptions())
    ours = timed(lambda: import_into(project, lines, tagset))
    bare, least = import_barely(lines.read_bytes(), rows_of(project), folder)
    yield Figure("import from JSONL", ours, bare, 4.0).line()
    yield f"  beside parsing, and executemany of rows at hand: ratio {ours.over(least)}"
    named, bare_lines, again = _tagset_of(lines), folder / "bare.jsonl", folder / "again.jsonl"
    bare = timed(lambda: read_and_dump(project, named, bare_lines))
    yield Figure("export to JSONL", timed(lambda: export_from(project, again)), bare, 2.0).line()
    assert lines.read_bytes() == again.read_bytes(), "the same bytes were promised"
    assert lines.read_bytes() == bare_lines.read_bytes(), "the bare loop does something else"
    yield f"project file: {project.stat().st_size / count / SPANS:.0f} bytes a span, with texts"


def import_barely(lines: bytes, rows: Rows, folder: Path) -> tuple[Spent, Spent]:
    """From lines to rows to a file; and without making the rows."""
    bare, least = Spent(), Spent()
    with bare.counted():
        made = parse_to_rows(lines, rows)
        insert(made, folder / "bare.db")
    assert made == rows, "the bare loop does something else"
    del made
    with least.counted():
        parse(lines)
        insert(rows, folder / "least.db")
    return bare, least


def _tagset_of(lines: Path) -> dict[str, Any]:
    with lines.open("rb") as file:
        return orjson.loads(file.readline())["tagset"]


def spacy_figures(folder: Path, count: int, tagset: Tagset) -> Iterator[str]:
    readings = list(corpus(count, tagset))
    for reading in readings[:20]:
        bare_doc(reading, tagset)
    bare = timed(lambda: bare_spacy(readings, tagset, folder))

    def ours(processes: int) -> Spent:
        options = ExportOptions(processes=processes)
        out = folder / f"spacy-{processes}"
        return timed(lambda: SpacyFormat().write(readings, len(readings), tagset, out, options))

    yield Figure("export to spaCy", ours(1), bare, 1.15).line()
    yield Figure("export to spaCy, two processes", ours(2), bare, 0.7).line()
    peak = peak_of_spacy_export(folder / "data.annproj", folder / "from-project")
    over = "  OVER" if peak > 600 else ""
    yield f"export to spaCy from a project: peak {peak:.0f} MB   budget 600 MB{over}"


def main(arguments: list[str]) -> None:
    gc.set_threshold(*GARBAGE_THRESHOLDS)
    if arguments[:1] == ["--export"]:
        export_from(Path(arguments[1]), Path(arguments[2]))
        print(peak_memory())
        return
    count = int(arguments[0]) if arguments else 10_000
    tagset = parse_tagset(shipped("tagsets", "news.json").read_bytes(), "news.json")
    print(f"{count:,} documents x {SPANS} spans")
    with TemporaryDirectory() as folder:
        for figures in (jsonl_figures, spacy_figures):
            for figure in figures(Path(folder), count, tagset):
                print(figure, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
