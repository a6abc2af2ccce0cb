"""The grammar of keys: labels, chords, prefixes, Shift, and keys held down."""

from annotator.domain.layer import Layer
from annotator.domain.tagset import Label, Tagset
from annotator.session.tagsets import builtin_tagsets, load_tagset
from annotator.ui.places.commands import COMMANDS, Command, Group
from annotator.ui.places.keys import (
    Answer,
    KeyGrammar,
    PressAttribute,
    PressLabel,
    PressRole,
    Waiting,
)
from tests.session.projects import TAGSET

NEWS = load_tagset("news")


def fed(grammar: KeyGrammar, *keys: str, shift: bool = False) -> Answer:
    """The answer to the last of some keys."""
    answers = [grammar.feed(key, shift=shift) for key in keys]
    return answers[-1]


def test_one_key_presses_a_label_and_shift_wants_a_second() -> None:
    grammar = KeyGrammar(TAGSET)
    assert fed(grammar, "p") == PressLabel("PERSON")
    assert fed(grammar, "p", shift=True) == PressLabel("PERSON", second=True)
    assert fed(grammar, "q") is None


def test_every_label_of_every_built_in_tagset_is_pressed_by_its_keys() -> None:
    for name in builtin_tagsets():
        tagset = load_tagset(name)
        grammar = KeyGrammar(tagset)
        for label in tagset.labels:
            if label.shortcut:
                assert fed(grammar, *label.shortcut.split()) == PressLabel(label.key)


def test_the_first_key_of_a_chord_lists_what_may_follow() -> None:
    grammar = KeyGrammar(NEWS)
    waiting = fed(grammar, "e")
    assert isinstance(waiting, Waiting)
    assert ("d", "DECISION") in waiting.options
    assert len(waiting.options) == 14
    assert grammar.waiting
    assert fed(grammar, "d") == PressLabel("DECISION")
    assert not grammar.waiting


def test_shift_with_either_key_of_a_chord_wants_a_second_label() -> None:
    for first, last in ((True, False), (False, True), (True, True)):
        grammar = KeyGrammar(NEWS)
        grammar.feed("e", shift=first)
        assert grammar.feed("d", shift=last) == PressLabel("DECISION", second=True)
        assert fed(grammar, "e", "d") == PressLabel("DECISION")


def test_a_key_that_completes_no_chord_ends_it() -> None:
    grammar = KeyGrammar(NEWS)
    grammar.feed("e")
    assert grammar.knows("d")
    assert not grammar.knows("q")
    assert grammar.feed("q") is None
    assert not grammar.waiting
    assert fed(grammar, "q") == PressLabel("QUANTITY")


def test_roles_and_attributes_are_those_of_the_selected_span() -> None:
    grammar = KeyGrammar(NEWS)
    assert not grammar.knows("r")
    grammar.set_context("ASSERTION")
    assert fed(grammar, "r", "c") == PressRole("claimer")
    assert fed(grammar, "s", "c") == PressAttribute("certainty")
    grammar.set_context("DISASTER")
    assert fed(grammar, "r", "c") == PressRole("cause")
    assert fed(grammar, "s", "c") is None
    grammar.set_context("PERSON")
    assert not grammar.knows("r")


def test_forgetting_a_chord_tells_whether_there_was_one() -> None:
    grammar = KeyGrammar(NEWS)
    assert not grammar.forget()
    grammar.feed("e")
    assert grammar.forget()
    assert fed(grammar, "d") == PressLabel("DATE")


def test_keys_for_picking_count_while_picking_only() -> None:
    labels = (Label(key="ZERO", layer=Layer.ENTITY, name="ZERO", shortcut="0"),)
    grammar = KeyGrammar(Tagset(name="x", labels=labels))
    assert fed(grammar, "0") == PressLabel("ZERO")
    assert fed(grammar, "return") is Command.SELECT_SENTENCE
    grammar.picking = True
    assert fed(grammar, "0") is Command.ABSENT
    assert fed(grammar, "return") is Command.CONFIRM


def test_shift_turns_some_commands_round() -> None:
    grammar = KeyGrammar(TAGSET)
    assert fed(grammar, "[") is Command.START_OUT
    assert fed(grammar, "[", shift=True) is Command.START_IN
    assert fed(grammar, "tab", shift=True) is Command.PREVIOUS_CANDIDATE
    assert fed(grammar, ".", shift=True) is Command.NEXT_SPAN


def test_held_keys_move_and_do_nothing_else() -> None:
    grammar = KeyGrammar(NEWS)
    repeating = {row.command for row in COMMANDS if grammar.repeats(row.keys[0])}
    assert {Command.NEXT_SPAN, Command.END_IN, Command.NEXT_WORD, Command.GROW_SENTENCE} <= repeating
    acts = {row.command for row in COMMANDS if row.group is Group.SPANS}
    assert not repeating & (acts | {Command.JUMP, Command.CYCLE, Command.SELECT_SENTENCE})
    assert not grammar.repeats("p")
    grammar.feed("e")
    assert not grammar.repeats(".")


def test_no_two_commands_share_a_key() -> None:
    for picking in (False, True):
        keys = [key for row in COMMANDS if row.picking is picking for key in row.keys]
        assert len(keys) == len(set(keys))
    assert {row.command for row in COMMANDS} == set(Command)
