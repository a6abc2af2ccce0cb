"""One reading of one article while it is being put together: the gold first, then each annotator's."""

from dataclasses import dataclass, field, replace

from corpora.authoring.article import Article
from corpora.authoring.notation import (
    AuthoringError,
    FlagLine,
    GoldLine,
    LanguageLine,
    NoteLine,
    RoleLine,
    SpanLine,
)
from corpora.authoring.rules import AttributeValue, Rules

LAYERS = ("entity", "claim", "event")


@dataclass(frozen=True, slots=True)
class Marked:
    """A span under the name that the authors gave it."""

    mark: str
    layer: str
    label: str
    fragments: tuple[tuple[int, int], ...]
    attributes: dict[str, AttributeValue]
    note: str = ""
    flag: tuple[str, str] | None = None

    @property
    def start(self) -> int:
        return self.fragments[0][0]

    @property
    def end(self) -> int:
        return self.fragments[-1][1]


@dataclass(frozen=True, slots=True)
class Tie:
    """A link between two marks; no target means "not in the text"."""

    source: str
    role: str
    target: str | None


@dataclass(slots=True)
class Draft:
    article: Article
    rules: Rules
    spans: dict[str, Marked] = field(default_factory=dict[str, Marked])
    ties: list[Tie] = field(default_factory=list[Tie])
    assigned: tuple[str, ...] = LAYERS
    finished: tuple[str, ...] = LAYERS
    skipped: str = ""

    def copy(self) -> "Draft":
        return Draft(self.article, self.rules, dict(self.spans), list(self.ties))

    def span(self, mark: str, place: str) -> Marked:
        if mark not in self.spans:
            raise AuthoringError(place, f"there is no {mark} here")
        return self.spans[mark]

    def add(self, line: SpanLine, place: str) -> None:
        if line.mark in self.spans:
            raise AuthoringError(place, f"{line.mark} is there already")
        layer = self.rules.label(line.label, place).layer
        attributes = self.rules.attributes(layer, line.attributes, place)
        fragments = self.article.fragments(line.extent, place)
        self.spans[line.mark] = Marked(line.mark, layer, line.label, fragments, attributes)

    def remove(self, mark: str, place: str) -> None:
        self.span(mark, place)
        del self.spans[mark]
        self.ties = [tie for tie in self.ties if mark not in (tie.source, tie.target)]

    def apply(self, line: GoldLine, place: str) -> None:
        match line:
            case SpanLine():
                self.add(line, place)
            case RoleLine():
                self.tie(line, place)
            case FlagLine():
                span = self.span(line.mark, place)
                self.spans[line.mark] = replace(span, flag=(line.kind, line.comment))
            case NoteLine():
                self.spans[line.mark] = replace(self.span(line.mark, place), note=line.text)
            case LanguageLine():
                raise AuthoringError(place, "the language stands at the head of the file")

    def tie(self, line: RoleLine, place: str) -> None:
        source = self.span(line.source, place).label
        target = None if line.target is None else self.span(line.target, place).label
        if not self.rules.allows(source, line.role, target):
            filler = "an empty place" if target is None else target
            raise AuthoringError(place, f"{source} takes no {filler} as {line.role}")
        tie = Tie(line.source, line.role, line.target)
        if tie in self.ties:
            raise AuthoringError(place, "the same link is there already")
        self.ties.append(tie)

    def settle(self) -> None:
        """Drop the layers that are not assigned, and links that no longer have both ends or a frame."""
        self.spans = {mark: span for mark, span in self.spans.items() if span.layer in self.assigned}
        self.ties = [tie for tie in self.ties if self._holds(tie)]

    def _holds(self, tie: Tie) -> bool:
        if tie.source not in self.spans or (tie.target is not None and tie.target not in self.spans):
            return False
        target = None if tie.target is None else self.spans[tie.target].label
        return self.rules.allows(self.spans[tie.source].label, tie.role, target)
