"""Markdown files, as the plain text that a reader of the rendered page sees."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from annotator.articles.base import Extraction, RawArticle, ReadOptions, SourceFile
from annotator.articles.encoding import decode
from annotator.articles.limits import MEGABYTE, Deadline
from annotator.domain.values import Json
from annotator.wording import mark

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.{0,20000}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_ENTRY = re.compile(
    r"^(title|author|byline|date|site|lang|language|url)[ \t]*:[ \t]*(\S.*?)[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
# The inline parser takes quadratic time on hostile input: what is longer than any paragraph stays as it is.
_LONGEST_INLINE = 8_000
_WORDS = {"softbreak": " ", "hardbreak": "\n"}
_SPOKEN = frozenset({"text", "text_special", "code_inline"})


class MarkdownReader:
    kind = mark("Markdown")
    suffixes = (".md", ".markdown")
    largest = 4 * MEGABYTE

    def read(self, source: SourceFile, options: ReadOptions) -> Extraction:
        decoded = decode(source, options)
        entries, body = _front_matter(decoded.text)
        text, heading = _Renderer(Deadline(source.name)).render(body)
        meta: dict[str, Json] = {key: entries[key] for key in ("date", "site", "url") if key in entries}
        article = RawArticle(
            text,
            entries.get("title") or heading,
            entries.get("byline") or entries.get("author"),
            entries.get("language") or entries.get("lang"),
            meta,
        )
        return Extraction((article,), decoded.encoding, decoded.notes)


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    match = _FRONT_MATTER.match(text)
    if match is None:
        return {}, text
    entries = {key.lower(): value.strip("\"'") for key, value in _ENTRY.findall(match.group(1))}
    return entries, text[match.end() :]


@dataclass(slots=True)
class _Block:
    """``group`` is the number of the list or table that it belongs to, 0 where it belongs to none."""

    text: str
    group: int = 0


@dataclass(slots=True)
class _Renderer:
    """Walks the block tokens; ``_lists`` holds the next number of each open list, 0 where it has bullets."""

    deadline: Deadline
    heading: str | None = None
    _blocks: list[_Block] = field(default_factory=list[_Block])
    _lists: list[int] = field(default_factory=list[int])
    _marker: str = ""
    _groups: int = 0
    _row: list[str] | None = None

    def render(self, text: str) -> tuple[str, str | None]:
        """The text, and the heading that it begins with."""
        from markdown_it import MarkdownIt

        parser = MarkdownIt("commonmark").enable("table").disable("inline")
        tokens = parser.parse(text)
        for index, token in enumerate(tokens):
            self.deadline.check()
            if token.type == "inline":
                self._add(_inline_text(parser, token.content))
                if len(self._blocks) == 1 and tokens[index - 1].type == "heading_open":
                    self.heading = self._blocks[0].text
            elif token.type in ("fence", "code_block"):
                self._add(token.content.rstrip("\n"))
            else:
                self._structure(token)
        return self._joined(), self.heading

    def _structure(self, token: "Token") -> None:
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                self._groups += not self._lists
                self._lists.append(0 if token.type[0] == "b" else int(token.attrGet("start") or 1))
            case "table_open":
                self._groups += 1
            case "bullet_list_close" | "ordered_list_close":
                self._lists.pop()
            case "list_item_open":
                self._open_item()
            case "tr_open":
                self._row = []
            case "tr_close":
                row, self._row = self._row or [], None
                self._blocks.append(_Block(" | ".join(row), self._groups))
            case _:
                pass

    def _open_item(self) -> None:
        number = self._lists[-1]
        indent = "  " * (len(self._lists) - 1)
        self._marker = f"{indent}{number}. " if number else f"{indent}• "
        if number:
            self._lists[-1] += 1

    def _add(self, text: str) -> None:
        if self._row is not None:
            self._row.append(text)
        elif text.strip():
            self._blocks.append(_Block(self._marker + text, self._groups if self._lists else 0))
            self._marker = ""

    def _joined(self) -> str:
        parts: list[str] = []
        for index, block in enumerate(self._blocks):
            if index:
                together = block.group and block.group == self._blocks[index - 1].group
                parts.append("\n" if together else "\n\n")
            parts.append(block.text)
        return "".join(parts)


def _inline_text(parser: "MarkdownIt", content: str) -> str:
    if len(content) > _LONGEST_INLINE:
        return content
    tokens: list[Token] = []
    parser.inline.parse(content, parser, {}, tokens)
    return _spoken(tokens)


def _spoken(tokens: "Sequence[Token]") -> str:
    """Text, code and line breaks; no marks, links' targets, pictures or HTML."""
    return "".join(token.content if token.type in _SPOKEN else _WORDS.get(token.type, "") for token in tokens)
