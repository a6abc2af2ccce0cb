"""JSONL: everything that a project holds about its documents, one line per document and annotator."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from hashlib import sha256
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import BinaryIO, Literal

from annotator.domain.annotation_set import Reading
from annotator.domain.errors import UnreadableFile
from annotator.domain.layer import Layer
from annotator.domain.progress import Progress, no_progress
from annotator.domain.span import Span
from annotator.domain.tagset import Tagset, parse_tagset
from annotator.formats.base import (
    Dataset,
    ExportOptions,
    ExportReport,
    Findings,
    ImportOptions,
    Loss,
    LossKind,
)
from annotator.formats.files import read_tagset_file
from annotator.formats.jsonl_lines import TagsetLine
from annotator.formats.jsonl_reader import load, parse_line, raw_lines
from annotator.formats.jsonl_readings import LineReader
from annotator.formats.jsonl_writer import LineWriter, Unwritable
from annotator.formats.output import whole_files, whole_folder
from annotator.formats.selecting import Selection, select
from annotator.formats.splitting import PARTS, Part, Split, part_of
from annotator.formats.vocabulary import Vocabulary
from annotator.locations import is_folder
from annotator.wording import mark, tr

FOLDER_TAGSET = "tagset.json"
_LAYER_AND_LABEL: Callable[[Span], tuple[Layer, str]] = attrgetter("layer", "label")
_OURS = frozenset({FOLDER_TAGSET, *(f"{part}.jsonl" for part in PARTS)})


def tagset_path(path: Path) -> Path:
    """Where the tagset of a dataset stands: in its folder, or beside its file."""
    return path / FOLDER_TAGSET if is_folder(path) else path.with_name(_beside(path))


def _beside(file: Path) -> str:
    return file.name.removesuffix(".jsonl") + ".tagset.json"


class JsonlFormat:
    name = "jsonl"
    title = mark("JSONL, one line per document and annotator")
    suffix = ".jsonl"
    many_readings = True
    default_status: Literal["any", "done"] = "any"

    def targets(self, out: Path, options: ExportOptions) -> tuple[Path, ...]:
        return (out,) if options.split else (out, out.with_name(_beside(out)))

    def write(
        self,
        readings: Iterable[Reading],
        total: int | None,
        tagset: Tagset,
        out: Path,
        options: ExportOptions,
        progress: Progress = no_progress,
    ) -> ExportReport:
        writer = LineWriter(tagset)
        lines = _Lines(writer, options)
        if options.split is None:
            with whole_files(tagset_path(out), out) as (beside, draft), draft.open("wb") as file:
                beside.write_bytes(writer.tagset_file)
                lines.write(readings, total, lambda _: file, progress)
            lines.report.files = [tagset_path(out).name, out.name]
        else:
            with whole_folder(out, _OURS) as folder, ExitStack() as stack:
                (folder / FOLDER_TAGSET).write_bytes(writer.tagset_file)
                files: dict[Part, BinaryIO] = {}
                for part in PARTS:
                    files[part] = stack.enter_context((folder / f"{part}.jsonl").open("wb"))
                lines.write(readings, total, _chooser(files, options.split, options.seed), progress)
            lines.report.files = sorted(_OURS)
        return lines.report

    def preview(
        self,
        readings: Iterable[Reading],
        total: int | None,
        tagset: Tagset,
        options: ExportOptions,
        progress: Progress = no_progress,
    ) -> ExportReport:
        lines = _Lines(LineWriter(tagset), options)
        lines.write(readings, total, lambda _: None, progress)
        return lines.report


def _chooser(files: dict[Part, BinaryIO], split: Split, seed: int) -> Callable[[Reading], BinaryIO]:
    return lambda reading: files[part_of(reading.document.id, split, seed)]


class _Lines:
    """Writes lines and keeps the account of them."""

    def __init__(self, writer: LineWriter, options: ExportOptions) -> None:
        self._writer = writer
        self._options = options
        self._latest: str | None = None
        self._keys: Counter[tuple[Layer, str]] = Counter()
        self.report = ExportReport()

    def write(
        self,
        readings: Iterable[Reading],
        total: int | None,
        file_of: Callable[[Reading], BinaryIO | None],
        progress: Progress,
    ) -> None:
        progress(0, total)
        for done, reading in enumerate(readings, 1):
            selection = select(reading, self._options)
            try:
                line = self._writer.line(reading, selection, self._options.layers)
            except Unwritable as error:
                document = reading.document
                loss = Loss(LossKind.CHARACTERS, document.id, document.title, "", 0, 0, "", str(error))
                self.report.losses.append(loss)
            else:
                file = file_of(reading)
                if file is not None:
                    file.write(line)
                self._count(reading, selection)
            progress(done, total)
        for (layer, key), count in self._keys.items():
            self.report.spans[layer, self._writer.word(key)] += count

    def _count(self, reading: Reading, selection: Selection) -> None:
        report = self.report
        if reading.document.id != self._latest:
            self._latest = reading.document.id
            report.documents += 1
        report.readings += reading.work is not None
        self._keys.update(map(_LAYER_AND_LABEL, selection.spans))
        report.links += len(selection.links)
        report.losses.extend(selection.losses)


class JsonlReader:
    name = "jsonl"

    def sniff(self, path: Path) -> bool:
        try:
            lines = chain.from_iterable(map(raw_lines, _files(path)))
            value: object = load(next(lines)[2])[0]
        except StopIteration:  # nothing was exported, under a tagset
            return tagset_path(path).exists()
        except (OSError, ValueError, UnreadableFile):
            return False
        return isinstance(value, dict) and {"id", "text", "annotator", "spans", "links"} <= value.keys()

    def tagset(self, path: Path) -> Tagset | None:
        beside = tagset_path(path)
        try:
            return parse_tagset(read_tagset_file(beside), beside.name) if beside.exists() else None
        except OSError as error:
            raise _unreadable(beside, error) from error

    def read(self, path: Path, options: ImportOptions, progress: Progress = no_progress) -> Dataset:
        findings = Findings()
        return Dataset(self._readings(path, options, findings, progress), findings)

    def _readings(
        self, path: Path, options: ImportOptions, findings: Findings, progress: Progress
    ) -> Iterator[Reading]:
        reader = LineReader(options, Vocabulary(options.known, self.tagset(path), findings), findings)
        check = _TagsetCheck(tagset_path(path), findings)
        files = _files(path)
        try:
            total, before = sum(map(_size, files)), 0
            for file in files:
                for place, done, content in _placed_lines(file):
                    yield _reading(reader, check, place, content)
                    progress(before + done, total)
                before += _size(file)
        except OSError as error:
            raise _unreadable(path, error) from error


def _unreadable(path: Path, error: OSError) -> UnreadableFile:
    return UnreadableFile(tr("{path} cannot be read: {reason}", path=path.name, reason=error.strerror))


def _size(file: Path) -> int:
    return file.stat().st_size


def _placed_lines(file: Path) -> Iterator[tuple[str, int, bytes]]:
    frame, name = tr("{name}, line {number}"), file.name
    return (
        (frame.format(name=name, number=number), done, content) for number, done, content in raw_lines(file)
    )


def _reading(reader: LineReader, check: "_TagsetCheck", place: str, content: bytes) -> Reading:
    try:
        line = parse_line(content)
        check(line["tagset"], place)
        return reader.read(line, place)
    except ValueError as error:
        raise UnreadableFile(f"{place}: {error}") from error


class _TagsetCheck:
    """Notes once when lines were made under another tagset than the one that lies beside."""

    def __init__(self, path: Path, findings: Findings) -> None:
        self._name = path.name
        self._sha256 = sha256(read_tagset_file(path)).hexdigest() if path.exists() else None
        self._findings = findings
        self._told = False
        if self._sha256 is None:
            findings.notes.append(
                tr("No {name} lies beside; labels are known by their names alone", name=path.name)
            )

    def __call__(self, line: TagsetLine, place: str) -> None:
        if self._sha256 is not None and not self._told and line["sha256"] != self._sha256:
            self._told = True
            note = tr("{name} is not the tagset that the line was made with", name=self._name)
            self._findings.notes.append(f"{place}: {note}")


def _files(path: Path) -> list[Path]:
    if not is_folder(path):
        return [path]
    return [file for part in PARTS if (file := path / f"{part}.jsonl").exists()]
