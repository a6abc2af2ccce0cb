"""Linking spans: pick a role, then its filler by click, by walking, or by selecting new text."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from PySide6.QtCore import QObject, Slot

from annotator.domain.span import Fragment, Span
from annotator.domain.values import Id
from annotator.session import edits
from annotator.ui.places.chosen_span import ChosenSpan
from annotator.ui.places.link_mode import MENTION, LinkMode
from annotator.ui.places.mode_strip import ModeStrip, apart
from annotator.ui.places.workbench import Workbench
from annotator.ui.textview.article_view import ArticleView
from annotator.wording import tr

_SHOWN, _SHOWN_OFFER = 28, 16
_OFFERED = 9


class Linking(QObject):
    """The span whose role is being filled stays chosen, before and after.

    New text that is likely a name becomes what the key of a label says, and never a mere mention.
    """

    def __init__(
        self,
        bench: Workbench,
        view: ArticleView,
        chosen: ChosenSpan,
        strip: ModeStrip,
        is_likely_name: Callable[[Fragment], bool],
    ) -> None:
        super().__init__(view)
        self._bench = bench
        self._view = view
        self._chosen = chosen
        self._strip = strip
        self._is_likely_name = is_likely_name
        self._origin = 0
        self.mode: LinkMode | None = None
        view.selection_changed.connect(self._on_selection_changed)

    @property
    def active(self) -> bool:
        return self.mode is not None

    def start(self, role: str, source: Span) -> None:
        """Look for the filler of a role; the nearest span that fits is offered at once."""
        self.mode = LinkMode.for_role(self._bench.tagset, role, source)
        if self.mode is None:
            return
        self._origin = min(max(self._view.caret, source.start), source.end)
        filling = self._filling(role, source.id)
        spans, paragraph_at = self._bench.spans.values(), self._bench.segments.paragraph_at
        likeliest = self.mode.likeliest(spans, source, filling, paragraph_at)
        self.mode = replace(self.mode, offers=tuple(span.id for span in likeliest[:_OFFERED]))
        self._offer(likeliest[0] if likeliest else None)
        self._view.setFocus()

    @property
    def offered(self) -> int:
        """How many fillers can be taken by a digit now: none where other text is selected."""
        if self.mode is None:
            return 0
        start, end = self._view.selection
        candidate = self._bench.spans.get(self.mode.candidate or "")
        own = start < end and (candidate is None or (start, end) != (candidate.start, candidate.end))
        return 0 if own else len(self.mode.offers)

    def take_offer(self, number: int) -> None:
        if self.mode is not None and 0 < number <= len(self.mode.offers):
            self.take(self.mode.offers[number - 1])

    def _filling(self, role: str, source: Id) -> set[Id]:
        """What fills the role already."""
        links = self._bench.work.links if self._bench.work else ()
        return {link.target for link in links if (link.role, link.source) == (role, source) and link.target}

    def step(self, step: int) -> None:
        if self.mode is not None:
            self._offer(self.mode.following(list(self._bench.spans.values()), step))

    def confirm(self, selection: Fragment | None) -> None:
        """Return: the span that stands where text is selected, else a new one there; with no selection,
        the span on offer.
        """
        if self.mode is None:
            return
        standing = self._standing(self.mode, selection)
        if standing is not None:
            self.take(standing)
        elif selection is not None:
            self._take_text(self.mode, selection)

    def _take_text(self, mode: LinkMode, selection: Fragment) -> None:
        label = mode.new_label(self._bench.tagset)
        if label is None:
            self._bench.told.emit(tr("Press the key of a label to make this text a span"), "info")
        elif label == MENTION and len(mode.fillers) > 1 and self._is_likely_name(selection):
            words = tr(
                "“{text}” looks like a name: press the key of the label it should have",
                text=self._shown(selection),
            )
            self._bench.told.emit(words, "info")
        else:
            self.take_new(label, selection)

    def _standing(self, mode: LinkMode, selection: Fragment | None) -> Id | None:
        offered = self._bench.spans.get(mode.candidate or "")
        if offered is not None and selection in (None, (offered.start, offered.end)):
            return offered.id
        spans = self._bench.spans.values()
        return next((it.id for it in spans if it.fragments == (selection,) and mode.allows(it)), None)

    def take(self, span: Id) -> None:
        """Link a span, if the role takes it."""
        mode, found = self.mode, self._bench.spans.get(span)
        if mode is None or found is None:
            return
        if not mode.allows(found):
            self._refuse(mode, self._bench.tagset.label_name(found.label))
            return
        self.leave()
        self._bench.edit(lambda file, desk: edits.add_link(file, desk, mode.role, mode.source, span))

    def take_new(self, label: str, fragment: Fragment) -> None:
        """Make new text a span, unless it bears that label already, and link it."""
        mode, known = self.mode, self._bench.tagset.label(label)
        if mode is None or known is None:
            return
        if label not in mode.fillers:
            self._refuse(mode, known.name)
            return
        spans = self._bench.spans.values()
        standing = next((it for it in spans if it.label == label and it.fragments == (fragment,)), None)
        if standing is not None:
            self.take(standing.id)
            return
        self.leave()
        self._bench.edit(
            lambda file, desk: edits.add_filler(
                file, desk, mode.role, mode.source, known.layer, label, fragment
            )
        )

    def _refuse(self, mode: LinkMode, label: str) -> None:
        words = tr("{role} cannot be filled by {label}", role=mode.role_name, label=label)
        self._bench.told.emit(words, "warning")

    def tell_absent(self) -> None:
        """The role has no filler in the text."""
        mode = self.mode
        if mode is not None:
            self.leave()
            self._bench.edit(lambda file, desk: edits.add_link(file, desk, mode.role, mode.source, None))

    def remind(self) -> None:
        """Say again what is wanted, after something else was said."""
        if self.mode is not None:
            self._strip.show_text(self._words(self.mode))

    def leave(self) -> None:
        """Out of the mode, and back to where one was in the span whose role it was."""
        if self.mode is not None:
            source = self._bench.spans.get(self.mode.source)
            self.mode = None
            self._strip.leave()
            if source is not None:
                self._view.set_caret(min(max(self._origin, source.start), source.end))
                self._chosen.choose(source.id)

    def _offer(self, span: Span | None) -> None:
        assert self.mode is not None
        self.mode = replace(self.mode, candidate=span.id if span else None)
        if span is not None:
            self._view.select(span.start, span.end)
        self.remind()

    @Slot()
    def _on_selection_changed(self) -> None:
        if not self._strip.is_jumping:
            self.remind()

    def _words(self, mode: LinkMode) -> str:
        """What can be done now: with a span that stands there, or with new text."""
        start, end = self._view.selection
        selection = (start, end) if start < end else None
        standing = self._bench.spans.get(self._standing(mode, selection) or "")
        if selection is not None and standing is None:
            return self._words_of_text(mode, selection)
        offered = _offer_words(standing) if standing else ()
        role = tr("{role}: click a span or select its words", role=mode.role_name)
        return apart(role, *offered, tr("0 not in the text"), *self._numbered(mode))

    def _numbered(self, mode: LinkMode) -> Iterator[str]:
        spans = [self._bench.spans.get(span) for span in mode.offers]
        for number, span in enumerate(spans, 1):
            if span is not None and len(spans) > 1:
                yield f"{number} {_shortened(span.surface, _SHOWN_OFFER)}"

    def _words_of_text(self, mode: LinkMode, selection: Fragment) -> str:
        words, label = self._shown(selection), mode.new_label(self._bench.tagset)
        keys = [f"{key} {name}" for key, name in mode.label_keys(self._bench.tagset)]
        if label is not None and (label != MENTION or words == words.lower()):
            keys.append(f"⏎ {self._bench.tagset.label_name(label)}")
        return apart(tr("{role}: “{text}” is", role=mode.role_name, text=words), *keys)

    def _shown(self, selection: Fragment) -> str:
        document = self._bench.document
        return _shortened(document.text[slice(*selection)]) if document is not None else ""


def _offer_words(span: Span) -> tuple[str, str]:
    return tr("⏎ takes “{text}”", text=_shortened(span.surface)), tr(". , next")


def _shortened(surface: str, room: int = _SHOWN) -> str:
    words = " ".join(surface.split())
    return words if len(words) <= room else f"{words[: room - 1]}…"
