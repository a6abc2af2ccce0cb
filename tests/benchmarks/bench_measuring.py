"""Agreement of two annotators in a project of 10,000 documents with 40 spans each, as the command has it.

Run it as ``python -m tests.benchmarks.bench_measuring [DOCUMENTS]``. All F1s, κ and α with intervals, read
from the project file and tokenised: at most 5 s and 600 MB, in a process of its own that has loaded the
program and its tokenizer. What one changed document costs is printed beside it; ``bench_agreement`` tells
what the measures alone cost.
"""

import gc
import random
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from annotator.cli.main import GARBAGE_THRESHOLDS
from annotator.domain.annotation_set import Reading
from annotator.domain.annotator import Annotator
from annotator.domain.span import Span, make_extent
from annotator.domain.tagset import Tagset
from annotator.formats.base import ExportOptions
from annotator.formats.jsonl import JsonlFormat
from annotator.session.access import DirectAccess
from annotator.session.desk import own_desk
from annotator.session.edits import add_span
from annotator.session.measuring.figures import Ask, measure
from annotator.session.measuring.ledger import Ledger
from annotator.session.measuring.options import NOW, Options
from annotator.session.tagsets import DEFAULT_TAGSET, load_tagset
from annotator.session.tokens import load_tokenizer
from annotator.session.viewpoint import View, Viewpoint
from annotator.store.project_file import ProjectFile
from tests.benchmarks.bench_formats import corpus, import_into
from tests.benchmarks.spent import Spent, peak_memory

SECONDS, MEGABYTES = 5.0, 600
OTHER = Annotator(str(UUID(int=2)), "Ben")


def read_twice(count: int, tagset: Tagset) -> Iterator[Reading]:
    """The corpus, each document as another annotator has it too: a tenth each is missed, moved, relabeled."""
    chance = random.Random(7)
    for reading in corpus(count, tagset):
        work = reading.work
        assert work is not None
        yield reading
        spans = [
            _changed(span, reading.document.text, tagset, chance)
            for span in work.spans
            if chance.random() > 0.1
        ]
        ordered = tuple(sorted(spans, key=lambda span: span.order))
        yield Reading(reading.document, OTHER, replace(work, annotator=OTHER.id, spans=ordered))


def _changed(span: Span, text: str, tagset: Tagset, chance: random.Random) -> Span:
    extent, label, kind = span.extent, span.label, chance.random()
    if kind < 0.1:
        extent = make_extent(text, [(span.start, min(len(text), span.end + 4))])
    elif kind < 0.2:
        label = chance.choice(tagset.labels_of(span.layer)).key
    return replace(span, id=str(UUID(int=UUID(span.id).int + 10**15)), extent=extent, label=label)


def build(project: Path, count: int) -> None:
    tagset = load_tagset(DEFAULT_TAGSET)
    lines = project.with_suffix(".jsonl")
    JsonlFormat().write(read_twice(count, tagset), count, tagset, lines, ExportOptions())
    import_into(project, lines, tagset)


def measure_here(project: Path, processes: int) -> Iterator[str]:
    """Lines about this process, which does nothing else."""
    gc.set_threshold(*GARBAGE_THRESHOLDS)
    load_tokenizer("en")("warm")
    with ProjectFile.open(project) as file:
        ledger = Ledger(DirectAccess(file), View("", Viewpoint.LEAD), Options(as_of=NOW), processes)
        whole, again = Spent(), Spent()
        with whole.counted():
            rows = measure(ledger, Ask())
        peak = peak_memory()
        assert all(row.figure.value is not None for row in rows)
        over = "  OVER" if whole.wall > SECONDS or peak > MEGABYTES else ""
        yield f"{len(rows)} figures, {processes} processes: {whole}, {peak:.0f} MB{over}"
        _change_one(file)
        with again.counted():
            measure(ledger, Ask(intervals=False))
        yield f"  once more, after one span was added: {again}"


def _change_one(file: ProjectFile) -> None:
    tagset = file.project.tagset()
    ((_, document),) = file.documents.page_ids(-1, 1)
    person = file.project.annotators()[0]
    label = tagset.labels[0]
    add_span(
        file, own_desk(document, person.id), label.layer, label.key, [(0, 3 + file.journal.head() % 2000)]
    )


def main(count: int) -> None:
    with TemporaryDirectory() as folder:
        project = Path(folder) / "agreement.annproj"
        build(project, count)
        print(f"budget {SECONDS} s, {MEGABYTES} MB", flush=True)
        for processes in ("1", "2"):
            command = [sys.executable, "-m", "tests.benchmarks.bench_measuring", "--measure", str(project)]
            subprocess.run([*command, processes], check=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        for line in measure_here(Path(sys.argv[2]), int(sys.argv[3])):
            print(line, flush=True)
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
