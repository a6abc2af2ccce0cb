"""Running a command line, and what came of it."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from annotator.cli.main import run


@dataclass(frozen=True, slots=True)
class Ran:
    status: int
    out: str
    err: str


class Commands:
    """Runs command lines in this process; opening the app is noted in ``opened`` and does nothing."""

    def __init__(self, capture: pytest.CaptureFixture[str]) -> None:
        self._capture = capture
        self.opened: list[Path | None] = []

    def __call__(self, *words: str | Path) -> Ran:
        status = run([str(word) for word in words], self._launch)
        said = self._capture.readouterr()
        return Ran(status, said.out, said.err)

    def refused(self, *words: str | Path) -> str:
        """What the one line of a command says that could not be carried out."""
        ran = self(*words)
        assert ran.status == 2
        assert ran.err.startswith("annotator: error: ")
        assert ran.err.count("\n") == 1
        return ran.err.removeprefix("annotator: error: ").rstrip("\n")

    def _launch(self, project: Path | None) -> int:
        self.opened.append(project)
        return 0
