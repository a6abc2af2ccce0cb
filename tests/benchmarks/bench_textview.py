"""The article view on 1,000,000 characters with 20,000 spans, beside a bare ``QTextLayout`` loop.

Run it as ``python -m tests.benchmarks.bench_textview``. Budgets: shown in 150 ms, a scroll step in 8.3 ms
and a span added in 8.3 ms, each painted, at the 95th percentile.
"""

import os
import random
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter, process_time
from uuid import UUID

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QImage, QPainter, QTextLayout
from PySide6.QtWidgets import QApplication

from annotator.domain.document import Document
from annotator.domain.identity import text_sha256
from annotator.domain.layer import Layer
from annotator.domain.link import Link
from annotator.domain.span import Span, make_extent
from annotator.domain.tagset import Tagset, parse_tagset
from annotator.locations import resource
from annotator.ui.textview.article_view import ArticleView
from annotator.ui.textview.look import LinkStyle

_SENTENCE = (
    "the council of Port Ellery voted on Tuesday night to move its ferry terminal two kilometres east where "
    "Mayor Ines Calloway and officials said that 62 percent of riders would pay less by 2028."
)
_SIZE = (900, 900)
_CHARACTERS, _SPANS, _PARAGRAPHS = 1_000_000, 20_000, 4_222
_STEPS = 300


@dataclass(frozen=True, slots=True)
class Time:
    """Milliseconds: by the clock, and of this process's own work, which other processes do not disturb."""

    wall: float
    used: float


@dataclass(frozen=True, slots=True)
class Figure:
    """The percentile ``share`` of ``times``, beside ``bare``: a page of bare layouts, laid out and drawn."""

    what: str
    times: list["Time"]
    share: float
    bare: float
    budget: float | None

    def line(self) -> str:
        wall = percentile([time.wall for time in self.times], self.share)
        used = percentile([time.used for time in self.times], self.share)
        budget = f"budget {self.budget:6.1f} ms" if self.budget else ""
        over = "  OVER" if self.budget and wall > self.budget else ""
        figures = f"{wall:9.2f} ms {used:9.2f} ms of work {wall / self.bare:8.1f} x bare"
        return f"{self.what:<48}{figures}   {budget}{over}"


def make_text(chance: random.Random, paragraphs: int) -> str:
    length, vocabulary = _CHARACTERS // paragraphs, _SENTENCE.split()
    made: list[str] = []
    for _ in range(paragraphs):
        words: list[str] = []
        size = 0
        while size < length - 1:
            word = chance.choice(vocabulary)
            words.append(word)
            size += len(word) + 1
        made.append(" ".join(words)[: length - 1])
    return "\n".join(made)


def make_spans(chance: random.Random, text: str, tagset: Tagset, count: int) -> list[Span]:
    shapes = ((Layer.ENTITY, 0.65, 24), (Layer.EVENT, 0.2, 8), (Layer.CLAIM, 0.15, 160))
    labels = {layer: [label.key for label in tagset.labels_of(layer)] for layer in Layer}
    spans: list[Span] = []
    for number in range(count):
        layer, _, longest = chance.choices(shapes, [shape[1] for shape in shapes])[0]
        start = chance.randrange(len(text) - longest)
        extent = make_extent(text, [(start, start + chance.randint(3, longest))])
        spans.append(Span(str(UUID(int=number)), layer, chance.choice(labels[layer]), extent))
    return spans


def make_links(chance: random.Random, spans: list[Span]) -> list[Link]:
    """Each event takes two entities nearby."""
    ordered = sorted(spans, key=lambda span: span.start)
    links: list[Link] = []
    for index, span in enumerate(ordered):
        if span.layer is Layer.EVENT:
            for step in (1, 2):
                target = ordered[(index + step) % len(ordered)]
                links.append(Link(str(UUID(int=len(links))), "agent", span.id, target.id))
    return links


def timed(work: Callable[[], object]) -> Time:
    start, used = perf_counter(), process_time()
    work()
    return Time((perf_counter() - start) * 1000, (process_time() - used) * 1000)


def percentile(figures: list[float], share: float = 0.95) -> float:
    return sorted(figures)[min(int(len(figures) * share), len(figures) - 1)]


def bare_layout(paragraph: str, width: float) -> QTextLayout:
    font = QFont()
    font.setPixelSize(16)
    layout = QTextLayout(paragraph, font)
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0.0, y))
        y += 40.0
    layout.endLayout()
    return layout


