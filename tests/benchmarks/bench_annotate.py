"""From key press to paint, in the whole window: on an article, and on a million characters with 20,000 spans.

Run it as ``python -m tests.benchmarks.bench_annotate``. Each figure stands beside a bare commit on the
same disk.
"""

import os
import random
import sqlite3
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from annotator.domain.change import Draft, ObjectKind, Operation
from annotator.domain.identity import new_id
from annotator.domain.layer import Layer
from annotator.domain.registers import span_to_registers
from annotator.domain.span import Span, make_extent
from annotator.session.tagsets import load_tagset
from annotator.store.project_file import ProjectFile
from annotator.ui.bridge import SaveState
from annotator.ui.launch import build_window
from annotator.ui.main_window import MainWindow
from annotator.ui.places.annotate import AnnotatePlace
from tests.session.projects import add_document, sign_in

WORDS = [
    "council",
    "harbour",
    "pier",
    "Ines",
    "Vale",
    "moved",
    "the",
    "ferry",
    "on",
    "Monday",
    "night",
    "to",
    "Brannock",
    "with",
    "forty",
    "people",
]
LABELS = ((Layer.ENTITY, "PERSON"), (Layer.ENTITY, "ORG"), (Layer.CLAIM, "DEMAND"), (Layer.EVENT, "MOVEMENT"))
PRESSES = 60


def make_text(characters: int) -> str:
    random.seed(7)
    paragraphs: list[str] = []
    length = 0
    while length < characters:
        paragraph = " ".join(random.choice(WORDS) for _ in range(40)).capitalize() + "."
        paragraphs.append(paragraph)
        length += len(paragraph) + 2
    return "\n\n".join(paragraphs)[:characters]


def make_project(path: Path, characters: int, count: int) -> None:
    text = make_text(characters)
    with ProjectFile.create(path, name=path.stem, tagset=load_tagset("news")) as file:
        document = add_document(file, text)
        desk = sign_in(file, document, "Ana")
        step = characters // count
        operations: list[Operation] = []
        for number in range(count):
            layer, label = LABELS[number % len(LABELS)]
            start = number * step
            extent = make_extent(text, [(start, min(start + random.randint(3, step), characters))])
            span = Span(new_id(), layer, label, extent)
            operations.append(Operation(ObjectKind.SPAN, span.id, span_to_registers(span)))
        file.commit([Draft(desk.scope, desk.author, operations)])


class Painted(QObject):
    """Counts paints of a widget."""

    def __init__(self, watched: QObject) -> None:
        super().__init__(watched)
        self.count = 0
        watched.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def wait_for(app: QApplication, reached: Callable[[], bool]) -> None:
    deadline = perf_counter() + 30
    while not reached():
        app.processEvents()
        if perf_counter() > deadline:
            raise TimeoutError("the window does not answer")


def press_times(app: QApplication, window: MainWindow, place: AnnotatePlace) -> list[float]:
    """Seconds from pressing a label key to the paint that shows the committed span."""
    view, painted = place.article.view, Painted(place.article.view.viewport())
    assert place.bench.document is not None
    text, times = place.bench.document.text, list[float]()
    offset = len(text) // 2
    for _ in range(PRESSES):
        offset = text.index(" ", offset + 20) + 1
        view.set_caret(offset)
        place.hands.chosen.choose(None)
        QTest.qWait(20)
        view.select(offset, offset + 6)
        app.processEvents()
        before, start = len(place.bench.spans), perf_counter()
        QTest.keyClick(view, Qt.Key.Key_G)
        wait_for(app, lambda before=before: len(place.bench.spans) > before)
        count = painted.count
        wait_for(app, lambda count=count: painted.count > count)
        times.append(perf_counter() - start)
    return times


def bare_commits(folder: Path) -> list[float]:
    """Seconds for one-row commits as durable as ours."""
    connection = sqlite3.connect(folder / "bare.sqlite", isolation_level=None)
    connection.execute("PRAGMA journal_mode=TRUNCATE")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("DROP TABLE IF EXISTS row")
    connection.execute("CREATE TABLE row (body BLOB)")
    times: list[float] = []
    for _ in range(PRESSES):
        start = perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO row VALUES (?)", (os.urandom(300),))
        connection.execute("COMMIT")
        times.append(perf_counter() - start)
    connection.close()
    return times


def line(name: str, times: list[float]) -> str:
    ordered = sorted(times)
    p95 = ordered[int(len(ordered) * 0.95)]
    return f"{name:<44} p50 {statistics.median(times) * 1000:7.1f} ms   p95 {p95 * 1000:7.1f} ms"


def measure(app: QApplication, folder: Path, name: str, characters: int, count: int) -> None:
    path = folder / f"{name}.annproj"
    make_project(path, characters, count)
    window = build_window(app, folder / "settings.json")
    sys.excepthook = sys.__excepthook__
    window.resize(1280, 800)
    window.show()
    window.opening.open_path(path, "Ana")
    assert window.workspace is not None
    place = window.workspace.place
    assert isinstance(place, AnnotatePlace)
    start = perf_counter()
    wait_for(app, lambda: place.bench.document is not None)
    app.processEvents()
    opened = perf_counter() - start
    wait_for(app, lambda: place.bench.bridge.save_state is SaveState.SAVED)
    QTest.qWait(3000)
    times = press_times(app, window, place)
    bare = bare_commits(folder)
    print(f"{characters:,} characters, {count:,} spans")
    print(f"{'  read, laid out and shown':<44} {opened * 1000:11.1f} ms")
    print(line("  bare commit", bare))
    print(line("  key press to paint", times))
    over = sorted(times)[int(len(times) * 0.95)] - sorted(bare)[int(len(bare) * 0.95)]
    print(f"{'  p95 over a bare commit':<44} {over * 1000:11.1f} ms   (budget 16.7 ms)")
    window.close()
    QTest.qWait(50)


def main() -> None:
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory() as folder:
        measure(app, Path(folder), "article", 3_000, 40)
        measure(app, Path(folder), "long", 1_000_000, 20_000)


if __name__ == "__main__":
    main()
