"""The notation of ``.gold`` files: lines to statements. What a quotation points at is not known here."""

import re
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"(?:#\d+)?|[^\s"]+')
_QUOTE = re.compile(r'"(?P<text>(?:[^"\\]|\\.)*)"(?:#(?P<nth>\d+))?')
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_MARK = re.compile(r"[a-z]+\d+[a-z]*")
FLAGS = ("unsure", "ask")


class AuthoringError(Exception):
    """A file of the corpus says something that cannot be compiled."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(f"{place}: {reason}")


class Troubles:
    """Collects the errors of many lines, so that an author sees all of them at once."""

    def __init__(self) -> None:
        self._found: list[str] = []

    @contextmanager
    def gathered(self) -> Generator[None]:
        try:
            yield
        except AuthoringError as error:
            self._found.append(str(error))

    def raise_any(self) -> None:
        if self._found:
            first, _, reason = "\n".join(self._found).partition(": ")
            raise AuthoringError(first, reason)


@dataclass(frozen=True, slots=True)
class Quote:
    """A string of the article; ``nth`` counts whole-word occurrences from one (inside ``context``)."""

    text: str
    nth: int | None = None
    context: "Quote | None" = None


@dataclass(frozen=True, slots=True)
class Piece:
    """One fragment: a quotation, or all that stands from a first quotation to the end of a last one."""

    first: Quote
    last: Quote | None = None


@dataclass(frozen=True, slots=True)
class SpanLine:
    mark: str
    label: str
    extent: tuple[Piece, ...]
    attributes: dict[str, str]


@dataclass(frozen=True, slots=True)
class RoleLine:
    """``target`` is None where the role is answered "not in the text"."""

    source: str
    role: str
    target: str | None


@dataclass(frozen=True, slots=True)
class FlagLine:
    mark: str
    kind: str
    comment: str


@dataclass(frozen=True, slots=True)
class NoteLine:
    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class LanguageLine:
    """The head of a file: the language, and what is known about the article besides its text."""

    language: str
    meta: dict[str, str]


GoldLine = SpanLine | RoleLine | FlagLine | NoteLine | LanguageLine


class Words:
    """The tokens of one line, taken from the left."""

    def __init__(self, line: str, place: str) -> None:
        self.place = place
        self._tokens = _TOKEN.findall(line)
        if '"' in _TOKEN.sub("", line):
            raise self.error("a quotation is not closed")

    def error(self, reason: str) -> AuthoringError:
        return AuthoringError(self.place, reason)

    def peek(self) -> str:
        return self._tokens[0] if self._tokens else ""

    def take(self, what: str) -> str:
        if not self._tokens:
            raise self.error(f"{what} expected, the line ends")
        return self._tokens.pop(0)

    def mark(self) -> str:
        token = self.take("a mark such as e1")
        if not _MARK.fullmatch(token):
            raise self.error(f"{token} is not a mark such as e1")
        return token

    def quote(self) -> Quote:
        """A quotation, with the quotation that it stands in where ``in`` follows."""
        match = _QUOTE.fullmatch(self.take("a quotation"))
        if match is None:
            raise self.error("a quotation in double quotes expected")
        context = None
        if self.peek() == "in":
            self.take("in")
            context = self.quote()
        nth = match["nth"]
        return Quote(_unescaped(match["text"]), int(nth) if nth else None, context)

    def extent(self) -> tuple[Piece, ...]:
        pieces = [self._piece()]
        while self.peek() == "|":
            self.take("|")
            pieces.append(self._piece())
        return tuple(pieces)

    def _piece(self) -> Piece:
        first = self.quote()
        if self.peek() != "..":
            return Piece(first)
        self.take("..")
        return Piece(first, self.quote())

    def attributes(self) -> dict[str, str]:
        found: dict[str, str] = {}
        while self._tokens:
            key, equals, value = self.take("an attribute").partition("=")
            if not equals or not value:
                raise self.error(f"attribute=value expected, found {key}")
            found[key] = value
        return found

    def end(self) -> None:
        if self._tokens:
            raise self.error(f"nothing more expected, found {self._tokens[0]}")


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda match: "\n" if match[1] == "n" else match[1], text)


def lines_of(text: str, name: str) -> Iterator[tuple[str, str]]:
    """Each line that says something, with its place (``file:line``)."""
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip() and not line.lstrip().startswith("#"):
            yield f"{name}:{number}", line.strip()


def gold_line(words: Words) -> GoldLine:
    match words.peek():
        case "lang":
            words.take("lang")
            line: GoldLine = LanguageLine(words.take("a language"), words.attributes())
        case "flag":
            line = _flag(words)
        case "note":
            words.take("note")
            line = NoteLine(words.mark(), words.quote().text)
        case _:
            line = span_or_role(words)
    words.end()
    return line


def _flag(words: Words) -> FlagLine:
    words.take("flag")
    mark, kind = words.mark(), words.take("unsure or ask")
    if kind not in FLAGS:
        raise words.error(f"a flag is unsure or ask, not {kind}")
    return FlagLine(mark, kind, words.quote().text if words.peek() else "")


def span_or_role(words: Words) -> SpanLine | RoleLine:
    """``e1 PERSON "…" key=value`` or ``v1 place e3``."""
    mark, name = words.mark(), words.take("a label or a role")
    if words.peek().startswith('"'):
        return SpanLine(mark, name, words.extent(), words.attributes())
    return RoleLine(mark, name, target_of(words))


def target_of(words: Words) -> str | None:
    if words.peek() == "-":
        words.take("-")
        return None
    return words.mark()
