"""Datasets on their way into a project and out of it."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from annotator.domain.annotation_set import Reading
from annotator.domain.tagset import Tagset
from annotator.formats.base import ExportOptions
from annotator.formats.jsonl import JsonlFormat
from annotator.session.access import DirectAccess
from annotator.session.exporting import ExportRequest, ExportResult, export
from annotator.session.import_summary import ImportSummary
from annotator.session.importing import ImportRequest, import_files, prepare_paths
from annotator.store.project_file import ProjectFile
from tests.formats.corpora import TAGSET


def write_dataset(path: Path, readings: Sequence[Reading], tagset: Tagset = TAGSET) -> Path:
    JsonlFormat().write(readings, len(readings), tagset, path, ExportOptions())
    return path


def change_lines(path: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Rewrite every line of a dataset."""
    lines = [json.loads(line) for line in path.read_bytes().splitlines()]
    for line in lines:
        change(line)
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))


def take_in(file: ProjectFile, *paths: Path, annotator: str | None = None) -> ImportSummary:
    request = ImportRequest(annotator=annotator)
    return import_files(DirectAccess(file), prepare_paths(paths, request), request)


def put_out(file: ProjectFile, out: Path, **request: Any) -> ExportResult:
    return export(DirectAccess(file), ExportRequest(JsonlFormat(), **request), out)
