"""Bringing files in."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from annotator.cli.context import INTERRUPTED, Outcome, writing
from annotator.cli.output import complain, print_json, progress_bar, say
from annotator.cli.projects import JsonOption, ProjectArgument
from annotator.formats.table import FORMATS, READERS
from annotator.session.access import DirectAccess
from annotator.session.import_summary import ImportSummary
from annotator.session.importing import ImportRequest, import_files, prepare_paths


def import_command(
    project: ProjectArgument,
    paths: Annotated[
        list[Path], typer.Argument(readable=False, metavar="PATH...", help="Files and folders.")
    ],
    format_: Annotated[str, typer.Option("--format", help=f"auto, articles, {', '.join(READERS)}.")] = "auto",
    annotator: Annotated[
        str | None, typer.Option(help="Whom articles are assigned to, and unsigned annotations belong to.")
    ] = None,
) -> None:
    """Bring article files, folders of them, or datasets into a project."""
    summary = _import(project, paths, ImportRequest(format_, annotator))
    for path, note in summary.notes:
        say(f"{path}: {note}")
    for path, title in summary.already:
        say(f"{path}: “{title}” is there already")
    for path, reason in summary.refused:
        complain(_named(path, reason))
    say(f"{project}: {summary.sentence()}")
    if summary.refused:
        raise Outcome(2)


def _import(project: Path, paths: Sequence[Path], request: ImportRequest) -> ImportSummary:
    try:
        with writing(project) as file, progress_bar("Importing") as progress:
            prepared = prepare_paths(paths, request)
            return import_files(DirectAccess(file), prepared, request, progress=progress)
    except KeyboardInterrupt:
        complain("stopped; nothing was imported")
        raise Outcome(INTERRUPTED) from None


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
