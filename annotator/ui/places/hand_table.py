"""What each command does, one line each; several do another thing while a filler is being picked."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from annotator.domain.layer import ALL_LAYERS, Layer
from annotator.ui.actions import Act, run_in_window
from annotator.ui.places.commands import Command
from annotator.ui.places.link_mode import SAME_AS
from annotator.ui.places.workbench import Workbench
from annotator.ui.textview.article_view import ArticleView
from annotator.wording import tr

if TYPE_CHECKING:
    from annotator.ui.places.hands import Hands

_FRAMES = frozenset({Layer.CLAIM, Layer.EVENT})


class HandTable:
    def __init__(self, hands: "Hands", bench: Workbench, view: ArticleView) -> None:
        self._hands = hands
        self._bench = bench
        self._view = view

    def commands(self) -> Mapping[Command, Callable[[], None]]:
        """All but those that are the first key of a chord."""
        return {**self._going(), **self._selecting(), **self._edges(), **self._on_spans(), **self._modes()}

    def _going(self) -> dict[Command, Callable[[], None]]:
        selecting = self._hands.selecting
        return {
            Command.NEXT_CANDIDATE: self._hop,
            Command.PREVIOUS_CANDIDATE: lambda: self._hop(backwards=True),
            Command.JUMP: self._hands.strip.show_jump,
            Command.NEXT_SPAN: lambda: self._step(1, ALL_LAYERS),
            Command.PREVIOUS_SPAN: lambda: self._step(-1, ALL_LAYERS),
            Command.CYCLE: self._hands.walking.cycle,
            Command.NEXT_FRAME: lambda: self._step(1, _FRAMES),
            Command.PREVIOUS_FRAME: lambda: self._step(-1, _FRAMES),
            Command.NEXT_SENTENCE: selecting.go_to_sentence,
            Command.PREVIOUS_SENTENCE: lambda: selecting.go_to_sentence(backwards=True),
            Command.NEXT_BARE_SENTENCE: selecting.go_to_bare_sentence,
            Command.PREVIOUS_BARE_SENTENCE: lambda: selecting.go_to_bare_sentence(backwards=True),
        }

    def _selecting(self) -> dict[Command, Callable[[], None]]:
        selecting = self._hands.selecting
        return {
            Command.NEXT_WORD: selecting.word,
            Command.PREVIOUS_WORD: lambda: selecting.word(backwards=True),
            Command.SELECT_SENTENCE: selecting.whole_sentence,
            Command.GROW_SENTENCE: selecting.grow,
            Command.SHRINK_SENTENCE: selecting.shrink,
        }

    def _edges(self) -> dict[Command, Callable[[], None]]:
        return {
            Command.START_OUT: lambda: self._move_edge("start", -1),
            Command.START_IN: lambda: self._move_edge("start", 1),
            Command.END_OUT: lambda: self._move_edge("end", 1),
            Command.END_IN: lambda: self._move_edge("end", -1),
            Command.START_OUT_FINE: lambda: self._move_edge("start", -1, fine=True),
            Command.START_IN_FINE: lambda: self._move_edge("start", 1, fine=True),
            Command.END_OUT_FINE: lambda: self._move_edge("end", 1, fine=True),
            Command.END_IN_FINE: lambda: self._move_edge("end", -1, fine=True),
        }

    def _on_spans(self) -> dict[Command, Callable[[], None]]:
        verbs, selecting = self._hands.verbs, self._hands.selecting
        return {
            Command.JOIN: lambda: verbs.join(selecting.selection),
            Command.MERGE: lambda: verbs.merge(selecting.selection),
            Command.SPLIT: lambda: verbs.split(self._view.selection[0]),
            Command.FIT: verbs.fit,
            Command.FLAG: verbs.toggle_flag,
            Command.NOTE: self._hands.note_wanted.emit,
            Command.DELETE: verbs.delete,
        }

    def _modes(self) -> dict[Command, Callable[[], None]]:
        hands = self._hands
        return {
            Command.STICK: hands.sticking.ask,
            Command.REPEAT: self._repeat,
            Command.SAME_AS: self._pick_name,
            Command.CONFIRM: self._confirm,
            Command.ABSENT: hands.linking.tell_absent,
            Command.LEAVE: self._leave,
            Command.SHOW_KEYS: lambda: run_in_window(self._view, Act.KEYS),
        }

    def _hop(self, *, backwards: bool = False) -> None:
        """While picking a filler, the span whose role it is stays chosen."""

        def let_go() -> None:
            if not self._hands.linking.active:
                self._hands.chosen.choose(None)

        self._hands.walking.hop(let_go, backwards=backwards)

    def _step(self, step: int, layers: frozenset[Layer]) -> None:
        """While picking a filler, to the next span that the role takes."""
        if self._hands.linking.active:
            self._hands.linking.step(step)
        else:
            self._hands.walking.step(step, layers)

    def _move_edge(self, side: str, step: int, *, fine: bool = False) -> None:
        """Of the selected text, and of the span where none is selected."""
        if self._hands.selecting.selection is not None:
            self._hands.selecting.move_edge(side, step, fine=fine)
        else:
            self._hands.verbs.move_boundary(side, step, fine=fine)

    def _pick_name(self) -> None:
        """Pick what a mention is the same as; pressed again, take what is on offer."""
        linking, span = self._hands.linking, self._hands.chosen.span
        if linking.active:
            self._confirm()
        elif span is not None and any(
            role.key == SAME_AS for role, _ in self._bench.tagset.roles_of(span.label)
        ):
            linking.start(SAME_AS, span)
        elif span is not None:
            name = self._bench.tagset.label_name(span.label)
            words = tr("{label} stands for itself: no name has to be picked for it", label=name)
            self._bench.told.emit(words, "info")

    def _repeat(self) -> None:
        if not self._hands.linking.active:
            self._hands.repeating.press()

    def _confirm(self) -> None:
        if self._hands.linking.active:
            self._hands.linking.confirm(self._hands.selecting.selection)
        else:
            self._hands.sticking.confirm()

    def _leave(self) -> None:
        """Escape: out of a mode first, then out of the text selection, then off the span."""
        if self._hands.repeating.active:
            self._hands.repeating.leave()
        elif self._hands.linking.active or not self._hands.strip.isHidden():
            self._hands.leave_modes()
        elif self._hands.selecting.selection is not None:
            self._view.set_caret(self._view.caret, reveal=False)
        else:
            self._hands.chosen.choose(None)
