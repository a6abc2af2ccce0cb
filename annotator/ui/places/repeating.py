"""The label of the span again: one key shows the other places of its words here, and gives it to them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from annotator.domain.change import Change
from annotator.domain.errors import PatternError
from annotator.domain.span import Fragment, Span
from annotator.domain.values import Id
from annotator.session.bulk_labeling import Spot
from annotator.session.occurrences import first_look, occurrences_in
from annotator.session.propagating import propagate, usual_copies
from annotator.ui.places.chosen_span import ChosenSpan
from annotator.ui.places.mode_strip import ModeStrip, apart
from annotator.ui.places.workbench import Workbench
from annotator.ui.textview.article_view import ArticleView
from annotator.ui.widgets.labels import shortened
from annotator.wording import tr, trn

_PAUSE_MS = 60
"""After a span was made, hands come first, and what else could be labeled later."""
_LONGEST = 200_000
"""Characters of a text in which one looks without being asked."""
_SHOWN = 40


class Repeating(QObject):
    """Places on offer bear no label of the layer yet.

    ``said`` carries a sentence for the foot. ``left`` follows when nothing is on offer any more: what the
    strip said before, and the marks in the text, hold again.
    """

    said = Signal(str)
    left = Signal()

    def __init__(
        self,
        bench: Workbench,
        view: ArticleView,
        chosen: ChosenSpan,
        strip: ModeStrip,
        key: Callable[[], str],
    ) -> None:
        """``key`` names the key that offers, and takes."""
        super().__init__(view)
        self._bench = bench
        self._view = view
        self._chosen = chosen
        self._strip = strip
        self._key = key
        self._offered: tuple[Id, Sequence[Fragment]] | None = None
        self._due = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._due.timeout.connect(self._on_due)
        chosen.changed.connect(self._on_chosen_changed)

    @property
    def active(self) -> bool:
        """Whether places are on offer."""
        return self._offered is not None

    def press(self) -> None:
        """Offer the places; pressed again, give them the label."""
        span, offered = self._chosen.span, self._offered
        self.leave()
        if span is None:
            return
        try:
            places = self._places(span)
        except PatternError as error:
            self._bench.told.emit(str(error), "info")
            return
        if offered == (span.id, places):
            self._take(span, places)
        else:
            self._offer(span, places)

    def leave(self) -> None:
        """Nothing is on offer any more."""
        if self._offered is not None:
            self._offered = None
            self._view.set_found(())
            self.left.emit()

    def span_added(self) -> None:
        """Somebody has made a span: say in a moment where else its words stand."""
        self._due.start()

    def _places(self, span: Span) -> list[Fragment]:
        document = self._bench.document
        if document is None:
            return []
        found = occurrences_in(document, self._bench.spans.values(), first_look(span, document.id))
        return [each.place for each in found if not each.labels]

    def _offer(self, span: Span, places: list[Fragment]) -> None:
        words = shortened(span.surface, _SHOWN)
        if not places:
            nowhere = tr("“{text}” stands nowhere else here without a label", text=words)
            self._bench.told.emit(nowhere, "info")
            return
        self._offered = (span.id, places)
        self._view.set_found(places)
        found = tr("{count:,} more “{text}” here", count=len(places), text=words)
        self._strip.show_text(apart(found, self._what_key_does(len(places), span)))

    def _what_key_does(self, places: int, span: Span) -> str:
        label = self._bench.tagset.label_name(span.label)
        return trn("{key} makes it {label}", "{key} makes them {label}", places, key=self._key(), label=label)

    def _take(self, span: Span, places: Sequence[Fragment]) -> None:
        document = self._bench.document
        assert document is not None
        wanted = first_look(span, document.id)
        spots = [Spot(document.id, (place,)) for place in places]
        copies, name = usual_copies(span, self._bench.tagset), self._bench.tagset.label_name(span.label)

        def tell(changes: list[Change]) -> None:
            made = sum(len(change.operations) for change in changes)
            self.said.emit(
                trn("{count:,} more place {label}", "{count:,} more places {label}", made, label=name)
            )

        self._bench.edit(lambda file, desk: propagate(file, desk.author, wanted, spots, copies), tell)

    @Slot()
    def _on_due(self) -> None:
        span, document = self._chosen.span, self._bench.document
        if span is None or document is None or self.active or len(document.text) > _LONGEST:
            return
        try:
            places = self._places(span)
        except PatternError:
            return
        if places:
            self.said.emit(tr("{count:,} more here: {key}", count=len(places), key=self._key()))

    @Slot()
    def _on_chosen_changed(self) -> None:
        if self._offered is not None and self._offered[0] != self._chosen.id:
            self.leave()
