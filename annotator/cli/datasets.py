"""Commands that bring files in and datasets out."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from annotator.cli.context import Outcome, reading, writing
from annotator.cli.output import complain, print_json, progress_bar, say
from annotator.cli.projects import JsonOption, ProjectArgument
from annotator.domain.errors import OutputError
from annotator.domain.layer import ALL_LAYERS, Layer
from annotator.formats.base import ExportOptions, Split
from annotator.formats.table import FORMATS, READERS
from annotator.session.access import DirectAccess
from annotator.session.exporting import ExportRequest, ExportResult, export
from annotator.session.importing import ImportRequest, import_files, prepare_paths


def import_command(
    project: ProjectArgument,
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files and folders.")],
    format_: Annotated[str, typer.Option("--format", help=f"auto, articles, {', '.join(READERS)}.")] = "auto",
    annotator: Annotated[
        str | None, typer.Option(help="Whom articles are assigned to, and unsigned annotations belong to.")
    ] = None,
) -> None:
    """Bring article files, folders of them, or datasets into a project."""
    request = ImportRequest(format_, annotator)
    with writing(project) as file, progress_bar("Importing") as progress:
        summary = import_files(DirectAccess(file), prepare_paths(paths, request), request, progress=progress)
    for path, note in summary.notes:
        say(f"{path}: {note}")
    for path, title in summary.already:
        say(f"{path}: “{title}” is there already")
    for path, reason in summary.refused:
        complain(_named(path, reason))
    say(f"{project}: {summary.sentence()}")
    if summary.refused:
        raise Outcome(2)


def _named(path: Path, reason: str) -> str:
    return reason if path.name in reason else f"{path}: {reason}"


def formats(as_json: JsonOption = False) -> None:
    """List the dataset formats."""
    names = sorted({*FORMATS, *READERS})
    if as_json:
        print_json([{"name": name, "export": name in FORMATS, "import": name in READERS} for name in names])
        return
    for name in names:
        ways = [way for way, table in (("export", FORMATS), ("import", READERS)) if name in table]
        title = FORMATS[name].title if name in FORMATS else ""
        say(f"{name:<10} {' and '.join(ways):<18} {title}")


def _split(text: str | None) -> Split | None:
    if text is None:
        return None
    parts = text.split(",")
    if len(parts) != 3 or not all(part.strip().isdecimal() for part in parts):
        raise typer.BadParameter("A split is three whole numbers, like 80,10,10")
    train, dev, test = (int(part) for part in parts)
    if train + dev + test == 0:
        raise typer.BadParameter("A split needs at least one part that is not 0")
    return train, dev, test


def _renames(pairs: list[str]) -> dict[str, str]:
    renames: dict[str, str] = {}
    for pair in pairs:
        old, found, new = pair.partition("=")
        if not (old and found and new):
            raise typer.BadParameter(f"{pair!r} is not of the form OLD=NEW")
        renames[old] = new
    return renames


def export_command(
    project: ProjectArgument,
    out: Annotated[
        Path, typer.Argument(metavar="OUT", help="A file for jsonl without a split, else a folder.")
    ],
    format_: Annotated[str, typer.Option("--format", help=", ".join(FORMATS))],
    reading_rule: Annotated[
        str | None, typer.Option("--reading", help="all, gold, NAME[,NAME…] or gold-then:NAME.")
    ] = None,
    status: Annotated[Literal["done", "any"] | None, typer.Option(help="Whose work counts.")] = None,
    layer: Annotated[list[Layer] | None, typer.Option(help="Only this layer; repeatable.")] = None,
    rename: Annotated[
        list[str] | None, typer.Option("--map", metavar="OLD=NEW", help="Rename a label.")
    ] = None,
    drop: Annotated[list[str] | None, typer.Option(metavar="LABEL", help="Leave a label out.")] = None,
    split: Annotated[str | None, typer.Option(metavar="80,10,10", help="Shares of train, dev, test.")] = None,
    seed: Annotated[int, typer.Option(help="Varies the split.")] = 0,
    align: Annotated[Literal["strict", "contract", "expand"], typer.Option()] = "strict",
    mentions: Annotated[bool, typer.Option("--mentions", help="MENTION goes into doc.ents too.")] = False,
    exclude_boilerplate: Annotated[bool, typer.Option("--exclude-boilerplate")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit 1 if anything was left out.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace what is there.")] = False,
    processes: Annotated[int, typer.Option(min=1, max=64, help="Processes for spaCy.")] = 1,
    as_json: JsonOption = False,
) -> None:
    """Write a dataset, and say what it could not hold."""
    if format_ not in FORMATS:
        raise OutputError(f"There is no format {format_!r} to export (there is {', '.join(FORMATS)})")
    options = ExportOptions(
        split=_split(split),
        seed=seed,
        align=align,
        exclude_boilerplate=exclude_boilerplate,
        include_mentions=mentions,
        processes=processes,
        layers=frozenset(layer) if layer else ALL_LAYERS,
    )
    request = ExportRequest(
        FORMATS[format_], reading_rule, status, _renames(rename or []), frozenset(drop or []), options
    )
    with reading(project) as file, progress_bar("Exporting") as progress:
        result = export(DirectAccess(file), request, out, force=force, progress=progress)
    _report(result, out, as_json=as_json)
    if strict and not result.is_lossless:
        raise Outcome(1)


def _report(result: ExportResult, out: Path, *, as_json: bool) -> None:
    report = result.report
    losses = {kind.value: count for kind, count in sorted(report.losses_by_kind().items())}
    if as_json:
        print_json(
            {
                "out": str(out),
                "documents": report.documents,
                "readings": report.readings,
                "spans": {
                    layer: sum(n for (of, _), n in report.spans.items() if of == layer) for layer in Layer
                },
                "links": report.links,
                "losses": losses,
                "left_out": [{"id": document.id, "reason": reason} for document, reason in result.left_out],
                "dropped": result.dropped,
                "files": report.files,
                "notes": report.notes,
            }
        )
        return
    for document, reason in result.left_out:
        say(f"left out: “{document.title}” {reason}")
    for note in report.notes:
        say(note)
    for kind, count in losses.items():
        say(f"not held: {count:,} × {kind}")
    spans = f"{sum(report.spans.values()):,} spans, {report.links:,} links"
    say(f"{out}: {report.documents:,} documents, {report.readings:,} readings, {spans}")
