"""What a session costs: starting the program, bringing a corpus in, writing it out, editing meanwhile.

Run it as ``python -m tests.benchmarks.bench_session [DOCUMENTS]``. Budgets: a usable window within twice the
time of a bare ``QMainWindow`` and 300 ms, without spaCy, trafilatura or SciPy being imported for it; import
and export of JSONL as in ``bench_formats``; an edit beside an export at most 50 ms longer than a bare commit.
"""

import gc
import json
import os
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from annotator.cli.main import GARBAGE_THRESHOLDS
from annotator.formats.jsonl import JsonlFormat
from annotator.session.exporting import ExportRequest, export
from annotator.session.project import Project
from annotator.session.tagsets import load_tagset
from tests.benchmarks.bench_formats import ANNOTATOR, jsonl_figures
from tests.session.beside import ALLOWED, Waits, edit_beside

ROOT = Path(__file__).resolve().parents[2]
STARTS = 7
HEAVY = ("spacy", "trafilatura", "scipy")

_BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
"""
_OURS = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from annotator.ui.launch import build_window
app = QApplication([])
window = build_window(app, Path(sys.argv[1]))
"""
_SHOWN = """
import json, sys
from PySide6.QtCore import QTimer
window.show()
QTimer.singleShot(0, app.quit)
app.exec()
seconds = __import__("time").time() - float(sys.argv[2])
print(json.dumps([seconds, sorted({name.split(".")[0] for name in sys.modules})]))
sys.stdout.flush()
import os
os._exit(0)
"""


def start(code: str, settings: Path) -> tuple[float, frozenset[str]]:
    """Seconds from asking for a process to its window being shown and idle, and what was imported."""
    import time

    environment = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    ran = subprocess.run(
        [sys.executable, "-c", code + _SHOWN, str(settings), str(time.time())],
        cwd=ROOT,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    seconds, modules = json.loads(ran.stdout.splitlines()[-1])
    return seconds, frozenset(modules)


def start_figures(folder: Path) -> Iterator[str]:
    """Starts alternate, so that both meet the same machine."""
    settings = folder / "settings.json"
    bare, ours, heavy = list[float](), list[float](), set[str]()
    for _ in range(STARTS):
        bare.append(start(_BARE, settings)[0])
        seconds, modules = start(_OURS, settings)
        ours.append(seconds)
        heavy |= modules & set(HEAVY)
    plain, full = statistics.median(bare), statistics.median(ours)
    budget = 2 * plain + 0.3
    over = "  OVER" if full > budget else ""
    yield (
        f"start to a usable window{full:20.2f} s   bare {plain:7.2f} s   ratio {full / plain:5.2f}   "
        f"budget {budget:.2f} s{over}"
    )
    yield f"imported for it: {', '.join(sorted(heavy)) + '  OVER' if heavy else 'nothing heavy'}"


def edit_figures(folder: Path) -> Iterator[str]:
    """On the project that the import has made."""
    path = folder / "data.annproj"
    with Project.open(path) as project:
        person = project.sign_in(ANNOTATOR.name).id
        inside = folder / "beside.jsonl"
        yield _line(
            "edits beside an export",
            edit_beside(
                project, person, folder, lambda: export(project, ExportRequest(JsonlFormat()), inside)
            ),
        )
        yield _line(
            "edits beside another process", edit_beside(project, person, folder, _exporter(path, folder))
        )


def _exporter(path: Path, folder: Path) -> Callable[[], object]:
    out = folder / "elsewhere.jsonl"
    command = [sys.executable, "-m", "annotator", "export", str(path), str(out), "--format", "jsonl"]
    return lambda: subprocess.run(command, cwd=ROOT, check=True, capture_output=True)


def _line(what: str, waits: Waits) -> str:
    over = "" if waits.hold_the_promise else f"  OVER {ALLOWED * 1000:.0f} ms"
    return f"{what}: {waits}{over}"


def main(arguments: list[str]) -> None:
    gc.set_threshold(*GARBAGE_THRESHOLDS)
    count = int(arguments[0]) if arguments else 10_000
    tagset = load_tagset("news")
    with TemporaryDirectory() as name:
        folder = Path(name)
        for figure in start_figures(folder):
            print(figure, flush=True)
        print(f"{count:,} documents")
        for figure in jsonl_figures(folder, count, tagset):
            print(figure, flush=True)
        for figure in edit_figures(folder):
            print(figure, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
