"""Going through the article: from span to span, to the next likely place, to letters that are typed."""

from collections.abc import Container

from PySide6.QtCore import QObject, Slot

from annotator.domain.layer import ALL_LAYERS, Layer
from annotator.domain.span import Fragment
from annotator.session.hops import candidates, next_candidate
from annotator.ui.places.chosen_span import ChosenSpan
from annotator.ui.places.mode_strip import ModeStrip
from annotator.ui.places.workbench import Workbench
from annotator.ui.textview.article_view import ArticleView


class Walking(QObject):
    def __init__(self, bench: Workbench, view: ArticleView, chosen: ChosenSpan, strip: ModeStrip) -> None:
        super().__init__(view)
        self._bench = bench
        self._view = view
        self._chosen = chosen
        self._strip = strip
        self._places: list[Fragment] | None = None
        self._jumped_from: int | None = None
        bench.document_opened.connect(self.forget)
        strip.jump_typed.connect(self._on_jump_typed)
        strip.jump_left.connect(self._on_jump_left)

    @Slot()
    def forget(self) -> None:
        """The text or its tokens are others: likely places have to be found anew."""
        self._places = None

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
        """Whether a hop would stop here, or before it, or one word behind its beginning: an article, say."""
        document = self._bench.document
        return document is not None and any(
            end == place[1] and len(document.text[place[0] : start].split()) <= 1
            for start, end in self._known_places()
        )

    def hop(self, *, backwards: bool = False) -> bool:
        """Select the next likely name, number or quotation that bears no span; whether there is one."""
        start, end = self._view.selection
        caret = start if backwards else end
        found = next_candidate(self._known_places(), self._bench.spans.values(), caret, backwards=backwards)
        if found is not None:
            self._view.select(*found)
        return found is not None

    def _known_places(self) -> list[Fragment]:
        if self._places is None:
            self._places = self._find_places()
        return self._places

    def _find_places(self) -> list[Fragment]:
        document, segments = self._bench.document, self._bench.segments
        if document is None:
            return []
        numbers = range(len(segments.paragraphs))
        tokens = [token for number in numbers for token in segments.tokens(number)]
        found = [sentence for number in numbers for sentence in segments.sentences(number)]
        return candidates(document.text, tokens, found, document.zones, document.language)

    @Slot(str)
    def _on_jump_typed(self, letters: str) -> None:
        """Show the first place of the letters after the caret, whatever their case, then before it."""
        document = self._bench.document
        if document is None:
            return
        if self._jumped_from is None:
            self._jumped_from = self._view.caret
        place = found_from(document.text, letters, self._jumped_from)
        if place is not None:
            self._view.select(place, place + len(letters))

    @Slot(bool)
    def _on_jump_left(self, stays: bool) -> None:
        origin, self._jumped_from = self._jumped_from, None
        if origin is not None:
            self._view.set_caret(self._view.selection[0] if stays else origin)
        self._strip.leave()
        self._view.setFocus()


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
