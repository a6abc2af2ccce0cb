"""Commands on whole projects: new, info, check, backup."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from annotator.cli.context import Outcome, reading
from annotator.cli.output import print_json, progress_bar, say
from annotator.session.info import project_info
from annotator.session.people import clean_name, ensure_annotator
from annotator.session.tagsets import DEFAULT_TAGSET, load_tagset
from annotator.store import backup as backups
from annotator.store import doctor
from annotator.store.project_file import ProjectFile
from annotator.store.salvage import Salvaged, salvage

ProjectArgument = Annotated[Path, typer.Argument(metavar="PROJECT", help="A project file (.annproj).")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON value.")]


def new(
    project: ProjectArgument,
    tagset: Annotated[str, typer.Option(help="A built-in tagset, or a tagset file.")] = DEFAULT_TAGSET,
    annotator: Annotated[str | None, typer.Option(help="Who annotates.")] = None,
) -> None:
    """Make a new project."""
    chosen = load_tagset(tagset)
    name = None if annotator is None else clean_name(annotator)
    with ProjectFile.create(project, name=project.stem, tagset=chosen) as file:
        if name is not None:
            ensure_annotator(file, name)
    say(f"{project}: new project with the tagset {chosen.name}")


def info(
    project: ProjectArgument,
    documents: Annotated[bool, typer.Option("--documents", help="List the documents.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Say what a project holds."""
    with reading(project) as file:
        value = project_info(file, documents=documents)
    if as_json:
        print_json(value)
    else:
        for line in _info_lines(value):
            say(line)


def _info_lines(value: dict[str, Any]) -> list[str]:
    documents: int | list[dict[str, Any]] = value["documents"]
    count = documents if isinstance(documents, int) else len(documents)
    spans = ", ".join(f"{number:,} {layer}" for layer, number in value["spans"].items())
    lines = [
        f"{value['name']}  (format {value['format']}, {value['project']})",
        f"tagset     {value['tagset']['name']} version {value['tagset']['version']}",
        f"documents  {count:,}",
        f"spans      {spans}; {value['links']:,} links; {value['flagged']:,} flagged",
    ]
    for person in value["annotators"]:
        states = ", ".join(f"{person[state]:,} {state}" for state in ("todo", "doing", "done", "skipped"))
        lines.append(f"{person['kind']:<9}  {person['name']}: {states}; {person['spans']:,} spans")
    if not isinstance(documents, int):
        lines += [
            f"{row['id']}  {row['characters']:>9,}  {row['language'] or '?':<3} {row['title']}"
            for row in documents
        ]
    return lines


def check(
    project: ProjectArgument,
    salvage_to: Annotated[
        Path | None, typer.Option("--salvage", metavar="OUT", help="Save what can be read as a new project.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Rebuild the project from its journal and compare; exit status 1 where anything differs."""
    saved = _salvage(project, salvage_to) if salvage_to else None
    problems = _check(project) if saved is None else _losses(project, saved)
    if as_json:
        value = {"project": str(project), "ok": not problems, "problems": problems}
        print_json(value if saved is None else {**value, "saved": {"out": str(salvage_to), **asdict(saved)}})
    else:
        if saved is not None:
            say(f"{salvage_to}: {saved.documents:,} documents and {saved.changes:,} changes saved")
        for problem in problems:
            say(f"{problem['what']}: {problem['where']}: {problem['detail']}")
        say(f"{project}: {len(problems)} problems" if problems else f"{project}: no problem")
    if problems:
        raise Outcome(1)


def _check(project: Path) -> list[dict[str, str]]:
    with progress_bar("Checking") as progress:
        report = doctor.check(project, progress)
    return [
        {"what": problem.what, "where": problem.where, "detail": problem.detail}
        for problem in report.problems
    ]


def _salvage(project: Path, out: Path) -> Salvaged:
    with progress_bar("Saving what can be read") as progress:
        return salvage(project, out, progress)


def _losses(project: Path, saved: Salvaged) -> list[dict[str, str]]:
    lost = {"changes": saved.lost_changes, "objects": saved.lost}
    return [
        {"what": what, "where": str(project), "detail": f"{count:,} could not be read"}
        for what, count in lost.items()
        if count
    ]


def backup(project: ProjectArgument, out: Annotated[Path, typer.Argument(metavar="OUT")]) -> None:
    """Copy a project, also one that is open, and verify the copy."""
    with reading(project) as file, progress_bar("Copying") as progress:
        backups.backup(file, out, progress)
    say(f"{out}: copied and verified")
