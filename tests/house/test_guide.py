"""The guide is complete: every command, option, format, key and preference stands in it."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
import typer

from annotator.cli.main import app
from annotator.formats.table import FORMATS, READERS
from annotator.locations import resource
from annotator.settings.preferences import preference_table
from annotator.ui.actions import ACTIONS, Act, clean_text
from annotator.ui.places.commands import COMMANDS
from annotator.ui.places.key_names import shown_key

GUIDE = resource("guide")
PAGES = {path.stem: path.read_text(encoding="utf-8") for path in sorted(GUIDE.glob("*.md"))}
WHOLE = "\n".join(PAGES.values())
COMMAND_LINE = PAGES["08-command-line"]


def _commands(group: Any, words: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    for name, command in sorted(group.commands.items()):
        if command.hidden:
            continue
        if hasattr(command, "commands"):
            yield from _commands(command, (*words, name))
        else:
            yield " ".join((*words, name)), command


CLI = typer.main.get_group(app)
COMMANDS_BY_NAME = dict(_commands(CLI, ("annotator",)))


def _section(command: str) -> str:
    """What the page says about a command: from its heading, or its group's, to the next."""
    heading = "## " + " ".join(command.split()[:2]) + "\n"
    return COMMAND_LINE.partition(heading)[2].partition("\n## ")[0]


def _options(command: Any) -> set[str]:
    """Long option names, those that switch off left out."""
    return {
        option
        for parameter in command.params
        for option in getattr(parameter, "opts", ())
        if option.startswith("--") and option != "--help"
    }


@pytest.mark.parametrize("name", sorted(COMMANDS_BY_NAME))
def test_every_command_and_option_is_described(name: str) -> None:
    section = _section(name)
    assert re.search(rf"^{name}\b", section, re.MULTILINE), f"{name} has no synopsis"
    described = set(re.findall(r"--[a-z-]+", section))
    assert _options(COMMANDS_BY_NAME[name]) <= described
    if len(name.split()) == 2:
        assert described == _options(COMMANDS_BY_NAME[name]), "the guide describes options that are not there"


def test_options_of_the_program_itself_are_described() -> None:
    assert all(option in COMMAND_LINE for option in _options(CLI))


@pytest.mark.parametrize("name", sorted({*FORMATS, *READERS}))
def test_every_dataset_format_is_described(name: str) -> None:
    page = PAGES["06-exporting"] if name in FORMATS else PAGES["05-importing"]
    assert re.search(rf"^## {name}$", page, re.MULTILINE | re.IGNORECASE)
    assert f"`{name}`" in COMMAND_LINE


@pytest.mark.parametrize("row", [row for row in ACTIONS if row.keys], ids=lambda row: row.act.value)
def test_every_shortcut_of_the_menus_is_told(row: Any) -> None:
    assert f"`{row.keys[0]}`" in WHOLE


@pytest.mark.parametrize("row", [row for row in ACTIONS if not row.keys], ids=lambda row: row.act.value)
def test_every_action_without_a_shortcut_is_named(row: Any) -> None:
    assert row.act is Act.ABOUT or f"**{clean_text(row.text)}**" in WHOLE


@pytest.mark.parametrize("row", COMMANDS, ids=lambda row: row.command.value)
def test_every_key_of_the_article_is_told(row: Any) -> None:
    for key in row.keys:
        assert f"`{shown_key(key)}`" in WHOLE.replace("`` ` ``", "```") or key == "enter"


@pytest.mark.parametrize("row", preference_table(), ids=lambda row: row.key)
def test_every_preference_is_told(row: Any) -> None:
    assert f"**{row.shown.title}**" in PAGES["01-getting-started"]


@pytest.mark.parametrize("page", sorted(PAGES))
def test_a_page_is_plain_markdown_with_one_title(page: str) -> None:
    text = re.sub(r"```.*?```", "", PAGES[page], flags=re.DOTALL)
    assert re.findall(r"^# ", text, re.MULTILINE) == ["# "]
    assert not re.search(r"<\w+[ >]|^\|", text, re.MULTILINE), "HTML and tables are not shown in the program"
