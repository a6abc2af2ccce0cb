"""The pictures of README, made from the demo project: ``python -m tests.house.screenshots [FOLDER]``.

Nothing shows on the screen: Qt draws into memory.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtWidgets import QApplication, QWidget

from annotator.domain.layer import Layer
from annotator.domain.span import Span
from annotator.session import demo
from annotator.ui.launch import build_window
from annotator.ui.main_window import MainWindow
from annotator.ui.places.annotate import AnnotatePlace

READER = "Ana Ruiz"
ARTICLE = "Velmark parliament passes water levy"
SIZE = (1280, 800)
PATIENCE_MS = 20_000


def wait_until(holds: Callable[[], bool]) -> None:
    """Let the program work until something holds; raises ``TimeoutError`` when it never does."""
    deadline = QDeadlineTimer(PATIENCE_MS)
    while not holds():
        if deadline.hasExpired():
            raise TimeoutError("the window did not come so far")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)


def settle() -> None:
    """Let everything that is due be drawn."""
    for _ in range(5):
        QApplication.processEvents()


def place_of(window: MainWindow) -> AnnotatePlace:
    assert window.workspace is not None
    place = window.workspace.place
    assert isinstance(place, AnnotatePlace)
    return place


def open_article(window: MainWindow, title: str) -> AnnotatePlace:
    """Turn to the first document whose title begins so."""
    place = place_of(window)
    wait_until(lambda: bool(place.documents.model.rows))
    wait_until(lambda: place.browsing.current is not None)
    row = next(row for row in place.documents.model.rows if row.title.startswith(title))
    opened: list[bool] = []
    place.bench.document_opened.connect(lambda: opened.append(True))
    place.browsing.open(row.id)
    wait_until(lambda: bool(opened))
    return place


def telling_span(place: AnnotatePlace) -> Span:
    """An event near the beginning with the most links, so that its arguments are drawn."""
    work = place.bench.work
    assert work is not None
    events = [span for span in work.spans if span.layer is Layer.EVENT and span.start < 900]
    return max(events, key=lambda span: sum(link.source == span.id for link in work.links))


def save(widget: QWidget, path: Path) -> Path:
    settle()
    if not widget.grab().save(str(path)):
        raise OSError(f"{path} cannot be written")
    return path


def make_all(window: MainWindow, project: Path, folder: Path) -> list[Path]:
    """All pictures of the demo project."""
    keeper = window.shell.keeper
    window.resize(*SIZE)
    window.show()
    made: list[Path] = []
    for theme in ("light", "dark"):
        keeper.set_preferences(theme=theme)
        window.opening.open_path(project, READER)
        place = open_article(window, ARTICLE)
        place.article.view.span_activated.emit(telling_span(place).id)  # as a click on it tells
        settle()
        wait_until(lambda place=place: not place.article.view.minimap.is_behind)
        made.append(save(window, folder / f"annotate-{theme}.png"))
        window.close_project()
    keeper.set_preferences(theme="light")
    window.welcome.setFocus()
    made.append(save(window, folder / "welcome.png"))
    return made


def main() -> None:
    root = Path(__file__).resolve().parents[2]
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else root / "docs" / "images"
    folder.mkdir(parents=True, exist_ok=True)
    os.environ.update(QT_QPA_PLATFORM="offscreen", QT_SCALE_FACTOR="2")
    app = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(HOME=home, USERPROFILE=home)  # the pictures show where projects lie
        project = Path(home, "Documents", f"{demo.NAME}.annproj")
        demo.build(project)
        window = build_window(app, Path(home, "settings.json"))
        for path in make_all(window, project, folder):
            print(path)
        window.close()


if __name__ == "__main__":
    main()
