"""What commands print: JSON, plain lines, and a progress bar on a terminal."""

import json
import sys
from collections.abc import Generator
from contextlib import contextmanager, suppress
from typing import Any, TextIO

import orjson
import typer

from annotator.cli.interrupts import heard_between_steps
from annotator.domain.progress import Progress


def print_json(value: Any) -> None:
    """One JSON value on standard output, in UTF-8."""
    sys.stdout.flush()
    sys.stdout.buffer.write(_json(value))
    sys.stdout.buffer.flush()


def _json(value: Any) -> bytes:
    try:
        return orjson.dumps(value, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
    except TypeError:  # lone surrogates, and integers beyond 64 bits
        return json.dumps(value, indent=2).encode() + b"\n"


def say(line: str) -> None:
    """A line for people; control characters in it are shown and do nothing."""
    typer.echo(_shown(line, sys.stdout))


def complain(message: str) -> None:
    """A known error, as one line on standard error."""
    with suppress(OSError):  # nobody listens; the exit status still tells
        typer.echo(_shown(f"annotator: error: {message}", sys.stderr), err=True)


def _shown(line: str, stream: TextIO) -> str:
    """The line as the stream can hold it."""
    plain = "".join(mark if mark.isprintable() else repr(mark)[1:-1] for mark in line)
    encoding = stream.encoding or "utf-8"
    return plain.encode(encoding, "backslashreplace").decode(encoding)


@contextmanager
def progress_bar(what: str) -> Generator[Progress]:
    """A bar on standard error where that is a terminal; everywhere, the place where Ctrl+C is heard."""
    with heard_between_steps() as step:
        if sys.stderr.isatty():
            with _bar(what, step) as show:
                yield show
        else:
            yield step


@contextmanager
def _bar(what: str, step: Progress) -> Generator[Progress]:
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)

        def show(done: int, total: int | None) -> None:
            step(done, total)
            bar.update(task, completed=done, total=total)

        yield show
