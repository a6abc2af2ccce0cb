"""What stays open once spans are settled: attributes answered differently, and links."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from annotator.agreement.units import Unit, overlap
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.layer import Layer
from annotator.domain.link import Link
from annotator.domain.registers import attribute_to_json
from annotator.domain.span import Span
from annotator.domain.values import AttributeValue, Id
from annotator.session.adjudicating.choices import Choice, Dispute, digest_of

ATTRIBUTE_PART = "attribute"
LINK_PART = "link"


@dataclass(frozen=True, slots=True)
class Answer:
    """One value that an attribute was given, ``None`` where it was not answered, and by whom."""

    value: AttributeValue | None
    supporters: tuple[Id, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A span that all agree on, or that was taken, but for what it was said to be."""

    span: Span
    attribute: str
    answers: tuple[Answer, ...]
    digest: str

    @property
    def layer(self) -> Layer:
        return self.span.layer

    @property
    def start(self) -> int:
        return self.span.start


@dataclass(frozen=True, slots=True)
class Filler:
    """One span of the gold that fills a role, ``None`` for "not in the text"; and whose links say so."""

    target: Span | None
    supporters: Mapping[Id, Link]


@dataclass(frozen=True, slots=True)
class Tie:
    """Who or what fills a role of a span of the gold. ``readers`` have a span that this one replaced."""

    source: Span
    role: str
    fillers: tuple[Filler, ...]
    readers: tuple[Id, ...]
    digest: str

    @property
    def layer(self) -> Layer:
        return self.source.layer

    @property
    def start(self) -> int:
        return self.source.start

    @property
    def is_unanimous(self) -> bool:
        return all(len(filler.supporters) == len(self.readers) for filler in self.fillers)


@dataclass(slots=True)
class Replacements:
    """Which span of the gold stands for each span of the readings; those without one stand apart."""

    by_span: dict[Id, Span] = field(default_factory=dict[Id, Span])
    rejected: set[Id] = field(default_factory=set[Id])

    def settle(self, dispute: Dispute, taken: Iterable[Span]) -> None:
        """Spans of a settled dispute go over to the taken one that they overlap most, if there is one."""
        gold = sorted(taken, key=lambda span: span.order)
        for choice in dispute.choices:
            heir = _heir(choice, gold)
            for span in choice.supporters.values():
                if heir is None:
                    self.rejected.add(span.id)
                else:
                    self.by_span[span.id] = heir


def _heir(choice: Choice, gold: Iterable[Span]) -> Span | None:
    """Ties go to the same label, then to the first in the text."""
    unit = Unit(choice.extent.fragments, choice.label)
    best: tuple[float, bool] = (0.0, False)
    found: Span | None = None
    for span in gold:
        worth = (overlap(unit, Unit(span.fragments, span.label)), span.label == choice.label)
        if worth[0] > 0 and worth > best:
            best, found = worth, span
    return found


def find_questions(choice: Choice, gold: Span) -> Iterator[Question]:
    """The attributes of a choice that went into the gold about which its supporters differ."""
    for attribute in choice.open_attributes():
        answers: dict[AttributeValue | None, list[Id]] = {}
        for annotator, span in sorted(choice.supporters.items()):
            answers.setdefault(span.attributes.get(attribute), []).append(annotator)
        told = sorted(((attribute_to_json(value), who) for value, who in answers.items()), key=repr)
        options = sorted((Answer(value, tuple(who)) for value, who in answers.items()), key=_weight)
        yield Question(gold, attribute, tuple(options), digest_of(gold.id, attribute, told))


def _weight(answer: Answer) -> tuple[int, bool, str]:
    """Most supporters first, "not answered" last."""
    return (-len(answer.supporters), answer.value is None, str(answer.value))


def find_ties(works: Iterable[AnnotationSet], replaced: Replacements) -> list[Tie]:
    """Links of the readings between spans that the gold has taken over, by source and role."""
    readers: dict[Id, set[Id]] = {}
    fillers: dict[tuple[Id, str], dict[Id | None, dict[Id, Link]]] = {}
    gold: dict[Id, Span] = {span.id: span for span in replaced.by_span.values()}
    for work in works:
        for span in work.spans:
            heir = replaced.by_span.get(span.id)
            if heir is not None:
                readers.setdefault(heir.id, set()).add(work.annotator)
        for link in work.links:
            source = replaced.by_span.get(link.source)
            target = replaced.by_span.get(link.target) if link.target else None
            if source is None or (link.target and (target is None or target.id == source.id)):
                continue
            key = target.id if target else None
            fillers.setdefault((source.id, link.role), {}).setdefault(key, {})[work.annotator] = link
    found = [
        _tie(gold, source, role, targets, readers[source]) for (source, role), targets in fillers.items()
    ]
    return sorted(found, key=lambda tie: (tie.source.order, tie.role))


def _tie(
    gold: Mapping[Id, Span],
    source: Id,
    role: str,
    targets: Mapping[Id | None, Mapping[Id, Link]],
    readers: set[Id],
) -> Tie:
    options = [Filler(gold[target] if target else None, links) for target, links in targets.items()]
    options.sort(key=lambda filler: filler.target.order if filler.target else (1 << 62, 0, ""))
    told = [[filler.target.id if filler.target else None, sorted(filler.supporters)] for filler in options]
    return Tie(
        gold[source],
        role,
        tuple(options),
        tuple(sorted(readers)),
        digest_of(source, role, sorted(readers), told),
    )
