"""No catalogue is stale: it holds each text of the program, translated, with the same values in it."""

import ast
import gettext
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Message

from tests.house.languages import FOLDER, ROOT, TRANSLATED, as_text, catalogue, texts

RENEW = "run python -m tests.house.languages and translate what is empty"
MOST_VALUES = 200
"""Texts shown here when many are missing would fill the screen."""


def _said(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def _answers(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def _values(text: str) -> set[tuple[str, str]]:
    """The values of a text with how they are written."""
    return {(name, form or "") for _, name, form, _ in Formatter().parse(text) if name is not None}


def _messages(language: str) -> Iterator[Message]:
    return (message for message in catalogue(language) if message.id)


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_catalogue_holds_the_texts_of_the_program_and_no_others(language: str) -> None:
    ours = {_said(message) for message in texts() if message.id}
    theirs = {_said(message) for message in _messages(language)}
    assert sorted(ours - theirs)[:MOST_VALUES] == [], RENEW
    assert sorted(theirs - ours)[:MOST_VALUES] == [], RENEW


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_text_is_translated(language: str) -> None:
    empty = [_said(message) for message in _messages(language) if not all(_answers(message)) or message.fuzzy]
    assert empty[:MOST_VALUES] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_translations_have_the_values_of_their_texts(language: str) -> None:
    """A singular may leave the number out: "one span"."""
    for message in _messages(language):
        texts_of, answers = _said(message), _answers(message)
        if all("{" not in text for text in texts_of):
            continue
        known = set[tuple[str, str]]().union(*(_values(text) for text in texts_of))
        assert _values(answers[-1]) == _values(texts_of[-1]), texts_of
        assert _values(answers[0]) <= known, texts_of


@pytest.mark.parametrize("language", TRANSLATED)
def test_access_keys_stand_where_the_text_has_one(language: str) -> None:
    for message in _messages(language):
        for text, answer in zip(_said(message), _answers(message), strict=True):
            wanted = text.replace("&&", "").count("&")
            assert answer.replace("&&", "").count("&") == wanted, text


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_compiled_catalogue_says_the_same(language: str) -> None:
    with (FOLDER / f"{language}.mo").open("rb") as file:
        translations = gettext.GNUTranslations(file)
    for message in _messages(language):
        text, answers = _said(message), _answers(message)
        assert translations.gettext(text[0]) == answers[0], RENEW
        if len(text) > 1:
            assert translations.ngettext(text[0], text[1], 2) == answers[-1], RENEW


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_catalogue_lies_as_it_is_written(language: str) -> None:
    assert (FOLDER / f"{language}.po").read_bytes() == as_text(catalogue(language)), RENEW


def _calls_at_import(tree: ast.Module) -> Iterator[ast.Call]:
    """What is called when a module is read: everything outside of functions."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            waiting += [*node.args.defaults, *filter(None, node.args.kw_defaults), *node.decorator_list]
        elif not isinstance(node, ast.Lambda):
            waiting += ast.iter_child_nodes(node)
            if isinstance(node, ast.Call):
                yield node


def test_texts_outside_of_the_screen_are_looked_up_when_shown() -> None:
    """Commands import those modules before anybody has chosen a language."""
    early: list[str] = []
    for path in sorted((ROOT / "annotator").rglob("*.py")):
        if "ui" in path.relative_to(ROOT / "annotator").parts[:1]:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        called = (call.func for call in _calls_at_import(tree))
        if any(isinstance(name, ast.Name) and name.id in {"tr", "trn"} for name in called):
            early.append(_short(path))
    assert early == []


def _short(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
