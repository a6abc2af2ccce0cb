"""spaCy: a folder of ``.spacy`` shards that ``spacy train`` reads, with manifest and dataset card."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Literal

import orjson

from annotator.domain.annotation_set import Reading
from annotator.domain.progress import Progress, no_progress
from annotator.domain.tagset import Tagset
from annotator.formats.base import ExportOptions, ExportReport
from annotator.formats.output import whole_folder
from annotator.formats.plain import storable
from annotator.formats.spacy_card import dataset_card
from annotator.formats.spacy_manifest import Totals, manifest
from annotator.formats.spacy_shards import SHARD_SIZE, ShardJob
from annotator.formats.spacy_workers import Meter, run_jobs
from annotator.formats.splitting import PARTS, part_of
from annotator.wording import mark

ALIGNMENT, LOSSES, MANIFEST, TAGSET, CARD = (
    "alignment.jsonl",
    "losses.jsonl",
    "manifest.json",
    "tagset.json",
    "README.md",
)
_FEW = 4
"""Shards that are written sooner here than in processes, which take seconds to start."""

_OURS = frozenset({"all", *PARTS, ALIGNMENT, LOSSES, MANIFEST, TAGSET, CARD})


class SpacyFormat:
    name = "spacy"
    title = mark("spaCy, binary training data")
    suffix = ""
    many_readings = False
    default_status: Literal["any", "done"] = "done"

    def targets(self, out: Path, options: ExportOptions) -> tuple[Path, ...]:
        del options
        return (out,)

    def write(
        self,
        readings: Iterable[Reading],
        total: int | None,
        tagset: Tagset,
        out: Path,
        options: ExportOptions,
        progress: Progress = no_progress,
    ) -> ExportReport:
        with whole_folder(out, _OURS) as folder:
            for part in _parts(options):
                (folder / part).mkdir()
            totals = _run(readings, total, tagset, options, folder, progress)
            _write_beside(folder, totals, tagset, options)
            totals.report.files = sorted({*totals.files, ALIGNMENT, LOSSES, MANIFEST, TAGSET, CARD})
        return totals.report

    def preview(
        self,
        readings: Iterable[Reading],
        total: int | None,
        tagset: Tagset,
        options: ExportOptions,
        progress: Progress = no_progress,
    ) -> ExportReport:
        return _run(readings, total, tagset, options, None, progress).report


def _parts(options: ExportOptions) -> tuple[str, ...]:
    return PARTS if options.split else ("all",)


def _run(
    readings: Iterable[Reading],
    total: int | None,
    tagset: Tagset,
    options: ExportOptions,
    folder: Path | None,
    progress: Progress,
) -> Totals:
    totals = Totals(tagset)
    meter = Meter(progress, total)
    processes = 1 if total is not None and total <= _FEW * SHARD_SIZE else options.processes
    for job, result in run_jobs(_jobs(readings, tagset, options, folder, meter), processes, meter):
        totals.add("" if job.path is None else f"{job.path.parent.name}/{job.path.name}", result)
    totals.finish()
    return totals


def _write_beside(folder: Path, totals: Totals, tagset: Tagset, options: ExportOptions) -> None:
    (folder / TAGSET).write_bytes(tagset.to_json().encode())
    (folder / ALIGNMENT).write_bytes(b"".join(totals.alignment))
    losses = (_line(storable(asdict(loss))) for loss in totals.report.losses)
    (folder / LOSSES).write_bytes(b"".join(losses))
    (folder / CARD).write_text(dataset_card(totals, tagset, options), encoding="utf-8", newline="\n")
    beside = {name: _sha256(folder / name) for name in (TAGSET, ALIGNMENT, LOSSES, CARD)}
    content = manifest(totals, tagset, options, totals.files | beside)
    (folder / MANIFEST).write_bytes(
        orjson.dumps(storable(content), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
    )


def _line(value: object) -> bytes:
    return orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE)


def _sha256(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def _jobs(
    readings: Iterable[Reading], tagset: Tagset, options: ExportOptions, folder: Path | None, meter: Meter
) -> Iterator[ShardJob]:
    """Shards in the order in which they fill up; within a part, documents keep their order."""
    waiting: dict[str, list[Reading]] = {part: [] for part in _parts(options)}
    written = dict.fromkeys(waiting, 0)

    def job(part: str) -> ShardJob:
        path = folder / part / f"{written[part]:05d}.spacy" if folder else None
        written[part] += 1
        full, waiting[part] = waiting[part], []
        return ShardJob(full, tagset, options, path)

    for reading in readings:
        meter.tick()
        part = part_of(reading.document.id, options.split, options.seed) if options.split else "all"
        waiting[part].append(reading)
        if len(waiting[part]) == SHARD_SIZE:
            yield job(part)
    for part in waiting:
        if waiting[part]:
            yield job(part)
