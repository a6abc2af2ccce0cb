"""The annotator's hands on the article: keys and clicks become edits."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from annotator.domain.change import Change, ObjectKind
from annotator.domain.span import Flag, FlagKind, Fragment, Span
from annotator.domain.tagset import Label
from annotator.domain.values import Id
from annotator.session import edits
from annotator.session.boundaries import moved_fragments
from annotator.session.hops import candidates, next_candidate
from annotator.session.labeling import AddSpan, Gesture, Place, RelabelSpan, label_gesture
from annotator.ui.panels.attribute_rows import cycled
from annotator.ui.places.key_events import candidate_keys, holds_shift
from annotator.ui.places.keys import (
    Answer,
    Command,
    KeyGrammar,
    PressAttribute,
    PressLabel,
    PressRole,
    Waiting,
    Wish,
)
from annotator.ui.places.linking import Linking
from annotator.ui.places.mode_strip import ModeStrip
from annotator.ui.places.workbench import Workbench
from annotator.ui.textview.article_view import ArticleView

_SIDES = {
    Command.START_OUT: ("start", -1),
    Command.START_IN: ("start", 1),
    Command.END_OUT: ("end", 1),
    Command.END_IN: ("end", -1),
}


class Hands(QObject):
    """``span_selected`` carries the id of the span that is selected now, or nothing.

    ``note_wanted`` asks for the field where notes are written.
    """

    span_selected = Signal(str)
    note_wanted = Signal()

    def __init__(self, bench: Workbench, view: ArticleView, strip: ModeStrip) -> None:
        super().__init__(view)
        self._bench = bench
        self._view = view
        self._strip = strip
        self.selected: Id | None = None
        self.grammar = KeyGrammar(bench.tagset)
        self.linking = Linking(bench, view, strip)
        self._places: list[Fragment] | None = None
        self._commands = self._make_commands()
        view.installEventFilter(self)
        view.span_activated.connect(self._on_span_activated)
        view.span_cleared.connect(self._on_span_cleared)
        strip.jump_typed.connect(self._on_jump_typed)
        strip.jump_left.connect(self._on_jump_left)

    @property
    def selected_span(self) -> Span | None:
        return self._bench.spans.get(self.selected) if self.selected else None

    def document_opened(self) -> None:
        """Another document: its own tagset, nothing selected, no mode."""
        self.grammar = KeyGrammar(self._bench.tagset)
        self._places = None
        self.leave_modes()
        self.select(None)

    def select(self, span: Id | None, *, reveal: bool = False) -> None:
        """Make a span the selected one, or none."""
        self.selected = span
        found = self.selected_span
        self.grammar.set_context(found.label if found else None)
        self._view.set_selected_span(found.id if found else None)
        if found is not None and reveal:
            self._view.scroll_to(found.start)
        self.span_selected.emit(found.id if found else "")

    def refresh(self) -> None:
        """After changes: the selected span may have gone or changed."""
        self.select(self.selected if self.selected in self._bench.spans else None)

    def leave_modes(self) -> None:
        self.linking.leave()
        self.grammar.forget()
        self._strip.leave()

    def press_label(self, key: str, *, second: bool = False) -> None:
        """A label was pressed, by key or by mouse."""
        label = self._bench.tagset.label(key)
        document = self._bench.document
        if label is None or document is None:
            return
        if self.linking.active and (fragment := self._selection()) is not None:
            self.linking.take_new(label.key, fragment)
            return
        gesture = self._gesture(label, second=second)
        if gesture is not None:
            self._carry_out(gesture)

    def start_link(self, role: str) -> None:
        span = self.selected_span
        if span is not None:
            self.linking.start(role, span)

    def write(self, edit: Callable[..., Change], *arguments: object) -> None:
        """Carry out an edit on the selected span: ``edit(file, desk, span, *arguments)``."""
        span = self.selected
        if span is not None:
            self._bench.edit(lambda file, desk: edit(file, desk, span, *arguments))

    def delete_selected(self) -> None:
        span = self.selected
        if span is not None:
            self._bench.edit(lambda file, desk: edits.remove_span(file, desk, span))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or self._bench.document is None:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            if any(self._means(key) for key in candidate_keys(event)):
                event.accept()
                return True
            return False
        return event.type() == QEvent.Type.KeyPress and self._on_key(event)

    def _means(self, key: str) -> bool:
        if key in ("return", "enter"):
            return self.linking.active
        return self.grammar.knows(key)

    def _on_key(self, event: QKeyEvent) -> bool:
        """Whether the key was one of ours. Auto-repeat moves and never labels."""
        for key in candidate_keys(event):
            if self._means(key):
                answer = self.grammar.feed(key, shift=holds_shift(event))
                if not event.isAutoRepeat() or isinstance(answer, Command):
                    self._answer(answer)
                return True
        if self.grammar.forget():
            self._strip.leave()
        return False

    def _answer(self, answer: Answer) -> None:
        if isinstance(answer, Waiting):
            self._strip.show_options(answer.prefix, answer.options)
            return
        if not self.linking.active:
            self._strip.leave()
        if answer is not None:
            self._grant(answer)

    def _grant(self, wish: Wish) -> None:
        if isinstance(wish, PressLabel):
            self.press_label(wish.label, second=wish.second)
        elif isinstance(wish, PressRole):
            self.start_link(wish.role)
        elif isinstance(wish, PressAttribute):
            self._cycle_attribute(wish.attribute)
        elif wish in _SIDES:
            self._move_boundary(*_SIDES[wish])
        else:
            self._commands[wish]()

    def _make_commands(self) -> dict[Command, Callable[[], None]]:
        return {
            Command.NEXT_SPAN: lambda: self._step(1),
            Command.PREVIOUS_SPAN: lambda: self._step(-1),
            Command.NEXT_CANDIDATE: lambda: self._hop(backwards=False),
            Command.PREVIOUS_CANDIDATE: lambda: self._hop(backwards=True),
            Command.JOIN: self._join,
            Command.CYCLE: self._cycle,
            Command.FLAG: self._toggle_flag,
            Command.NOTE: self.note_wanted.emit,
            Command.DELETE: self.delete_selected,
            Command.CONFIRM: lambda: self.linking.confirm(self._selection()),
            Command.ABSENT: self.linking.tell_absent,
            Command.LEAVE: self._leave,
            Command.JUMP: self._strip.show_jump,
        }

    def _selection(self) -> Fragment | None:
        start, end = self._view.selection
        return (start, end) if start < end else None

    def _gesture(self, label: Label, *, second: bool) -> Gesture | None:
        document, segments = self._bench.document, self._bench.segments
        assert document is not None
        caret = self._view.caret
        paragraph = segments.paragraph_at(caret)
        place = Place(
            document.text,
            segments.tokens(paragraph),
            segments.sentences(paragraph),
            caret,
            document.language,
            self._selection(),
            self.selected_span,
        )
        return label_gesture(place, self._bench.spans.values(), label, second=second)

    def _carry_out(self, gesture: Gesture) -> None:
        if isinstance(gesture, RelabelSpan):
            self._bench.edit(lambda file, desk: edits.relabel(file, desk, gesture.span, gesture.label))
            self.select(gesture.span)
        else:
            self._add(gesture)

    def _add(self, wish: AddSpan) -> None:
        self._bench.edit(
            lambda file, desk: edits.add_span(file, desk, wish.layer, wish.label, wish.fragments),
            self._on_added,
        )

    def _on_added(self, changes: list[Change]) -> None:
        """The new span is selected, and the text selection goes: the next key is about the span."""
        operation = changes[0].operations[0]
        if operation.kind is ObjectKind.SPAN and operation.id in self._bench.spans:
            self._view.set_caret(self._bench.spans[operation.id].end)
            self.select(operation.id)

    def _cycle_attribute(self, key: str) -> None:
        span, attribute = self.selected_span, self._bench.tagset.attribute(key)
        if span is not None and attribute is not None:
            self.write(edits.set_attribute, key, cycled(attribute, span.attributes.get(key)))

    def _move_boundary(self, side: str, step: int) -> None:
        span, document = self.selected_span, self._bench.document
        if span is None or document is None:
            return
        segments = self._bench.segments
        tokens = segments.tokens_between(max(span.start - 200, 0), min(span.end + 200, len(document.text)))
        fragments = moved_fragments(span.fragments, tokens, side, step)
        if fragments != span.fragments:
            self.write(edits.move_span, fragments)

    def _join(self) -> None:
        """The selected text becomes a further part of the selected span."""
        span, fragment = self.selected_span, self._selection()
        if span is not None and fragment is not None:
            self.write(edits.move_span, (*span.fragments, fragment))

    def _toggle_flag(self) -> None:
        span = self.selected_span
        if span is not None:
            self.write(edits.set_flag, None if span.flag else Flag(FlagKind.UNSURE))

    def _step(self, step: int) -> None:
        """To the next span in the text; while picking a filler, to the next one that the role takes."""
        if self.linking.active:
            self.linking.step(step)
            return
        spans = sorted(self._bench.spans.values(), key=lambda span: span.order)
        if not spans:
            return
        ids = [span.id for span in spans]
        if self.selected in ids:
            place = (ids.index(self.selected) + step) % len(spans)
        else:
            caret = self._view.caret
            ahead = [number for number, span in enumerate(spans) if span.start >= caret]
            place = (ahead[0] if ahead else 0) if step > 0 else (ahead[0] - 1 if ahead else -1)
        self._view.set_caret(spans[place].start)
        self.select(spans[place].id, reveal=True)

    def _cycle(self) -> None:
        """To the next of the spans that stand at the caret."""
        caret = self._view.caret
        here = [span for span in self._bench.spans.values() if span.start <= caret <= span.end]
        here.sort(key=lambda span: (span.end - span.start, span.order))
        if here:
            ids = [span.id for span in here]
            place = ids.index(self.selected) + 1 if self.selected in ids else 0
            self.select(ids[place % len(ids)])

    def _hop(self, *, backwards: bool) -> None:
        document = self._bench.document
        assert document is not None
        if self._places is None:
            self._places = self._find_places()
        start, end = self._view.selection
        caret = start if backwards else end
        found = next_candidate(self._places, self._bench.spans.values(), caret, backwards=backwards)
        if found is not None:
            self.select(None)
            self._view.select(*found)

    def _find_places(self) -> list[Fragment]:
        document, segments = self._bench.document, self._bench.segments
        assert document is not None
        numbers = range(len(segments.paragraphs))
        tokens = [token for number in numbers for token in segments.tokens(number)]
        found = [sentence for number in numbers for sentence in segments.sentences(number)]
        return candidates(document.text, tokens, found, document.zones)

    def _leave(self) -> None:
        """Escape: out of a mode first, then out of the text selection, then off the span."""
        if self.linking.active or not self._strip.isHidden():
            self.leave_modes()
        elif self._selection() is not None:
            self._view.set_caret(self._view.caret)
        else:
            self.select(None)

    @Slot(str)
    def _on_span_activated(self, span: Id) -> None:
        if self.linking.active:
            self.linking.take(span)
        else:
            self.select(span)

    @Slot()
    def _on_span_cleared(self) -> None:
        if not self.linking.active:
            self.select(None)

    @Slot(str)
    def _on_jump_typed(self, letters: str) -> None:
        document = self._bench.document
        if document is None or not letters:
            return
        text, wanted = document.text.lower(), letters.lower()
        found = text.find(wanted, self._view.caret) if len(text) == len(document.text) else -1
        place = found if found >= 0 else text.find(wanted)
        if place >= 0:
            self._view.set_caret(place)
            self._view.scroll_to(place)

    @Slot()
    def _on_jump_left(self) -> None:
        self._strip.leave()
        self._view.setFocus()
