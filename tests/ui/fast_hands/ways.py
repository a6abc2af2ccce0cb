"""The shortest way by keys from where the caret is to where a label's key makes the span that is wanted."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count
from typing import TypeVar

from PySide6.QtCore import Qt

from annotator.domain.span import Fragment, Span
from annotator.domain.tagset import Label
from annotator.domain.values import Id
from annotator.session.boundaries import moved_fragments
from annotator.session.hops import Hops, Labeled
from annotator.session.labeling import AddSpan, Place, label_gesture
from annotator.session.strides import Strides
from annotator.ui.places.standing import place_at, tokens_around
from annotator.ui.places.walking import found_from
from annotator.ui.places.workbench import Workbench
from tests.ui.fast_hands.keyboard import ALT, PLAIN, SHIFT, Stroke, cost, marks

_LETTERS = 6
_WAY_OFF = 100
_Key = Qt.Key
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Standing:
    """A selection, empty where there is but a caret; what is held down; and the keys that led here."""

    place: Fragment
    held: Qt.KeyboardModifier = PLAIN
    way: tuple[Stroke, ...] = ()

    @property
    def selection(self) -> Fragment | None:
        return self.place if self.place[0] < self.place[1] else None


class Ways:
    """Over an open document; ``labeled`` tells what is labeled in it by now."""

    def __init__(self, bench: Workbench, labeled: Callable[[], Labeled]) -> None:
        assert bench.document is not None
        self._bench = bench
        self._text = bench.document.text
        self._hops = Hops(bench.document, bench.segments)
        self._labeled = labeled
        self._open: list[Fragment] = []
        self._strides = Strides(self._text, bench.segments)

    def to_label(
        self, start: Standing, wanted: Mapping[Id, tuple[Label, Fragment]], chosen: Span | None
    ) -> tuple[Id, Standing]:
        """Which of some spans is nearest, and where its label's key makes it."""

        def made(standing: Standing) -> Id | None:
            active = chosen if not standing.way else None
            return next((key for key, it in wanted.items() if self._makes(standing, *it, active)), None)

        return self._first(start, [place for _, place in wanted.values()], made)

    def to_selection(self, start: Standing, target: Fragment) -> Standing:
        """Where just ``target`` is selected."""
        return self._first(start, [target], lambda standing: standing.selection == target or None)[1]

    def _first(
        self, start: Standing, targets: Sequence[Fragment], found: Callable[[Standing], T | None]
    ) -> tuple[T, Standing]:
        """The nearest place at which something is found."""
        self._open = [it for it in self._hops.from_place(0, self._labeled()) if it]
        area = min(start for start, _ in targets), max(end for _, end in targets)
        order, seen = count(), set[tuple[Fragment, Qt.KeyboardModifier]]()
        heap = [(0, next(order), start)]
        while heap:
            spent, _, standing = heappop(heap)
            if (standing.place, standing.held) in seen:
                continue
            seen.add((standing.place, standing.held))
            what = found(standing)
            if what is not None:
                return what, standing
            for strokes, place in self._steps(standing, targets):
                if _is_near(place, area):
                    downs, way = spent + cost(strokes, standing.held), (*standing.way, *strokes)
                    heappush(heap, (downs, next(order), Standing(place, strokes[-1].held, way)))
        raise AssertionError(f"no way to {[self._text[slice(*place)] for place in targets]}")

    def _makes(self, standing: Standing, label: Label, target: Fragment, chosen: Span | None) -> bool:
        if standing.selection is not None and standing.selection != target:
            return False
        if standing.place[1] > target[1] or standing.place[0] < target[0] - _WAY_OFF:
            return False
        caret = standing.place[1]
        place: Place = place_at(self._bench, caret, standing.selection, chosen)
        wanted = AddSpan(label.layer, label.key, (target,))
        return label_gesture(place, self._bench.spans_near, label) == wanted

    def _steps(
        self, standing: Standing, targets: Sequence[Fragment]
    ) -> Iterator[tuple[list[Stroke], Fragment]]:
        for strokes, step in self._keys(standing):
            place = step()
            if place is not None and place != standing.place:
                yield strokes, place
        if not standing.way:
            for target in targets:
                yield from self._jumps(standing.place[1], target[0])

    def _keys(self, standing: Standing) -> Iterator[tuple[list[Stroke], Callable[[], Fragment | None]]]:
        start, end = standing.place
        strides, places = self._strides, self._open
        yield [Stroke(_Key.Key_Tab)], lambda: next((it for it in places if it[0] >= end), None)
        yield (
            [Stroke(_Key.Key_Backtab, SHIFT)],
            lambda: next((it for it in reversed(places) if it[1] < start), None),
        )
        yield [Stroke(_Key.Key_Space)], lambda: strides.word(standing.place)
        yield [Stroke(_Key.Key_Space, SHIFT)], lambda: strides.word(standing.place, backwards=True)
        yield [Stroke(_Key.Key_Return)], lambda: strides.whole_sentence(end)
        yield [Stroke(_Key.Key_Return, SHIFT)], lambda: strides.grown(standing.place)
        yield [Stroke(_Key.Key_Down, ALT)], lambda: _caret(strides.sentence(start))
        yield [Stroke(_Key.Key_Up, ALT)], lambda: _caret(strides.sentence(start, backwards=True))
        if start < end:
            for key, side, step in ((_Key.Key_BracketLeft, "start", -1), (_Key.Key_BracketRight, "end", 1)):
                yield [Stroke(key)], lambda side=side, step=step: self._moved(standing.place, side, step)
                yield (
                    [Stroke(key, SHIFT)],
                    lambda side=side, step=-step: self._moved(standing.place, side, step),
                )

    def _moved(self, place: Fragment, side: str, step: int) -> Fragment:
        return moved_fragments([place], tokens_around(self._bench, *place), side, step)[0]

    def _jumps(self, caret: int, offset: int) -> Iterator[tuple[list[Stroke], Fragment]]:
        """A slash, as many letters as it takes, and Return."""
        for length in range(1, _LETTERS + 1):
            words = self._text[offset : offset + length].lower()
            if not all(mark == " " or (mark.isascii() and mark.isalnum()) for mark in words):
                return
            if found_from(self._text, words, caret) == offset:
                yield [*marks("/" + words), Stroke(_Key.Key_Return)], (offset, offset)
                return


def _caret(sentence: Fragment | None) -> Fragment | None:
    return (sentence[0], sentence[0]) if sentence else None


def _is_near(place: Fragment, target: Fragment) -> bool:
    return target[0] - _WAY_OFF <= place[0] and place[1] <= target[1] + _WAY_OFF
