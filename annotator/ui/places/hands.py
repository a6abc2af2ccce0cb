"""The annotator's hands on the article: keys and clicks become edits."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal, Slot
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from annotator.ui.places.chosen_span import ChosenSpan
from annotator.ui.places.commands import COMMANDS, Command, CommandRow
from annotator.ui.places.hand_table import HandTable
from annotator.ui.places.key_events import candidate_keys, holds_shift, is_modifier, pressed_again
from annotator.ui.places.key_names import shown_key
from annotator.ui.places.keys import (
    Answer,
    KeyGrammar,
    PressAttribute,
    PressLabel,
    PressRole,
    TakeOffer,
    Waiting,
    Wish,
)
from annotator.ui.places.labeler import Labeler
from annotator.ui.places.linking import Linking
from annotator.ui.places.mode_strip import ModeStrip
from annotator.ui.places.repeating import Repeating
from annotator.ui.places.selecting import Selecting
from annotator.ui.places.span_verbs import SpanVerbs
from annotator.ui.places.sticking import Sticking
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
        self.strip = strip
        self._rows: Sequence[CommandRow] = COMMANDS
        self.grammar = KeyGrammar(bench.tagset)
        self.chosen = ChosenSpan(bench, view)
        self.verbs = SpanVerbs(bench, self.chosen)
        self.walking = Walking(bench, view, self.chosen, strip)
        self.selecting = Selecting(bench, view)
        self.linking = Linking(bench, view, self.chosen, strip, self.walking.is_likely)
        self.repeating = Repeating(bench, view, self.chosen, strip, self.key_of(Command.REPEAT))
        self._labeler = Labeler(bench, view, self.chosen, self.linking, self.repeating.span_added)
        self.sticking = Sticking(bench, view, strip, self.press_label, lambda: not self.linking.active)
        self._commands = HandTable(self, bench, view).commands()
        view.installEventFilter(self)
        view.span_activated.connect(self._on_span_activated)
        view.span_cleared.connect(self._on_span_cleared)
        view.caret_moved.connect(self._on_caret_moved)
        view.link_target_clicked.connect(self._on_link_target_clicked)
        self.chosen.changed.connect(self._on_chosen_changed)
        strip.jump_left.connect(self._say_mode)
        self.repeating.left.connect(self._say_mode)

    def document_opened(self) -> None:
        """Another document: its own tagset, nothing chosen, and no mode but that of a label that sticks."""
        self._make_grammar()
        self.linking.leave()
        self.repeating.leave()
        self.strip.leave()
        self.sticking.refresh()
        self.chosen.choose(None)

    def set_commands(self, rows: Sequence[CommandRow]) -> None:
        """From now on commands have these keys."""
        self._rows = rows
        self._make_grammar()
        self._on_chosen_changed()

    @property
    def commands(self) -> Sequence[CommandRow]:
        """The commands with the keys that they have now."""
        return self._rows

    def key_of(self, command: Command) -> Callable[[], str]:
        """Tells the key that a command has now."""
        return lambda: next((shown_key(row.keys[0]) for row in self._rows if row.command is command), "")

    def _make_grammar(self) -> None:
        self.grammar = KeyGrammar(self._bench.tagset, self._rows)

    def leave_modes(self) -> None:
        """Out of what one is in: picking a filler first, and only then a label that sticks."""
        self.grammar.forget()
        if self.linking.active:
            self.linking.leave()
            self._say_mode()
        else:
            self.sticking.leave()

    def press_label(self, key: str, *, second: bool = False) -> None:
        """A label was pressed, by key or by mouse."""
        selection = self.selecting.selection
        if self.sticking.asking:
            self.sticking.take(key)
            if selection is None:
                return
        self._labeler.press(key, selection, second=second)

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
            if any(self._means(key, event) for key in candidate_keys(event)):
                event.accept()
                return True
            return False
        return event.type() == QEvent.Type.KeyPress and (self._waits(event) or self._on_key(event))

    def _means(self, key: str, event: QKeyEvent) -> bool:
        self.grammar.picking = self.linking.active or self.sticking.label is not None
        self.grammar.offers = self.linking.offered
        return self.grammar.knows(key, shift=holds_shift(event))

    def _waits(self, event: QKeyEvent) -> bool:
        """Whether a key has to wait until the one before it has been carried out: keys keep their order."""
        if self._bench.settling.settled:
            return False
        later = pressed_again(event)
        self._bench.settling.when_settled(lambda: QCoreApplication.sendEvent(self._view, later))
        return True

    def _on_key(self, event: QKeyEvent) -> bool:
        """Whether the key was one of ours. A key that repeats itself moves, and never labels."""
        if is_modifier(event):
            return False
        if event.isAutoRepeat() and self.grammar.waiting:
            return True
        for key in candidate_keys(event):
            if self._means(key, event):
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
        elif self.sticking.active:
            self.sticking.remind()
        else:
            self.strip.leave()

    def _answer(self, answer: Answer) -> None:
        if isinstance(answer, Waiting):
            self.strip.show_options(answer.prefix, answer.options)
            return
        self._say_mode()
        if answer is not None:
            self._grant(answer)

    def _grant(self, wish: Wish) -> None:
        if wish is not Command.REPEAT and wish is not Command.LEAVE:
            self.repeating.leave()
        if isinstance(wish, PressLabel):
            self.press_label(wish.label, second=wish.second)
        elif isinstance(wish, PressRole):
            self.start_link(wish.role)
        elif isinstance(wish, PressAttribute):
            self.verbs.set_attribute(wish.attribute, wish.value)
        elif isinstance(wish, TakeOffer):
            self.linking.take_offer(wish.number)
        else:
            self.do(wish)

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
        if span is None or self.linking.active or self.selecting.selection is not None:
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
