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
from collections.abc import Callable, Generator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from annotator.domain.change import Draft, Operation
from annotator.domain.identity import new_id
from annotator.domain.layer import Layer
from annotator.domain.registers import adding
from annotator.domain.span import Span, make_extent
from annotator.session.tagsets import load_tagset
from annotator.store.project_file import ProjectFile
from annotator.ui.bridge import SaveState
from annotator.ui.launch import build_window
from annotator.ui.main_window import MainWindow
from annotator.ui.places.annotate import AnnotatePlace
from tests.benchmarks.spent import Spent
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
            operations.append(adding(span))
        file.commit([Draft(desk.scope, desk.author, operations)])


class Painted(QObject):
    """Sees the first paint of a widget from which on ``shown`` holds; ``shown`` may be set anew."""

    def __init__(self, watched: QObject) -> None:
        super().__init__(watched)
        self.shown: Callable[[], bool] = lambda: False
        self.seen = False
        watched.installEventFilter(self)

    def wait_for(self, shown: Callable[[], bool]) -> None:
        self.shown, self.seen = shown, False

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.seen = self.seen or (event.type() == QEvent.Type.Paint and self.shown())
        return False


def rest(milliseconds: int) -> None:
    """Let the program's own threads work; ``QTest.qWait`` keeps the interpreter from them."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_for(app: QApplication, reached: Callable[[], bool]) -> None:
    deadline = perf_counter() + 30
    while not reached():
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if perf_counter() > deadline:
            raise TimeoutError("the window does not answer")


@dataclass
class Presses:
    """Of every press: a bare commit before it, and from the key to the paint that shows the span."""

    bare: list[Spent] = field(default_factory=list[Spent])
    painted: list[Spent] = field(default_factory=list[Spent])

    @property
    def beyond(self) -> list[float]:
        """What the presses took longer than a bare commit usually does."""
        usual = statistics.median(each.wall for each in self.bare)
        return [each.wall - usual for each in self.painted]


def press_all(
    app: QApplication, window: MainWindow, place: AnnotatePlace, commit: Callable[[], None]
) -> Presses:
    view, painted = place.article.view, Painted(place.article.view.viewport())
    assert place.bench.document is not None
    text, presses = place.bench.document.text, Presses()
    offset = len(text) // 2
    for _ in range(PRESSES):
        offset = text.index(" ", offset + 20) + 1
        view.set_caret(offset)
        place.hands.chosen.choose(None)
        rest(20)
        view.select(offset, offset + 6)
        app.processEvents()
        bare, spent = Spent(), Spent()
        with bare.counted():
            commit()
        before = len(place.bench.spans)
        painted.wait_for(lambda before=before: len(place.bench.spans) > before)
        with spent.counted():
            QTest.keyClick(view, Qt.Key.Key_G)
            wait_for(app, lambda: painted.seen)
        presses.bare.append(bare)
        presses.painted.append(spent)
    return presses


@contextmanager
def bare_commits(path: Path) -> Generator[Callable[[], None]]:
    """Makes one-row commits as durable as ours."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=TRUNCATE")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("CREATE TABLE row (body BLOB)")

        def commit() -> None:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("INSERT INTO row VALUES (?)", (os.urandom(300),))
            connection.execute("COMMIT")

        yield commit


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
    opened, painted = Spent(), Painted(place.article.view.viewport())
    painted.wait_for(lambda: place.bench.document is not None)
    with opened.counted():
        wait_for(app, lambda: painted.seen)
    wait_for(app, lambda: place.bench.bridge.save_state is SaveState.SAVED)
    rest(3000)
    with bare_commits(folder / f"{name}.bare.sqlite") as commit:
        presses = press_all(app, window, place, commit)
    print(f"{characters:,} characters, {count:,} spans")
    print(f"{'  read, laid out and shown':<44} {opened}")
    print(line("  bare commit", [each.wall for each in presses.bare]))
    print(line("  key press to paint", [each.wall for each in presses.painted]))
    print(line("  key press to paint, work", [each.used for each in presses.painted]))
    print(f"{line('  beyond a bare commit', presses.beyond)}   (budget: p95 16.7 ms)")
    window.close()
    rest(50)


def main() -> None:
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory() as folder:
        measure(app, Path(folder), "article", 3_000, 40)
        measure(app, Path(folder), "long", 1_000_000, 20_000)


if __name__ == "__main__":
    main()
