"""The command line: one table of commands, and what its errors look like."""

import gc
import os
from collections.abc import Sequence
from typing import Any

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException
from typing_extensions import override

from annotator import __version__
from annotator.cli import agreement, exporting, finding, flags, importing, opening, projects, tagsets
from annotator.cli.context import INTERRUPTED, Launch, Outcome, set_launch
from annotator.cli.output import complain
from annotator.domain.errors import AnnotatorError

_HIDDEN_OPEN = "open"
GARBAGE_THRESHOLDS = (20_000, 20, 50)
"""Commands make millions of small values that live long: looking for cycles among them pays rarely."""


class _Group(TyperGroup):
    """Takes a first word that is no command for a project to open."""

    @override
    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        first = next((word for word in args if not word.startswith("-")), None)
        if not args or (first is not None and first == args[0] and first not in self.commands):
            args = [_HIDDEN_OPEN, *args]
        return super().parse_args(ctx, args)


app = typer.Typer(
    name="annotator",
    cls=_Group,
    add_completion=False,
    no_args_is_help=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Turn news articles into labeled corpora. Without a command: open the app, on PROJECT if given.",
)


def _tell_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"annotator {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: bool = typer.Option(
        False, "--version", is_eager=True, callback=_tell_version, help="Print the version and leave."
    ),
) -> None:
    pass


_ANYTHING = {"allow_extra_args": True, "ignore_unknown_options": True}
app.command(_HIDDEN_OPEN, hidden=True, context_settings=_ANYTHING)(opening.open_app)
app.command("demo")(opening.demo)
app.command("new")(projects.new)
app.command("import")(importing.import_command)
app.command("export")(exporting.export_command)
app.command("find")(finding.find)
app.command("flags")(flags.flags)
app.command("agreement")(agreement.agreement)
app.command("formats")(importing.formats)
app.command("info")(projects.info)
app.command("check")(projects.check)
app.command("backup")(projects.backup)
app.add_typer(tagsets.app, name="tagset")


def run(arguments: Sequence[str], launch: Launch) -> int:
    """Carry out a command line; the exit status: 0 done, 1 the data has a problem, 2 could not be done.

    130 when the keyboard interrupted it.
    """
    set_launch(launch)
    gc.set_threshold(*GARBAGE_THRESHOLDS)
    try:
        result: Any = app(args=list(arguments), prog_name="annotator", standalone_mode=False)
    except Outcome as outcome:
        return outcome.status
    except TyperException as error:
        return _fail(usage_sentence(error))
    except AnnotatorError as error:
        return _fail(str(error))
    except OSError as error:
        return _fail(_system_sentence(error))
    if result == INTERRUPTED:
        complain("stopped")
    return result if isinstance(result, int) else 0


def _fail(message: str) -> int:
    complain(message)
    return 2


def _system_sentence(error: OSError) -> str:
    """What the system refused, where nobody closer to it had better words."""
    place = "" if error.filename is None else f"{os.fsdecode(error.filename)}: "
    return f"{place}{error.strerror or error}"


def usage_sentence(error: Exception) -> str:
    """What a usage error says, with the option that it is about."""
    words = getattr(error, "format_message", None)
    return str(words()) if callable(words) else str(error)


def command_names() -> list[str]:
    """Every word that is a command and therefore no project."""
    return sorted(typer.main.get_group(app).commands)
