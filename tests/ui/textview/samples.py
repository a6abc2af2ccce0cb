"""Documents, spans and views to try things on."""

from collections.abc import Iterator, Sequence
from itertools import count
from uuid import UUID

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, SignalInstance
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.domain.document import Document, Zone, ZoneKind
from annotator.domain.identity import text_sha256
from annotator.domain.layer import Layer
from annotator.domain.link import Link
from annotator.domain.span import Flag, Span, make_extent
from annotator.domain.tagset import Tagset, parse_tagset
from annotator.locations import resource
from annotator.ui.textview.article_view import ArticleView
from annotator.ui.textview.theme import LIGHT, TextTheme

NEWS = parse_tagset(resource("tagsets", "news.json").read_bytes(), "news.json")

TITLE = "Harbour board sells old crane"
ARTICLE = (
    f"{TITLE}\n\n"
    "The Harbour Board of Port Ellery sold its last steam crane on Tuesday for $41,000, and the buyer, the "
    "Crane Museum, will move it two kilometres east. “We are going to run it every summer,” director Ines "
    "Calloway said after the sale, which nobody had expected to go through so soon.\n\n"
    "A second paragraph names the U.S.-Mexico line and ends here."
)

_numbers: Iterator[int] = count(1)


def new_id() -> str:
    return str(UUID(int=next(_numbers)))


def document(text: str, *zones: Zone, language: str = "en") -> Document:
    return Document(new_id(), "A document", text, text_sha256(text), language, {}, zones)


def zone(text: str, kind: ZoneKind, surface: str) -> Zone:
    start = text.index(surface)
    return Zone(start, start + len(surface), kind)


def span(
    text: str, layer: Layer, label: str, *surfaces: str, flag: Flag | None = None, note: str | None = None
) -> Span:
    """A span over the first occurrences of ``surfaces``, each looked for after the one before."""
    fragments: list[tuple[int, int]] = []
    for surface in surfaces:
        start = text.index(surface, fragments[-1][1] if fragments else 0)
        fragments.append((start, start + len(surface)))
    return Span(new_id(), layer, label, make_extent(text, fragments), note=note, flag=flag)


def link(role: str, source: Span, target: Span) -> Link:
    return Link(new_id(), role, source.id, target.id)


def shown_view(
    qtbot: QtBot,
    text: str = ARTICLE,
    spans: Sequence[Span] = (),
    *zones: Zone,
    size: tuple[int, int] = (760, 700),
    theme: TextTheme = LIGHT,
    tagset: Tagset = NEWS,
    language: str = "en",
) -> ArticleView:
    view = ArticleView()
    qtbot.addWidget(view)
    view.resize(*size)
    view.set_look(theme=theme, tagset=tagset)
    view.set_document(document(text, *zones, language=language), spans)
    view.show()
    view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    return view


def point_of(view: ArticleView, offset: int) -> QPoint:
    """Just inside the character at ``offset``, in the viewport, at the height of its body."""
    here, after = view.caret_rect(offset), view.caret_rect(offset + 1)
    assert here is not None
    assert after is not None
    same_line = abs(here.top() - after.top()) < 1
    x = here.center().x() * 0.6 + after.center().x() * 0.4 if same_line else here.center().x() + 1
    return QPointF(x, here.center().y()).toPoint()


def click(
    view: ArticleView, offset: int, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifier, point_of(view, offset))


def drag(
    view: ArticleView,
    start: QPoint,
    end: QPoint,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """A drag with the left button; the modifier is held while the mouse moves."""
    viewport = view.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    for part in (0.3, 0.7, 1.0):
        move_held(view, start + (end - start) * part, modifier)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, modifier, end)


def move_held(
    view: ArticleView, point: QPoint, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """A move of the mouse with the left button held, which QTest has no word for."""
    viewport = view.viewport()
    QApplication.sendEvent(
        viewport,
        QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(point),
            QPointF(viewport.mapToGlobal(point)),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            modifier,
        ),
    )


def heard(signal: SignalInstance) -> list[tuple[object, ...]]:
    """What a signal says from now on."""
    facts: list[tuple[object, ...]] = []

    def hear(*said: object) -> None:
        facts.append(said)

    signal.connect(hear)
    return facts


def selected_text(view: ArticleView) -> str:
    start, end = view.selection
    return view.document.text[start:end]
