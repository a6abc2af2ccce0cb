"""Going through the article: from span to span, to the next likely place, to letters that are typed."""

from collections.abc import Callable, Container, Iterator, Sequence
from functools import partial
from itertools import chain, islice

from PySide6.QtCore import QObject, QTimer, Slot

from annotator.domain.layer import ALL_LAYERS, Layer
from annotator.domain.span import Fragment, Span
from annotator.domain.values import Id
from annotator.session.hops import Hops, Labeled
from annotator.session.labeled_words import LabeledWords
from annotator.session.live import Delta
from annotator.ui.places.chosen_span import ChosenSpan
from annotator.ui.places.link_mode import MENTION
from annotator.ui.places.looking import Looking
from annotator.ui.places.mode_strip import ModeStrip
from annotator.ui.places.workbench import Workbench
from annotator.ui.textview.article_view import ArticleView

_PAUSE_MS = 20
"""Between steps that prepare the first hop: hands and paint come first."""
_PIECE = 500
"""Spans that are taken in at once."""


class Walking(QObject):
    def __init__(self, bench: Workbench, view: ArticleView, chosen: ChosenSpan, strip: ModeStrip) -> None:
        super().__init__(view)
        self._bench = bench
        self._view = view
        self._chosen = chosen
        self._strip = strip
        self._hops: Hops | None = None
        self._words = LabeledWords()
        self._untaken: Iterator[None] = iter(())
        self._looking = Looking[Fragment](bench.settling, self)
        self._jumped_from: int | None = None
        self._preparing = QTimer(self, interval=_PAUSE_MS)
        self._preparing.timeout.connect(self._prepare)
        bench.document_opened.connect(self._on_document_opened)
        bench.zones_changed.connect(self.forget)
        bench.spans_changed.connect(self._on_spans_changed)
        view.selection_changed.connect(self._looking.stop)
        view.caret_moved.connect(self._looking.stop)
        strip.jump_typed.connect(self._on_jump_typed)
        strip.jump_left.connect(self._on_jump_left)

    @Slot()
    def forget(self) -> None:
        """The text, its tokens or its zones are others: likely places have to be found anew."""
        self._looking.stop()
        self._hops = None
        self._preparing.start()

    def step(self, step: int, layers: Container[Layer] = ALL_LAYERS) -> None:
        """To the next span in the text, or the one before, of some layers."""
        work = self._bench.work
        spans = [span for span in work.spans if span.layer in layers] if work else []
        if not spans:
            return
        ids = [span.id for span in spans]
        if self._chosen.id in ids:
            place = (ids.index(self._chosen.id) + step) % len(spans)
        else:
            caret = self._view.caret
            ahead = next((place for place, span in enumerate(spans) if span.start >= caret), len(spans))
            place = (ahead if step > 0 else ahead - 1) % len(spans)
        self._view.set_caret(spans[place].start)
        self._chosen.choose(ids[place], reveal=True)

    def cycle(self) -> None:
        """To the next of the spans that stand at the caret, shortest first."""
        caret = self._view.caret
        here = [span for span in self._bench.spans.values() if span.start <= caret <= span.end]
        here.sort(key=lambda span: (span.end - span.start, span.order))
        if here:
            ids = [span.id for span in here]
            place = ids.index(self._chosen.id) + 1 if self._chosen.id in ids else 0
            self._chosen.choose(ids[place % len(ids)])

    def is_likely(self, place: Fragment) -> bool:
        """Whether a hop to a name or number would stop here, or before it, or one word behind its beginning:
        an article, say.
        """
        hops = self._known_hops()
        return hops is not None and hops.is_name(place, self._labeled())

    def hop(self, on_found: Callable[[], object], *, backwards: bool = False) -> None:
        """Select the next likely name, number, quotation or word labeled before that bears no span, if there
        is one: at once, or as soon as a long stretch without any has been looked through.
        """
        hops = self._known_hops()
        if hops is not None:
            start, end = self._view.selection
            places = hops.from_place(start if backwards else end, self._labeled(), backwards=backwards)
            self._looking.start(places, partial(self._go_to, on_found))

    def _go_to(self, on_found: Callable[[], object], place: Fragment) -> None:
        self._view.select(*place)
        on_found()

    def _known_hops(self) -> Hops | None:
        document = self._bench.document
        if self._hops is None and document is not None:
            self._hops = Hops(document, self._bench.segments)
        return self._hops

    @Slot()
    def _prepare(self) -> None:
        hops = self._known_hops()
        if hops is None or not any(True for _ in islice(chain(self._untaken, hops.prepare()), 1)):
            self._preparing.stop()

    def _labeled(self) -> Labeled:
        for _ in self._untaken:
            pass
        return Labeled(self._bench.spans_near, self._words)

    @Slot()
    def _on_document_opened(self) -> None:
        self._words = LabeledWords()
        self._untaken = self._take_words(list(self._bench.spans))
        self.forget()

    def _take_words(self, spans: Sequence[Id]) -> Iterator[None]:
        """Piece by piece, as the spans are by then."""
        for start in range(0, len(spans), _PIECE):
            here = map(self._bench.spans.get, spans[start : start + _PIECE])
            self._words.take(span for span in here if span is not None and _names_something(span))
            yield

    @Slot(object)
    def _on_spans_changed(self, delta: Delta) -> None:
        self._words.drop({*delta.gone, *delta.spans})
        self._words.take(filter(_names_something, delta.spans.values()))

    @Slot(str)
    def _on_jump_typed(self, letters: str) -> None:
        """Show the first place of the letters after the caret, whatever their case, then before it."""
        document = self._bench.document
        if document is None:
            return
        if self._jumped_from is None:
            self._jumped_from = self._view.caret
        place = found_from(document.text, letters, self._jumped_from)
        self._strip.show_jump_found(place is not None or not letters)
        if place is not None:
            self._view.select(place, place + len(letters))
        else:
            self._view.set_caret(self._jumped_from)

    @Slot(bool)
    def _on_jump_left(self, stays: bool) -> None:
        origin, self._jumped_from = self._jumped_from, None
        if origin is not None:
            self._view.set_caret(self._view.selection[0] if stays else origin)
        self._strip.leave()
        self._view.setFocus()


def _names_something(span: Span) -> bool:
    """Whether its words mean the same elsewhere, which those of a mere mention (“she”) do not."""
    return span.label != MENTION


def found_from(text: str, letters: str, start: int) -> int | None:
    """The first place of some letters after ``start``, else before it; their case does not count."""
    if not letters:
        return None
    folded = text.lower()
    if len(folded) != len(text):  # offsets would no longer be those of the text
        folded, wanted = text, letters
    else:
        wanted = letters.lower()
    ahead = folded.find(wanted, start)
    place = ahead if ahead >= 0 else folded.find(wanted)
    return place if place >= 0 else None
