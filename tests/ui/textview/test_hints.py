"""What is said about a span when the mouse rests on it."""

from dataclasses import replace

from PySide6.QtGui import QTextDocument

from annotator.domain.layer import Layer
from annotator.domain.span import Answer, Flag, FlagKind
from annotator.ui.textview.hints import as_rich_text, hint
from tests.ui.textview.samples import NEWS, span

_TEXT = "Ines <b>Calloway</b> said\n\nthat it was so."


def test_label_words_note_and_flag_are_told() -> None:
    told = hint(
        [
            span(
                _TEXT, Layer.ENTITY, "PERSON", "Ines", note="the mayor", flag=Flag(FlagKind.ASK, "which one?")
            )
        ],
        NEWS,
    )
    assert told.splitlines() == ["PERSON · entity", "“Ines”", "Note: the mayor", "ask the lead: which one?"]


def test_an_answer_to_a_flag_is_told() -> None:
    flag = Flag(FlagKind.UNSURE, answer=Answer("The mayor.", "Lea"))
    told = hint([span(_TEXT, Layer.ENTITY, "PERSON", "Ines", flag=flag)], NEWS)
    assert told.splitlines()[2:] == ["unsure", "Answer: The mayor."]


def test_attributes_are_told_by_their_names() -> None:
    attribute = next(one for one in NEWS.attributes_of(Layer.CLAIM) if one.values)
    choice = attribute.values[0]
    claim = replace(
        span(_TEXT, Layer.CLAIM, "ASSERTION", "it was so"),
        attributes={attribute.key: choice.key, "new": True},
    )
    assert hint([claim], NEWS).splitlines()[2:] == [f"{attribute.name}: {choice.name}", "new: yes"]


def test_several_spans_are_told_one_after_the_other_and_long_ones_cut_short() -> None:
    text = "word " * 100
    told = hint(
        [span(text, Layer.CLAIM, "ASSERTION", text.strip()), span(text, Layer.EVENT, "LIFE", "word")], NEWS
    )
    first, second = told.split("\n\n")
    assert first.endswith("…”")
    assert len(first) < 140
    assert second == "LIFE · event\n“word”"


def test_a_tooltip_takes_no_markup_from_the_text() -> None:
    plain = hint([span(_TEXT, Layer.ENTITY, "PERSON", "Ines <b>Calloway</b>")], NEWS)
    shown = QTextDocument()
    shown.setHtml(as_rich_text(plain))
    assert shown.toPlainText() == plain
    assert as_rich_text("") == ""
