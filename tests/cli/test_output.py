"""What is printed reaches terminals and pipes as one can read it."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from typing_extensions import override

from annotator.cli.output import print_json, progress_bar, say


class Terminal(io.StringIO):
    @override
    def isatty(self) -> bool:
        return True


def test_long_work_shows_a_bar_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    with progress_bar("Importing") as progress:
        progress(1, 2)
        progress(2, None)
    assert "Importing" in terminal.getvalue()


def test_long_work_says_nothing_to_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    with progress_bar("Importing") as progress:
        progress(1, 2)
    assert capsys.readouterr() == ("", "")


def test_control_characters_are_shown_and_do_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    say("a\x1b[2Jb\u202ec\nd é 😀")
    assert capsys.readouterr().out == "a\\x1b[2Jb\\u202ec\\nd é 😀\n"


@pytest.mark.parametrize("value", [{"a": "é😀"}, ["\ud800"], {"big": 2**80}])
def test_json_comes_back(value: object, capsys: pytest.CaptureFixture[str]) -> None:
    print_json(value)
    assert json.loads(capsys.readouterr().out) == value


def test_a_pipe_that_closes_early_is_no_crash(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    code = "import sys; from annotator.cli.main import run; sys.exit(run(['tagset', 'show', 'news'] , len))"
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.close()
        assert "Traceback" not in child.stderr.read()
