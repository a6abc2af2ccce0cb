"""Commands on tagsets."""

from pathlib import Path
from typing import Annotated

import typer

from annotator.cli.context import reading, writing
from annotator.cli.output import print_json, say
from annotator.cli.projects import JsonOption, ProjectArgument
from annotator.cli.tagset_versions import (
    EVERYBODY,
    VersionOption,
    diff,
    older,
    say_preview,
    version_of,
    versions,
)
from annotator.domain.errors import OutputError
from annotator.domain.layer import Layer
from annotator.domain.tagset import Tagset
from annotator.formats.output import whole_files
from annotator.locations import is_there
from annotator.session.tagset_editing import Proposal, preview
from annotator.session.tagsets import apply_tagset, builtin_tagsets, load_tagset, next_tagset

app = typer.Typer(
    help="List, show, apply, compare and write tagsets.", no_args_is_help=False, rich_markup_mode=None
)
app.command("versions")(versions)
app.command("diff")(diff)
app.command("older")(older)


@app.command("list")
def list_tagsets(as_json: JsonOption = False) -> None:
    """List the tagsets that ship with the program."""
    shipped = {word: load_tagset(word) for word in builtin_tagsets()}
    if as_json:
        print_json(
            [{"word": word, "name": item.name, "version": item.version} for word, item in shipped.items()]
        )
        return
    for word, tagset in shipped.items():
        counts = ", ".join(f"{len(tagset.labels_of(layer))} {layer} labels" for layer in Layer)
        say(f"{word:<12} {tagset.name} version {tagset.version}: {counts}")


@app.command("show")
def show(name: Annotated[str, typer.Argument(help="A built-in tagset, or a tagset file.")]) -> None:
    """Check a tagset and list its labels, attributes and roles."""
    for line in _lines(load_tagset(name)):
        say(line)


def _lines(tagset: Tagset) -> list[str]:
    lines = [f"{tagset.name} version {tagset.version}"]
    for layer in Layer:
        lines += [f"{layer:<9} {label.name:<16} {label.definition}" for label in tagset.labels_of(layer)]
    lines += [f"attribute {item.name:<16} {item.definition}" for item in tagset.attributes]
    lines += [f"role      {role.name:<16} {role.definition}" for role in tagset.roles]
    return lines


@app.command("apply")
def apply(
    project: ProjectArgument,
    name: Annotated[str, typer.Argument(help="A built-in tagset, or a tagset file.")],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only tell what would change and what it touches.")
    ] = False,
) -> None:
    """Make a tagset the project's next version."""
    tagset = load_tagset(name)
    if dry_run:
        with reading(project) as file:
            proposal = Proposal(file.project.tagset(), next_tagset(file, tagset))
            say_preview(preview(file, EVERYBODY, proposal))
        return
    with writing(project) as file:
        apply_tagset(file, file.id, tagset)
        now = file.project.tagset()
    say(f"{project}: tagset {now.name} version {now.version}")


@app.command("write")
def write(
    project: ProjectArgument,
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The file to write.")],
    version: VersionOption = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
) -> None:
    """Write a project's tagset to a file."""
    with reading(project) as file:
        tagset = version_of(file, version)
    if is_there(out) and out.samefile(project):
        raise OutputError(f"{out} is the project itself")
    if is_there(out) and not force:
        raise OutputError(f"{out} exists already")
    with whole_files(out) as (draft,):
        draft.write_bytes(tagset.to_json().encode())
    say(f"{out}: {tagset.name} version {tagset.version}")
