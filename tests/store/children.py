"""Processes that work on a file beside the test: ``python -m tests.store.children WHAT PATH``."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from annotator.domain.change import ObjectKind, Scope
from annotator.domain.errors import ProjectInUse
from annotator.domain.identity import annotator_id
from annotator.store.project_file import ProjectFile
from tests.store.makers import make_span, sign_in, span_operation, work, write

ROOT = Path(__file__).parents[2]


def start(what: str, path: Path, *more: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "tests.store.children", what, str(path), *more],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def say(word: object) -> None:
    print(word, flush=True)


def add_spans(path: Path) -> None:
    """Adds span after span, and says the id of each once its commit has returned."""
    with ProjectFile.open(path) as file:
        ada = sign_in(file, "Ada")
        ((_, document),) = file.documents.page(-1, 1)
        say("ready")
        while True:
            span = make_span(document.text, (0, 4))
            file.commit([work(document.id, ada, [span_operation(span)])])
            say(span.id)


def hold(path: Path) -> None:
    """Holds the project until its input ends."""
    with ProjectFile.open(path):
        say("ready")
        sys.stdin.read()


def count(path: Path, times: str) -> None:
    """Reads a number from the project, adds one and writes it back, so many times."""
    for _ in range(int(times)):
        while not _count_once(path):
            pass


def _count_once(path: Path) -> bool:
    try:
        with ProjectFile.open(path) as file:
            ada = annotator_id(file.id, "Ada")
            ((_, document),) = file.documents.page(-1, 1)
            note = file.registers(Scope(document.id, ada), ObjectKind.SET, document.id).get("note")
            counted = write(ObjectKind.SET, document.id, note=str(int(str(note or 0)) + 1))
            file.commit([work(document.id, ada, [counted])])
    except ProjectInUse:
        return False
    return True


_WHAT: dict[str, Callable[..., None]] = {"add spans": add_spans, "hold": hold, "count": count}

if __name__ == "__main__":
    _WHAT[sys.argv[1]](Path(sys.argv[2]), *sys.argv[3:])