def bare_page(paragraphs: list[str]) -> float:
    """Lays out and paints one page of bare paragraphs."""
    image = QImage(*_SIZE, QImage.Format.Format_RGB32)

    def work() -> None:
        painter = QPainter(image)
        painter.fillRect(image.rect(), 0xFFFFFF)
        y = 0.0
        for paragraph in paragraphs:
            layout = bare_layout(paragraph, 560.0)
            layout.draw(painter, QPointF(100.0, y))
            y += layout.lineCount() * 40.0
            if y > _SIZE[1]:
                break
        painter.end()

    return percentile([timed(work).wall for _ in range(20)], 0.5)


def painted(application: QApplication) -> None:
    """Everything that waits to be painted is."""
    application.processEvents()


def measure(application: QApplication, paragraphs: int, name: str) -> list[Figure]:
    chance = random.Random(7)
    tagset = parse_tagset(resource("tagsets", "news.json").read_bytes(), "news.json")
    text = make_text(chance, paragraphs)
    spans = make_spans(chance, text, tagset, _SPANS)
    document = Document(str(UUID(int=1)), "Long", text, text_sha256(text), "en")
    bare = bare_page(text.split("\n")[:60])
    view = ArticleView()
    view.resize(*_SIZE)
    view.set_look(tagset=tagset)
    view.show()
    painted(application)

    def show() -> None:
        view.set_document(document, spans)
        painted(application)

    figures = [Figure(f"{name}: shown, median", [timed(show) for _ in range(5)], 0.5, bare, 150.0)]
    figures += scrolling(view, application, bare, name)
    figures += editing(view, application, tagset, bare, name)
    view.set_links(make_links(chance, spans))
    view.set_link_style(LinkStyle.ALL)
    dense = [timed(lambda: _step(view, application)) for _ in range(_STEPS)]
    figures.append(Figure(f"{name}: scroll step p95, all links drawn", dense, 0.95, bare, 8.3))
    added = adding(view, application, tagset, first=1000)
    figures.append(Figure(f"{name}: add a span p95, all links drawn", added, 0.95, bare, 8.3))
    view.close()
    return figures


def _step(view: ArticleView, application: QApplication) -> None:
    view.scroll_by(76.0)
    painted(application)


def scrolling(view: ArticleView, application: QApplication, bare: float, name: str) -> list[Figure]:
    steps = [timed(lambda: _step(view, application)) for _ in range(_STEPS)]
    bar = view.verticalScrollBar()
    chance = random.Random(3)

    def jump() -> None:
        bar.setValue(chance.randrange(bar.maximum()))
        painted(application)

    jumps = [timed(jump) for _ in range(60)]
    return [
        Figure(f"{name}: scroll step p95", steps, 0.95, bare, 8.3),
        Figure(f"{name}: jump to anywhere p95", jumps, 0.95, bare, None),
    ]


def adding(view: ArticleView, application: QApplication, tagset: Tagset, first: int) -> list[Time]:
    """Spans beside each other where the view is; their ids are numbers from ``first``."""
    chance = random.Random(5)
    text = view.document.text
    here = view.offset_at(QPointF(300.0, 300.0))
    labels = [label.key for label in tagset.labels_of(Layer.ENTITY)]

    def add(number: int) -> None:
        start = here + chance.randrange(400)
        extent = make_extent(text, [(start, start + 12)])
        view.set_spans_delta(
            [Span(str(UUID(int=900_000 + number)), Layer.ENTITY, chance.choice(labels), extent)]
        )
        painted(application)

    return [timed(lambda number=number: add(number)) for number in range(first, first + 40)]


def editing(
    view: ArticleView, application: QApplication, tagset: Tagset, bare: float, name: str
) -> list[Figure]:
    added = adding(view, application, tagset, first=0)
    resized = [timed(lambda width=width: _resize(view, application, width)) for width in (700, 640, 760, 620)]
    return [
        Figure(f"{name}: add a span p95", added, 0.95, bare, 8.3),
        Figure(f"{name}: resize p95", resized, 0.95, bare, None),
    ]


def _resize(view: ArticleView, application: QApplication, width: int) -> None:
    view.resize(width, _SIZE[1])
    painted(application)


def main() -> None:
    application = QApplication([])
    for figure in measure(application, _PARAGRAPHS, "4,222 paragraphs"):
        print(figure.line())
    for figure in measure(application, 1, "one paragraph"):
        print(figure.line())


if __name__ == "__main__":
    main()
