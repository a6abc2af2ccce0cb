"""What commands print: JSON, plain lines, and a progress bar on a terminal."""

import sys
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

import orjson
import typer

from annotator.domain.progress import Progress, no_progress


def print_json(value: Any) -> None:
    """One JSON value on standard output."""
    sys.stdout.flush()
    sys.stdout.buffer.write(orjson.dumps(value, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
    sys.stdout.buffer.flush()


def say(line: str) -> None:
    """A line for people; control characters in it are shown and do nothing."""
    typer.echo("".join(mark if mark.isprintable() else repr(mark)[1:-1] for mark in line))


def complain(line: str) -> None:
    """A line for people on standard error."""
    typer.echo("".join(mark if mark.isprintable() else repr(mark)[1:-1] for mark in line), err=True)


@contextmanager
def progress_bar(what: str) -> Generator[Progress]:
    """A bar on standard error where that is a terminal; elsewhere nothing."""
    if not sys.stderr.isatty():
        yield no_progress
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)

        def show(done: int, total: int | None) -> None:
            bar.update(task, completed=done, total=total)

        yield show
