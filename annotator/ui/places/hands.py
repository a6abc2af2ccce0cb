"""The annotator's hands on the article: keys and clicks become edits."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal, Slot
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from annotator.domain.change import Change
from annotator.domain.layer import Layer
from annotator.domain.span import Fragment
from annotator.session import edits
from annotator.session.labeling import AddSpan, Gesture, RelabelSpan, label_gesture
from annotator.ui.places.chosen_span import ChosenSpan
from annotator.ui.places.key_events import candidate_keys, holds_shift, is_modifier
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
from annotator.ui.places.span_verbs import SpanVerbs
from annotator.ui.places.standing import place_at
from annotator.ui.places.walking import Walking
from annotator.ui.places.workbench import Workbench
from annotator.ui.textview.article_view import ArticleView


class Hands(QObject):
    """``note_wanted`` asks for the field where notes are written."""

    note_wanted = Signal()

    def __init__(self, bench: Workbench, view: ArticleView, strip: ModeStrip) -> None:
        super().__init__(view)
        self._bench = bench
        self._view = view
        self._strip = strip
        self.grammar = KeyGrammar(bench.tagset)
        self.chosen = ChosenSpan(bench, view)
        self.verbs = SpanVerbs(bench, self.chosen)
        self.walking = Walking(bench, view, self.chosen, strip)
        self.linking = Linking(bench, view, self.chosen, strip, self.walking.is_likely)
        self._commands = self._make_commands()
        view.installEventFilter(self)
        view.span_activated.connect(self._on_span_activated)
        view.span_cleared.connect(self._on_span_cleared)
        view.caret_moved.connect(self._on_caret_moved)
        view.link_target_clicked.connect(self._on_link_target_clicked)
        self.chosen.changed.connect(self._on_chosen_changed)
        strip.jump_left.connect(self._say_mode)

    def document_opened(self) -> None:
        """Another document: its own tagset, nothing chosen, no mode."""
        self.grammar = KeyGrammar(self._bench.tagset)
        self.leave_modes()
        self.chosen.choose(None)

    def leave_modes(self) -> None:
        self.linking.leave()
        self.grammar.forget()
        self._strip.leave()

    def press_label(self, key: str, *, second: bool = False) -> None:
        """A label was pressed, by key or by mouse."""
        label = self._bench.tagset.label(key)
        if label is None or self._bench.document is None:
            return
        picking = self.linking.active
        caret, selection = self._view.caret, self._selection()
        near = self._bench.spans_near(*(selection or (caret, caret)))
        selected, spans = (None, ()) if picking else (self.chosen.span, near)
        place = place_at(self._bench, caret, selection, selected)
        gesture = label_gesture(place, spans, label, second=second)
        if picking and isinstance(gesture, AddSpan):
            self.linking.take_new(label.key, gesture.fragments[0])
        elif gesture is not None:
            self._carry_out(gesture)

    def start_link(self, role: str) -> None:
        span = self.chosen.span
        if span is not None:
            self.linking.start(role, span)

    def do(self, command: Command) -> None:
        self._commands[command]()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or self._bench.document is None:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            if any(self._means(key) for key in candidate_keys(event)):
                event.accept()
                return True
            return False
        return event.type() == QEvent.Type.KeyPress and (self._waits(event) or self._on_key(event))

    def _means(self, key: str) -> bool:
        self.grammar.picking = self.linking.active
        return self.grammar.knows(key)

    def _waits(self, event: QKeyEvent) -> bool:
        """Whether a key has to wait until the one before it has been carried out: keys keep their order."""
        if self._bench.settling.settled:
            return False
        later = event.clone()
        self._bench.settling.when_settled(lambda: QCoreApplication.sendEvent(self._view, later))
        return True

    def _on_key(self, event: QKeyEvent) -> bool:
        """Whether the key was one of ours. A key that repeats itself moves, and never labels."""
        if is_modifier(event):
            return False
        if event.isAutoRepeat() and self.grammar.waiting:
            return True
        for key in candidate_keys(event):
            if self._means(key):
                if not event.isAutoRepeat() or self.grammar.repeats(key, shift=holds_shift(event)):
                    self._answer(self.grammar.feed(key, shift=holds_shift(event)))
                return True
        if self.grammar.forget():
            self._say_mode()
        return False

    @Slot()
    def _say_mode(self) -> None:
        """A chord or a jump is over: say which mode one is in, if any."""
        if self.linking.active:
            self.linking.remind()
        else:
            self._strip.leave()

    def _answer(self, answer: Answer) -> None:
        if isinstance(answer, Waiting):
            self._strip.show_options(answer.prefix, answer.options)
            return
        self._say_mode()
        if answer is not None:
            self._grant(answer)

    def _grant(self, wish: Wish) -> None:
        if isinstance(wish, PressLabel):
            self.press_label(wish.label, second=wish.second)
        elif isinstance(wish, PressRole):
            self.start_link(wish.role)
        elif isinstance(wish, PressAttribute):
            self.verbs.cycle_attribute(wish.attribute)
        else:
            self.do(wish)

    def _make_commands(self) -> dict[Command, Callable[[], None]]:
        verbs, walking = self.verbs, self.walking
        return {
            Command.NEXT_SPAN: lambda: self._step(1),
            Command.PREVIOUS_SPAN: lambda: self._step(-1),
            Command.NEXT_CANDIDATE: self._hop,
            Command.PREVIOUS_CANDIDATE: lambda: self._hop(backwards=True),
            Command.START_OUT: lambda: verbs.move_boundary("start", -1),
            Command.START_IN: lambda: verbs.move_boundary("start", 1),
            Command.END_OUT: lambda: verbs.move_boundary("end", 1),
            Command.END_IN: lambda: verbs.move_boundary("end", -1),
            Command.JOIN: lambda: verbs.join(self._selection()),
            Command.CYCLE: walking.cycle,
            Command.FLAG: verbs.toggle_flag,
            Command.NOTE: self.note_wanted.emit,
            Command.DELETE: verbs.delete,
            Command.CONFIRM: lambda: self.linking.confirm(self._selection()),
            Command.ABSENT: self.linking.tell_absent,
            Command.LEAVE: self._leave,
            Command.JUMP: self._strip.show_jump,
        }

    def _selection(self) -> Fragment | None:
        start, end = self._view.selection
        return (start, end) if start < end else None

    def _carry_out(self, gesture: Gesture) -> None:
        if isinstance(gesture, RelabelSpan):
            self._bench.edit(lambda file, desk: edits.relabel(file, desk, gesture.span, gesture.label))
            self.chosen.choose(gesture.span)
        else:
            self._add(gesture)

    def _add(self, wish: AddSpan) -> None:
        """The new span is chosen, and the text selection goes, unless the hands have moved on meanwhile.

        The caret goes behind it, but stays in a claim, in which there are names still to be labeled.
        """
        view, place = self._view, (self._view.caret, self._view.selection)

        def choose(changes: list[Change]) -> None:
            span = self._bench.spans.get(changes[0].operations[0].id)
            if span is not None and (view.caret, view.selection) == place:
                inside = min(max(view.selection[0], span.start), span.end)
                view.set_caret(inside if span.layer is Layer.CLAIM else span.end, reveal=False)
                self.chosen.choose(span.id)

        self._bench.edit(
            lambda file, desk: edits.add_span(file, desk, wish.layer, wish.label, wish.fragments), choose
        )

    def _hop(self, *, backwards: bool = False) -> None:
        """While picking a filler, the span whose role it is stays chosen."""
        if self.walking.hop(backwards=backwards) and not self.linking.active:
            self.chosen.choose(None)

    def _step(self, step: int) -> None:
        """While picking a filler, to the next span that the role takes."""
        (self.linking.step if self.linking.active else self.walking.step)(step)

    def _leave(self) -> None:
        """Escape: out of a mode first, then out of the text selection, then off the span."""
        if self.linking.active or not self._strip.isHidden():
            self.leave_modes()
        elif self._selection() is not None:
            self._view.set_caret(self._view.caret, reveal=False)
        else:
            self.chosen.choose(None)

    @Slot()
    def _on_chosen_changed(self) -> None:
        span = self.chosen.span
        self.grammar.set_context(span.label if span else None)

    @Slot(str)
    def _on_link_target_clicked(self, span: str) -> None:
        self.chosen.choose(span, reveal=True)

    @Slot(int)
    def _on_caret_moved(self, caret: int) -> None:
        """Walking off the chosen span leaves it; selecting text elsewhere does not, for it may be joined."""
        span = self.chosen.span
        if span is None or self.linking.active or self._selection() is not None:
            return
        if not span.start <= caret <= span.end:
            self.chosen.choose(None)

    @Slot(str)
    def _on_span_activated(self, span: str) -> None:
        if self.linking.active:
            self.linking.take(span)
        else:
            self.chosen.choose(span)

    @Slot()
    def _on_span_cleared(self) -> None:
        if not self.linking.active:
            self.chosen.choose(None)
