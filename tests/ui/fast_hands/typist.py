"""Somebody who knows all keys and the gold, and labels a whole article without touching the mouse."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from time import sleep

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.layer import Layer
from annotator.domain.link import Link
from annotator.domain.span import Fragment, Span
from annotator.domain.tagset import Label
from annotator.domain.values import AttributeValue, Id
from annotator.session.hops import Labeled
from annotator.session.labeled_words import LabeledWords
from annotator.session.value_keys import value_keys
from annotator.ui.places.link_mode import MENTION, SAME_AS
from tests.ui.fast_hands.keyboard import ALT, Keyboard, Stroke, marks
from tests.ui.fast_hands.ways import Standing, Ways
from tests.ui.places.sitting import Sitting

_AHEAD = 12
_RETURN = Stroke(Qt.Key.Key_Return)


@dataclass(slots=True)
class Figures:
    """Key-downs by what they were for, and how many of each were made."""

    downs: Counter[str] = field(default_factory=Counter[str])
    made: Counter[str] = field(default_factory=Counter[str])
    words: int = 0

    def per(self, what: str) -> float:
        return self.downs[what] / max(self.made[what], 1)

    def line(self) -> str:
        parts = (f"{self.made[what]} {what}s at {self.per(what):.2f}" for what in sorted(self.made))
        return f"{self.words} words by keys alone, key-downs each: {', '.join(parts)}"


class Typist:
    """``gold``: what is to be made of the open document."""

    def __init__(self, sitting: Sitting, gold: AnnotationSet, figures: Figures) -> None:
        self._sitting = sitting
        self._gold = {span.id: span for span in gold.spans}
        self._links = list(gold.links)
        self._figures = figures
        self._keys = Keyboard()
        self._made: dict[Id, Id] = {}
        self._ways = Ways(sitting.bench, self._labeled)

    def _labeled(self) -> Labeled:
        bench = self._sitting.bench
        names = (span for span in bench.spans.values() if span.label != MENTION)
        return Labeled(bench.spans_near, LabeledWords(names))

    def label_all(self) -> None:
        """All spans with their attributes, and mentions with their names; then all that claims and events
        link.
        """
        waiting = sorted(self._gold.values(), key=lambda span: span.order)
        while waiting:
            span, way = self._nearest(waiting)
            waiting.remove(span)
            self._label(span, way)
            self._answer(span)
            self._name(span)
        self._link_frames()

    def _nearest(self, waiting: Sequence[Span]) -> tuple[Span, Standing]:
        """Of the spans that come next, the one that takes fewest keys."""
        last = waiting[0].start + _AHEAD
        wanted = {it.id: (self._label_of(it), it.fragments[0]) for it in waiting if it.start <= last}
        found, way = self._ways.to_label(self._standing(), wanted, self._chosen())
        return self._gold[found], way

    def _label_of(self, span: Span) -> Label:
        label = self._sitting.bench.tagset.label(span.label)
        assert label is not None
        return label

    def _standing(self) -> Standing:
        return Standing(self._sitting.view.selection, self._keys.held)

    def _chosen(self) -> Span | None:
        return self._sitting.place.hands.chosen.span

    def _label(self, span: Span, way: Standing) -> None:
        shortcut = self._label_of(span).shortcut
        assert shortcut is not None
        before = set(self._sitting.bench.spans)
        self._press([*way.way, *marks(shortcut.replace(" ", ""))])
        (made,) = set(self._sitting.bench.spans) - before
        self._made[span.id] = made
        for fragment in span.fragments[1:]:
            self._join(fragment)
        self._count("span")
        assert self._sitting.bench.spans[made].fragments == span.fragments

    def _join(self, fragment: Fragment) -> None:
        """A further part of the span that was made last."""
        way = self._ways.to_selection(self._standing(), fragment)
        self._press([*way.way, *marks("j")])

    def _answer(self, span: Span) -> None:
        """What the program has not preset."""
        tagset, made = self._sitting.bench.tagset, self._sitting.bench.spans[self._made[span.id]]
        keys = {place: key for key, place in value_keys(tagset.attributes_of(span.layer)).items()}
        for attribute, value in span.attributes.items():
            if made.attributes.get(attribute) != value:
                assert isinstance(value, str)
                self._press(marks("s" + keys[attribute, value]))
                self._count("attribute")

    def _name(self, span: Span) -> None:
        """The name that a mention stands for, if it has been labeled by now."""
        for link in self._open_links(span):
            if link.role == SAME_AS and link.target in self._made:
                self._press(marks("="))
                self._take(link)

    def _link_frames(self) -> None:
        """All links that are still open, from span to span."""
        for span in sorted(self._gold.values(), key=lambda span: span.order):
            links = self._open_links(span)
            if links:
                self._go_to(span)
            for link in links:
                role = self._sitting.bench.tagset.role(link.role)
                assert role is not None
                assert role.shortcut is not None
                self._press(marks("r" + role.shortcut))
                self._take(link)

    def _open_links(self, span: Span) -> list[Link]:
        return [link for link in self._links if link.source == span.id]

    def _take(self, link: Link) -> None:
        """Answer the role for which a filler is being picked."""
        mode = self._sitting.place.hands.linking.mode
        assert mode is not None
        target = self._made[link.target] if link.target else None
        if target is None:
            self._press(marks("0"))
        elif target in mode.offers:
            self._press(marks(str(mode.offers.index(target) + 1)))
        else:
            self._press([*self._walk_to_filler(target), _RETURN])
        self._links.remove(link)
        self._count("link")

    def _walk_to_filler(self, target: Id) -> list[Stroke]:
        mode, spans = self._sitting.place.hands.linking.mode, list(self._sitting.bench.spans.values())
        assert mode is not None
        fitting = sorted((span for span in spans if mode.allows(span)), key=lambda span: span.order)
        return self._walk([span.id for span in fitting], mode.candidate or target, target)

    def _walk(self, ids: Sequence[Id], here: Id, there: Id) -> list[Stroke]:
        """By ``.`` or ``,``, whichever is nearer."""
        ahead = (ids.index(there) - ids.index(here)) % len(ids)
        return marks("." * ahead if ahead <= len(ids) - ahead else "," * (len(ids) - ahead))

    def _go_to(self, span: Span) -> None:
        """By ``Alt+.`` from claim to event; the first time from the beginning of the text."""
        made = self._made[span.id]
        if span.layer is Layer.ENTITY:
            self._press(self._walk_to_span(made))
        while (chosen := self._chosen()) is None or chosen.id != made:
            self._press([Stroke(Qt.Key.Key_Period, ALT)])

    def _walk_to_span(self, made: Id) -> list[Stroke]:
        ids = [span.id for span in sorted(self._sitting.bench.spans.values(), key=lambda span: span.order)]
        chosen = self._chosen()
        return self._walk(ids, chosen.id if chosen else ids[-1], made)

    def _press(self, strokes: list[Stroke]) -> None:
        self._keys.press(strokes)
        QApplication.processEvents()
        while not self._sitting.bench.settling.settled:
            sleep(0.001)
            QApplication.processEvents()

    def _count(self, what: str) -> None:
        self._figures.downs[what] += self._keys.take()
        self._figures.made[what] += 1


def likeness(work: AnnotationSet) -> tuple[object, object]:
    """What two sets must share to be the same work, whatever their ids."""
    spans = {
        span.id: (span.layer, span.label, span.fragments, _answers(span.attributes)) for span in work.spans
    }
    links = Counter(
        (link.role, spans[link.source], spans[link.target] if link.target else None) for link in work.links
    )
    return Counter(spans.values()), links


def _answers(attributes: Mapping[str, AttributeValue]) -> tuple[tuple[str, AttributeValue], ...]:
    return tuple(sorted(attributes.items()))
