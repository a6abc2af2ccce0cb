"""Writing datasets out."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal, TypeAlias

import typer

from annotator.cli.context import Outcome, reading
from annotator.cli.output import print_json, progress_bar, say
from annotator.cli.projects import JsonOption, ProjectArgument
from annotator.domain.errors import OutputError
from annotator.domain.layer import ALL_LAYERS, Layer
from annotator.formats.base import DatasetFormat, ExportOptions, Split
from annotator.formats.table import FORMATS
from annotator.session.access import DirectAccess
from annotator.session.exporting import ExportRequest, ExportResult, export

_Out: TypeAlias = Annotated[
    Path, typer.Argument(metavar="OUT", help="A file for jsonl without a split, else a folder.")
]
_Format: TypeAlias = Annotated[str, typer.Option("--format", help=", ".join(FORMATS))]
_Reading: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--reading",
        help='all, gold, NAME[,NAME…] or gold-then:NAME; a name with a comma in it goes in "…".',
    ),
]
_Status: TypeAlias = Annotated[Literal["done", "any"] | None, typer.Option(help="Whose work counts.")]
_Layers: TypeAlias = Annotated[
    list[Layer] | None, typer.Option("--layer", help="Only this layer; repeatable.")
]
_Renames: TypeAlias = Annotated[
    list[str] | None, typer.Option("--map", metavar="OLD=NEW", help="Rename a label.")
]
_Drops: TypeAlias = Annotated[
    list[str] | None, typer.Option("--drop", metavar="LABEL", help="Leave a label out.")
]
_Split: TypeAlias = Annotated[
    str | None, typer.Option("--split", metavar="80,10,10", help="Shares of train, dev, test.")
]
_Seed: TypeAlias = Annotated[int, typer.Option(help="Varies the split.")]
_Align: TypeAlias = Annotated[
    Literal["strict", "contract", "expand"], typer.Option(help="What becomes of spans that fit no tokens.")
]
_Mentions: TypeAlias = Annotated[bool, typer.Option("--mentions", help="MENTION goes into doc.ents too.")]
_Boilerplate: TypeAlias = Annotated[
    bool, typer.Option("--exclude-boilerplate", help="Leave out spans that touch boilerplate.")
]
_Strict: TypeAlias = Annotated[bool, typer.Option("--strict", help="Exit 1 if anything was left out.")]
_Force: TypeAlias = Annotated[bool, typer.Option("--force", help="Replace what is there.")]
_Processes: TypeAlias = Annotated[int, typer.Option(min=1, max=64, help="Processes for spaCy.")]


def export_command(
    project: ProjectArgument,
    out: _Out,
    format_: _Format,
    reading_rule: _Reading = None,
    status: _Status = None,
    layers: _Layers = None,
    renames: _Renames = None,
    drops: _Drops = None,
    split: _Split = None,
    seed: _Seed = 0,
    align: _Align = "strict",
    mentions: _Mentions = False,
    exclude_boilerplate: _Boilerplate = False,
    strict: _Strict = False,
    force: _Force = False,
    processes: _Processes = 1,
    as_json: JsonOption = False,
) -> None:
    """Write a dataset, and say what it could not hold."""
    options = ExportOptions(
        split=_split(split),
        seed=seed,
        align=align,
        exclude_boilerplate=exclude_boilerplate,
        include_mentions=mentions,
        processes=processes,
        layers=frozenset(layers) if layers else ALL_LAYERS,
    )
    kind = _format(format_)
    request = ExportRequest(
        kind, reading_rule, status, _renames(renames or []), frozenset(drops or []), options
    )
    result = _export(project, out, request, force=force)
    _report(result, out, as_json=as_json)
    if strict and not result.is_lossless:
        raise Outcome(1)


def _format(name: str) -> DatasetFormat:
    if name not in FORMATS:
        raise OutputError(f"There is no format {name!r} to export (there is {', '.join(FORMATS)})")
    return FORMATS[name]


def _export(project: Path, out: Path, request: ExportRequest, *, force: bool) -> ExportResult:
    with reading(project) as file, progress_bar("Exporting") as progress:
        return export(DirectAccess(file), request, out, force=force, progress=progress)


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


def _renames(pairs: Sequence[str]) -> dict[str, str]:
    renames: dict[str, str] = {}
    for pair in pairs:
        old, found, new = pair.partition("=")
        if not (old and found and new):
            raise typer.BadParameter(f"{pair!r} is not of the form OLD=NEW")
        renames[old] = new
    return renames


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
    if result.dropped:
        say(f"dropped: {result.dropped:,} spans")
    for note in report.notes:
        say(note)
    for kind, count in losses.items():
        say(f"not held: {count:,} × {kind}")
    spans = f"{sum(report.spans.values()):,} spans, {report.links:,} links"
    say(f"{out}: {report.documents:,} documents, {report.readings:,} readings, {spans}")
