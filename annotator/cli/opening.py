"""Opening the app."""

from pathlib import Path
from typing import Annotated

import typer

from annotator.cli.context import Outcome, launch, reading
from annotator.cli.output import progress_bar, say
from annotator.domain.errors import ProjectNotFound
from annotator.locations import is_there
from annotator.session import demo as demo_project


def open_app(
    context: typer.Context, project: Annotated[Path | None, typer.Argument(help="A project file.")] = None
) -> None:
    """Open the app."""
    if project is not None and not is_there(project):
        raise ProjectNotFound(f"There is no project {project} (annotator --help lists the commands)")
    if context.args:
        raise typer.BadParameter(f"Only one project can be opened: what is {context.args[0]!r}?")
    raise Outcome(launch(project))


def demo(
    out: Annotated[
        Path | None, typer.Argument(help="Where to build it; by default where you keep documents.")
    ] = None,
    no_open: Annotated[bool, typer.Option("--no-open", help="Build it only.")] = False,
) -> None:
    """Build the demo project and open it; an existing one is opened as it is."""
    path = out or demo_project.default_path()
    if not is_there(path):
        with progress_bar("Building the demo") as progress:
            summary = demo_project.build(path, progress)
        say(f"{path}: {summary.sentence()}")
    elif no_open:
        with reading(path) as file:
            say(f"{path} is there already: the project “{file.name}”")
    if not no_open:
        raise Outcome(launch(path))
